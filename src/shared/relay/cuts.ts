/** Where the pieces of a stream are cut: to a size, and at chosen places. */

export interface Piece {
  /** Within what is cut: its first byte, and the first after it. */
  readonly from: number;
  readonly until: number;
  /** It begins at a chosen place, whether or not something came to be cut there. */
  readonly isChosen: boolean;
}

/**
 * @param length     of what is cut
 * @param offset     of its first byte in its direction's stream
 * @param mostBytes  in a piece
 * @param cutAt      chosen places in the stream, rising: before which bytes it is cut
 */
export function* piecesOf(
  length: number,
  offset: number,
  mostBytes: number,
  cutAt: readonly number[],
): Generator<Piece> {
  let next = cutAt.findIndex((place) => place >= offset);
  if (next < 0) next = cutAt.length;
  for (let from = 0; from < length;) {
    const isChosen = cutAt[next] === offset + from;
    if (isChosen) next += 1;
    const until = Math.min(length, from + mostBytes, (cutAt[next] ?? Infinity) - offset);
    yield { from, until, isChosen };
    from = until;
  }
}
