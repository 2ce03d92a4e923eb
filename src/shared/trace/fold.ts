/**
 * What the world is like after the first `row` events: a reducer over the trace that can be asked
 * about any row.
 *
 *     const ends = new Fold(store, 0, (count, store, row) => count + (store.kindAt(row) === 'exit' ? 1 : 0));
 *     ends.at(12); // how many had ended when 12 events had happened
 *
 * Every so many rows the state is kept, so that going back means going on from the nearest kept one.
 * States must not be changed once returned: a step makes a new one that shares what stayed the same.
 * Keeping a state then costs what it does not share, and nothing is ever copied as a whole.
 */
import type { TraceStore } from './store';

/**
 * Rows between kept states. A step takes a few hundred nanoseconds, so a thousand stay far below a
 * display frame of 16 ms, and a full trace keeps a thousand states.
 */
const EVERY = 1_000;

export type Step<State> = (state: State, store: TraceStore, row: number) => State;

export class Fold<State> {
  /** The state after `index * EVERY` events. */
  readonly #kept: State[];
  /** Where the last answer was: scrubbing and following mostly go on from there. */
  #row = 0;
  #state: State;

  constructor(
    readonly store: TraceStore,
    readonly initial: State,
    readonly step: Step<State>,
  ) {
    this.#kept = [initial];
    this.#state = initial;
  }

  /**
   * The state after the first `row` events; the newest if there are not so many.
   * The first question about the end of a long trace reads all of it, later ones do not.
   */
  at(row: number): State {
    const wanted = Math.max(0, Math.min(Math.floor(row), this.store.length));
    this.#startNear(wanted);
    while (this.#row < wanted) {
      this.#state = this.step(this.#state, this.store, this.#row);
      this.#row += 1;
      if (this.#row === this.#kept.length * EVERY) this.#kept.push(this.#state);
    }
    return this.#state;
  }

  /** Goes to the kept state before `wanted`, unless the last answer is nearer. */
  #startNear(wanted: number): void {
    const index = Math.min(Math.floor(wanted / EVERY), this.#kept.length - 1);
    if (this.#row <= wanted && this.#row >= index * EVERY) return;
    this.#row = index * EVERY;
    this.#state = this.#kept[index] ?? this.initial;
  }
}
