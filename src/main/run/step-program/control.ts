/**
 * What main and the threads of a step program share beside its memory.
 *
 * Main gives the threads one job after another, all of them the same: an execution to be traced, or a
 * batch of races. A thread that is through with its job, or has been taken out of it, says so in the
 * log and sleeps until the next.
 */
import { Barrier } from '../../memory/barrier';
import { ParkingLot } from '../../memory/parking-lot';
import { SharedSteps } from '../../memory/shared-steps';
import type { StepProgram } from '../../../shared/steps/program';
import type { Json } from '../../../shared/wire/json';
import { RaceResults, type RaceBuffers } from './race-results';
import { LOG_BYTES, TEXT_BYTES } from './step-record';

export const CONTROL = {
  mode: 0,
  /** Goes up by one with each job; the threads sleep on it. */
  job: 1,
  jobKind: 2,
  /** Guards steps that are recorded, the log, and the lines of those who wait. */
  mutex: 3,
  /** The number the next step of the schedule gets. */
  step: 4,
  /** Threads that are at their end, by bits. */
  ended: 5,
  /** After the script: 1 = stay where you are. */
  halt: 6,
  /** The script: whose turn of it is next, its length, where it is over, and where it could not be followed or -1. */
  position: 7,
  length: 8,
  over: 9,
  failedAt: 10,
  /** Races: how many are asked for, done (from -1), 1 = this batch is over, 1 = this race came to nothing. */
  races: 11,
  racesDone: 12,
  batchOver: 13,
  void: 14,
  /** For each thread, 1 = the turnstile let it through. */
  go: 15,
} as const;

/** In order of urgency: from `unwinding` on nobody stays in the job. */
export const MODE = { free: 0, gated: 1, unwinding: 2, leaving: 3 } as const;

export const JOB = { attempt: 1, races: 2 } as const;

/** Steps of a script: what a schedule of a learner has at most (10,000), and a long run by chance to be undone. 256 kB. */
export const MAX_SCRIPT_STEPS = 262_144;

/** What every thread of a team gets. */
export interface StepThreadStart {
  readonly thread: number;
  readonly origin: bigint;
  readonly data: Json;
  readonly control: SharedArrayBuffer;
  readonly script: SharedArrayBuffer;
  readonly memory: SharedArrayBuffer;
  readonly lot: SharedArrayBuffer;
  readonly barrier: SharedArrayBuffer;
  readonly log: SharedArrayBuffer;
  readonly texts: SharedArrayBuffer;
  readonly races: RaceBuffers;
}

export type SharedParts = Omit<StepThreadStart, 'thread' | 'origin' | 'data'>;

export function allocateParts(program: StepProgram): SharedParts {
  const threads = program.threads.length;
  const lot = ParkingLot.allocate(threads);
  return {
    control: new SharedArrayBuffer((CONTROL.go + threads) * Int32Array.BYTES_PER_ELEMENT),
    script: new SharedArrayBuffer(MAX_SCRIPT_STEPS),
    memory: SharedSteps.allocate(program, new ParkingLot(lot)),
    lot,
    barrier: Barrier.allocate(),
    log: new SharedArrayBuffer(LOG_BYTES),
    texts: new SharedArrayBuffer(TEXT_BYTES),
    races: RaceResults.allocate(program),
  };
}

/** Thrown through a thread's program to take it out of its job. */
export class Unwound extends Error {}
