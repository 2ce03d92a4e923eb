/** Lines gathered into pieces that are worth sending. */

/** Characters of a piece: large enough that a million lines are a few hundred pieces, small enough to hold two. */
const PIECE_CHARS = 256 * 1024;

export function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece: string[] = [];
  let chars = 0;
  for (const line of lines) {
    piece.push(line);
    chars += line.length;
    if (chars < PIECE_CHARS) continue;
    yield piece.join('');
    piece = [];
    chars = 0;
  }
  if (piece.length > 0) yield piece.join('');
}
