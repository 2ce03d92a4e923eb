/**
 * Executes the program schedule by schedule, but only one of each class of schedules that differ in nothing but
 * the order of independent steps: depth first with sleep sets (Godefroid, Partial-Order Methods for the
 * Verification of Concurrent Systems, 1996).
 *
 * Once all that begins with a thread's step was executed, that thread sleeps while the others are tried: it need
 * not go until somebody made a step its own depends on. Besides, a step nobody else can see (`work`) is tried
 * alone where it comes up: a persistent set of one.
 *
 * Two steps are dependent if they touch the same cell and not both only read, or the same lock, semaphore or
 * condition; a refused `tryLock` touched its lock as well.
 */
import type { Operation } from '../steps/memory';
import type { StepProgram } from '../steps/program';
import type { Schedule } from '../steps/schedule';
import type { ExplorationLimits } from './exploration';
import { Machine } from './machine';

/** Steps between two breaths: a few milliseconds. */
const STEPS_PER_BREATH = 4_096;

/** Sets of threads are bits of one number. */
const MAX_THREADS = 30;

export class Execution {
  explored = 0;
  readonly outcomes = new Set<number>();
  /** The first that failed. */
  found: Schedule | undefined;
  partial = false;
  readonly #machine: Machine;
  readonly #width: number;
  /** One row for each step of the current schedule, the first state first. */
  #rows: Int32Array;
  /** By depth: threads still to be tried, and those that sleep. */
  readonly #toTry: number[] = [];
  readonly #asleep: number[] = [];
  readonly #schedule: number[] = [];
  #cutOff = 0;

  /** @throws RangeError with more than 30 threads */
  constructor(
    program: StepProgram,
    private readonly limits: ExplorationLimits,
  ) {
    if (program.threads.length > MAX_THREADS) throw new RangeError(`more than ${MAX_THREADS} threads`);
    this.#machine = new Machine(program);
    this.#width = this.#machine.row.length;
    this.#rows = new Int32Array(64 * this.#width);
  }

  *run(): Generator<void, void> {
    this.#enter(0);
    for (let steps = 1; this.#toTry.length > 0; steps++) {
      if (steps % STEPS_PER_BREATH === 0) yield;
      if (this.explored + this.#cutOff >= this.limits.maxExecutions) {
        this.partial = true;
        return;
      }
      this.#advance();
    }
  }

  /** Tries the next thread of the deepest state, or goes back. */
  #advance(): void {
    const depth = this.#toTry.length - 1;
    const toTry = this.#toTry[depth] ?? 0;
    if (toTry === 0) return this.#leave();
    const thread = 31 - Math.clz32(toTry & -toTry);
    const asleep = this.#asleep[depth] ?? 0;
    this.#toTry[depth] = toTry & ~(1 << thread);
    this.#asleep[depth] = asleep | (1 << thread);
    this.#read(depth);
    const stillAsleep = this.#independent(asleep, thread);
    this.#machine.step(thread);
    this.#schedule.push(thread);
    this.#enter(stillAsleep);
  }

  /** Arrives at a new state. */
  #enter(asleep: number): void {
    const depth = this.#toTry.length;
    this.#write(depth);
    this.#asleep.push(asleep);
    const standing = this.#machine.standing();
    if (standing === 'going' && depth < this.limits.maxSteps) {
      this.#toTry.push(this.#candidates() & ~asleep);
      return;
    }
    this.#toTry.push(0);
    if (standing === 'going') this.#cut();
    else this.#end(standing === 'finished');
  }

  #leave(): void {
    this.#toTry.pop();
    this.#asleep.pop();
    this.#schedule.pop();
  }

  #cut(): void {
    this.partial = true;
    this.#cutOff++;
  }

  #end(finished: boolean): void {
    this.explored++;
    if (finished) this.outcomes.add(this.#machine.outcome());
    if (!this.found && this.#machine.fails()) this.found = [...this.#schedule];
  }

  #candidates(): number {
    let enabled = 0;
    for (let thread = 0; thread < this.#machine.count; thread++) {
      if (!this.#machine.isEnabled(thread)) continue;
      if (this.#machine.operation(thread)?.step.kind === 'work') return 1 << thread;
      enabled |= 1 << thread;
    }
    return enabled;
  }

  /** Those of the sleeping threads whose next step does not depend on that thread's. */
  #independent(asleep: number, thread: number): number {
    const made = this.#machine.operation(thread);
    let still = 0;
    for (let rest = asleep; rest !== 0; rest &= rest - 1) {
      const sleeper = 31 - Math.clz32(rest & -rest);
      const next = this.#machine.operation(sleeper);
      if (made && next && !areDependent(made, next)) still |= 1 << sleeper;
    }
    return still;
  }

  #write(depth: number): void {
    if ((depth + 1) * this.#width > this.#rows.length) {
      const larger = new Int32Array(2 * this.#rows.length);
      larger.set(this.#rows);
      this.#rows = larger;
    }
    this.#rows.set(this.#machine.row, depth * this.#width);
  }

  #read(depth: number): void {
    const from = depth * this.#width;
    for (let at = 0; at < this.#width; at++) this.#machine.row[at] = this.#rows[from + at] ?? 0;
  }
}

/** Whether the order of those two steps may matter. */
export function areDependent(a: Operation, b: Operation): boolean {
  if (a.place >= 0 && a.place === b.place) return !(a.onlyReads && b.onlyReads);
  if (a.lock >= 0 && (a.lock === b.place || a.lock === b.lock)) return true;
  return b.lock >= 0 && b.lock === a.place;
}
