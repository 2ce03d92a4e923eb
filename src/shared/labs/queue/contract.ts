import { type } from '../../wire/contract';
import { lab } from '../lab';
import { integer, UNBOUNDED } from '../parameter';

export interface QueueSummary {
  /** Items in the order they left the queue; `2.3` is the third of producer 2. */
  readonly order: readonly string[];
  /** The most items that lay in the queue at once. */
  readonly maxDepth: number;
  /** Time each thread spent waiting for room or for an item, in milliseconds. */
  readonly waitedMs: Readonly<Record<string, number>>;
}

export const queue = lab({
  id: 'queue',
  parameters: {
    /** Room for how many items; 0 means no limit. */
    capacity: integer({ default: UNBOUNDED, min: 0, max: 10_000 }),
    producers: integer({ default: 1, min: 1, max: 8 }),
    consumers: integer({ default: 1, min: 1, max: 8 }),
    /** How many items each producer puts. */
    items: integer({ default: 6, min: 0, max: 50_000 }),
    /** Time a consumer spends on one item. */
    workMs: integer({ default: 150, min: 0, max: 10_000, unit: 'ms' }),
  },
  experiments: {
    'order-in-order-out': { set: {} },
    'full-queue': { set: { capacity: 2, items: 6 } },
    'who-gets-next': { set: { consumers: 3, items: 9 } },
  },
  actions: {},
  summary: type<QueueSummary>(),
  errors: [],
});
