/** One run of a program in the model, step by step, with the schedule it had so far. */
import type { Step } from '../steps/step';
import type { Wait } from '../steps/memory';
import type { StepProgram } from '../steps/program';
import type { Schedule } from '../steps/schedule';
import type { ProgramError } from './exploration';
import { Machine } from './machine';

export class ModelRun {
  readonly #machine: Machine;
  readonly #schedule: number[] = [];

  constructor(readonly program: StepProgram) {
    this.#machine = new Machine(program);
  }

  /** Threads that can make their next step now; none once a thread failed. */
  enabled(): number[] {
    if (this.#machine.standing() !== 'going') return [];
    return this.program.threads.map((_, thread) => thread).filter((thread) => this.#machine.isEnabled(thread));
  }

  /**
   * Makes the next step of that thread.
   *
   * @returns its result; undefined if it has none yet (first half of a `wait`), or the step failed (see `error`)
   * @throws RangeError if the thread is not enabled
   */
  step(thread: number): number | undefined {
    if (!this.enabled().includes(thread)) throw new RangeError(`thread ${thread} cannot go on`);
    this.#schedule.push(thread);
    return this.#machine.step(thread);
  }

  /** What the thread does next, whether it can or not; undefined if it has finished or failed. */
  next(thread: number): Step | undefined {
    return this.#machine.operation(thread)?.step;
  }

  /** What keeps the thread from its next step; undefined if nothing does. */
  waitsFor(thread: number): Wait | undefined {
    return this.#machine.waitsFor(thread);
  }

  /** How many-th time, from 0, the thread runs its text; the number of rounds once it has finished. */
  round(thread: number): number {
    return this.#machine.position(thread).round;
  }

  get cells(): Record<string, number> {
    return this.#machine.memory.cells();
  }

  /** The thread that holds the lock. */
  holder(lock: string): number | undefined {
    return this.#machine.memory.holder(lock);
  }

  /** How many the semaphore has left. */
  left(semaphore: string): number {
    return this.#machine.memory.left(semaphore);
  }

  /** All threads came to the end of their text. */
  get finished(): boolean {
    return this.#machine.standing() === 'finished';
  }

  /** Somebody is not through and nobody can go on. */
  get deadlocked(): boolean {
    return this.#machine.standing() === 'deadlocked';
  }

  /** Deadlocked, failed, or finished with an outcome the program should never have. */
  get fails(): boolean {
    return this.#machine.fails();
  }

  /** Once finished. */
  get outcome(): number | undefined {
    return this.finished ? this.#machine.outcome() : undefined;
  }

  /** A thread threw, or made a step that cannot be made: the last of `schedule`, or before any step. */
  get error(): ProgramError | undefined {
    const failure = this.#machine.failure();
    return failure && { ...failure, schedule: this.schedule };
  }

  get schedule(): Schedule {
    return [...this.#schedule];
  }

  /** What each thread returned, by round, of the rounds that are through. */
  get returns(): readonly (readonly number[])[] {
    return this.#machine.returns();
  }
}

export interface Replayed {
  readonly run: ModelRun;
  readonly followed: boolean;
  /** From 0: the turn that could not be taken. */
  readonly at?: number;
}

/** Runs that schedule from the start, as far as it can be followed. It may end before the program does. */
export function replaySchedule(program: StepProgram, schedule: Schedule): Replayed {
  const run = new ModelRun(program);
  for (const [at, thread] of schedule.entries()) {
    if (!run.enabled().includes(thread)) return { run, followed: false, at };
    run.step(thread);
  }
  return { run, followed: true };
}
