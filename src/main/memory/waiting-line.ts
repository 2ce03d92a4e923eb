/**
 * A condition variable whose waiters stand in line, each with its name: first come, first woken.
 *
 * The line is a ring of actor numbers in shared memory, guarded by a mutex of the caller's. To be
 * woken is not to be served: between being woken and holding the mutex again somebody else may have
 * been quicker, so a waiter looks again and, if need be, joins the line anew (as with
 * `threading.Condition` in Python, or any condition variable after Mesa).
 *
 * Taking the first out of the line and waking it are two steps on purpose. Between them, still in
 * the critical section, the waker writes down whom it is about to wake: after the second step that
 * thread may be anywhere, and what it does must not be written down before what made it possible.
 *
 * | word     | meaning                            |
 * |----------|------------------------------------|
 * | 0        | how many stand in line             |
 * | 1        | where in the ring the first stands |
 * | 2 .. 2+n | the ring: actor numbers            |
 *
 * @see Butler Lampson, David Redell, "Experience with Processes and Monitors in Mesa" (1980)
 */
import type { ParkingLot } from './parking-lot';

const LENGTH = 0;
const FIRST = 1;
const RING = 2;

export class WaitingLine {
  /**
   * @param at   where in `cells` its words begin
   * @param lot  where the waiters sleep; nobody can stand in a line twice, so its size is the ring's
   */
  constructor(
    readonly cells: Int32Array,
    readonly at: number,
    readonly lot: ParkingLot,
  ) {}

  /** Words it takes with that many actors. */
  static words(actors: number): number {
    return RING + actors;
  }

  get length(): number {
    return this.#word(LENGTH);
  }

  /** Joins the line, under the mutex. Then: unlock, and park in the lot. */
  join(actor: number): void {
    this.lot.arm(actor);
    const length = this.#word(LENGTH);
    this.cells[this.at + RING + ((this.#word(FIRST) + length) % this.lot.size)] = actor;
    this.cells[this.at + LENGTH] = length + 1;
  }

  /** Takes the first out of the line, under the mutex, and leaves it asleep. Then: `lot.unpark`. */
  takeFirst(): number | undefined {
    const length = this.#word(LENGTH);
    if (length === 0) return undefined;
    const first = this.#word(FIRST);
    this.cells[this.at + LENGTH] = length - 1;
    this.cells[this.at + FIRST] = (first + 1) % this.lot.size;
    return this.#word(RING + first);
  }

  /** {@link takeFirst} until nobody stands there. */
  takeAll(): number[] {
    const all: number[] = [];
    for (let next = this.takeFirst(); next !== undefined; next = this.takeFirst()) all.push(next);
    return all;
  }

  /**
   * Takes somebody out of the line, under the mutex, who will not come for its turn: it gave up, or it
   * is no more.
   *
   * @returns whether it stood there
   */
  leave(actor: number): boolean {
    const all = this.takeAll();
    const others = all.filter((one) => one !== actor);
    this.cells[this.at + FIRST] = 0;
    this.cells[this.at + LENGTH] = others.length;
    for (const [place, one] of others.entries()) this.cells[this.at + RING + place] = one;
    return others.length < all.length;
  }

  #word(offset: number): number {
    return this.cells[this.at + offset] ?? 0;
  }
}
