/**
 * Level of detail: what to draw where there are more events than pixels.
 *
 * Three levels for a lane: single marks where they have room, one mark with a number for a few that
 * overlap, and a density for thousands. All counts are exact; only arrows are left out, and how many
 * is part of the answer.
 */
import type { Arrows } from '../arrows';
import { lowerBound, type Axis } from '../lane-series';
import { toX, type Viewport } from './layout';

/** Events that stand so close that they are one mark. `until` is exclusive. */
export interface Cluster {
  readonly from: number;
  readonly until: number;
  readonly x1: number;
  readonly x2: number;
}

/** So many pixels between two marks of 11 pixels: they touch, but each can be read. */
export const CLUSTER_PX = 11;

/** A number is wider than a mark, so it takes in what it would cover. */
const NUMBER_PX = 20;

/** From so many events to a mark on, numbers say less than a density does. */
const EVENTS_PER_CLUSTER = 12;

/** The events in sight, `from` to `until` (exclusive), with one to either side: a bar may begin before the edge. */
export function inSight(
  at: Float64Array,
  length: number,
  view: Viewport,
): { readonly from: number; readonly until: number } {
  return {
    from: Math.max(0, lowerBound(at, length, view.start) - 1),
    until: Math.min(length, lowerBound(at, length, view.end) + 1),
  };
}

export function isDense(events: number, width: number): boolean {
  return events > (width / CLUSTER_PX) * EVENTS_PER_CLUSTER;
}

/** @param at  ascending */
export function clusters(at: Float64Array, from: number, until: number, view: Viewport): readonly Cluster[] {
  const found: Cluster[] = [];
  for (let first = from; first < until;) {
    const x1 = toX(view, at[first] ?? 0);
    let next = first + 1;
    while (next < until && toX(view, at[next] ?? 0) - x1 < (next - first > 1 ? NUMBER_PX : CLUSTER_PX)) next += 1;
    found.push({ from: first, until: next, x1, x2: toX(view, at[next - 1] ?? 0) });
    first = next;
  }
  return found;
}

/**
 * How many events fall into each column of `columnPx` pixels.
 *
 * One binary search a column, however many events: 1,000 columns of a lane of a million events are
 * 20,000 steps.
 */
export function density(at: Float64Array, length: number, view: Viewport, columnPx: number): Uint32Array {
  const columns = Math.ceil(view.width / columnPx);
  const step = ((view.end - view.start) / view.width) * columnPx;
  const counts = new Uint32Array(columns);
  let before = lowerBound(at, length, view.start);
  for (let column = 0; column < columns; column += 1) {
    const after = lowerBound(at, length, column === columns - 1 ? view.end : view.start + (column + 1) * step);
    counts[column] = after - before;
    before = after;
  }
  return counts;
}

/** Which arrows to draw, and how many touch the view and are left out. */
export interface ArrowChoice {
  readonly drawn: readonly number[];
  readonly leftOut: number;
}

/**
 * The arrows that cross the view; at most about `most` of them, evenly chosen, the same ones while
 * the view moves.
 */
export function chooseArrows(arrows: Arrows, axis: Axis, view: Viewport, most: number): ArrowChoice {
  const starts = arrows.starts(axis);
  const ends = arrows.ends(axis);
  const total = countCrossing(starts, ends, arrows.length, view);
  let stride = 1;
  while (total / stride > most) stride *= 2;
  const drawn: number[] = [];
  for (let arrow = 0; arrow < arrows.length; arrow += stride) {
    if ((ends[arrow] as number) >= view.start && (starts[arrow] as number) <= view.end) drawn.push(arrow);
  }
  return { drawn, leftOut: total - drawn.length };
}

/** A pass over two columns: a million arrows take about a millisecond, and nothing needs to be kept sorted. */
function countCrossing(starts: Float64Array, ends: Float64Array, length: number, { start, end }: Viewport): number {
  let count = 0;
  for (let arrow = 0; arrow < length; arrow += 1) {
    if ((ends[arrow] as number) >= start && (starts[arrow] as number) <= end) count += 1;
  }
  return count;
}
