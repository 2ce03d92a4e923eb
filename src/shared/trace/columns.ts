/**
 * The columns a trace is kept in: typed arrays that grow by doubling, and the dictionary of names
 * their numbers refer to. 34 bytes an event, plus what the event carries as `data`.
 */
/** A typed array that can be written to, whatever its width. */
type Numbers = Float64Array | Uint32Array | Int32Array | Uint8Array;

/** Room at the start: most runs of a lab stay below this, so most never grow. */
const FIRST_CAPACITY = 1_024;

export function grown<T extends Numbers>(array: T, capacity: number): T {
  const larger = new (array.constructor as new (length: number) => T)(capacity);
  larger.set(array);
  return larger;
}

/** What every row has. Rows from `length` of the store on are not in use. */
export class Columns {
  capacity = FIRST_CAPACITY;
  t = new Float64Array(FIRST_CAPACITY);
  actor = new Uint32Array(FIRST_CAPACITY);
  kind = new Uint8Array(FIRST_CAPACITY);
  place = new Uint32Array(FIRST_CAPACITY);
  msgActor = new Uint32Array(FIRST_CAPACITY);
  msgNumber = new Int32Array(FIRST_CAPACITY);
  line = new Uint32Array(FIRST_CAPACITY);
  fidelity = new Uint8Array(FIRST_CAPACITY);
  /** Rare enough for a Map. */
  readonly after = new Map<number, string>();
  readonly bytes = new Map<number, string>();

  /** Makes room for `rows` rows in all. */
  ensure(rows: number): void {
    if (rows <= this.capacity) return;
    let capacity = this.capacity;
    while (capacity < rows) capacity *= 2;
    this.t = grown(this.t, capacity);
    this.actor = grown(this.actor, capacity);
    this.kind = grown(this.kind, capacity);
    this.place = grown(this.place, capacity);
    this.msgActor = grown(this.msgActor, capacity);
    this.msgNumber = grown(this.msgNumber, capacity);
    this.line = grown(this.line, capacity);
    this.fidelity = grown(this.fidelity, capacity);
    this.capacity = capacity;
  }
}

/** Names and their numbers, in order of first use. */
export class Dictionary {
  readonly names: string[] = [];
  readonly #index = new Map<string, number>();

  has(name: string): boolean {
    return this.#index.has(name);
  }

  indexOf(name: string): number | undefined {
    return this.#index.get(name);
  }

  intern(name: string): number {
    const known = this.#index.get(name);
    if (known !== undefined) return known;
    this.#index.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

/** For each value of a column the rows that have it, ascending. */
export class RowLists {
  readonly #lists: { rows: Uint32Array; length: number }[] = [];
  /** Values in order of first appearance. */
  readonly seen: number[] = [];

  add(value: number, row: number): void {
    let list = this.#lists[value];
    if (!list) {
      // A few rows to begin with: most places and actors of a long run have many, but most runs are short.
      list = this.#lists[value] = { rows: new Uint32Array(16), length: 0 };
      this.seen.push(value);
    }
    if (list.length === list.rows.length) list.rows = grown(list.rows, list.length * 2);
    list.rows[list.length++] = row;
  }

  rows(value: number): Uint32Array {
    const list = this.#lists[value];
    return list ? list.rows.subarray(0, list.length) : NO_ROWS;
  }
}

const NO_ROWS = new Uint32Array(0);
