/**
 * Whose turn it is: all threads of a run are started first and then wait, so that what it costs to
 * start a thread does not count as work.
 *
 * | cell | meaning                                                          |
 * |------|------------------------------------------------------------------|
 * | 0    | counts up; odd = some threads have their turn, even = nobody has |
 * | 1    | the first thread whose turn it is, by actor number               |
 * | 2    | the last                                                         |
 * | 3    | 1 = it is over: everybody goes home                              |
 */
const CELL = { count: 0, first: 1, last: 2, over: 3 } as const;

export class Turns {
  readonly #cells: Int32Array;

  constructor(readonly buffer: SharedArrayBuffer) {
    this.#cells = new Int32Array(buffer);
  }

  static allocate(): SharedArrayBuffer {
    return new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT);
  }

  /** Main's: a turn for these threads, which is over with {@link end}. */
  begin(first: number, last: number): void {
    Atomics.store(this.#cells, CELL.first, first);
    Atomics.store(this.#cells, CELL.last, last);
    this.#next();
  }

  end(): void {
    this.#next();
  }

  /** Nobody gets another turn. */
  finish(): void {
    Atomics.store(this.#cells, CELL.over, 1);
    this.#next();
  }

  get isOver(): boolean {
    return Atomics.load(this.#cells, CELL.over) === 1;
  }

  /** A thread's: which turn it has now; `undefined` if it has none. */
  current(thread: number): number | undefined {
    const count = Atomics.load(this.#cells, CELL.count);
    if (this.isOver || count % 2 === 0) return undefined;
    const first = Atomics.load(this.#cells, CELL.first);
    return thread >= first && thread <= Atomics.load(this.#cells, CELL.last) ? count : undefined;
  }

  lasts(turn: number): boolean {
    return Atomics.load(this.#cells, CELL.count) === turn;
  }

  /** Really sleeps until this thread has a turn. @returns which one, or `undefined` when it is over */
  wait(thread: number): number | undefined {
    for (;;) {
      const count = Atomics.load(this.#cells, CELL.count);
      const turn = this.current(thread);
      if (turn !== undefined || this.isOver) return turn;
      Atomics.wait(this.#cells, CELL.count, count);
    }
  }

  /** Sleeps for so long, or until the turn is over: whoever waits for a timer must still be able to leave. */
  nap(turn: number, ms: number): void {
    if (ms > 0) Atomics.wait(this.#cells, CELL.count, turn, ms);
  }

  #next(): void {
    Atomics.add(this.#cells, CELL.count, 1);
    Atomics.notify(this.#cells, CELL.count);
  }
}
