/**
 * Where threads sleep: one cell of shared memory each, and every thread only ever sleeps on its own.
 *
 * A thread arms its cell while it can still be sure that nobody wakes it, then tells others that it
 * is about to sleep (by joining a line, by standing at a gate), then parks. Whoever unparks it
 * between arming and parking is not missed: the cell no longer reads "armed", so the thread does not
 * fall asleep at all.
 *
 * Because each thread has one bed, one loop can wake them all, whatever they wait for.
 *
 * The name and the idea are those of `java.util.concurrent.locks.LockSupport` (park, unpark).
 */
const UNPARKED = 0;
const ARMED = 1;

export class ParkingLot {
  readonly #cells: Int32Array;

  /** @param buffer  from {@link ParkingLot.allocate}, the same in all threads */
  constructor(readonly buffer: SharedArrayBuffer) {
    this.#cells = new Int32Array(buffer);
  }

  /** @param actors  how many cells; who has which number is the caller's affair */
  static allocate(actors: number): SharedArrayBuffer {
    return new SharedArrayBuffer(actors * Int32Array.BYTES_PER_ELEMENT);
  }

  get size(): number {
    return this.#cells.length;
  }

  /** From now on an {@link unpark} counts. Only for one's own cell. */
  arm(actor: number): void {
    Atomics.store(this.#cells, actor, ARMED);
  }

  /**
   * Really sleeps (the operating system takes the thread off its core) until unparked.
   *
   * @param timeoutMs  at most this long
   * @returns          `timed-out`, or `unparked`, at once if that has happened since {@link arm}
   */
  park(actor: number, timeoutMs = Infinity): 'unparked' | 'timed-out' {
    const result = Atomics.wait(this.#cells, actor, ARMED, timeoutMs);
    return result === 'timed-out' ? 'timed-out' : 'unparked';
  }

  /** Costs no call into the operating system if it is not armed: then it cannot be asleep. */
  unpark(actor: number): void {
    if (Atomics.exchange(this.#cells, actor, UNPARKED) === ARMED) Atomics.notify(this.#cells, actor);
  }
}
