/** What the engine and the threads of this lab must agree on. */
import type { ParamsOf } from '../../../shared/labs/lab';
import type { why } from '../../../shared/labs/why/contract';

export type Work = ParamsOf<typeof why>['work'];

export interface Task {
  /** From 1, in the order given. */
  readonly number: number;
  readonly ms: number;
}

/** What each of the threads that do tasks in one of three ways is given. */
export interface TaskThreadData {
  readonly turns: SharedArrayBuffer;
  readonly tasks: readonly Task[];
  readonly work: Work;
  readonly roundsPerMs: number;
}

/** A `wait` with this datum is for one's turn; any other is for the timer of the task with that number. */
export const TURN_WAIT = 0;

/** What each of the threads whose work is counted is given. */
export interface CountedThreadData {
  readonly turns: SharedArrayBuffer;
  readonly counts: SharedArrayBuffer;
  readonly lock: SharedArrayBuffer;
  readonly work: Work;
  /** The part of a task that it can do on its own, and the part for which it needs what is shared. */
  readonly ownMs: number;
  readonly sharedMs: number;
  readonly roundsPerMs: number;
}

/** The one place of this lab: what only one thread may use at a time. */
export const SHARED_PLACE = 1;
