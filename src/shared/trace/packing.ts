/** Makes packs of rows: the other half of unpack.ts. */
import type { Columns } from './columns';
import { PLACE_KINDS } from './event';
import type { PackedEvents, PackedTexts } from './pack';

export interface Rows {
  readonly from: number;
  /** Exclusive. */
  readonly until: number;
}

/** Everything of a pack but its names and its `data`. */
export type PackedColumns = Omit<PackedEvents, 'names' | 'data'>;

export function packColumns(columns: Columns, rows: Rows): PackedColumns {
  const since = wholeSince(columns.t, rows);
  return {
    from: rows.from,
    since,
    t: numbers(columns.t, rows, since),
    actor: numbers(columns.actor, rows),
    kind: numbers(columns.kind, rows),
    place: numbers(columns.place, rows),
    msgActor: numbers(columns.msgActor, rows),
    msgNumber: numbers(columns.msgNumber, rows),
    line: numbers(columns.line, rows),
    fidelity: numbers(columns.fidelity, rows),
    after: texts(columns.after, rows),
    bytes: texts(columns.bytes, rows),
  };
}

/** How many names of the dictionary a reader needs to understand the columns. */
export function namesUsed({ actor, place, msgActor }: PackedColumns): number {
  return Math.max(1 + largest(actor), Math.ceil(largest(place) / PLACE_KINDS.length), largest(msgActor));
}

function numbers(column: ArrayLike<number>, { from, until }: Rows, since = 0): number[] {
  const copy: number[] = [];
  for (let row = from; row < until; row += 1) copy.push((column[row] ?? 0) - since);
  return copy;
}

/**
 * What to count the times from: the first one, which leaves small numbers that are short to write
 * and quick to read. Only between whole numbers is the difference exact, so otherwise 0.
 */
function wholeSince(times: Float64Array, { from, until }: Rows): number {
  for (let row = from; row < until; row += 1) if (!Number.isSafeInteger(times[row])) return 0;
  return from < until ? (times[from] ?? 0) : 0;
}

function texts(column: ReadonlyMap<number, string>, { from, until }: Rows): PackedTexts {
  const found: { rows: number[]; texts: string[] } = { rows: [], texts: [] };
  if (column.size === 0) return found;
  for (let row = from; row < until; row += 1) {
    const text = column.get(row);
    if (text === undefined) continue;
    found.rows.push(row - from);
    found.texts.push(text);
  }
  return found;
}

/** Unlike `Math.max(...values)`, at home with any number of values. */
function largest(values: readonly number[]): number {
  let most = -1;
  for (const value of values) if (value > most) most = value;
  return most;
}
