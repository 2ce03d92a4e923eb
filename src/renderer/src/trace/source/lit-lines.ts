/** Which lines of a program run at a moment, and by whom. */
import { lowerBound } from '../lane-series';
import type { Lane } from '../lanes';
import type { TraceIndex } from '../trace-index';

export interface LitLine {
  readonly line: number;
  /** Several, where one program is run by several actors. */
  readonly lanes: readonly Lane[];
}

/**
 * The line each living actor's latest event came from. One that has ended runs nothing, and one
 * that has begun but told of no line yet is before its first.
 *
 * @param rows  how many events have happened
 * @param runs  whether an actor runs the program in question
 */
export function litLines(index: TraceIndex, rows: number, runs: (lane: Lane) => boolean): readonly LitLine[] {
  const byLine = new Map<number, Lane[]>();
  for (const lane of index.lanes) {
    if (!runs(lane)) continue;
    const line = currentLine(index, lane, rows);
    if (line === undefined) continue;
    const same = byLine.get(line);
    if (same) same.push(lane);
    else byLine.set(line, [lane]);
  }
  return [...byLine].map(([line, lanes]) => ({ line, lanes })).sort((one, other) => one.line - other.line);
}

/** Events without a line (of what the run itself does to it) leave it where it was. */
function currentLine({ store }: TraceIndex, { actor }: Lane, rows: number): number | undefined {
  const name = store.indexOfName(actor);
  if (name === undefined) return undefined;
  const own = store.rowsOf(name);
  let at = lowerBound(own, own.length, rows) - 1;
  if (store.kindAt(own[at] ?? -1) === 'exit' && at >= 0) return undefined;
  for (; at >= 0; at -= 1) {
    const line = store.lineAt(own[at] ?? 0);
    if (line !== undefined) return line;
  }
  return undefined;
}
