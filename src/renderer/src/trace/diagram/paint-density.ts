/** A lane with more events than there is room for: how many, and how the time was spent, by column. */
import type { LaneSeries } from '../lane-series';
import type { LaneRelation } from '../lane-relation';
import { density, inSight, isDense } from './aggregate';
import { laneY, toValue, toX } from './layout';
import { actorColor, type Picture } from './picture';

/** Two pixels: fine enough for the eye, half the searches of one. */
const COLUMN_PX = 2;
const WORK_PX = 16;
const WAIT_PX = 10;
const MOST_PX = 34;
const LEAST_PX = 4;

export interface DensityScale {
  /** Counts of the dense lanes, by lane. */
  readonly counts: ReadonlyMap<number, Uint32Array>;
  /** The largest of them all, so that lanes can be compared. */
  readonly most: number;
}

export function densityScale(picture: Picture): DensityScale {
  const counts = new Map<number, Uint32Array>();
  let most = 1;
  for (const [at, lane] of picture.lanes.entries()) {
    if (!lane || lane.length === 0) continue;
    const places = lane.at(picture.axis);
    const { from, until } = inSight(places, lane.length, picture.viewport);
    if (!isDense(until - from, picture.viewport.width)) continue;
    const columns = density(places, lane.length, picture.viewport, COLUMN_PX);
    for (const count of columns) if (count > most) most = count;
    counts.set(at, columns);
  }
  return { counts, most };
}

export function paintDensity(
  context: CanvasRenderingContext2D,
  picture: Picture,
  lane: LaneSeries,
  at: number,
  scale: DensityScale,
  relation: LaneRelation | undefined,
): void {
  if (picture.axis === 'time') paintSpent(context, picture, lane, at);
  const counts = scale.counts.get(at);
  if (!counts) return;
  const sides = relation && sidesOf(picture, lane, relation);
  context.fillStyle = actorColor(picture.palette, at);
  const columns = counts.length;
  const pastUntil = sides ? columnAt(sides.pastUntilX, columns) : 0;
  const futureFrom = sides ? Math.max(pastUntil, columnAt(sides.futureFromX, columns)) : 0;
  for (const [from, until, alpha] of [
    [0, pastUntil, 0.85],
    [pastUntil, futureFrom, 0.3],
    [futureFrom, columns, 0.85],
  ] as const) {
    context.globalAlpha = alpha;
    context.fill(outline(counts, from, until, laneY(at), scale.most));
  }
  context.globalAlpha = 1;
}

const columnAt = (x: number, columns: number): number => Math.max(0, Math.min(columns, Math.round(x / COLUMN_PX)));

/** A stretch of columns as one shape, mirrored about the middle of the lane: one fill instead of hundreds. */
function outline(counts: Uint32Array, from: number, until: number, y: number, most: number): Path2D {
  const path = new Path2D();
  for (let first = from; first < until; first += 1) {
    if ((counts[first] ?? 0) === 0) continue;
    let next = first;
    while (next < until && (counts[next] ?? 0) > 0) next += 1;
    for (let column = first; column < next; column += 1) {
      const half = halfHeight(counts[column] ?? 0, most);
      if (column === first) path.moveTo(column * COLUMN_PX, y - half);
      path.lineTo(column * COLUMN_PX, y - half);
      path.lineTo((column + 1) * COLUMN_PX, y - half);
    }
    for (let column = next - 1; column >= first; column -= 1) {
      const half = halfHeight(counts[column] ?? 0, most);
      path.lineTo((column + 1) * COLUMN_PX, y + half);
      path.lineTo(column * COLUMN_PX, y + half);
    }
    path.closePath();
    first = next;
  }
  return path;
}

/** By square root: one event is still seen beside a thousand, and twice as many still look like more. */
function halfHeight(count: number, most: number): number {
  return Math.round(LEAST_PX + (MOST_PX - LEAST_PX) * Math.sqrt(count / most)) / 2;
}

/** Work and waiting under the density, each as strong as its part of the column's time. */
function paintSpent(context: CanvasRenderingContext2D, picture: Picture, lane: LaneSeries, at: number): void {
  const { viewport, palette, patterns, now } = picture;
  const y = laneY(at);
  let worked = lane.spent('working', toValue(viewport, 0), now);
  let waited = lane.spent('waiting', toValue(viewport, 0), now);
  const columnNs = toValue(viewport, COLUMN_PX) - toValue(viewport, 0);
  for (let x = 0; x < viewport.width; x += COLUMN_PX) {
    const t = toValue(viewport, x + COLUMN_PX);
    const workedNow = lane.spent('working', t, now);
    const waitedNow = lane.spent('waiting', t, now);
    const workShare = (workedNow - worked) / columnNs;
    const waitShare = (waitedNow - waited) / columnNs;
    worked = workedNow;
    waited = waitedNow;
    if (workShare > 0.01) column(context, actorColor(palette, at), 0.3 * workShare, x, y, WORK_PX);
    if (waitShare > 0.01) column(context, patterns.waiting, 0.7 * waitShare, x, y, WAIT_PX);
  }
  context.globalAlpha = 1;
}

function column(
  context: CanvasRenderingContext2D,
  ink: string | CanvasPattern,
  alpha: number,
  x: number,
  y: number,
  height: number,
): void {
  context.globalAlpha = Math.min(1, alpha);
  context.fillStyle = ink;
  context.fillRect(x, y - height / 2, COLUMN_PX, height);
}

function sidesOf(
  { viewport, axis }: Picture,
  lane: LaneSeries,
  { pastUntil, futureFrom }: LaneRelation,
): { pastUntilX: number; futureFromX: number } {
  const places = lane.at(axis);
  return {
    pastUntilX: pastUntil === 0 ? -Infinity : toX(viewport, places[pastUntil - 1] ?? 0),
    futureFromX: futureFrom === lane.length ? Infinity : toX(viewport, places[futureFrom] ?? 0),
  };
}
