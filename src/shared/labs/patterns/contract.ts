import { type } from '../../wire/contract';
import { lab } from '../lab';
import { flag, integer } from '../parameter';

/** What a finished run of this lab sums up to; scripts read it from `interleave run --json`. */
export interface PatternsSummary {
  /** By worker: the jobs it was given, in the order in which they came; one that came again is there again. */
  readonly matrix: Readonly<Record<string, readonly number[]>>;
  /** By worker: the jobs it has done. */
  readonly done: Readonly<Record<string, readonly number[]>>;
  /**
   * How many jobs were not done by everybody they were meant for: one worker, or with publish-subscribe every worker.
   * `completed + lost` is the number of jobs.
   */
  readonly lost: number;
  readonly lostJobs: readonly number[];
  /** How many jobs were done more often than they were meant to be. */
  readonly duplicated: number;
  readonly duplicatedJobs: readonly number[];
  readonly completed: number;
  /** From the first job handed out to the last that was done. */
  readonly elapsedMs: number;
}

export const patterns = lab({
  id: 'patterns',
  parameters: {
    jobs: integer({ default: 20, min: 1, max: 500 }),
    workers: integer({ default: 3, min: 1, max: 8 }),
    /** How many workers are slow, come late, crash: the first ones are slow, those after them late, those after them crash, in a circle. */
    slow: integer({ default: 1, min: 0, max: 8 }),
    late: integer({ default: 1, min: 0, max: 8 }),
    crash: integer({ default: 1, min: 0, max: 8 }),
    /** It crashes on the first job it is given from this number on, before it has done it. */
    crashOn: integer({ default: 7, min: 1, max: 500 }),
    workMs: integer({ default: 20, min: 0, max: 5_000, unit: 'ms' }),
    slowWorkMs: integer({ default: 200, min: 0, max: 5_000, unit: 'ms' }),
    /**
     * Who comes late comes when so many jobs are handed out, at the latest with the last. A sender that waits for
     * workers need not wait so long: it comes as soon as nobody else is left.
     */
    lateAfter: integer({ default: 5, min: 0, max: 500 }),
    /** Between two jobs of a sender that waits for nobody. */
    gapMs: integer({ default: 10, min: 0, max: 1_000, unit: 'ms' }),
    /** Whether a job is kept until its worker has said that it is done, and given to another if it does not. */
    acknowledge: flag(false),
    /** With `acknowledge`: how long a worker may take; after that the job is given again. */
    timeoutMs: integer({ default: 1_000, min: 10, max: 60_000, unit: 'ms' }),
    /** The sender's (or collector's); 0 lets the system choose. */
    port: integer({ default: 0, min: 0, max: 65_535 }),
  },
  experiments: {
    'request-reply': { set: {} },
    push: { set: {} },
    pull: { set: {} },
    pubsub: { set: {} },
  },
  actions: {},
  summary: type<PatternsSummary>(),
  errors: [],
});

export type Pattern = keyof typeof patterns.experiments;
