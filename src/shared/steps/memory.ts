/**
 * The memory of the model: what each atomic step does, on plain numbers.
 *
 * Everything shared is one row of 32-bit integers, so that a whole state can be copied, compared and
 * hashed at the speed of an array:
 *
 *     cells | locks: 0 free, else holder + 1 | semaphores: how many are left |
 *     for each thread, if there are conditions at all: which condition (+ 1, below 0 once woken), place in its queue
 *
 * Whoever waits for a lock or a semaphore stands in no queue: as soon as it is free, any of them may have it.
 * Those who wait for a condition are woken in the order they came.
 */
import { unreachable } from '../unreachable';
import { isStep, touched } from './names';
import type { StepProgram } from './program';
import type { Step } from './step';

/** What a thread stands before: it can only go on when somebody else did something. */
export interface Wait {
  readonly for: 'lock' | 'semaphore' | 'condition';
  readonly name: string;
  /** The thread that holds the lock. */
  readonly holder?: number;
}

/** A step as places in the row, so that no name is looked up twice. */
export interface Operation {
  readonly step: Step;
  /** Of a condition: its place behind all others, where no row has it. */
  readonly place: number;
  /** Of a `wait`: the place of its lock; of all others -1. */
  readonly lock: number;
  /** Whether it leaves alone what it touches, whatever it finds. */
  readonly onlyReads: boolean;
}

/** What is wrong with something a program yielded. */
export type StepProblem = `NOT_A_STEP` | `UNKNOWN_NAME ${string}` | `NOT_HELD ${string}`;

export class ModelMemory {
  /** Integers in a row. */
  readonly size: number;
  readonly data: Int32Array;
  readonly #program: StepProgram;
  readonly #places = new Map<string, number>();
  readonly #firstLock: number;
  readonly #endOfLocks: number;
  readonly #firstCondition: number;
  readonly #firstWaiter: number;

