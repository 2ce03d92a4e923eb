/**
 * Numbers in shared memory that ask for a fencing token: whoever comes with an older one than they
 * have been shown before, reading or writing, is refused.
 *
 * They know nothing of the lock that gives out the tokens, and need not. Between a take-over and the
 * new owner's first look the old owner may still write; that harms nobody, since the new one reads
 * afterwards what is there then.
 *
 * | word | meaning                                 |
 * |------|-----------------------------------------|
 * | 0    | mutex, held for a few instructions only |
 * | 1    | the highest token ever shown            |
 * | 2 .. | the numbers                             |
 *
 * @see Martin Kleppmann, "How to do distributed locking" (2016), "Making the lock safe with fencing"
 */
import { Mutex } from './mutex';

const MUTEX = 0;
const HIGHEST = 1;
const CELLS = 2;

/** A token that passes everywhere and shows nothing: for cells that no lock guards. */
export const NO_TOKEN = Infinity;

/** Called inside the critical section, so that what is written down is in the real order. */
export interface CellClient {
  didLoad(cell: number, value: number): void;
  didStore(cell: number, value: number): void;
  didRefuse(cell: number, token: number, highest: number): void;
}

export class FencedCells {
  readonly #cells: Int32Array;
  readonly #mutex: Mutex;

  /** @param buffer  from {@link FencedCells.allocate}, the same in all threads */
  constructor(readonly buffer: SharedArrayBuffer) {
    this.#cells = new Int32Array(buffer);
    this.#mutex = new Mutex(this.#cells, MUTEX);
  }

  static allocate(count: number): SharedArrayBuffer {
    return new SharedArrayBuffer((CELLS + count) * Int32Array.BYTES_PER_ELEMENT);
  }

  /** What stands in a cell, for whoever only looks. */
  peek(cell: number): number {
    return Atomics.load(this.#cells, CELLS + cell);
  }

  /** @returns `undefined` where the token is too old */
  load(cell: number, token: number, client: CellClient): number | undefined {
    return this.#inside(cell, token, client, () => {
      const value = this.peek(cell);
      client.didLoad(cell, value);
      return value;
    });
  }

  /** @returns `undefined` where the token is too old, and then nothing is written */
  store(cell: number, value: number, token: number, client: CellClient): number | undefined {
    return this.#inside(cell, token, client, () => {
      Atomics.store(this.#cells, CELLS + cell, value);
      client.didStore(cell, value);
      return value;
    });
  }

  /** Adds in one step that nobody can come in between of. */
  add(cell: number, amount: number, client: CellClient): void {
    this.#inside(cell, NO_TOKEN, client, () => {
      const value = Atomics.add(this.#cells, CELLS + cell, amount) + amount;
      client.didStore(cell, value);
      return value;
    });
  }

  #inside(cell: number, token: number, client: CellClient, act: () => number): number | undefined {
    this.#mutex.lock();
    const highest = this.#cells[HIGHEST] ?? 0;
    let result: number | undefined;
    if (token < highest) client.didRefuse(cell, token, highest);
    else {
      if (token !== NO_TOKEN) this.#cells[HIGHEST] = token;
      result = act();
    }
    this.#mutex.unlock();
    return result;
  }
}
