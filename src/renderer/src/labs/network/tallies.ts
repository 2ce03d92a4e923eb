/**
 * Things that were counted as a trace was read, and can be asked how many there were after any row of it.
 * Rows are added in ascending order, so each question is a binary search.
 */

/** How many entries of an ascending list are below `row`. */
export function countBelow(rows: readonly number[], row: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Events with a size. */
export class SizedTally {
  readonly rows: number[] = [];
  /** All bytes up to and with the entry. */
  readonly #sums: number[] = [];

  get bytes(): number {
    return this.#sums.at(-1) ?? 0;
  }

  add(row: number, bytes: number): void {
    this.#sums.push(this.bytes + bytes);
    this.rows.push(row);
  }

  /** After the first `row` events of the trace. */
  at(row: number): { readonly times: number; readonly bytes: number } {
    const times = countBelow(this.rows, row);
    return { times, bytes: this.#sums[times - 1] ?? 0 };
  }

  /** Bytes up to and with the entry of that index. */
  bytesThrough(index: number): number {
    return this.#sums[index] ?? 0;
  }
}

/** A value that changes now and then. */
export class Changes<T> {
  readonly #rows: number[] = [];
  readonly #values: T[] = [];

  set(row: number, value: T): void {
    this.#rows.push(row);
    this.#values.push(value);
  }

  get newest(): T | undefined {
    return this.#values.at(-1);
  }

  at(row: number): T | undefined {
    return this.#values[countBelow(this.#rows, row) - 1];
  }
}

/** One count for each of several names. */
export class NamedTally<Name extends string> {
  readonly #rows = new Map<Name, number[]>();

  add(name: Name, row: number): void {
    const rows = this.#rows.get(name);
    if (rows) rows.push(row);
    else this.#rows.set(name, [row]);
  }

  at(row: number): Readonly<Partial<Record<Name, number>>> {
    const counts: Partial<Record<Name, number>> = {};
    for (const [name, rows] of this.#rows) {
      const count = countBelow(rows, row);
      if (count > 0) counts[name] = count;
    }
    return counts;
  }
}
