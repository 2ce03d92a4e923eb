/**
 * The playhead across the lanes. A moment of a run is a number of rows, "so many events have
 * happened", and that is a cut: in each lane some events before it and the others after. On an axis
 * the cut is a straight line where it can be, and steps aside where an event of a lane would
 * otherwise be on the wrong side of it.
 *
 * @see F. Mattern, "Virtual Time and Global States of Distributed Systems" (1989): consistent cuts
 */
import { lowerBound, type Axis, type LaneSeries } from '../lane-series';

type Series = LaneSeries | undefined;

/** How many events stand at or before `value`: the moment a click there means. */
export function rowsUpTo(lanes: readonly Series[], axis: Axis, value: number): number {
  let rows = 0;
  for (const lane of lanes) if (lane) rows += lowerBound(lane.at(axis), lane.length, nextAbove(value));
  return rows;
}

/** From before the first event to after the last, in the axis' units. */
export interface Reach {
  readonly start: number;
  readonly end: number;
}

/** Where the cut after `rows` events would be as a straight line. */
export function valueOfRows(lanes: readonly Series[], axis: Axis, rows: number, { start, end }: Reach): number {
  if (rows <= 0) return start;
  let low = start;
  let high = end;
  // Halving 64 times is past a double's precision.
  for (let halving = 0; halving < 64 && high - low > 1e-6 * (end - start); halving += 1) {
    const middle = (low + high) / 2;
    if (rowsUpTo(lanes, axis, middle) >= rows) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * Where the cut after `rows` events passes one lane.
 *
 * @param start  before the first event of all
 */
export function cutOf(lane: Series, axis: Axis, rows: number, straight: number, start: number): number {
  if (!lane || lane.length === 0) return straight;
  const at = lane.at(axis);
  const happened = lane.happened(rows);
  const last = happened === 0 ? -Infinity : (at[happened - 1] ?? 0);
  const next = happened === lane.length ? Infinity : (at[happened] ?? 0);
  if (straight >= last && straight < next) return straight;
  if (straight < last) return last;
  if (happened === 0) return start < next ? (start + next) / 2 : next - 1;
  return (last + next) / 2;
}

/** The least value that is above `value`, so that an event exactly there counts. */
function nextAbove(value: number): number {
  return value + Math.max(Math.abs(value) * 2 ** -52, Number.MIN_VALUE);
}
