/**
 * What each worker has got done, in shared memory: it counts up, main reads twice and subtracts.
 *
 * Each worker has a cache line of its own, 16 words of 4 bytes, so that counting makes nobody else slower.
 */
const LINE_WORDS = 16;
const WORD = { done: 0, heldUs: 1, waitedUs: 2 } as const;

export interface Counts {
  readonly done: number;
  /** Time it held the lock, and time it waited for it. */
  readonly heldUs: number;
  readonly waitedUs: number;
}

export class CountBoard {
  readonly #cells: Int32Array;

  constructor(readonly buffer: SharedArrayBuffer) {
    this.#cells = new Int32Array(buffer);
  }

  static allocate(workers: number): SharedArrayBuffer {
    return new SharedArrayBuffer((workers + 1) * LINE_WORDS * Int32Array.BYTES_PER_ELEMENT);
  }

  /** @param worker  its actor number, from 1 */
  add(worker: number, what: keyof typeof WORD, amount: number): void {
    Atomics.add(this.#cells, worker * LINE_WORDS + WORD[what], Math.round(amount));
  }

  of(worker: number): Counts {
    const word = (what: keyof typeof WORD): number => Atomics.load(this.#cells, worker * LINE_WORDS + WORD[what]);
    return { done: word('done'), heldUs: word('heldUs'), waitedUs: word('waitedUs') };
  }

  /** All of the first so many workers together. */
  total(workers: number): Counts {
    let [done, heldUs, waitedUs] = [0, 0, 0];
    for (let worker = 1; worker <= workers; worker += 1) {
      const counts = this.of(worker);
      done += counts.done;
      heldUs += counts.heldUs;
      waitedUs += counts.waitedUs;
    }
    return { done, heldUs, waitedUs };
  }
}
