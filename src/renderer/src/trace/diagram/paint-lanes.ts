/** Lanes: what is before and after the selected event, how long an actor lived, worked and waited. */
import { laneRelation, type LaneRelation } from '../lane-relation';
import { activityOf, type LaneSeries } from '../lane-series';
import { inSight, isDense } from './aggregate';
import { LANE_PX, laneY, toX } from './layout';
import { paintDensity, type DensityScale } from './paint-density';
import { paintMarks } from './paint-marks';
import { actorColor, type Picture } from './picture';
import { ticks } from './ticks';

const WORK_PX = 16;
const WAIT_PX = 10;
/** One dot is no line. */
const LEAST_HELD_PX = 6;
const HELD_DASH = [2, 4];
const NO_UNITS = { ns: '', us: '', ms: '', s: '' };

export function paintGround(context: CanvasRenderingContext2D, picture: Picture): void {
  const { viewport, palette, lanes } = picture;
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.beginPath();
  const marks = picture.index.store.length === 0 ? [] : ticks(viewport, picture.axis, NO_UNITS);
  for (const { value } of marks) {
    const x = Math.round(toX(viewport, value)) + 0.5;
    context.moveTo(x, 0);
    context.lineTo(x, lanes.length * LANE_PX);
  }
  for (let lane = 1; lane <= lanes.length; lane += 1) {
    context.moveTo(0, lane * LANE_PX - 0.5);
    context.lineTo(viewport.width, lane * LANE_PX - 0.5);
  }
  context.stroke();
}

/** Everything that lies under the arrows. */
export function paintLane(context: CanvasRenderingContext2D, picture: Picture, lane: LaneSeries, at: number): void {
  const relation = picture.relation && laneRelation(lane, picture.relation);
  if (relation) paintRelation(context, picture, lane, at, relation);
  paintLife(context, picture, lane, at);
  const { from, until } = inSight(lane.at(picture.axis), lane.length, picture.viewport);
  if (isDense(until - from, picture.viewport.width)) return;
  for (let event = from; event < until; event += 1) paintBar(context, picture, lane, at, event);
  if (picture.axis === 'time') paintHeld(context, picture, lane, at, { from, until });
}

/** Everything that lies over the arrows. */
export function paintEvents(
  context: CanvasRenderingContext2D,
  picture: Picture,
  lane: LaneSeries,
  at: number,
  scale: DensityScale,
): void {
  const { from, until } = inSight(lane.at(picture.axis), lane.length, picture.viewport);
  const relation = picture.relation && laneRelation(lane, picture.relation);
  if (isDense(until - from, picture.viewport.width)) paintDensity(context, picture, lane, at, scale, relation);
  else paintMarks(context, picture, lane, at, { from, until }, relation);
}

function paintRelation(
  context: CanvasRenderingContext2D,
  picture: Picture,
  lane: LaneSeries,
  at: number,
  relation: LaneRelation,
): void {
  const { palette, patterns, viewport, axis } = picture;
  const places = lane.at(axis);
  const top = at * LANE_PX + 3;
  const height = LANE_PX - 7;
  if (relation.pastUntil > 0) {
    const x1 = Math.max(-2, toX(viewport, places[0] ?? 0) - 8);
    const x2 = Math.min(viewport.width + 2, toX(viewport, places[relation.pastUntil - 1] ?? 0) + 8);
    context.fillStyle = palette.accentSoft;
    context.fillRect(x1, top, x2 - x1, height);
    edge(context, palette.accent, x2, top, height, []);
  }
  if (relation.futureFrom < lane.length) {
    const x1 = Math.max(-2, toX(viewport, places[relation.futureFrom] ?? 0) - 8);
    const x2 = Math.min(viewport.width + 2, toX(viewport, places[lane.length - 1] ?? 0) + 8);
    context.fillStyle = palette.goodSoft;
    context.fillRect(x1, top, x2 - x1, height);
    context.globalAlpha = 0.35;
    context.fillStyle = patterns.future;
    context.fillRect(x1, top, x2 - x1, height);
    context.globalAlpha = 1;
    edge(context, palette.good, x1, top, height, [3, 3]);
  }
}

function edge(
  context: CanvasRenderingContext2D,
  color: string,
  x: number,
  top: number,
  height: number,
  dash: number[],
): void {
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(x, top);
  context.lineTo(x, top + height);
  context.stroke();
  context.setLineDash([]);
}

