/** A span in words, and a value with all its spans. */
import type { ExplainedValue, Span } from '../../../../shared/net/meaning';
import type { MeaningWords } from './text';

/** `type: an array: values in order`, `the command, 1 of 3`. */
export function spanWords(span: Span, t: MeaningWords): string {
  const { code, detail, place, goesOn, role } = span;
  // What cannot be read is that first, and then perhaps a length or a type.
  const said = role === 'bad' && code !== 'garbage' ? `${t.code.garbage()} (${coded(span, t)})` : coded(span, t);
  const isPlaced = place !== undefined && PLACED.has(code);
  return [
    said,
    ...(isPlaced && detail === undefined ? [t.place(place.at, place.of)] : []),
    ...(goesOn ? [t.goesOn] : []),
  ].join(', ');
}

/** Where it says something to be the how-manieth. */
const PLACED: ReadonlySet<string> = new Set(['command', 'argument', 'element', 'event', 'topic', 'message']);

function coded({ code, detail }: Span, t: MeaningWords): string {
  const names: Readonly<Record<string, string>> = code === 'type' ? t.type : code === 'frame-type' ? t.frame : {};
  const name = typeof detail === 'string' && Object.hasOwn(names, detail) ? names[detail] : undefined;
  const named = code === 'frame-type' && name !== undefined ? `${String(detail)}, “${name}”` : name;
  return t.code[code](named ?? (typeof detail === 'number' ? detail.toLocaleString('en') : (detail ?? '')));
}

/** A value in a line: what it is, how long, what for. Ends of lines say nothing there. */
export function valueWords({ spans }: ExplainedValue, t: MeaningWords): string {
  const telling = spans.filter(({ code }) => !SILENT.has(code));
  // That a number is the number itself goes without saying, unless nothing else is said.
  const saying = telling.filter(({ code, role }) => role === 'bad' || (code !== 'number' && code !== 'text'));
  const said = [saying, telling, spans.slice(0, 1)].find((some) => some.length > 0) ?? [];
  return said.map((span) => typeWords(span, t) ?? spanWords(span, t)).join(' · ');
}

const SILENT: ReadonlySet<string> = new Set(['line-end', 'value-end', 'separator']);

/** `an array: values in order`: of a whole value it need not be said that this is its type. */
function typeWords({ code, detail, role, goesOn }: Span, t: MeaningWords): string | undefined {
  if (code !== 'type' || role === 'bad' || goesOn || typeof detail !== 'string') return undefined;
  const names: Readonly<Record<string, string>> = t.type;
  return Object.hasOwn(names, detail) ? names[detail] : undefined;
}

/** `*3\r\n` as it would be typed. What is no letter of ASCII or UTF-8 is a dot. */
export function writtenOut(bytes: Uint8Array): string {
  return new TextDecoder()
    .decode(bytes)
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
    .replaceAll(/[\p{Cc}\p{Cf}\ufffd]/gu, '·');
}
