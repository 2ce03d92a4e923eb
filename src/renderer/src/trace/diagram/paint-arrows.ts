/** Handovers as arrows from the sending event to the receiving event; dashed, what ended a wait. */
import { CONCURRENT, FUTURE, ITSELF, PAST } from '../../../../shared/trace/relation';
import type { Arrows } from '../arrows';
import { chooseArrows, type ArrowChoice } from './aggregate';
import { laneY, toX } from './layout';
import { actorColor, type Picture } from './picture';

/**
 * More than this nobody follows with the eye, and drawing them would cost more than a quarter of a
 * frame. How many are left out is said on screen.
 */
export const MAX_ARROWS = 400;

/** Second to the handovers: past this many they would hide them. */
const MAX_ENABLERS = 60;
const ENABLER_DASH = [5, 4];

/** Past this many, heads merge into a smear. */
const MAX_HEADS = 200;
const HEAD_PX = 7;
/** From the middle of a lane to just outside its marks. */
const CLEAR_PX = 8;

/** @returns how many of either sort are left out */
export function paintArrows(context: CanvasRenderingContext2D, picture: Picture): number {
  const leftOut = paintEnablers(context, picture);
  return leftOut + paintHandovers(context, picture).leftOut;
}

/**
 * What ended a wait without handing anything over: the get that made room for a put. Few where there
 * are many, but always those of the selected event.
 */
function paintEnablers(context: CanvasRenderingContext2D, picture: Picture): number {
  const { index, axis, viewport, selected } = picture;
  const { enablers } = index;
  const choice = chooseArrows(enablers, axis, viewport, MAX_ENABLERS);
  const isOfSelected = (arrow: number): boolean => enablers.from[arrow] === selected || enablers.to[arrow] === selected;
  const ofSelected = selected === undefined ? [] : arrowsWith(enablers, isOfSelected);
  const others = choice.drawn.filter((arrow) => !isOfSelected(arrow));
  context.setLineDash(ENABLER_DASH);
  paintAll(context, picture, enablers, others, selected === undefined ? 0.7 : 0.25, 1.2);
  paintAll(context, picture, enablers, ofSelected, 1, 2);
  context.setLineDash([]);
  return Math.max(0, choice.drawn.length + choice.leftOut - others.length - ofSelected.length);
}

function arrowsWith(arrows: Arrows, holds: (arrow: number) => boolean): readonly number[] {
  const found: number[] = [];
  for (let arrow = 0; arrow < arrows.length; arrow += 1) if (holds(arrow)) found.push(arrow);
  return found;
}

function paintHandovers(context: CanvasRenderingContext2D, picture: Picture): ArrowChoice {
  const { arrows } = picture.index;
  const choice = chooseArrows(arrows, picture.axis, picture.viewport, MAX_ARROWS);
  const { related, others } = byRelation(picture, choice.drawn);
  const busy = choice.drawn.length > MAX_HEADS ? 0.3 : choice.drawn.length > 80 ? 0.55 : 0.85;
  // One device pixel is a hairline, which is several times cheaper to draw than anything wider.
  const hairline = 1 / (window.devicePixelRatio || 1);
  const isMany = choice.drawn.length > 80;
  paintAll(context, picture, arrows, others, picture.relation ? busy * 0.25 : busy, isMany ? hairline : 1.2);
  paintAll(context, picture, arrows, related, Math.max(busy, 0.6), isMany ? hairline : 1.6);
  return choice;
}

/** Those on a chain of cause and effect through the selected event, apart from the rest. */
function byRelation(
  { relation, index }: Picture,
  arrows: readonly number[],
): { related: readonly number[]; others: readonly number[] } {
  if (!relation) return { related: [], others: arrows };
  const { from, to } = index.arrows;
  const related: number[] = [];
  const others: number[] = [];
  for (const arrow of arrows) {
    const start = relation.codes[from[arrow] ?? 0] ?? CONCURRENT;
    const end = relation.codes[to[arrow] ?? 0] ?? CONCURRENT;
    const isRelated =
      (start === PAST && (end === PAST || end === ITSELF)) ||
      ((start === FUTURE || start === ITSELF) && end === FUTURE);
    (isRelated ? related : others).push(arrow);
  }
  return { related, others };
}

function paintAll(
  context: CanvasRenderingContext2D,
  picture: Picture,
  arrows: Arrows,
  drawn: readonly number[],
  alpha: number,
  widthPx: number,
): void {
  const byLane = new Map<number, number[]>();
  for (const arrow of drawn) {
    const lane = picture.index.laneAt(arrows.from[arrow] ?? 0);
    const same = byLane.get(lane);
    if (same) same.push(arrow);
    else byLane.set(lane, [arrow]);
  }
  context.globalAlpha = alpha;
  context.lineWidth = widthPx;
  for (const [lane, same] of byLane) {
    context.strokeStyle = context.fillStyle = actorColor(picture.palette, lane);
    const heads = new Path2D();
    context.beginPath();
    for (const arrow of same) trace(context, heads, picture, arrows, arrow, lane, drawn.length <= MAX_HEADS);
    context.stroke();
    context.fill(heads);
  }
  context.globalAlpha = 1;
}

function trace(
  context: CanvasRenderingContext2D,
  heads: Path2D,
  picture: Picture,
  arrows: Arrows,
  arrow: number,
  lane: number,
  withHead: boolean,
): void {
  const { index, axis, viewport } = picture;
  const x1 = toX(viewport, arrows.starts(axis)[arrow] ?? 0);
  const x2 = toX(viewport, arrows.ends(axis)[arrow] ?? 0);
  const target = index.laneAt(arrows.to[arrow] ?? 0);
  if (target === lane) {
    // To itself: a bow above its lane.
    const y = laneY(lane) - CLEAR_PX;
    context.moveTo(x1, y);
    context.quadraticCurveTo((x1 + x2) / 2, y - 14, x2, y);
    return;
  }
  const direction = target > lane ? 1 : -1;
  const y1 = laneY(lane) + direction * CLEAR_PX;
  const y2 = laneY(target) - direction * CLEAR_PX;
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  if (withHead) head(heads, x1, y1, x2, y2);
}

function head(heads: Path2D, x1: number, y1: number, x2: number, y2: number): void {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const side = (turn: number): [number, number] => [
    x2 - HEAD_PX * Math.cos(angle + turn),
    y2 - HEAD_PX * Math.sin(angle + turn),
  ];
  heads.moveTo(x2, y2);
  heads.lineTo(...side(0.42));
  heads.lineTo(...side(-0.42));
  heads.closePath();
}