  /** @param data where the row is to be, from index 0; it may be longer than the row */
  constructor(program: StepProgram, data?: Int32Array) {
    this.#program = program;
    this.#firstLock = Object.keys(program.cells).length;
    this.#endOfLocks = this.#firstLock + Object.keys(program.locks).length;
    this.#firstWaiter = this.#givePlaces();
    this.size = this.#firstWaiter + (program.conditions.length === 0 ? 0 : 2 * program.threads.length);
    this.#firstCondition = this.size;
    program.conditions.forEach((name, at) => this.#places.set(`condition ${name}`, this.size + at));
    this.data = data ?? new Int32Array(this.size);
    this.reset();
  }

  /** Everything as the program begins. */
  reset(): void {
    this.data.fill(0, 0, this.size);
    for (const [name, value] of Object.entries(this.#program.cells)) this.data[this.#place('cell', name)] = value;
    for (const [name, left] of Object.entries(this.#program.semaphores)) {
      this.data[this.#place('semaphore', name)] = left;
    }
  }

  /** The step with its names looked up, or what is wrong with it. */
  operation(step: unknown): Operation | StepProblem {
    if (!isStep(step)) return 'NOT_A_STEP';
    const [kind, name] = touched(step);
    if (kind === 'nothing') return { step, place: -1, lock: -1, onlyReads: true };
    const place = this.#places.get(`${kind} ${name}`);
    const lock = step.kind === 'wait' ? this.#places.get(`lock ${step.lock}`) : -1;
    if (place === undefined) return `UNKNOWN_NAME ${name}`;
    if (lock === undefined) return `UNKNOWN_NAME ${step.kind === 'wait' ? step.lock : name}`;
    return { step, place, lock, onlyReads: step.kind === 'load' };
  }

  /** Whether that thread could make that step now. */
  isEnabled(thread: number, { step, place, lock }: Operation): boolean {
    switch (step.kind) {
      case 'lock':
        return this.data[place] === 0;
      case 'acquire':
        return this.#at(place) > 0;
      case 'wait': {
        const waiting = this.#waiting(thread);
        return waiting === 0 || (waiting < 0 && this.data[lock] === 0);
      }
      default:
        return true;
    }
  }

  /**
   * Makes the step.
   *
   * @returns its result; undefined after the first half of a `wait`, which gives its result with the second;
   *          what is wrong, if the thread does not hold the lock it lets go of: then nothing was done
   */
  make(thread: number, { step, place, lock }: Operation): number | undefined | StepProblem {
    switch (step.kind) {
      case 'load':
        return this.#at(place);
      case 'store':
        this.data[place] = step.value;
        return 0;
      case 'add':
        return this.#swap(place, this.#at(place) + (step.value | 0));
      case 'compareExchange': {
        const was = this.#at(place);
        return this.#swap(place, was === (step.expected | 0) ? step.value : was);
      }
      case 'work':
        return 0;
      case 'lock':
      case 'tryLock':
      case 'lockWithin':
        return this.#take(thread, place, step.kind);
      case 'unlock':
        if (this.data[place] !== thread + 1) return `NOT_HELD ${step.lock}`;
        return this.#store(place, 0);
      case 'acquire':
        return this.#store(place, this.#at(place) - 1);
      case 'release':
        return this.#store(place, this.#at(place) + 1);
      case 'wait':
        return this.#wait(thread, place - this.#firstCondition + 1, lock, step.lock);
      case 'notify':
        return this.#wake(place - this.#firstCondition + 1) ? 1 : 0;
      case 'notifyAll':
        return this.#wakeAll(place - this.#firstCondition + 1);
      default:
        return unreachable(step);
    }
  }

  /** What keeps that thread from that step; undefined if nothing does. */
  waitsFor(thread: number, operation: Operation): Wait | undefined {
    if (this.isEnabled(thread, operation)) return undefined;
    const { step } = operation;
    if (step.kind === 'acquire') return { for: 'semaphore', name: step.semaphore };
    if (step.kind === 'wait' && this.#waiting(thread) > 0) return { for: 'condition', name: step.condition };
    const name = step.kind === 'wait' || step.kind === 'lock' ? step.lock : '';
    return { for: 'lock', name, holder: this.holder(name) ?? -1 };
  }

  cell(name: string): number {
    return this.#at(this.#place('cell', name));
  }

  cells(): Record<string, number> {
    return Object.fromEntries(Object.keys(this.#program.cells).map((name) => [name, this.cell(name)]));
  }

  /** The thread that holds the lock. */
  holder(lock: string): number | undefined {
    const holder = this.#at(this.#place('lock', lock));
    return holder === 0 ? undefined : holder - 1;
  }

  /** How many the semaphore has left. */
  left(semaphore: string): number {
    return this.#at(this.#place('semaphore', semaphore));
  }

  /**
   * The same memory with other numbers for its threads.
   *
   * @param renamed the new number of each thread
   */
  rename(renamed: readonly number[]): void {
    for (let place = this.#firstLock; place < this.#endOfLocks; place++) {
      const holder = this.#at(place);
      if (holder > 0) this.data[place] = (renamed[holder - 1] ?? 0) + 1;
    }
    if (this.size === this.#firstWaiter) return;
    const before = this.data.slice(this.#firstWaiter, this.size);
    renamed.forEach((to, from) => {
      this.data[this.#firstWaiter + 2 * to] = before[2 * from] ?? 0;
      this.data[this.#firstWaiter + 2 * to + 1] = before[2 * from + 1] ?? 0;
    });
  }

  /** From 1: how many-th it is to be woken; 0 if it waits for no condition. */
  queuePlace(thread: number): number {
    return this.size === this.#firstWaiter ? 0 : this.#at(this.#firstWaiter + 2 * thread + 1);
  }

  #givePlaces(): number {
    let place = 0;
    const give = (kind: string) => (name: string) => this.#places.set(`${kind} ${name}`, place++);
    Object.keys(this.#program.cells).forEach(give('cell'));
    Object.keys(this.#program.locks).forEach(give('lock'));
    Object.keys(this.#program.semaphores).forEach(give('semaphore'));
    return place;
  }

  #place(kind: string, name: string): number {
    const place = this.#places.get(`${kind} ${name}`);
    if (place === undefined) throw new RangeError(`no ${kind} ${name}`);
    return place;
  }

  #at(place: number): number {
    return this.data[place] ?? 0;
  }

  #store(place: number, value: number): number {
    this.data[place] = value;
    return 0;
  }

  #swap(place: number, value: number): number {
    const was = this.#at(place);
    this.data[place] = value;
    return was;
  }

  #take(thread: number, place: number, kind: 'lock' | 'tryLock' | 'lockWithin'): number {
    if (this.data[place] !== 0) return 0;
    this.data[place] = thread + 1;
    return kind === 'lock' ? 0 : 1;
  }

  /** 0: none; a condition's number from 1; the same below 0 once it was woken. */
  #waiting(thread: number): number {
    return this.#at(this.#firstWaiter + 2 * thread);
  }

  #wait(thread: number, condition: number, lock: number, name: string): number | undefined | StepProblem {
    const waiter = this.#firstWaiter + 2 * thread;
    if (this.#at(waiter) < 0) {
      this.data[waiter] = 0;
      return this.#store(lock, thread + 1);
    }
    if (this.data[lock] !== thread + 1) return `NOT_HELD ${name}`;
    this.data[lock] = 0;
    this.data[waiter + 1] = this.#queueLength(condition) + 1;
    this.data[waiter] = condition;
    return undefined;
  }

  #queueLength(condition: number): number {
    let length = 0;
    for (let at = this.#firstWaiter; at < this.size; at += 2) if (this.data[at] === condition) length++;
    return length;
  }

  #wakeAll(condition: number): number {
    let woken = 0;
    while (this.#wake(condition)) woken++;
    return woken;
  }

  /** Wakes the first of the queue; everybody behind moves up. */
  #wake(condition: number): boolean {
    let somebody = false;
    for (let at = this.#firstWaiter; at < this.size; at += 2) {
      if (this.data[at] !== condition) continue;
      somebody = true;
      const place = this.#at(at + 1) - 1;
      this.data[at + 1] = place;
      if (place === 0) this.data[at] = -condition;
    }
    return somebody;
  }
}
