/**
 * What stands behind `self` in the programs of this lab: the queue, the lock and the cells that all
 * threads share, and the pen that writes down each step. Nothing in here decides anything.
 */
import { FencedCells, NO_TOKEN, type CellClient } from '../../memory/fenced-cells';
import { OwnedLock, type GAVE_UP, type LockClient } from '../../memory/owned-lock';
import { SharedFifo, type CLOSED, type FifoClient } from '../../memory/shared-fifo';
import { enterThread, type TracedThread } from '../../run/thread-program/traced-thread';
import { SENTINEL } from '../../../shared/labs/threads/sentinel';
import { Control } from './control';
import { handoverOf, isSentinel } from './item';
import { CELL, PLACE, WAIT_CAUSES, pair, type CellName, type ThreadsData } from './thread-data';

export { CLOSED } from '../../memory/shared-fifo';
export { GAVE_UP } from '../../memory/owned-lock';
export { SENTINEL } from '../../../shared/labs/threads/sentinel';

class LabThread implements FifoClient, LockClient, CellClient {
  readonly number: number;
  readonly #queue: SharedFifo;
  readonly #lock: OwnedLock;
  readonly #cells: FencedCells;
  readonly #control: Control;
  /** What it took last, for its `work`. */
  #inHand = 0;
  #isInside = false;

  constructor(
    readonly thread: TracedThread,
    readonly data: ThreadsData,
  ) {
    this.number = thread.number;
    this.#queue = new SharedFifo(data.queue, thread.lot);
    this.#lock = new OwnedLock(data.lock, thread.lot);
    this.#cells = new FencedCells(data.cells);
    this.#control = new Control(data.control, thread.number);
  }

  at(line: number): this {
    this.thread.line = line;
    return this;
  }

  /** The creator's items. */
  get input(): readonly number[] {
    return this.data.input;
  }

  /** Whether somebody has asked this thread to end. It only knows if it looks. */
  get cancelled(): boolean {
    const { cancelled } = this.#control;
    if (cancelled) this.thread.record('note', {});
    return cancelled;
  }

  put(item: number): void {
    this.#safely(() => this.#queue.put(item, this));
  }

  /** The next item (which one it is, in numbers), SENTINEL, or CLOSED; waits while the queue is empty. */
  get(): number | typeof CLOSED {
    const code = this.#safely(() => this.#queue.get(this));
    if (code === undefined) return code;
    this.#inHand = code;
    return isSentinel(code) ? SENTINEL : code;
  }

  /** Works on the item in its hand: spends the time it takes. */
  work(): void {
    this.thread.stand('work');
    this.thread.record('work', { datum: this.#inHand });
    this.thread.nap(this.data.workMs);
    this.#standStill();
  }

  /** The lock `ledger`: its token, or GAVE_UP; waits while another thread holds it. */
  lock(): number | typeof GAVE_UP {
    return this.#safely(() => this.#lock.lock(this, this.data.patience));
  }

  unlock(token: number): void {
    this.thread.stand('unlock', PLACE.ledger);
    this.#safely(() => {
      this.#goInside();
      this.#lock.unlock(this, token);
    });
  }

  /** Reads a number; `undefined` if the token is too old. */
  load(cell: CellName, token = NO_TOKEN): number | undefined {
    this.thread.stand('load', placeOf(CELL[cell]));
    return this.#safely(() => {
      this.#goInside();
      return this.#cells.load(CELL[cell], token, this);
    });
  }

  /** Writes a number; refused, and `undefined`, if the token is too old. */
  store(cell: CellName, value: number, token: number): number | undefined {
    this.thread.stand('store', placeOf(CELL[cell]));
    return this.#safely(() => {
      this.#goInside();
      return this.#cells.store(CELL[cell], value, token, this);
    });
  }

  /** Adds one, in one step (`Atomics.add`). */
  addOne(cell: CellName): void {
    this.thread.stand('store', placeOf(CELL[cell]));
    this.#safely(() => {
      this.#goInside();
      this.#cells.add(CELL[cell], 1, this);
    });
  }

  // From here on: what the queue, the lock and the cells say while this thread is inside.

  attempt(step?: 'put' | 'get'): void {
    this.#goOutside();
    if (step) this.thread.stand(step, PLACE.items);
    else this.thread.stand('lock', PLACE.ledger);
    this.#goInside();
  }

  didPut(item: number, _replaced: number | undefined, woken: number | undefined): void {
    this.thread.record('put', { place: PLACE.items, msg: handoverOf(item), datum: item, wakes: woken });
  }

  didGet(item: number, woken: number | undefined): void {
    this.thread.record('get', { place: PLACE.items, msg: handoverOf(item), datum: item, wakes: woken });
  }

  willWait(cause: 'room' | 'item'): void {
    this.thread.record('wait', { place: PLACE.items, datum: WAIT_CAUSES.indexOf(cause) });
  }

  didFindClosed(): void {
    this.thread.record('close', { place: PLACE.items, msg: this.data.closing });
  }

  nowMs(): number {
    return this.thread.nowMs();
  }

  didLock(token: number, from: number | undefined): void {
    this.thread.record('lock', { place: PLACE.ledger, datum: pair(token, from ?? 0) });
  }

  willBlock(holder: number): void {
    this.thread.record('block', { place: PLACE.ledger, datum: holder });
  }

  didGiveUp(holder: number): void {
    this.thread.record('note', { place: PLACE.ledger, datum: holder });
  }

  didUnlock(woken: number | undefined): void {
    this.thread.record('unlock', { place: PLACE.ledger, wakes: woken });
  }

  didLoad(cell: number, value: number): void {
    this.thread.record('load', { place: placeOf(cell), datum: value });
  }

  didStore(cell: number, value: number): void {
    this.thread.record('store', { place: placeOf(cell), datum: value });
  }

  didRefuse(cell: number, token: number, highest: number): void {
    this.thread.record('error', { place: placeOf(cell), datum: pair(token, highest) });
  }

  sleep(): void {
    this.sleepAtMost(Infinity);
  }

  sleepAtMost(ms: number): void {
    this.#goOutside();
    this.thread.sleep(ms);
  }

  /** Asleep until main says to go on, if it has said to stand still. */
  #standStill(): void {
    this.thread.lot.arm(this.number);
    if (!this.#control.willSleep()) return;
    this.thread.record('wait', { datum: WAIT_CAUSES.indexOf('resume') });
    this.thread.sleep();
  }

  #safely<T>(act: () => T): T {
    try {
      return act();
    } finally {
      this.#goOutside();
    }
  }

  /** From here on main must not terminate this thread. */
  #goInside(): void {
    this.#control.inside.lock();
    this.#isInside = true;
  }

  #goOutside(): void {
    if (!this.#isInside) return;
    this.#isInside = false;
    this.#control.inside.unlock();
  }
}

const placeOf = (cell: number): number => PLACE.firstCell + cell;

/** Enters the run: to be called once, first thing in a program. */
export function enterThreads(): LabThread {
  const { thread, data } = enterThread();
  return new LabThread(thread, data as ThreadsData);
}
