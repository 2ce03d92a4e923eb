/** Runs of `processes` as they go, written by hand. */
import type { Item } from '../../../src/shared/labs/item-list';
import type { TraceEvent } from '../../../src/shared/trace/event';
import { story } from '../support/story';

const items = (msg: string, item: Item) => ({ queue: 'items', msg, data: { item } });
const results = (msg: string, item: Item) => ({ queue: 'results', msg, data: { item } });

/** 1, 'd', 2, -1: the creator is done before the consumer has finished anything. */
export const quickCreator: readonly TraceEvent[] = story([
  [0, 'main', 'spawn', { msg: 'main#1', data: { actor: 'creator' } }],
  [1, 'main', 'spawn', { msg: 'main#2', data: { actor: 'consumer-1' } }],
  [5, 'consumer-1', 'ready', { msg: 'main#2' }],
  [6, 'consumer-1', 'wait', { queue: 'items', data: { for: 'item' } }],
  [9, 'creator', 'ready', { msg: 'main#1' }],
  [10, 'creator', 'put', items('creator#1', 1)],
  [10, 'consumer-1', 'get', items('creator#1', 1)],
  [11, 'consumer-1', 'work', { data: { item: 1, ms: 100 } }],
  [12, 'creator', 'put', items('creator#2', 'd')],
  [13, 'creator', 'put', items('creator#3', 2)],
  [14, 'creator', 'put', items('creator#4', -1)],
  [15, 'creator', 'exit', { data: { code: 0, signal: null } }],
  [111, 'consumer-1', 'put', results('consumer-1#1', 2)],
  [112, 'consumer-1', 'get', items('creator#2', 'd')],
  [113, 'consumer-1', 'error', { data: { item: 'd', code: 'BAD_ITEM' } }],
  [114, 'consumer-1', 'get', items('creator#3', 2)],
  [115, 'consumer-1', 'work', { data: { item: 2, ms: 100 } }],
  [215, 'consumer-1', 'put', results('consumer-1#2', 4)],
  [216, 'consumer-1', 'get', items('creator#4', -1)],
  [217, 'consumer-1', 'exit', { data: { code: 0, signal: null } }],
]);

/** 1 and no sentinel: the consumer waits, until the given end. */
export function noSentinel(end: 'stop' | 'put'): readonly TraceEvent[] {
  return story([
    [0, 'creator', 'ready'],
    [1, 'consumer-1', 'ready'],
    [2, 'creator', 'put', items('creator#1', 1)],
    [3, 'creator', 'exit', { data: { code: 0, signal: null } }],
    [4, 'consumer-1', 'get', items('creator#1', 1)],
    [5, 'consumer-1', 'work', { data: { item: 1, ms: 10 } }],
    [15, 'consumer-1', 'put', results('consumer-1#1', 2)],
    [16, 'consumer-1', 'wait', { queue: 'items', data: { for: 'item' } }],
    [17, 'main', 'wait', { data: { for: 'exit' } }],
    ...(end === 'put'
      ? ([
          [1516, 'main', 'put', items('main#9', -1)],
          [1517, 'consumer-1', 'get', items('main#9', -1)],
          [1518, 'consumer-1', 'exit', { data: { code: 0, signal: null } }],
        ] as const)
      : ([
          [1516, 'consumer-1', 'note', { data: { code: 'GOODBYE', signal: 'SIGTERM' } }],
          [1517, 'consumer-1', 'exit', { data: { code: 143, signal: null } }],
        ] as const)),
  ]);
}

/** 1, 2, -1: the consumer is killed while it works on 1. */
export const killed: readonly TraceEvent[] = story([
  [0, 'creator', 'ready'],
  [1, 'consumer-1', 'ready'],
  [2, 'creator', 'put', items('creator#1', 1)],
  [3, 'creator', 'put', items('creator#2', 2)],
  [4, 'creator', 'put', items('creator#3', -1)],
  [5, 'creator', 'exit', { data: { code: 0, signal: null } }],
  [6, 'consumer-1', 'get', items('creator#1', 1)],
  [7, 'consumer-1', 'work', { data: { item: 1, ms: 600 } }],
  [100, 'main', 'kill', { msg: 'main#3', data: { actor: 'consumer-1', signal: 'SIGKILL' } }],
  [101, 'consumer-1', 'drop', { msg: 'creator#1', data: { item: 1, code: 'HOLDER_GONE' } }],
  [102, 'consumer-1', 'exit', { msg: 'main#3', data: { code: null, signal: 'SIGKILL' } }],
]);

/** The same end, but the signal came from a shell: the run has not sent any. */
export const killedFromOutside: readonly TraceEvent[] = killed
  .filter(({ kind }) => kind !== 'kill')
  .map((event) => {
    if (event.kind !== 'exit') return event;
    const { msg: _sentByTheRun, ...own } = event;
    return own;
  });
