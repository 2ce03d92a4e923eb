/** Which event is under the pointer. */
import { lowerBound, type LaneSeries } from '../lane-series';
import { clusters, CLUSTER_PX } from './aggregate';
import { toValue, toX, type Viewport } from './layout';

export interface Hit {
  readonly row: number;
  /** How many events share its mark, itself included. */
  readonly together: number;
}

/** As far as this from a mark's middle still means the mark. */
const REACH_PX = 10;

/** @param places  of the lane's events on the axis in use */
export function hit(lane: LaneSeries, places: Float64Array, view: Viewport, x: number): Hit | undefined {
  const at = nearest(lane, places, toValue(view, x));
  if (at === undefined || Math.abs(toX(view, places[at] ?? 0) - x) > REACH_PX) return undefined;
  return { row: lane.rows[at] ?? 0, together: together(lane, places, view, at) };
}

/** The event of a lane nearest to a value; `undefined` if it has none. */
export function nearest(lane: LaneSeries, places: Float64Array, value: number): number | undefined {
  if (lane.length === 0) return undefined;
  const after = Math.min(lane.length - 1, lowerBound(places, lane.length, value));
  const before = Math.max(0, after - 1);
  return value - (places[before] ?? 0) <= (places[after] ?? 0) - value ? before : after;
}

function together(lane: LaneSeries, places: Float64Array, view: Viewport, at: number): number {
  const from = lowerBound(places, lane.length, toValue(view, toX(view, places[at] ?? 0) - CLUSTER_PX));
  const until = Math.min(
    lane.length,
    from + 10_000,
    lowerBound(places, lane.length, toValue(view, toX(view, places[at] ?? 0) + 2 * CLUSTER_PX)),
  );
  const cluster = clusters(places, from, until, view).find((one) => one.from <= at && at < one.until);
  return cluster ? cluster.until - cluster.from : 1;
}
