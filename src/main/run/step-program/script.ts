/**
 * A schedule that the threads follow by themselves: whoever has made its step hands over to the next,
 * without asking main.
 *
 * If the thread whose turn it is cannot move (it has ended, or what it needs is taken) the script ends
 * there. In a traced execution each living thread then has one more turn, in the order of their
 * numbers, to settle: whoever could not make its next step joins the line of what it waits for.
 *
 * All goes by one word, the position: only who moves it from where it stood hands over, so a thread
 * that ends just when its turn comes, and the one that gives it the turn, do not both do it.
 */
import type { ParkingLot } from '../../memory/parking-lot';
import { CONTROL } from './control';

/** Looks before it sleeps, under a microsecond: the core is soon left to whoever's turn it is. */
const SPINS = 20;

export type Turn = 'step' | 'settle' | 'over';

export class Script {
  /** The position whose turn {@link await} gave. */
  #mine = 0;
  readonly #turns: Uint8Array;

  constructor(
    readonly control: Int32Array,
    script: SharedArrayBuffer,
    readonly lot: ParkingLot,
    readonly thread: number,
  ) {
    this.#turns = new Uint8Array(script);
  }

  /** Waits for this thread's turn, or for the end of the script. */
  await(check: () => void): Turn {
    for (;;) {
      for (let spin = 0; spin < SPINS; spin += 1) {
        const turn = this.#look();
        if (turn) return turn;
      }
      this.lot.arm(this.thread);
      check();
      const turn = this.#look();
      if (turn) return turn;
      this.lot.park(this.thread);
    }
  }

  /** Hands over, after a step or after settling. */
  pass(): void {
    this.#move(this.#mine, this.#mine + 1);
  }

  /** The step cannot be made: the script is at its end. */
  fail(): void {
    Atomics.compareExchange(this.control, CONTROL.failedAt, -1, this.#mine);
    this.#move(this.#mine, Atomics.load(this.control, CONTROL.length));
  }

  /** This thread has ended, and the word `ended` says so. */
  ended(): void {
    const position = Atomics.load(this.control, CONTROL.position);
    if (position < Atomics.load(this.control, CONTROL.over) && this.#turnAt(position) === this.thread) {
      this.#handOver(position);
    }
  }

  #look(): Turn | undefined {
    const position = Atomics.load(this.control, CONTROL.position);
    if (position >= Atomics.load(this.control, CONTROL.over)) return 'over';
    if (this.#turnAt(position) !== this.thread) return undefined;
    this.#mine = position;
    return position < Atomics.load(this.control, CONTROL.length) ? 'step' : 'settle';
  }

  #move(from: number, to: number): void {
    if (Atomics.compareExchange(this.control, CONTROL.position, from, to) === from) this.#handOver(to);
  }

  #handOver(position: number): void {
    if (position >= Atomics.load(this.control, CONTROL.over)) return this.#wakeAll();
    const next = this.#turnAt(position);
    if (next !== this.thread) this.lot.unpark(next);
    // It may have made this very step and come to its end meanwhile: then the turn is somebody else's already.
    if (!this.#hasEnded(next) || Atomics.load(this.control, CONTROL.position) !== position) return;
    const length = Atomics.load(this.control, CONTROL.length);
    if (position < length) Atomics.compareExchange(this.control, CONTROL.failedAt, -1, position);
    this.#move(position, position < length ? length : position + 1);
  }

  #wakeAll(): void {
    for (let thread = 0; thread < this.lot.size; thread += 1) if (thread !== this.thread) this.lot.unpark(thread);
  }

  #hasEnded(thread: number): boolean {
    return (Atomics.load(this.control, CONTROL.ended) & (1 << thread)) !== 0;
  }

  #turnAt(position: number): number {
    const length = Atomics.load(this.control, CONTROL.length);
    return position < length ? (this.#turns[position] ?? 0) : position - length;
  }
}
