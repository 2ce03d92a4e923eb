/**
 * The events as a table: RFC 4180, one header line, CRLF after each record, and a byte order mark
 * first, without which Excel takes Korean for something else.
 *
 * A spreadsheet takes text that begins with `=`, `+`, `-` or `@` for a formula and may run it. Items
 * are the learner's own text or come from outside, so such a field gets an apostrophe before it, and
 * so does one that begins with an apostrophe: a program that reads the file takes one off wherever a
 * field begins with one, and has the text as it was. Numbers, also negative ones, are left alone.
 *
 * @see RFC 4180, "Common Format and MIME Type for CSV Files"
 * @see OWASP, "CSV Injection"
 */
import type { TraceEvent } from '../event';
import type { Recorded } from '../recorded';

const BYTE_ORDER_MARK = '\uFEFF';

export const CSV_COLUMNS = [
  'seq',
  't_ns',
  'actor',
  'kind',
  'queue',
  'lock',
  'socket',
  'topic',
  'cell',
  'msg',
  'after',
  'line',
  'fidelity',
  'data',
  'bytes',
] as const;

export function* csvLines({ store }: Recorded): Generator<string> {
  yield `${BYTE_ORDER_MARK}${CSV_COLUMNS.join(',')}\r\n`;
  const rows = store.length;
  for (let row = 0; row < rows; row += 1) yield `${record(store.event(row)).map(field).join(',')}\r\n`;
}

/** In the order of {@link CSV_COLUMNS}. */
function record(event: TraceEvent): readonly (number | string | undefined)[] {
  const { seq, t, actor, kind, queue, lock, socket, topic, cell, msg, after, line, fidelity, data, bytes } = event;
  const text = data === undefined ? undefined : JSON.stringify(data);
  return [seq, t, actor, kind, queue, lock, socket, topic, cell, msg, after, line, fidelity, text, bytes];
}

/** Tab and carriage return are skipped by some spreadsheets, so what follows them counts as the beginning. */
const FORMULA = /^[=+\-@\t\r']/;
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;
const NEEDS_QUOTES = /[",\r\n]/;

function field(value: number | string | undefined): string {
  if (value === undefined) return '';
  const text = String(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
