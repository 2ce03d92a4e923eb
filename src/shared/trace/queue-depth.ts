/** How many items lay in a queue over time: what the depth chart draws. */
import { QueueLog } from './queue-log';
import type { TraceStore } from './store';

export interface DepthSeries {
  /** Nanoseconds since the run began, never going back. */
  readonly t: Float64Array;
  /** Depth from that moment on. */
  readonly depth: Float64Array;
  /** The event that brought it there, by row. */
  readonly row: Uint32Array;
  /** The most there ever were. */
  readonly max: number;
}

/**
 * One point for each event that changed the queue, in the order they were recorded, which is the
 * order the queue itself went through. Where the clock says that a later one was earlier (a `put` is
 * dated by its process before it is sent), its point stands at the time of the one before.
 */
export function queueDepth(store: TraceStore, queue: string): DepthSeries {
  const code = store.codeOfPlace('queue', queue);
  const rows = store.rowsAtPlace(code);
  const log = new QueueLog(store, queue, code);
  log.readTo(store.length);
  const t = new Float64Array(rows.length);
  const depth = new Float64Array(rows.length);
  const changedBy = new Uint32Array(rows.length);
  let points = 0;
  let now = 0;
  let lies = 0;
  let max = 0;
  for (const row of code === 0 ? [] : rows) {
    const kind = store.kindAt(row);
    const change = kind === 'put' ? 1 : (kind === 'get' || kind === 'drop') && log.tookOut(row) ? -1 : 0;
    if (change === 0) continue;
    now = Math.max(now, store.timeAt(row));
    lies += change;
    max = Math.max(max, lies);
    t[points] = now;
    depth[points] = lies;
    changedBy[points] = row;
    points += 1;
  }
  return { t: t.subarray(0, points), depth: depth.subarray(0, points), row: changedBy.subarray(0, points), max };
}
