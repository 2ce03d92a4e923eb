/** What is told of executions of a step program on real threads, and how they are asked for. */
import type { Schedule } from '../../../shared/steps/schedule';
import type { StepProgram } from '../../../shared/steps/program';
import type { ActorId, NewEvent } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';

export interface StepTeamPlan {
  /** What runs; the threads build the same one from `data`. At most 31 threads. */
  readonly program: StepProgram;
  /** Calls `runStepThread`; below src/main/labs, without its ending: `races/thread.worker`. */
  readonly worker: string;
  /** What the threads build their program from. */
  readonly data: Json;
  /** The text each thread runs, for the source view, below src/main/labs: `races/programs/ticket.program.ts`; else the worker's. */
  readonly source?: string | ((thread: number) => string);
}

export interface AttemptOptions {
  /** Played first, by the threads themselves; then the run's turnstile decides. */
  readonly prefix?: Schedule;
  /** Hears of each step made, in order, prefix included. */
  readonly onStep?: (event: NewEvent) => void;
}

/** One traced execution, at its end or where it cannot go on. */
export interface Attempt {
  /** Only if all threads came to their end. */
  readonly outcome?: number;
  readonly cells: Readonly<Record<string, number>>;
  /** By thread, by round; of rounds that came to their end. */
  readonly returns: readonly (readonly number[])[];
  /** The steps that were made. */
  readonly schedule: Schedule;
  /** Some threads live, and every one of them waits. */
  readonly deadlocked: boolean;
  /** Threads that wait for each other's locks in a circle, each for the next. None if they wait for something else. */
  readonly cycle?: readonly ActorId[];
  /** Every step of the schedule or prefix asked for was made by the thread whose turn it was. */
  readonly followed: boolean;
  /** Not followed: the first step that could not be made, from 0. */
  readonly at?: number;
  /** A thread threw in the program and ended there. */
  readonly error?: { readonly thread: number; readonly line: number; readonly message: string };
}

/** One untraced execution. */
export interface Race {
  /** None if it did not come to its end: deadlocked, thrown, or a schedule that did not fit. */
  readonly outcome: number | undefined;
  /** By thread, the results of its steps in order; none if there was no room for so many. Only until `onBatch` returns. */
  readonly seen: readonly (readonly number[])[] | undefined;
}

export type OnBatch = (races: readonly Race[]) => void;

export interface RaceOptions {
  /** Every run follows it, the threads handing over to each other; else they run free. */
  readonly schedule?: Schedule;
}
