/** A small run for the tests of the views: two actors, one queue. */
import type { EventKind, NewEvent } from '../../src/shared/trace/event';
import { TraceIndex } from '../../src/renderer/src/trace/trace-index';
import { TraceStore } from '../../src/shared/trace/store';

type Short = readonly [ms: number, actor: string, kind: EventKind, more?: Partial<NewEvent>];

export function storeOf(events: readonly Short[]): TraceStore {
  const store = new TraceStore();
  for (const [ms, actor, kind, more] of events) store.append({ t: ms * 1e6, actor, kind, fidelity: 'LIVE', ...more });
  return store;
}

/**
 *        0 ms   1 ms   2 ms   3 ms   4 ms   8 ms
 *   a:          put#1  put#2                exit
 *   b:   wait                 get#1  work (until its end at 8 ms: get#2)
 */
export const TWO_ACTORS: readonly Short[] = [
  [0, 'b', 'wait', { queue: 'items', data: { for: 'item' }, line: 3 }],
  [1, 'a', 'put', { queue: 'items', msg: 'a#1', data: { item: 1 }, line: 2 }],
  [2, 'a', 'put', { queue: 'items', msg: 'a#2', data: { item: 2 }, line: 2 }],
  [3, 'b', 'get', { queue: 'items', msg: 'a#1', data: { item: 1 }, line: 3 }],
  [4, 'b', 'work', { data: { item: 1, ms: 4 }, line: 4 }],
  [8, 'b', 'get', { queue: 'items', msg: 'a#2', data: { item: 2 }, line: 3 }],
  [8, 'a', 'exit', { data: { code: 0, signal: null } }],
];

export function indexOf(events: readonly Short[]): TraceIndex {
  const index = new TraceIndex(storeOf(events), () => []);
  index.update();
  return index;
}
