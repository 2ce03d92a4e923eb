/** What exploring a program finds. Counts are exact however large they are, unless `partial`. */
import type { Schedule } from '../steps/schedule';

export interface Exploration {
  /** Complete interleavings of all atomic steps, without reduction; a deadlocked one is complete. */
  readonly schedules: bigint;
  /** Schedules by outcome; those that deadlock have none. */
  readonly outcomes: ReadonlyMap<number, bigint>;
  /** Schedules whose outcome the program should never have, deadlocks included. */
  readonly violations: bigint;
  readonly deadlocks: bigint;
  /** Complete executions that were made with reduction: one for each class of equivalent schedules. */
  readonly explored: number;
  /** All classes were executed; the counts do not depend on it. */
  readonly exploredAll: boolean;
  /** Outcomes those executions had: must be the same set. */
  readonly exploredOutcomes: ReadonlySet<number>;
  /** A failing schedule of the fewest steps and among these the fewest context switches. */
  readonly shortest: Schedule | undefined;
  /** A thread threw in the program: where, and after which schedule. */
  readonly error?: ProgramError;
  /** It was stopped or met a limit before it was through: counts are lower bounds. */
  readonly partial: boolean;
}

export interface ProgramError {
  readonly thread: number;
  readonly line: number;
  readonly message: string;
  readonly schedule: Schedule;
}

/** Told now and then while it explores. */
export interface ExplorationProgress {
  readonly phase: 'counting' | 'executing';
  readonly states: number;
  readonly explored: number;
  readonly found: Schedule | undefined;
}

export interface ExplorationLimits {
  /** Distinct states while counting. */
  readonly maxStates: number;
  /** Steps of one schedule: what goes on longer is cut off and makes the result partial. */
  readonly maxSteps: number;
  readonly maxExecutions: number;
}
