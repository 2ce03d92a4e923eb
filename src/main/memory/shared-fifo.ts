/**
 * A queue between threads: first in, first out, whole numbers in shared memory.
 *
 * `put` waits while it is full, `get` while it is empty, both really asleep. It has one mutex, a
 * ring of slots, and two lines of waiters: for room and for an item. Full and empty are told apart
 * by two counters that only grow: the n-th put goes to slot n mod capacity, and so does the n-th get.
 *
 * That makes one causal fact plain. The put number n (from 0) writes over the slot of number
 * n - capacity, so it cannot have happened before that item was taken: "The kth receive on a channel
 * with capacity C is synchronized before the completion of the k+Cth send" (The Go Memory Model,
 * "Channel communication"). It is so whether or not the put had to wait.
 *
 * A ring has an end, also where the queue is meant to have none: an unbounded queue is one whose ring
 * has a slot for every item that will ever be put.
 *
 * | word       | meaning                                 |
 * |------------|-----------------------------------------|
 * | 0          | mutex                                   |
 * | 1          | 1 once closed                           |
 * | 2, 3       | how many were put, how many were taken  |
 * | 4          | the most that lay in it at once         |
 * | 5          | how many slots                          |
 * | 6 ..       | line for room, line for an item, slots  |
 */
import { Mutex } from './mutex';
import type { ParkingLot } from './parking-lot';
import { WaitingLine } from './waiting-line';

const MUTEX = 0;
const IS_CLOSED = 1;
const PUT_COUNT = 2;
const GET_COUNT = 3;
const MAX_DEPTH = 4;
const SLOT_COUNT = 5;
const LINES = 6;

/** What {@link SharedFifo.get} gives once the queue is closed and empty. */
export const CLOSED = undefined;

/**
 * The thread at the queue, as the queue sees it. All but `attempt` and `sleep` are called inside the
 * critical section, so what they write down is in the order in which it really happened.
 */
export interface FifoClient {
  /** Its number in the parking lot. */
  readonly number: number;
  /** It is about to try, for the first time or once more after having been woken. */
  attempt(step: 'put' | 'get'): void;
  /**
   * @param replaced  the item that lay in this slot before, if any: its get made the room
   * @param woken     who is about to be woken to take an item
   */
  didPut(item: number, replaced: number | undefined, woken: number | undefined): void;
  /** @param woken  who is about to be woken to use the room */
  didGet(item: number, woken: number | undefined): void;
  willWait(cause: 'room' | 'item'): void;
  didFindClosed(): void;
  /** Parks in the lot until unparked. */
  sleep(): void;
}

export class SharedFifo {
  readonly #cells: Int32Array;
  readonly #mutex: Mutex;
  readonly #forRoom: WaitingLine;
  readonly #forItem: WaitingLine;
  readonly #slots: Int32Array;

  /** @param buffer  from {@link SharedFifo.allocate}, the same in all threads */
  constructor(
    readonly buffer: SharedArrayBuffer,
    readonly lot: ParkingLot,
  ) {
    const line = WaitingLine.words(lot.size);
    this.#cells = new Int32Array(buffer);
    this.#mutex = new Mutex(this.#cells, MUTEX);
    this.#forRoom = new WaitingLine(this.#cells, LINES, lot);
    this.#forItem = new WaitingLine(this.#cells, LINES + line, lot);
    this.#slots = this.#cells.subarray(LINES + 2 * line);
  }

  /**
   * @param slots  how many items fit, at least 1
   * @param lot    where those who use it sleep
   */
  static allocate(slots: number, lot: ParkingLot): SharedArrayBuffer {
    const words = LINES + 2 * WaitingLine.words(lot.size) + slots;
    const buffer = new SharedArrayBuffer(words * Int32Array.BYTES_PER_ELEMENT);
    new Int32Array(buffer)[SLOT_COUNT] = slots;
    return buffer;
  }

