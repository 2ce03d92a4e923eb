/**
 * What main knows of the execution under way, from the records alone: which steps were made, who waits,
 * who holds what. Since records are in the order of the steps, so is what is known.
 */
import { circleOf } from '../../../shared/steps/circle';
import type { Schedule } from '../../../shared/steps/schedule';
import { MAX_SCRIPT_STEPS } from './control';
import type { StepRecord } from './step-record';

export interface ProgramFailure {
  readonly thread: number;
  readonly line: number;
  readonly message: string;
}

export class AttemptState {
  /** The first steps, as many as can be played again. */
  readonly schedule: number[] = [];
  error: ProgramFailure | undefined;
  readonly #blocked = new Set<number>();
  readonly #ended = new Set<number>();
  readonly #halted = new Set<number>();
  /** Lock to its holder. */
  readonly #holders = new Map<string, number>();
  /** Thread to the lock it sleeps for. */
  readonly #wanted = new Map<number, string>();

  constructor(readonly threads: number) {}

  take(record: StepRecord): void {
    const { form, thread, step } = record;
    if (step !== undefined) this.#didStep(record);
    if (form === 'block' && !record.briefly) this.#block(record);
    if (form === 'wait') this.#blocked.add(thread);
    if (form === 'return' || form === 'error') this.#ended.add(thread);
    if (form === 'error') this.error ??= { thread, line: record.line, message: record.text };
    if (form === 'halted') this.#halted.add(thread);
    for (const woken of threadsOf(record.wakes)) {
      this.#blocked.delete(woken);
      this.#wanted.delete(woken);
    }
  }

  get taken(): Schedule {
    return this.schedule;
  }

  get allEnded(): boolean {
    return this.#ended.size === this.threads;
  }

  /** Some live, and all that do wait for somebody. */
  get isStuck(): boolean {
    return this.#blocked.size > 0 && this.#blocked.size + this.#ended.size === this.threads;
  }

  /** Nobody will move by itself. */
  get isAtRest(): boolean {
    return this.#blocked.size + this.#ended.size + this.#halted.size === this.threads;
  }

  isBlocked(thread: number): boolean {
    return this.#blocked.has(thread);
  }

  /** Threads in a circle, each waiting for a lock of the next. */
  cycle(): readonly number[] | undefined {
    const circle = circleOf(Array.from({ length: this.threads }, (_, thread) => this.#waitsFor(thread)));
    return circle.length > 0 ? circle : undefined;
  }

  #waitsFor(thread: number): number | undefined {
    const lock = this.#wanted.get(thread);
    return lock === undefined ? undefined : this.#holders.get(lock);
  }

  #block({ thread, of, name }: StepRecord): void {
    this.#blocked.add(thread);
    if (of === 'lock' || of === 'relock') this.#wanted.set(thread, name);
  }

  #didStep({ form, thread, name, result, text }: StepRecord): void {
    if (this.schedule.length < MAX_SCRIPT_STEPS) this.schedule.push(thread);
    const tried = form === 'tryLock' || form === 'lockWithin';
    if (form === 'lock' || form === 'relock' || (tried && result === 1)) this.#holders.set(name, thread);
    if (form === 'unlock') this.#holders.delete(name);
    if (form === 'wait') this.#holders.delete(text);
  }
}

export function threadsOf(bits: number): number[] {
  const threads: number[] = [];
  for (let rest = bits, thread = 0; rest !== 0; rest >>>= 1, thread += 1) if (rest & 1) threads.push(thread);
  return threads;
}
