/**
 * Which rows the table shows, in which order: filter, then sort, over typed arrays of row numbers.
 *
 * The work is a generator that pauses every few milliseconds' worth, so that a million rows can be
 * searched while the screen goes on moving; see {@link finishSliced}.
 */
import { CONCURRENT, FUTURE, PAST, type Relation } from '../../../../shared/trace/relation';
import type { TraceStore } from '../../../../shared/trace/store';
import { lowerBound } from '../lane-series';
import { sortRows } from './sort-rows';

export const SORT_KEYS = ['seq', 'time', 'actor', 'kind'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export const RELATION_FILTERS = ['any', 'related', 'past', 'future', 'concurrent'] as const;
export type RelationFilter = (typeof RELATION_FILTERS)[number];

export interface TableQuery {
  readonly sort: { readonly by: SortKey; readonly descending: boolean };
  /** Indices into the store's names; `undefined` = all. */
  readonly actors: ReadonlySet<number> | undefined;
  /** Indices into `EVENT_KINDS`; `undefined` = all. */
  readonly kinds: ReadonlySet<number> | undefined;
  /** Lower case. */
  readonly text: string;
  readonly relation: RelationFilter;
}

export const EVERYTHING: TableQuery = {
  sort: { by: 'seq', descending: false },
  actors: undefined,
  kinds: undefined,
  text: '',
  relation: 'any',
};

/** What a query needs to know beyond the store. */
export interface TableContext {
  /** Everything a row shows, in lower case. */
  readonly textOf: (row: number) => string;
  /** The place of a kind in the alphabet of the language on screen. */
  readonly kindRank: (kindIndex: number) => number;
  readonly laneOf: (row: number) => number;
  readonly relation: Relation | undefined;
}

export interface TableRows {
  readonly length: number;
  rowAt(index: number): number;
  /** Where a row stands, -1 if it is not shown. */
  indexOf(row: number): number;
}

/** Rows between two pauses: about a millisecond when every row's text is made. */
const ROWS_A_SLICE = 2_000;

/** All rows in the order of the trace, in either direction: no array is needed, however many there are. */
export function allRows(length: number, descending: boolean): TableRows {
  const turn = (value: number): number => (descending ? length - 1 - value : value);
  return { length, rowAt: turn, indexOf: (row) => (row < length ? turn(row) : -1) };
}

export function isUnfiltered({ actors, kinds, text, relation }: TableQuery): boolean {
  return actors === undefined && kinds === undefined && text === '' && relation === 'any';
}

export function* tableRows(store: TraceStore, query: TableQuery, context: TableContext): Generator<void, TableRows> {
  const { by, descending } = query.sort;
  if (by === 'seq' && isUnfiltered(query)) return allRows(store.length, descending);
  const found = yield* filtered(store, query, context);
  if (by === 'seq') return inOrder(found, descending);
  const keyOf = keyFor(store, by, context);
  const most = descending ? largest(found, keyOf) : 0;
  const sorted = yield* sortRows(found, descending ? (row) => most - keyOf(row) : keyOf);
  return { length: sorted.length, rowAt: (index) => sorted[index] ?? 0, indexOf: (row) => sorted.indexOf(row) };
}

function* filtered(store: TraceStore, query: TableQuery, context: TableContext): Generator<void, Uint32Array> {
  const { length } = store;
  const found = new Uint32Array(length);
  let count = 0;
  for (let row = 0; row < length; row += 1) {
    if (row % ROWS_A_SLICE === 0) yield;
    if (query.actors && !query.actors.has(store.actorIndexAt(row))) continue;
    if (query.kinds && !query.kinds.has(store.kindIndexAt(row))) continue;
    if (!fitsRelation(query.relation, context.relation?.codes[row])) continue;
    if (query.text !== '' && !context.textOf(row).includes(query.text)) continue;
    found[count] = row;
    count += 1;
  }
  return found.slice(0, count);
}

/** The selected event itself is always among its relations. */
function fitsRelation(filter: RelationFilter, code: number | undefined): boolean {
  if (filter === 'any' || code === undefined) return true;
  if (filter === 'past') return code !== FUTURE && code !== CONCURRENT;
  if (filter === 'future') return code !== PAST && code !== CONCURRENT;
  return filter === 'concurrent' ? code === CONCURRENT : code !== CONCURRENT;
}

function keyFor(store: TraceStore, by: Exclude<SortKey, 'seq'>, context: TableContext): (row: number) => number {
  if (by === 'time') return (row) => Math.max(0, Math.floor(store.timeAt(row)));
  return by === 'actor' ? context.laneOf : (row) => context.kindRank(store.kindIndexAt(row));
}

function inOrder(rows: Uint32Array, descending: boolean): TableRows {
  const { length } = rows;
  const turn = (value: number): number => (descending ? length - 1 - value : value);
  return {
    length,
    rowAt: (index) => rows[turn(index)] ?? 0,
    indexOf: (row) => {
      const at = lowerBound(rows, length, row);
      return rows[at] === row ? turn(at) : -1;
    },
  };
}

function largest(rows: Uint32Array, keyOf: (row: number) => number): number {
  let most = 0;
  for (const row of rows) most = Math.max(most, keyOf(row));
  return most;
}

/** Half a display frame: the other half is the screen's. */
const SLICE_MS = 8;

/**
 * Runs work to its end in slices, letting the screen draw in between.
 *
 * @returns `undefined` if the signal aborted first
 */
export async function finishSliced<Result>(
  work: Generator<void, Result>,
  signal: AbortSignal,
): Promise<Result | undefined> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const step = work.next();
      if (step.done) return step.value;
    }
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return undefined;
  }
}
