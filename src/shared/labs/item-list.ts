/** A list of numbers and texts as a learner writes it, and back. */

/** Whatever a learner may put on a queue: a number or a text. */
export type Item = number | string;

/** What looks like a number: digits with perhaps a sign, a fraction, an exponent. */
export const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** One element: a quoted text ('it''s' doubles the quote), or a run of anything but a comma. */
const ELEMENT = /\s*(?:'((?:[^']|'')*)'|"((?:[^"]|"")*)"|(?!['"])([^,]*))\s*(,|$)/y;

/**
 * Reads a list as the lab writes it: `1, 2, 'd', -1`. What looks like a number is one unless it is
 * quoted; anything else is a text, quoted or not. Empty text is the empty list. Brackets around the
 * whole, as in Python, are welcome.
 *
 * @returns `undefined` where a quote is left open or text follows a closing quote
 */
export function parseItems(text: string): readonly Item[] | undefined {
  const inner = /^\s*\[([\s\S]*)\]\s*$/.exec(text)?.[1] ?? text;
  if (inner.trim() === '') return [];
  const found: Item[] = [];
  ELEMENT.lastIndex = 0;
  for (;;) {
    const match = ELEMENT.exec(inner);
    if (!match) return undefined;
    const [, single, double, bare, end] = match;
    found.push(
      single !== undefined
        ? single.replaceAll("''", "'")
        : double !== undefined
          ? double.replaceAll('""', '"')
          : bareItem(bare ?? ''),
    );
    if (end === '') return found;
  }
}

function bareItem(text: string): Item {
  const trimmed = text.trim();
  return NUMBER.test(trimmed) ? Number(trimmed) : trimmed;
}

/** Writes one item so that {@link parseItems} reads it back the same. */
export function formatItem(item: Item): string {
  return typeof item === 'number' ? String(item) : `'${item.replaceAll("'", "''")}'`;
}