  /** The most items that ever lay in it at once. */
  get maxDepth(): number {
    return Atomics.load(this.#cells, MAX_DEPTH);
  }

  /**
   * Puts an item at the end; asleep while there is no room.
   *
   * @throws Error if the queue is closed
   */
  put(item: number, client: FifoClient): void {
    for (;;) {
      client.attempt('put');
      this.#mutex.lock();
      if (this.#word(IS_CLOSED) === 1) {
        this.#mutex.unlock();
        throw new Error('put into a closed queue');
      }
      if (this.#depth() < this.#word(SLOT_COUNT)) return this.#putNow(item, client);
      this.#waitIn(this.#forRoom, 'room', client);
    }
  }

  /**
   * Takes the item at the front; asleep while there is none.
   *
   * @returns {@link CLOSED} if there is none and will be none
   */
  get(client: FifoClient): number | typeof CLOSED {
    for (;;) {
      client.attempt('get');
      this.#mutex.lock();
      if (this.#depth() > 0) return this.#getNow(client);
      if (this.#word(IS_CLOSED) === 1) {
        client.didFindClosed();
        this.#mutex.unlock();
        return CLOSED;
      }
      this.#waitIn(this.#forItem, 'item', client);
    }
  }

  /**
   * Says that no more will be put and wakes all who wait; does nothing while somebody holds the
   * mutex, so that a thread that must not sleep can come back later.
   *
   * @param willWake  called inside the critical section with those about to be woken
   * @returns         whether it is closed now
   */
  tryClose(willWake: (woken: readonly number[]) => void): boolean {
    if (!this.#mutex.tryLock()) return false;
    this.#cells[IS_CLOSED] = 1;
    const woken = [...this.#forRoom.takeAll(), ...this.#forItem.takeAll()];
    willWake(woken);
    this.#mutex.unlock();
    for (const actor of woken) this.lot.unpark(actor);
    return true;
  }

  /**
   * Puts an item for a thread that must not sleep, such as main.
   *
   * @param didPut  called inside the critical section with whom it is about to wake
   * @returns       `busy` while somebody is inside: come back; `full` and `closed` are for good
   */
  tryPut(item: number, didPut: (woken: number | undefined) => void): 'put' | 'busy' | 'full' | 'closed' {
    if (!this.#mutex.tryLock()) return 'busy';
    const refused =
      this.#word(IS_CLOSED) === 1 ? 'closed' : this.#depth() >= this.#word(SLOT_COUNT) ? 'full' : undefined;
    if (refused) {
      this.#mutex.unlock();
      return refused;
    }
    this.#putNow(item, { didPut: (_item, _replaced, woken) => didPut(woken) });
    return 'put';
  }

  /**
   * Forgets a thread that is no more: it stands in no line, and if it had been woken for an item, or
   * for room, the next in line is woken instead.
   *
   * @param willWake  called inside the critical section with those about to be woken
   * @returns         `false` while somebody is inside: come back
   */
  tryForget(actor: number, willWake: (woken: readonly number[]) => void): boolean {
    if (!this.#mutex.tryLock()) return false;
    this.#forItem.leave(actor);
    this.#forRoom.leave(actor);
    const forItem = this.#depth() > 0 ? this.#forItem.takeFirst() : undefined;
    const forRoom = this.#depth() < this.#word(SLOT_COUNT) ? this.#forRoom.takeFirst() : undefined;
    const woken = [forItem, forRoom].filter((one) => one !== undefined);
    willWake(woken);
    this.#mutex.unlock();
    for (const one of woken) this.lot.unpark(one);
    return true;
  }

  #putNow(item: number, client: Pick<FifoClient, 'didPut'>): void {
    const index = this.#word(PUT_COUNT);
    const slots = this.#word(SLOT_COUNT);
    const replaced = index < slots ? undefined : this.#slots[index % slots];
    this.#slots[index % slots] = item;
    this.#cells[PUT_COUNT] = index + 1;
    this.#cells[MAX_DEPTH] = Math.max(this.#word(MAX_DEPTH), this.#depth());
    const woken = this.#forItem.takeFirst();
    client.didPut(item, replaced, woken);
    this.#mutex.unlock();
    if (woken !== undefined) this.lot.unpark(woken);
  }

  #getNow(client: FifoClient): number {
    const index = this.#word(GET_COUNT);
    const item = this.#slots[index % this.#word(SLOT_COUNT)] ?? 0;
    this.#cells[GET_COUNT] = index + 1;
    const woken = this.#forRoom.takeFirst();
    client.didGet(item, woken);
    this.#mutex.unlock();
    if (woken !== undefined) this.lot.unpark(woken);
    return item;
  }

  #waitIn(line: WaitingLine, cause: 'room' | 'item', client: FifoClient): void {
    line.join(client.number);
    client.willWait(cause);
    this.#mutex.unlock();
    client.sleep();
  }

  #depth(): number {
    return this.#word(PUT_COUNT) - this.#word(GET_COUNT);
  }

  #word(at: number): number {
    return this.#cells[at] ?? 0;
  }
}
