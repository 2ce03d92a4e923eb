/** Runs of `threads` as they go, written by hand. */
import type { TraceEvent } from '../../../src/shared/trace/event';
import { story } from '../support/story';

export type Lines = Parameters<typeof story>[0];

const item = (msg: string, value: number) => ({ queue: 'items', msg, data: { item: value } });
const ended = { data: { code: 0, signal: null } };
const stoppedAt = { data: { code: 0, signal: null, stopped: true } };

/** 1, -1 for two consumers: consumer-1 takes both, consumer-2 waits until the end that is given. */
export function oneSentinel(end: 'stop' | 'put' | 'too-early'): readonly TraceEvent[] {
  const begin: Lines = [
    [0, 'creator', 'ready'],
    [1, 'consumer-1', 'ready'],
    [1, 'consumer-2', 'ready'],
    [2, 'consumer-2', 'wait', { queue: 'items', data: { for: 'item' } }],
    [2, 'consumer-1', 'wait', { queue: 'items', data: { for: 'item' } }],
  ];
  if (end === 'too-early')
    return story([...begin, [3, 'consumer-1', 'exit', stoppedAt], [3, 'consumer-2', 'exit', stoppedAt]]);
  return story([
    ...begin,
    [3, 'creator', 'put', item('creator#1', 1)],
    [3, 'creator', 'put', item('creator#2', -1)],
    [3, 'creator', 'exit', ended],
    [4, 'consumer-1', 'get', item('creator#1', 1)],
    [5, 'consumer-1', 'work', { data: { item: 1, ms: 10 } }],
    [16, 'consumer-1', 'get', item('creator#2', -1)],
    [17, 'consumer-1', 'exit', ended],
    ...((end === 'put'
      ? [
          [99, 'main', 'put', item('main#9', -1)],
          [99, 'consumer-2', 'get', item('main#9', -1)],
          [99, 'consumer-2', 'exit', ended],
        ]
      : [[99, 'consumer-2', 'exit', stoppedAt]]) as Lines),
  ]);
}

const add = (value: number) => ({ cell: 'handled', data: { value, was: value - 1, atomic: 'add' } });
const work = { data: { item: 1, ms: 0 } };

/** Two consumers count to two; main reads. */
export const counted = (read: number): readonly TraceEvent[] =>
  story([
    [1, 'consumer-1', 'work', work],
    [1, 'consumer-2', 'work', work],
    [2, 'consumer-1', 'store', add(1)],
    [3, 'consumer-2', 'store', add(2)],
    [4, 'consumer-1', 'exit', ended],
    [4, 'consumer-2', 'exit', ended],
    [5, 'main', 'load', { cell: 'handled', data: { value: read } }],
  ]);

const ledger = { lock: 'ledger' };

/** consumer-1 has the lock and works; consumer-2 waits for it. Then what is given. */
export const atWork = (...rest: Lines): readonly TraceEvent[] =>
  story([
    [1, 'consumer-1', 'lock', { ...ledger, data: { token: 1 } }],
    [2, 'consumer-1', 'load', { cell: 'credit', data: { value: 0 } }],
    [3, 'consumer-1', 'store', { cell: 'debit', data: { value: 1 } }],
    [4, 'consumer-1', 'work', { data: { item: 1, ms: 1_000 } }],
    [5, 'consumer-2', 'block', { ...ledger, data: { for: 'lock', holder: 'consumer-1' } }],
    ...rest,
  ]);

export const killed: Lines = [
  [10, 'main', 'kill', { msg: 'main#9', data: { actor: 'consumer-1', signal: 'terminate' } }],
  [11, 'consumer-1', 'exit', { msg: 'main#9', data: { code: 1, signal: null } }],
  [12, 'main', 'error', { ...ledger, data: { reason: 'owner-dead', owner: 'consumer-1' } }],
];
export const stopped: Lines = [[99, 'consumer-2', 'exit', stoppedAt]];
export const gaveUp: Lines = [
  [50, 'consumer-2', 'note', { ...ledger, data: { gaveUp: true, holder: 'consumer-1' } }],
  [51, 'consumer-2', 'exit', ended],
];
export const takesOver: Lines = [
  [50, 'consumer-2', 'lock', { ...ledger, data: { token: 2, takenFrom: 'consumer-1' } }],
  [51, 'consumer-2', 'store', { cell: 'debit', data: { value: 1 } }],
  [52, 'consumer-2', 'store', { cell: 'credit', data: { value: 1 } }],
  [53, 'consumer-2', 'unlock', ledger],
];
export const isRefused: Lines = [
  [60, 'consumer-1', 'error', { cell: 'credit', data: { reason: 'stale-token', token: 1, highest: 2 } }],
];
export const ask = (actor: string): Lines => [[10, 'main', 'note', { data: { cancel: actor } }]];
export const finishes: Lines = [
  [20, 'consumer-1', 'store', { cell: 'credit', data: { value: 1 } }],
  [21, 'consumer-1', 'unlock', ledger],
  [22, 'consumer-1', 'note', { data: { leaves: 'cancelled' } }],
  [23, 'consumer-1', 'exit', ended],
];
