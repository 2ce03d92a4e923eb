/**
 * Checks a pack that came from outside and writes its numbers into columns.
 *
 * A pack may come from a file somebody was given, so every number that is used as an index is
 * compared with its bound first, in one pass a column.
 */
import { LabError } from '../wire/error';
import type { Columns, Dictionary } from './columns';
import { EVENT_KINDS, FIDELITIES, PLACE_KINDS, MAX_EVENTS } from './event';
import type { Json } from '../wire/json';
import { WHOLE } from './message-id';
import type { PackedData, PackedEvents, PackedTexts } from './pack';
import { isShallow } from './shallow';

const COLUMNS = ['t', 'actor', 'kind', 'place', 'msgActor', 'msgNumber', 'line', 'fidelity'] as const;

const MAX_UINT32 = 0xffff_ffff;
const MAX_INT32 = 0x7fff_ffff;

/**
 * Everything but the numbers in the columns.
 *
 * @returns how many rows the pack has
 * @throws LabError 'MALFORMED_PACK'
 */
export function checkShape(pack: PackedEvents, length: number, dictionary: Dictionary): number {
  if (!isObject(pack) || pack.from !== length) throw malformed('from');
  for (const column of COLUMNS) if (!Array.isArray(pack[column])) throw malformed(column);
  const count = pack.t.length;
  for (const column of COLUMNS) if (pack[column].length !== count) throw malformed(column);
  checkNames(pack.names, dictionary);
  if (!Number.isFinite(pack.since)) throw malformed('since');
  if (!Array.isArray(pack.data)) throw malformed('data');
  for (const group of pack.data as readonly PackedData[]) checkGroup(group, count);
  checkTexts(pack.after, count, 'after');
  checkTexts(pack.bytes, count, 'bytes');
  return count;
}

function checkNames(names: PackedEvents['names'], dictionary: Dictionary): void {
  // A name an event is far more than any lab uses, and still a dictionary that fits in memory.
  if (!Array.isArray(names) || dictionary.names.length + names.length > MAX_EVENTS) throw malformed('names');
  const fresh = new Set<string>();
  for (const name of names) {
    if (typeof name !== 'string' || dictionary.has(name) || fresh.has(name)) throw malformed('names');
    fresh.add(name);
  }
}

function checkGroup(group: PackedData, count: number): void {
  if (!isObject(group)) throw malformed('data');
  const { fields, rows, columns } = group;
  checkRows(rows, count, 'data');
  if (!Array.isArray(columns) || columns.length !== (fields === null ? 1 : columnsFor(fields))) throw malformed('data');
  for (const column of columns as readonly unknown[]) {
    if (!Array.isArray(column) || column.length !== rows.length || !column.every(isSane)) throw malformed('data');
  }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** Numbers and texts are; of what has depth, what is not too deep to be written again. */
const isSane = (value: unknown): boolean => typeof value !== 'object' || isShallow(value as Json);

function columnsFor(fields: unknown): number {
  const named = Array.isArray(fields) && fields.every((name) => typeof name === 'string' && name !== '__proto__');
  if (!named || new Set(fields).size !== fields.length) throw malformed('data');
  return fields.length;
}

function checkTexts(packed: PackedTexts, count: number, at: 'after' | 'bytes'): void {
  if (!isObject(packed)) throw malformed(at);
  const { rows, texts } = packed;
  checkRows(rows, count, at);
  if (!Array.isArray(texts) || texts.length !== rows.length) throw malformed(at);
  if (!texts.every((text) => typeof text === 'string')) throw malformed(at);
}

function checkRows(rows: readonly number[], count: number, at: string): void {
  if (!Array.isArray(rows)) throw malformed(at);
  let before = -1;
  for (const row of rows as readonly number[]) {
    if (!Number.isInteger(row) || row <= before || row >= count) throw malformed(at);
    before = row;
  }
}

/**
 * Writes the columns of a checked pack at `row`.
 *
 * @param names how many names there will be once the pack's own are known
 * @returns     the latest time in the pack
 * @throws LabError 'MALFORMED_PACK', with the columns written up to there: they count only once the
 *         store's length does
 */
export function fill(columns: Columns, pack: PackedEvents, row: number, names: number): number {
  const latest = fillTimes(columns.t, pack, row);
  fillWhole(columns.actor, pack.actor, row, 0, names - 1, 'actor');
  fillWhole(columns.kind, pack.kind, row, 0, EVENT_KINDS.length - 1, 'kind');
  fillWhole(columns.place, pack.place, row, 0, names * PLACE_KINDS.length, 'place');
  fillWhole(columns.msgActor, pack.msgActor, row, 0, names, 'msgActor');
  fillWhole(columns.msgNumber, pack.msgNumber, row, WHOLE, MAX_INT32, 'msgNumber');
  fillWhole(columns.line, pack.line, row, 0, MAX_UINT32, 'line');
  fillWhole(columns.fidelity, pack.fidelity, row, 0, FIDELITIES.length - 1, 'fidelity');
  return latest;
}

function fillTimes(target: Float64Array, { t: source, since }: PackedEvents, row: number): number {
  let latest = 0;
  for (let at = 0; at < source.length; at += 1) {
    // First the type: a text plus a number would be a text, and a finite one.
    const difference = source[at] as number;
    const t = since + difference;
    if (typeof difference !== 'number' || !Number.isFinite(t)) throw malformed('t');
    if (t > latest) latest = t;
    target[row + at] = t;
  }
  return latest;
}

function fillWhole(
  target: Uint32Array | Int32Array | Uint8Array,
  source: readonly number[],
  row: number,
  least: number,
  most: number,
  column: string,
): void {
  for (let at = 0; at < source.length; at += 1) {
    const value = source[at] as number;
    if (!Number.isInteger(value) || value < least || value > most) throw malformed(column);
    target[row + at] = value;
  }
}

function malformed(at: string): LabError {
  return new LabError('MALFORMED_PACK', { at });
}
