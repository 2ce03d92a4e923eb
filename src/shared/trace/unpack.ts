/**
 * Checks a pack that came from outside and writes its numbers into columns.
 *
 * A pack may come from a file somebody was given, so every number that is used as an index is
 * compared with its bound first, in one pass a column.
 */
import { LabError } from '../wire/error';
import type { Columns, Dictionary } from './columns';
import { EVENT_KINDS, FIDELITIES, PLACE_KINDS } from './event';
import { WHOLE } from './message-id';
import type { PackedEvents } from './pack';

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
  if (typeof pack !== 'object' || pack === null || pack.from !== length) throw malformed('from');
  for (const column of COLUMNS) if (!Array.isArray(pack[column])) throw malformed(column);
  const count = pack.t.length;
  for (const column of COLUMNS) if (pack[column].length !== count) throw malformed(column);
  checkNames(pack.names, dictionary);
  checkExtras(pack.extra, count);
  return count;
}

function checkNames(names: PackedEvents['names'], dictionary: Dictionary): void {
  if (!Array.isArray(names)) throw malformed('names');
  const fresh = new Set<string>();
  for (const name of names) {
    if (typeof name !== 'string' || dictionary.has(name) || fresh.has(name)) throw malformed('names');
    fresh.add(name);
  }
}

function checkExtras(extras: PackedEvents['extra'], count: number): void {
  if (!Array.isArray(extras)) throw malformed('extra');
  let before = -1;
  for (const entry of extras as readonly unknown[]) {
    if (!Array.isArray(entry) || entry.length !== 2) throw malformed('extra');
    const [row, extra] = entry as [unknown, unknown];
    if (!Number.isInteger(row) || (row as number) <= before || (row as number) >= count) throw malformed('extra');
    if (typeof extra !== 'object' || extra === null) throw malformed('extra');
    const { after, bytes } = extra as Readonly<Record<string, unknown>> & { after?: unknown; bytes?: unknown };
    if (!isTextOrAbsent(after) || !isTextOrAbsent(bytes)) throw malformed('extra');
    before = row as number;
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
  const latest = fillTimes(columns.t, pack.t, row);
  fillWhole(columns.actor, pack.actor, row, 0, names - 1, 'actor');
  fillWhole(columns.kind, pack.kind, row, 0, EVENT_KINDS.length - 1, 'kind');
  fillWhole(columns.place, pack.place, row, 0, names * PLACE_KINDS.length, 'place');
  fillWhole(columns.msgActor, pack.msgActor, row, 0, names, 'msgActor');
  fillWhole(columns.msgNumber, pack.msgNumber, row, WHOLE, MAX_INT32, 'msgNumber');
  fillWhole(columns.line, pack.line, row, 0, MAX_UINT32, 'line');
  fillWhole(columns.fidelity, pack.fidelity, row, 0, FIDELITIES.length - 1, 'fidelity');
  return latest;
}

function fillTimes(target: Float64Array, source: readonly number[], row: number): number {
  let latest = 0;
  for (let at = 0; at < source.length; at += 1) {
    const t = source[at] as number;
    if (!Number.isFinite(t)) throw malformed('t');
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

const isTextOrAbsent = (value: unknown): boolean => value === undefined || typeof value === 'string';

function malformed(at: string): LabError {
  return new LabError('MALFORMED_PACK', { at });
}
