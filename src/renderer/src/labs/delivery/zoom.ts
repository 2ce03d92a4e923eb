/**
 * Which messages the columns of a matrix stand for. A few dozen columns fit on a screen; of more messages each
 * column is a group, and a group that is chosen becomes the columns of the next view, until each is one message.
 */

/** Some messages in a row, by index. */
export interface Range {
  readonly from: number;
  /** Exclusive. */
  readonly until: number;
}

/** At 13 pixels each they fit beside the receivers' names in the narrowest stage. */
export const MOST_COLUMNS = 40;

/** The sizes that groups have: 1, 10, 20, 50, 100, ... */
const FACTORS = [1, 2, 5] as const;

/** How many messages a column stands for when so many are shown. */
export function groupSize(count: number): number {
  if (count <= MOST_COLUMNS) return 1;
  for (let ten = 10; ; ten *= 10) {
    for (const factor of FACTORS) if (count <= MOST_COLUMNS * ten * factor) return ten * factor;
  }
}

export function columnsOf({ from, until }: Range): readonly Range[] {
  const size = groupSize(until - from);
  return Array.from({ length: Math.ceil((until - from) / size) }, (_, at) => ({
    from: from + at * size,
    until: Math.min(until, from + (at + 1) * size),
  }));
}

/**
 * Where the learner looks: everything, or groups inside groups. Outermost first.
 */
export type Path = readonly Range[];

/** The range that is shown. A group that was chosen while it was still growing is shown as far as there are messages. */
export function shownRange(path: Path, length: number): Range {
  const inner = path.at(-1);
  if (!inner || inner.from >= length) return { from: 0, until: length };
  return { from: inner.from, until: Math.min(inner.until, length) };
}

/** Into a group: as long as its neighbours, even if not all of it has been sent. */
export function into(path: Path, column: Range, length: number): Path {
  const { from, until } = shownRange(path, length);
  const size = groupSize(until - from);
  return size === 1 ? path : [...path, { from: column.from, until: column.from + size }];
}

/** The group beside the one that is shown, of the same length; `undefined` if there is none. */
export function beside(path: Path, steps: -1 | 1, length: number): Path | undefined {
  const inner = path.at(-1);
  if (!inner) return undefined;
  const size = inner.until - inner.from;
  const from = inner.from + steps * size;
  if (from < 0 || from >= length) return undefined;
  const range = { from, until: from + size };
  // The groups around it are those that hold it now, so that going out leads where it belongs.
  const around = path.slice(0, -1).map((outer) => {
    const length = outer.until - outer.from;
    const begin = Math.floor(from / length) * length;
    return { from: begin, until: begin + length };
  });
  return [...around, range];
}
