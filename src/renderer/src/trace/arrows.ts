/** Pairs of rows of which one led to the other, as arrows on either axis: handovers, or ends of a wait. */
import type { TraceStore } from '../../../shared/trace/store';
import type { Axis } from './lane-series';

const FIRST_CAPACITY = 64;

export class Arrows {
  length = 0;
  from = new Uint32Array(FIRST_CAPACITY);
  to = new Uint32Array(FIRST_CAPACITY);
  #fromTime = new Float64Array(FIRST_CAPACITY);
  #toTime = new Float64Array(FIRST_CAPACITY);
  #fromRank = new Float64Array(FIRST_CAPACITY);
  #toRank = new Float64Array(FIRST_CAPACITY);
  #rows = 0;

  constructor(
    readonly store: TraceStore,
    /** The row at which the arrow that ends at `row` begins; `undefined` = none ends there. */
    readonly originOf: (row: number) => number | undefined,
  ) {}

  /** Where the arrows begin, by arrow. */
  starts(axis: Axis): Float64Array {
    return axis === 'time' ? this.#fromTime : this.#fromRank;
  }

  ends(axis: Axis): Float64Array {
    return axis === 'time' ? this.#toTime : this.#toRank;
  }

  /** Takes in what is new. */
  update(ranks: Uint32Array): void {
    for (; this.#rows < this.store.length; this.#rows += 1) {
      const origin = this.originOf(this.#rows);
      if (origin !== undefined) this.#add(origin, this.#rows, ranks);
    }
  }

  #add(from: number, to: number, ranks: Uint32Array): void {
    const at = this.length;
    if (at === this.from.length) this.#grow();
    this.from[at] = from;
    this.to[at] = to;
    this.#fromTime[at] = this.store.timeAt(from);
    this.#toTime[at] = this.store.timeAt(to);
    this.#fromRank[at] = ranks[from] ?? 0;
    this.#toRank[at] = ranks[to] ?? 0;
    this.length = at + 1;
  }

  #grow(): void {
    const capacity = this.from.length * 2;
    const rows = (old: Uint32Array): Uint32Array<ArrayBuffer> => {
      const larger = new Uint32Array(capacity);
      larger.set(old);
      return larger;
    };
    const places = (old: Float64Array): Float64Array<ArrayBuffer> => {
      const larger = new Float64Array(capacity);
      larger.set(old);
      return larger;
    };
    this.from = rows(this.from);
    this.to = rows(this.to);
    this.#fromTime = places(this.#fromTime);
    this.#toTime = places(this.#toTime);
    this.#fromRank = places(this.#fromRank);
    this.#toRank = places(this.#toRank);
  }
}
