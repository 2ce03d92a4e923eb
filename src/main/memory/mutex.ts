/**
 * Mutual exclusion between threads: one cell of shared memory, asleep while it waits.
 *
 * The cell says whether anybody may be asleep for it, so that an unlock nobody waits for costs one
 * exchange and no call into the operating system.
 *
 * | value | meaning                          |
 * |-------|----------------------------------|
 * | 0     | free                             |
 * | 1     | held, nobody waits               |
 * | 2     | held, somebody may be waiting    |
 *
 * It is neither fair nor re-entrant. Hold it for a few instructions only.
 *
 * @see Ulrich Drepper, "Futexes Are Tricky", section 5, "Mutex, take 2"
 */
const FREE = 0;
const HELD = 1;
const HELD_AND_WANTED = 2;

/**
 * Tries before it sleeps. What it guards takes well under a microsecond, and so do these; falling
 * asleep and being woken takes tens.
 */
const SPINS = 100;

export class Mutex {
  constructor(
    readonly cells: Int32Array,
    readonly at: number,
  ) {}

  /** Waits until it holds. Not for a thread that must stay responsive: see {@link tryLock}. */
  lock(): void {
    for (let spin = 0; spin < SPINS; spin += 1) {
      if (this.tryLock()) return;
    }
    while (Atomics.exchange(this.cells, this.at, HELD_AND_WANTED) !== FREE) {
      Atomics.wait(this.cells, this.at, HELD_AND_WANTED);
    }
  }

  tryLock(): boolean {
    return Atomics.compareExchange(this.cells, this.at, FREE, HELD) === FREE;
  }

  unlock(): void {
    if (Atomics.exchange(this.cells, this.at, FREE) === HELD_AND_WANTED) Atomics.notify(this.cells, this.at, 1);
  }
}
