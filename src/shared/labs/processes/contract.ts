import * as v from 'valibot';
import { type } from '../../wire/contract';
import { lab } from '../lab';
import type { Item } from '../item-list';
import { integer, items } from '../parameter';
import { SENTINEL } from './sentinel';

// In a file of its own, so that the programs need not load the schema library for one number.
export { SENTINEL };

/** Per consumer, and for the run as a whole. */
export interface ProcessesSummary {
  /** Items each consumer worked on to the end, in its order. */
  readonly consumed: Readonly<Record<string, readonly Item[]>>;
  /** Items that could not be worked on, in the order they were met. */
  readonly bad: readonly Item[];
  /** What still lay in each queue at the end, front first. */
  readonly leftInQueue: { readonly items: readonly Item[]; readonly results: readonly number[] };
  /** How each process ended. */
  readonly exitCodes: Readonly<Record<string, { readonly code: number | null; readonly signal: string | null }>>;
  /** The variable `handled` that every process has a copy of, as each saw it last. */
  readonly handled: Readonly<Record<string, number>>;
}

export const processes = lab({
  id: 'processes',
  parameters: {
    input: items({ default: [1, 2, 3, 4, 5, 'd', SENTINEL], maxItems: 10_000, maxItemChars: 1_000 }),
    /** Time one item takes. */
    workMs: integer({ default: 200, min: 0, max: 10_000, unit: 'ms' }),
    consumers: integer({ default: 1, min: 1, max: 8 }),
  },
  experiments: {
    default: { set: {} },
    'bad-item': { set: { input: [1, 2, 'd', 3, 4, SENTINEL] } },
    'no-sentinel': { set: { input: [1, 2, 3] } },
    'kill-consumer': { set: { input: [1, 2, 3, 4, 5, 6, SENTINEL], workMs: 600 } },
    'nothing-shared': { set: { input: [1, 2, 3, SENTINEL] } },
  },
  actions: {
    /** Sends a signal to one of the run's processes. */
    kill: v.strictObject({ actor: v.string(), signal: v.picklist(['SIGTERM', 'SIGKILL']) }),
    /** Puts one more item into the queue by hand, such as the sentinel that was forgotten. */
    put: v.strictObject({ item: v.union([v.pipe(v.number(), v.finite()), v.pipe(v.string(), v.maxLength(1_000))]) }),
  },
  summary: type<ProcessesSummary>(),
  errors: ['NO_SUCH_ACTOR', 'ACTOR_HAS_ENDED'],
});
