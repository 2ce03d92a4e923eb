/**
 * One direction of a connection as two rows of pieces: what was written at once and what was read at once.
 * A stream keeps no edges, so the two rows need not agree; they cover the same bytes.
 */
import type { StreamPiece } from './network-state';

export interface StreamBytes {
  /** Hex of the stream from its beginning, as far as it was kept without a gap. */
  readonly hex: string;
  /** Of the writes and reads that lie in it; the last may be cut. */
  readonly writes: readonly StreamPiece[];
  readonly reads: readonly StreamPiece[];
}

/**
 * The beginning of a stream with what it is made of.
 *
 * @param bytesOf  hex of what a write carried, perhaps fewer than it was long
 */
export function beginningOf(
  writes: readonly StreamPiece[],
  reads: readonly StreamPiece[],
  bytesOf: (row: number) => string | undefined,
  mostBytes: number,
): StreamBytes {
  let hex = '';
  for (const { row, from, until } of writes) {
    if (from >= mostBytes) break;
    const kept = bytesOf(row) ?? '';
    hex += kept;
    if (kept.length < 2 * (until - from)) break;
  }
  hex = hex.slice(0, 2 * mostBytes);
  const length = hex.length / 2;
  const isIn = ({ from }: StreamPiece): boolean => from < length;
  return { hex, writes: writes.filter(isIn), reads: reads.filter(isIn) };
}

/** Pieces that are drawn; the rest is too narrow to be seen. */
export interface Bar {
  readonly from: number;
  readonly until: number;
  /** How many pieces it stands for. */
  readonly pieces: number;
}

/** As many bars as can be told apart: neighbours are drawn as one beyond that. */
export function barsOf(pieces: readonly StreamPiece[], most: number): readonly Bar[] {
  const each = Math.max(1, Math.ceil(pieces.length / most));
  return Array.from({ length: Math.ceil(pieces.length / each) }, (_, at) => {
    const group = pieces.slice(at * each, (at + 1) * each);
    return { from: group[0]?.from ?? 0, until: group.at(-1)?.until ?? 0, pieces: group.length };
  });
}
