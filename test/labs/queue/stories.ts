/** Runs of `queue` as they go, written by hand. */
import type { TraceEvent } from '../../../src/shared/trace/event';
import { story } from '../support/story';

export interface Handover {
  readonly kind: 'put' | 'get' | 'work' | 'wait-room' | 'wait-item';
  readonly actor: string;
  /** `1.3` is the third of producer 1. */
  readonly item?: string;
  readonly after?: string;
}

const msgOf = (item: string): string => item.replace(/^(\d+)\./, 'producer-$1#');

/** Ten milliseconds between any two. */
export function queueStory(handovers: readonly Handover[]): readonly TraceEvent[] {
  return story(
    handovers.map(({ kind, actor, item, after }, index) => {
      const atMs = index * 10;
      if (item === undefined)
        return [atMs, actor, 'wait', { queue: 'fifo', data: { for: kind === 'wait-room' ? 'room' : 'item' } }];
      if (kind === 'work') return [atMs, actor, 'work', { data: { item, ms: 5 } }];
      return [
        atMs,
        actor,
        kind === 'put' ? 'put' : 'get',
        { queue: 'fifo', msg: msgOf(item), data: { item }, ...(after && { after: msgOf(after) }) },
      ];
    }),
  );
}

export const put = (item: string, after?: string): Handover => ({
  kind: 'put',
  actor: `producer-${item[0]}`,
  item,
  ...(after && { after }),
});
export const get = (item: string, consumer = 1): Handover => ({ kind: 'get', actor: `consumer-${consumer}`, item });
export const wait = (actor: string, what: 'room' | 'item'): Handover => ({ kind: `wait-${what}`, actor });
