import * as v from 'valibot';
import { type } from '../../wire/contract';
import { lab } from '../lab';
import { choice, integer, schedule } from '../parameter';
import type { Count } from '../races/contract';

export interface DeadlockSummary {
  /** Threads that wait for each other in a circle at the end, each for the next; none is null. */
  readonly cycle?: readonly string[] | null;
  /** Who went, step by step, in the end (all but `explore`). */
  readonly schedule?: readonly number[];
  readonly followed?: boolean;
  /** Meals eaten, by philosopher. */
  readonly meals?: Readonly<Record<string, number>>;
  /** `explore` */
  readonly schedules?: Count;
  readonly deadlocks?: Count;
  readonly explored?: number;
  readonly shortest?: readonly number[] | null;
  /** Stopped, or too large: the counts are lower bounds. */
  readonly partial?: boolean;
  /** One schedule of every class was executed; `explored` is all of them. */
  readonly exploredAll?: boolean;
}

export const deadlock = lab({
  id: 'deadlock',
  parameters: {
    program: choice(['two-locks', 'philosophers'], 'philosophers'),
    /** Of the philosophers; `two-locks` has two threads. */
    philosophers: integer({ default: 3, min: 2, max: 5 }),
    /** `naive`: left, then right; `ordered`: the lower fork first; `try`: gives the left back if the right is taken; `waiter`: asks first. */
    strategy: choice(['naive', 'ordered', 'try', 'waiter'], 'naive'),
    meals: integer({ default: 1, min: 1, max: 1_000 }),
    schedule: schedule({ default: [], maxSteps: 10_000, maxThread: 4 }),
  },
  experiments: {
    'two-locks': { set: { program: 'two-locks' } },
    'by-hand': { set: {} },
    explore: { set: {} },
    livelock: { set: { strategy: 'try', philosophers: 2 } },
    repair: { set: { strategy: 'ordered' } },
    replay: { set: { schedule: [0, 1, 2] } },
  },
  actions: {
    undo: v.strictObject({}),
    restart: v.strictObject({
      schedule: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(10_000)),
    }),
  },
  summary: type<DeadlockSummary>(),
  errors: ['NOTHING_TO_UNDO', 'CANNOT_FOLLOW'],
});