function paintLife(context: CanvasRenderingContext2D, picture: Picture, lane: LaneSeries, at: number): void {
  const { viewport, palette } = picture;
  const places = lane.at(picture.axis);
  const x1 = Math.max(0, toX(viewport, places[0] ?? 0));
  const last = lane.length - 1;
  const x2 = Math.min(
    viewport.width,
    isOver(picture, lane) ? toX(viewport, places[last] ?? 0) : toX(viewport, picture.now),
  );
  if (x2 <= x1) return;
  context.strokeStyle = actorColor(palette, at);
  context.globalAlpha = 0.55;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x1, laneY(at));
  context.lineTo(x2, laneY(at));
  context.stroke();
  context.globalAlpha = 1;
}

function paintBar(
  context: CanvasRenderingContext2D,
  picture: Picture,
  lane: LaneSeries,
  at: number,
  event: number,
): void {
  const activity = activityOf(lane.kind[event] ?? 0);
  if (activity === 'running') return;
  const { viewport, palette, patterns } = picture;
  const places = lane.at(picture.axis);
  const x1 = Math.max(-4, toX(viewport, places[event] ?? 0));
  const x2 = Math.min(viewport.width + 4, toX(viewport, barEnd(picture, lane, event)));
  // Narrower than a pixel and a half, a bar is hidden by its own mark.
  if (x2 - x1 < 1.5) return;
  const height = activity === 'working' ? WORK_PX : WAIT_PX;
  const top = laneY(at) - height / 2;
  const color = activity === 'working' ? actorColor(palette, at) : palette.quiet;
  context.fillStyle = palette.surface;
  context.fillRect(x1, top, x2 - x1, height);
  context.globalAlpha = activity === 'working' ? 0.3 : 0.7;
  context.fillStyle = activity === 'working' ? color : patterns.waiting;
  context.fillRect(x1, top, x2 - x1, height);
  context.globalAlpha = 0.8;
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.strokeRect(x1, top + 0.5, x2 - x1, height - 1);
  context.globalAlpha = 1;
}

const nextPlace = (picture: Picture, lane: LaneSeries, event: number): number =>
  event + 1 < lane.length ? (lane.at(picture.axis)[event + 1] ?? 0) : picture.now;

/** Work ends when it was done, not when the next thing began; the causal axis has no lengths of time. */
function barEnd(picture: Picture, lane: LaneSeries, event: number): number {
  const next = nextPlace(picture, lane, event);
  return picture.axis === 'time' ? Math.min(next, lane.until[event] ?? next) : next;
}

/** Where an actor stood at the turnstile it neither worked nor waited: its line is dotted there. */
function paintHeld(
  context: CanvasRenderingContext2D,
  picture: Picture,
  lane: LaneSeries,
  at: number,
  { from, until }: { readonly from: number; readonly until: number },
): void {
  const { viewport, palette } = picture;
  const dotted = new Path2D();
  for (let event = from; event < until; event += 1) {
    if (!isHeldAfter(picture, lane, at, event)) continue;
    const x1 = Math.max(-4, toX(viewport, barEnd(picture, lane, event)));
    const x2 = Math.min(viewport.width + 4, toX(viewport, nextPlace(picture, lane, event)));
    if (x2 - x1 < LEAST_HELD_PX) continue;
    dotted.moveTo(x1, laneY(at));
    dotted.lineTo(x2, laneY(at));
  }
  context.lineWidth = 3;
  context.strokeStyle = palette.surface;
  context.stroke(dotted);
  context.lineWidth = 2;
  context.strokeStyle = palette.quiet;
  context.setLineDash(HELD_DASH);
  context.stroke(dotted);
  context.setLineDash([]);
}

function isHeldAfter(picture: Picture, lane: LaneSeries, at: number, event: number): boolean {
  if (activityOf(lane.kind[event] ?? 0) === 'waiting') return false;
  if (event + 1 < lane.length) return lane.wasHeldBefore(event + 1);
  return picture.held.has(picture.index.lanes[at]?.actor ?? '');
}

/** Whether nothing more will come of it: it ended, or nothing goes on any more. */
function isOver(picture: Picture, lane: LaneSeries): boolean {
  const last = lane.rows[lane.length - 1] ?? 0;
  const kind = picture.index.store.kindAt(last);
  return kind === 'exit' || (!picture.live && activityOf(lane.kind[lane.length - 1] ?? 0) === 'running');
}
