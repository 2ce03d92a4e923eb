import * as v from 'valibot';
import { type } from '../../wire/contract';
import { lab } from '../lab';
import { choice, integer } from '../parameter';

/** Ways to do several tasks: one after the other, in one thread without waiting for each (async), or a thread each. */
export const WAYS = ['sequential', 'concurrent', 'parallel'] as const;

export type Way = (typeof WAYS)[number];

/** One row of a measurement: with so many workers, so many tasks a second. */
export interface Throughput {
  readonly workers: number;
  readonly perSecond: number;
}

/** A row in which the workers share something that only one of them can use at a time. */
export interface Saturation extends Throughput {
  /** The part of the time in which somebody used it, 0 to 1. */
  readonly busy: number;
  /** The part of their time, 0 to 1, the workers waited for it. */
  readonly waiting: number;
}

export interface WhySummary {
  /** How many threads this machine can run at the same moment (`os.availableParallelism()`). */
  readonly cores: number;
  readonly elapsedMs: number;
  /** `slow-among-fast`: when each task was done, in milliseconds since its way began, by way and in the order given. */
  readonly doneAtMs?: Readonly<Partial<Record<Way, readonly number[]>>>;
  /** `throughput`: measured; the ideal line is the first row times the number of workers. */
  readonly throughput?: readonly Throughput[];
  /** `bottleneck`: measured likewise. */
  readonly saturated?: readonly Saturation[];
  /** `replicas`: answered requests by replica; failed ones; those sent once more; and answered after one was gone. */
  readonly answered?: Readonly<Record<string, number>>;
  readonly failed?: number;
  readonly retried?: number;
  readonly answeredAfterKill?: number;
}

export const why = lab({
  id: 'why',
  parameters: {
    /** `slow-among-fast`: one way only, or all three one after the other so that they can be compared. */
    mode: choice(['all', ...WAYS], 'all'),
    /** What a task does with its time: waits for something (a disk, a network) or computes. */
    work: choice(['wait', 'compute'], 'wait'),
    tasks: integer({ default: 5, min: 2, max: 8 }),
    slowAt: choice(['first', 'middle'], 'first'),
    /** Also what a replica needs for a request. */
    fastMs: integer({ default: 100, min: 1, max: 10_000, unit: 'ms' }),
    slowMs: integer({ default: 1_000, min: 1, max: 10_000, unit: 'ms' }),
    /** `throughput`, `bottleneck`: the most workers; 0 means twice this machine's cores. */
    workers: integer({ default: 0, min: 0, max: 32 }),
    /** `bottleneck`: the part of each task that needs the shared thing. */
    sharedPercent: integer({ default: 25, min: 0, max: 100 }),
    /** How long each row is measured. */
    measureMs: integer({ default: 400, min: 50, max: 10_000, unit: 'ms' }),
    replicas: integer({ default: 3, min: 1, max: 8 }),
    requests: integer({ default: 120, min: 1, max: 10_000 }),
    /** How often a request is sent to another replica when the one that had it is gone. */
    retries: integer({ default: 1, min: 0, max: 7 }),
  },
  experiments: {
    'slow-among-fast': { set: {} },
    throughput: { set: { work: 'compute' } },
    /** Tasks that wait: then it is the shared thing that saturates on every machine, not the cores. */
    bottleneck: { set: { work: 'wait', workers: 8 } },
    /** 120 requests of 150 ms at three replicas: six seconds, time enough to kill one. */
    replicas: { set: { fastMs: 150 } },
  },
  actions: {
    /** Ends a replica at once. */
    kill: v.strictObject({ actor: v.string() }),
  },
  summary: type<WhySummary>(),
  errors: ['NO_SUCH_ACTOR', 'ACTOR_HAS_ENDED'],
});
