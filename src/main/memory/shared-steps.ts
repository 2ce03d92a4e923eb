/**
 * The memory of a step program between real threads: each atomic step (src/shared/steps/step.ts) as
 * operations of `Atomics` on one row of shared words.
 *
 * A step is tried, and either made or found impossible for now. Whoever cannot go on joins the line of
 * what it waits for and sleeps; a step that changes what others wait for wakes them all, and they try
 * again, so that any of them may have it. Only a condition has an order: first come, first woken.
 *
 * Trying needs no mutex, but for conditions. Joining and waking do, and whoever has joined tries once
 * more before it sleeps: so either it sees the lock free, or who freed it sees it in line.
 *
 * | words       | meaning                                                              |
 * |-------------|----------------------------------------------------------------------|
 * | blocked     | a bit for each thread that sleeps for ever unless somebody wakes it  |
 * | cells       | their values                                                         |
 * | locks       | 0 = free, else the holder's number + 1                               |
 * | semaphores  | how many are left                                                    |
 * | lines       | for each lock and semaphore a bit for each thread that waits for it  |
 * | conditions  | for each a line of threads in order, see waiting-line.ts             |
 */
import { touched } from '../../shared/steps/names';
import type { StepProgram } from '../../shared/steps/program';
import type { Step } from '../../shared/steps/step';
import { unreachable } from '../../shared/unreachable';
import type { ParkingLot } from './parking-lot';
import { WaitingLine } from './waiting-line';

/** Threads in line are bits of one 32-bit word, the sign left alone. */
export const MAX_STEP_THREADS = 31;

const BLOCKED = 0;
const CELLS = 1;

/** What a program must not ask for: an unknown name, or to let go of a lock it does not hold. */
export class StepError extends Error {}

/** Beside its result, what a step did. Overwritten by the next try. */
export interface Made {
  result: number;
  /** The cell's value after it; what a semaphore has left. */
  value: number;
  /** The holder of the lock it could not have, or -1. */
  holder: number;
  /** Threads it woke, by bits. */
  wakes: number;
}

export type StepShape = Pick<StepProgram, 'cells' | 'locks' | 'semaphores' | 'conditions'>;

export class SharedSteps {
  readonly made: Made = { result: 0, value: 0, holder: -1, wakes: 0 };
  readonly #words: Int32Array;
  /** Where a name's word is, by kind and name. */
  readonly #at: { readonly [Kind in 'cell' | 'lock' | 'semaphore']: ReadonlyMap<string, number> };
  readonly #conditions: ReadonlyMap<string, WaitingLine>;
  /** From a lock's or semaphore's word to that of its line. */
  readonly #toLine: number;
  readonly #bit: number;

  /** @param thread  whose steps these are, from 0: its number in the lot */
  constructor(
    readonly shape: StepShape,
    readonly buffer: SharedArrayBuffer,
    readonly lot: ParkingLot,
    readonly thread: number,
  ) {
    this.#words = new Int32Array(buffer);
    this.#bit = 1 << thread;
    const names = [Object.keys(shape.cells), Object.keys(shape.locks), Object.keys(shape.semaphores)] as const;
    const locks = CELLS + names[0].length;
    const semaphores = locks + names[1].length;
    this.#at = {
      cell: indexed(names[0], CELLS),
      lock: indexed(names[1], locks),
      semaphore: indexed(names[2], semaphores),
    };
    this.#toLine = names[1].length + names[2].length;
    const lines = locks + 2 * this.#toLine;
    const line = (index: number): WaitingLine =>
      new WaitingLine(this.#words, lines + index * WaitingLine.words(lot.size), lot);
    this.#conditions = new Map(shape.conditions.map((name, index) => [name, line(index)]));
  }

