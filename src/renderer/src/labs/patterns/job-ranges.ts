/** Job numbers as both languages write them: `1–5, 7`. */

/** More pieces than that are counted. */
const MOST_PIECES = 8;

/** Numbers that follow each other become one piece, from three on; each once, in order. */
export function jobRanges(jobs: readonly number[]): string {
  const pieces: string[] = [];
  const sorted = [...new Set(jobs)].toSorted((one, other) => one - other);
  for (let at = 0; at < sorted.length;) {
    const first = sorted[at] ?? 0;
    let end = at;
    while (sorted[end + 1] === (sorted[end] ?? 0) + 1) end += 1;
    const last = sorted[end] ?? first;
    if (last === first) pieces.push(String(first));
    else pieces.push(last === first + 1 ? `${first}, ${last}` : `${first}–${last}`);
    at = end + 1;
  }
  const named = pieces.slice(0, MOST_PIECES).join(', ');
  return pieces.length > MOST_PIECES ? `${named}, … (+${pieces.length - MOST_PIECES})` : named;
}
