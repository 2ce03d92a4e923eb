import * as v from 'valibot';
import { type } from '../../wire/contract';
import { lab } from '../lab';
import type { Item } from '../item-list';
import { choice, integer, items } from '../parameter';
import { SENTINEL } from './sentinel';

export { SENTINEL };

export interface ThreadsSummary {
  /** Items each consumer worked on, in its order. */
  readonly consumed: Readonly<Record<string, readonly Item[]>>;
  /** Threads that had not ended when the run was stopped, and what each waited for: `item` or `lock`. */
  readonly stuck: Readonly<Record<string, string>>;
  /** The one variable `handled` as each thread saw it last. */
  readonly handled: Readonly<Record<string, number>>;
  /** `terminate`, `cancel`: who was terminated with the lock in its hand; the last one, if several. */
  readonly deadOwner: string | null;
  /** Writes (and reads) by an owner whose lease was over, refused by their fencing token. */
  readonly refused: number;
  /** `terminate`, `cancel`: the two numbers that the lock guards; unless somebody is at work they agree. */
  readonly ledger: { readonly debit: number; readonly credit: number };
}

const actor = v.strictObject({ actor: v.string() });

/** How many items a learner may put by hand in one run: far more than anybody will, and a bound for the queue's ring. */
export const MAX_BY_HAND = 1_000;

export const threads = lab({
  id: 'threads',
  parameters: {
    input: items({ default: [1, 2, 3, 4, 5, SENTINEL], maxItems: 10_000, maxItemChars: 1_000 }),
    consumers: integer({ default: 2, min: 1, max: 8 }),
    /** How the end is told: what stands in `input`, one sentinel for each consumer, or closing the queue. */
    ending: choice(['input', 'one-each', 'close'], 'input'),
    workMs: integer({ default: 200, min: 0, max: 10_000, unit: 'ms' }),
    /** `terminate`, `cancel`: what keeps the survivors from waiting for ever. */
    rescue: choice(['none', 'cancel', 'timeout', 'lease'], 'none'),
    /** `timeout`: how long a thread waits for the lock; `lease`: how long an owner may keep it. */
    patienceMs: integer({ default: 1_500, min: 10, max: 60_000, unit: 'ms' }),
  },
  experiments: {
    'one-sentinel': { set: {} },
    'shared-variable': { set: { input: [1, 2, 3, SENTINEL, SENTINEL] } },
    terminate: { set: { consumers: 3, workMs: 1_000, input: [1, 2, 3, 4, 5, 6], ending: 'close' } },
    cancel: { set: { consumers: 3, workMs: 1_000, input: [1, 2, 3, 4, 5, 6], ending: 'close', rescue: 'cancel' } },
  },
  actions: {
    /** Ends a thread where it is (`worker.terminate()`). */
    terminate: actor,
    /** Asks a thread to end at the next point where it looks; only with `rescue` = `cancel` does it look. */
    cancel: actor,
    /** Has a thread stand still before it ends its work on an item, as if it had lost its core. */
    pause: actor,
    resume: actor,
    /** One more item by hand, such as the sentinel that is missing. */
    put: v.strictObject({ item: v.union([v.pipe(v.number(), v.finite()), v.pipe(v.string(), v.maxLength(1_000))]) }),
    /** Closes the queue, once the creator has put what it has. */
    close: v.strictObject({}),
  },
  summary: type<ThreadsSummary>(),
  errors: ['NO_SUCH_ACTOR', 'ACTOR_HAS_ENDED', 'QUEUE_IS_CLOSED', 'QUEUE_IS_FULL', 'NOT_COOPERATIVE'],
});
