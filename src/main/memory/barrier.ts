/**
 * Where threads meet: all go on when the last has come. The last one does, before it lets the others
 * go, what must be done while nobody else moves.
 *
 * | word | meaning                                                        |
 * |------|----------------------------------------------------------------|
 * | 0    | how many have come                                             |
 * | 1    | how often it opened; what the others sleep on                  |
 *
 * The others first look again and again, so that those with a core of their own set off together and
 * not one after the other as the operating system wakes them.
 */
const CAME = 0;
const OPENED = 1;

/** Some microseconds of looking: as long as falling asleep and being woken would take. */
export const TOGETHER = 2_000;

/** For those who need not set off together: sleeping leaves the core to whoever is still on the way. */
export const ONE_BY_ONE = 100;

export class Barrier {
  readonly #words: Int32Array;

  constructor(
    readonly buffer: SharedArrayBuffer,
    readonly threads: number,
  ) {
    this.#words = new Int32Array(buffer);
  }

  static allocate(): SharedArrayBuffer {
    return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
  }

  /**
   * Comes, and waits for the others.
   *
   * @param last   called by the last to come, before it lets the others go
   * @param looks  how often to look before sleeping: {@link TOGETHER} or {@link ONE_BY_ONE}
   */
  meet(last: () => void, looks: number): void {
    const opened = Atomics.load(this.#words, OPENED);
    if (Atomics.add(this.#words, CAME, 1) === this.threads - 1) {
      last();
      Atomics.store(this.#words, CAME, 0);
      return this.open();
    }
    for (let look = 0; look < looks; look += 1) if (Atomics.load(this.#words, OPENED) !== opened) return;
    Atomics.wait(this.#words, OPENED, opened);
  }

  /** Lets go whoever waits, also if not all have come. */
  open(): void {
    Atomics.add(this.#words, OPENED, 1);
    Atomics.notify(this.#words, OPENED);
  }

  /** As if nobody had come; while nobody is here. */
  reset(): void {
    Atomics.store(this.#words, CAME, 0);
  }
}
