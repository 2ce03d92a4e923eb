/**
 * The words by which main and a thread understand each other without a message, which a thread that
 * sleeps or works would not hear.
 *
 * The mutex in it is what makes it safe to terminate a thread of ours: the thread holds it while it
 * is inside the queue, the lock's own few instructions or the cells, and until it has woken whom it
 * owes it. Main takes it first; then the thread is at none of these, cannot come to be, and what dies
 * with it is only what a program does: the lock it holds, the item in its hand, the write half done.
 */
import { Mutex } from '../../memory/mutex';
import { CONTROL, PAUSE } from './thread-data';

export class Control {
  readonly #cells: Int32Array;
  readonly #at: number;
  readonly inside: Mutex;

  constructor(buffer: SharedArrayBuffer, actor: number) {
    this.#cells = new Int32Array(buffer);
    this.#at = actor * CONTROL.words;
    this.inside = new Mutex(this.#cells, this.#at + CONTROL.inside);
  }

  /** @param actors  main included */
  static allocate(actors: number): SharedArrayBuffer {
    return new SharedArrayBuffer(actors * CONTROL.words * Int32Array.BYTES_PER_ELEMENT);
  }

  get cancelled(): boolean {
    return Atomics.load(this.#cells, this.#at + CONTROL.cancelled) === 1;
  }

  cancel(): void {
    Atomics.store(this.#cells, this.#at + CONTROL.cancelled, 1);
  }

  /** Main's: from its next look on the thread stands still. */
  pause(): void {
    Atomics.compareExchange(this.#cells, this.#at + CONTROL.pause, PAUSE.no, PAUSE.asked);
  }

  /** Main's: @returns whether the thread sleeps and must be unparked */
  resume(): boolean {
    return Atomics.exchange(this.#cells, this.#at + CONTROL.pause, PAUSE.no) === PAUSE.asleep;
  }

  /** The thread's: @returns whether it is to fall asleep now, until unparked */
  willSleep(): boolean {
    const at = this.#at + CONTROL.pause;
    return Atomics.compareExchange(this.#cells, at, PAUSE.asked, PAUSE.asleep) === PAUSE.asked;
  }
}
