/** Single events as the mark of their kind, events too close for that as one mark with their number. */
import type { LaneRelation } from '../lane-relation';
import { EVENT_KINDS, type EventKind } from '../../../../shared/trace/event';
import type { LaneSeries } from '../lane-series';
import { clusters, type Cluster } from './aggregate';
import { GLYPHS } from './glyphs';
import { laneY } from './layout';
import { actorColor, type Picture } from './picture';

const paths = new Map<EventKind, Path2D>();

function pathOf(kind: EventKind): Path2D {
  let path = paths.get(kind);
  if (!path) paths.set(kind, (path = new Path2D(GLYPHS[kind].path)));
  return path;
}

/** Neither before nor after the selected event: there, but not now. */
const FADED = 0.32;
const PILL_PX = 16;

export function paintMarks(
  context: CanvasRenderingContext2D,
  picture: Picture,
  lane: LaneSeries,
  at: number,
  range: { readonly from: number; readonly until: number },
  relation: LaneRelation | undefined,
): void {
  const color = actorColor(picture.palette, at);
  for (const cluster of clusters(lane.at(picture.axis), range.from, range.until, picture.viewport)) {
    context.globalAlpha = alphaOf(cluster, relation, lane, picture.selected);
    if (cluster.until - cluster.from === 1)
      paintMark(context, picture, kindAt(lane, cluster.from), cluster.x1, laneY(at), color);
    else paintNumber(context, picture, cluster, laneY(at), color, relation ?? sameKind(lane, cluster));
  }
  context.globalAlpha = 1;
}

export function paintMark(
  context: CanvasRenderingContext2D,
  { palette }: Picture,
  kind: EventKind,
  x: number,
  y: number,
  color: string,
): void {
  const { filled, alarming } = GLYPHS[kind];
  const ink = alarming ? palette.bad : color;
  context.save();
  context.translate(x, y);
  // A halo of the ground keeps the mark apart from bars and arrows.
  context.lineJoin = 'round';
  context.strokeStyle = palette.surface;
  context.lineWidth = filled ? 3 : 5;
  solid(context, () => context.stroke(pathOf(kind)));
  if (filled) {
    context.fillStyle = ink;
    context.fill(pathOf(kind));
  } else {
    context.fillStyle = palette.surface;
    if (kind === 'wait') context.fill(pathOf(kind));
    context.strokeStyle = ink;
    context.lineWidth = 1.8;
    context.stroke(pathOf(kind));
  }
  context.restore();
}

function paintNumber(
  context: CanvasRenderingContext2D,
  picture: Picture,
  cluster: Cluster,
  y: number,
  color: string,
  inside: LaneRelation | EventKind | undefined,
): void {
  const { palette } = picture;
  const label = short(cluster.until - cluster.from);
  context.font = `600 11px ${palette.font}`;
  const width = Math.max(PILL_PX, context.measureText(label).width + 8, cluster.x2 - cluster.x1 + 8);
  const middle = (cluster.x1 + cluster.x2) / 2;
  const left = middle - width / 2;
  const pill = new Path2D();
  pill.roundRect(left, y - PILL_PX / 2, width, PILL_PX, PILL_PX / 2);
  context.fillStyle = palette.surface;
  solid(context, () => context.fill(pill));
  if (typeof inside === 'object') paintShares(context, picture, pill, { left, width, y }, cluster, inside);
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.stroke(pill);
  context.fillStyle = palette.text;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(label, middle, y + 0.5);
  if (typeof inside === 'string') paintKindAbove(context, picture, inside, middle, y, color);
}

/** A number may stand for some that came before the selected event and some that did not: as much of it is shaded. */
function paintShares(
  context: CanvasRenderingContext2D,
  { palette, patterns }: Picture,
  pill: Path2D,
  { left, width, y }: { readonly left: number; readonly width: number; readonly y: number },
  { from, until }: Cluster,
  { pastUntil, futureFrom }: LaneRelation,
): void {
  const past = (Math.max(0, Math.min(until, pastUntil) - from) / (until - from)) * width;
  const future = (Math.max(0, until - Math.max(from, futureFrom)) / (until - from)) * width;
  const top = y - PILL_PX / 2;
  context.save();
  context.clip(pill);
  context.fillStyle = palette.accentSoft;
  context.fillRect(left, top, past, PILL_PX);
  context.fillStyle = palette.goodSoft;
  context.fillRect(left + width - future, top, future, PILL_PX);
  context.globalAlpha = 0.35;
  context.fillStyle = patterns.future;
  context.fillRect(left + width - future, top, future, PILL_PX);
  context.globalAlpha = 1;
  context.fillStyle = palette.accent;
  if (past > 0 && past < width) context.fillRect(left + past - 1, top, 1.5, PILL_PX);
  context.fillStyle = palette.good;
  if (future > 0 && future < width) context.fillRect(left + width - future, top, 1.5, PILL_PX);
  context.restore();
}

/** All of one kind: its mark above the number says which. */
function paintKindAbove(
  context: CanvasRenderingContext2D,
  { palette }: Picture,
  kind: EventKind,
  middle: number,
  y: number,
  color: string,
): void {
  const ink = GLYPHS[kind].alarming ? palette.bad : color;
  context.save();
  context.translate(middle, y - PILL_PX / 2 - 6);
  context.scale(0.7, 0.7);
  context.fillStyle = context.strokeStyle = ink;
  context.lineWidth = 2;
  if (GLYPHS[kind].filled) context.fill(pathOf(kind));
  else context.stroke(pathOf(kind));
  context.restore();
}

/** What covers what lies under it does so also where the mark itself is faded. */
function solid(context: CanvasRenderingContext2D, paint: () => void): void {
  const alpha = context.globalAlpha;
  context.globalAlpha = 1;
  paint();
  context.globalAlpha = alpha;
}

function alphaOf(
  cluster: Cluster,
  relation: LaneRelation | undefined,
  lane: LaneSeries,
  selected: number | undefined,
): number {
  if (!relation) return 1;
  const { from, until } = cluster;
  const related = from < relation.pastUntil || until > relation.futureFrom;
  if (related) return 1;
  const isSelected =
    selected !== undefined && (lane.rows[from] ?? 0) <= selected && selected <= (lane.rows[until - 1] ?? -1);
  return isSelected ? 1 : FADED;
}

function sameKind(lane: LaneSeries, { from, until }: Cluster): EventKind | undefined {
  const first = lane.kind[from];
  for (let at = from + 1; at < until; at += 1) if (lane.kind[at] !== first) return undefined;
  return kindAt(lane, from);
}

const kindAt = (lane: LaneSeries, at: number): EventKind => EVENT_KINDS[lane.kind[at] ?? 0] ?? 'note';

/** `×7`, `×340`, `×1.2k`: so many events, which a bare number would not say. */
function short(count: number): string {
  return `×${count < 1_000 ? String(count) : `${(count / 1_000).toFixed(1).replace(/\.0$/, '')}k`}`;
}