  static allocate(shape: StepShape, lot: ParkingLot): SharedArrayBuffer {
    const locks = Object.keys(shape.locks).length + Object.keys(shape.semaphores).length;
    const lines = shape.conditions.length * WaitingLine.words(lot.size);
    const words = CELLS + Object.keys(shape.cells).length + 2 * locks + lines;
    return new SharedArrayBuffer(words * Int32Array.BYTES_PER_ELEMENT);
  }

  /** Everything as the program begins; while nobody makes a step. */
  reset(): void {
    this.#words.fill(0);
    for (const [name, value] of Object.entries(this.shape.cells)) this.#words[this.#word('cell', name)] = value;
    for (const [name, left] of Object.entries(this.shape.semaphores)) {
      this.#words[this.#word('semaphore', name)] = left;
    }
  }

  cells(): Record<string, number> {
    return Object.fromEntries([...this.#at.cell].map(([name, at]) => [name, Atomics.load(this.#words, at)]));
  }

  /** Threads that sleep until somebody wakes them, by bits. */
  get blockedThreads(): number {
    return Atomics.load(this.#words, BLOCKED);
  }

  /** This thread is in a line, and nobody has woken it. */
  isBlocked(): boolean {
    return (this.blockedThreads & this.#bit) !== 0;
  }

  /** Whether a step can wake others, or needs the mutex for itself. */
  static isOfLines({ kind }: Step): boolean {
    return kind === 'unlock' || kind === 'release' || kind === 'wait' || kind === 'notify' || kind === 'notifyAll';
  }

  /** Whether {@link attempt} would succeed, if nobody else moves. */
  can(step: Step, woken: boolean): boolean {
    if (step.kind === 'lock') return this.#holder(step.lock) === 0;
    if (step.kind === 'acquire') return Atomics.load(this.#words, this.#word('semaphore', step.semaphore)) > 0;
    if (step.kind === 'wait' && woken) return !this.isBlocked() && this.#holder(step.lock) === 0;
    return true;
  }

  /**
   * Tries a step; what it did stands in {@link made}.
   *
   * @param woken  it is the second half of a `wait`
   * @returns      false: it cannot be made now, and nothing was done
   * @throws StepError
   */
  attempt(step: Step, woken = false): boolean {
    const { made } = this;
    made.result = 0;
    made.wakes = 0;
    switch (step.kind) {
      case 'load':
        return this.#did((made.value = Atomics.load(this.#words, this.#word('cell', step.cell))));
      case 'store':
        made.value = Atomics.store(this.#words, this.#word('cell', step.cell), step.value | 0);
        return true;
      case 'add':
        return this.#add(this.#word('cell', step.cell), step.value | 0);
      case 'compareExchange':
        return this.#compareExchange(this.#word('cell', step.cell), step.expected | 0, step.value | 0);
      case 'work':
        return true;
      case 'lock':
        return this.#take(step.lock);
      case 'tryLock':
      case 'lockWithin':
        return this.#did(this.#take(step.lock) ? 1 : 0);
      case 'unlock':
        this.#free(step.lock);
        return true;
      case 'acquire':
        return this.#acquire(this.#word('semaphore', step.semaphore));
      case 'release':
        made.value = Atomics.add(this.#words, this.#word('semaphore', step.semaphore), 1) + 1;
        return true;
      case 'wait':
        return woken ? !this.isBlocked() && this.#take(step.lock) : this.#beginWait(step.condition, step.lock);
      case 'notify':
        return this.#did(this.#notify(step.condition, 1));
      case 'notifyAll':
        return this.#did(this.#notify(step.condition, Infinity));
      default:
        return unreachable(step);
    }
  }

  /** Stands in line for what the step needs, under the mutex. Then: try once more, unlock, and sleep while blocked. */
  join(step: Step): void {
    Atomics.or(this.#words, this.#lineOf(step), this.#bit);
    Atomics.or(this.#words, BLOCKED, this.#bit);
  }

  /** Leaves the line again, under the mutex: it has what it waited for, or gives up. */
  leave(step: Step): void {
    Atomics.and(this.#words, this.#lineOf(step), ~this.#bit);
    Atomics.and(this.#words, BLOCKED, ~this.#bit);
  }

  /** Stands in line without sleeping for ever: nobody needs to count it as blocked. */
  joinForAWhile(step: Step): void {
    Atomics.or(this.#words, this.#lineOf(step), this.#bit);
  }

  /** Whether it still stands in that line. */
  isInLine(step: Step): boolean {
    return (Atomics.load(this.#words, this.#lineOf(step)) & this.#bit) !== 0;
  }

  /** Whether somebody stands in line for what that step has just given back. */
  isAwaited(step: Step): boolean {
    return Atomics.load(this.#words, this.#lineOf(step)) !== 0;
  }

  /** Takes those out of line for whom the step just made has changed something, under the mutex. Then: unpark them. */
  takeWoken(step: Step): number {
    const { kind } = step;
    if (kind !== 'unlock' && kind !== 'release' && kind !== 'wait') return this.made.wakes;
    const woken = Atomics.exchange(this.#words, this.#lineOf(step), 0);
    Atomics.and(this.#words, BLOCKED, ~woken);
    return (this.made.wakes = woken);
  }

  #did(result: number): true {
    this.made.result = result;
    return true;
  }

  #add(at: number, value: number): boolean {
    const was = Atomics.add(this.#words, at, value);
    this.made.value = (was + value) | 0;
    return this.#did(was);
  }

  #compareExchange(at: number, expected: number, value: number): boolean {
    const was = Atomics.compareExchange(this.#words, at, expected, value);
    this.made.value = was === expected ? value : was;
    return this.#did(was);
  }

  #take(lock: string): boolean {
    const holder = Atomics.compareExchange(this.#words, this.#word('lock', lock), 0, this.thread + 1);
    this.made.holder = holder - 1;
    return holder === 0;
  }

  #free(lock: string): void {
    const free = Atomics.compareExchange(this.#words, this.#word('lock', lock), this.thread + 1, 0);
    if (free !== this.thread + 1) throw new StepError(`NOT_HELD ${lock}`);
  }

  #acquire(at: number): boolean {
    this.made.holder = -1;
    for (;;) {
      const left = Atomics.load(this.#words, at);
      if (left <= 0) return false;
      this.made.value = left - 1;
      if (Atomics.compareExchange(this.#words, at, left, left - 1) === left) return true;
    }
  }

  #beginWait(condition: string, lock: string): boolean {
    const line = this.#line(condition);
    this.#free(lock);
    line.join(this.thread);
    Atomics.or(this.#words, BLOCKED, this.#bit);
    return true;
  }

  #notify(condition: string, most: number): number {
    const line = this.#line(condition);
    let count = 0;
    for (; count < most; count += 1) {
      const first = line.takeFirst();
      if (first === undefined) break;
      this.made.wakes |= 1 << first;
    }
    Atomics.and(this.#words, BLOCKED, ~this.made.wakes);
    return count;
  }

  #holder(lock: string): number {
    const holder = Atomics.load(this.#words, this.#word('lock', lock));
    this.made.holder = holder - 1;
    return holder;
  }

  #lineOf(step: Step): number {
    if (step.kind === 'wait') return this.#word('lock', step.lock) + this.#toLine;
    const [kind, name] = touched(step);
    return this.#word(kind === 'semaphore' ? kind : 'lock', name) + this.#toLine;
  }

  #line(condition: string): WaitingLine {
    const line = this.#conditions.get(condition);
    if (!line) throw new StepError(`UNKNOWN_NAME ${condition}`);
    return line;
  }

  #word(kind: 'cell' | 'lock' | 'semaphore', name: string): number {
    const at = this.#at[kind].get(name);
    if (at === undefined) throw new StepError(`UNKNOWN_NAME ${name}`);
    return at;
  }
}

const indexed = (names: readonly string[], from: number): ReadonlyMap<string, number> =>
  new Map(names.map((name, index) => [name, from + index]));
