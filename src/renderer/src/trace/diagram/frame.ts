/** One frame of the diagram, from back to front. */
import type { UnitWords } from '../time-words';
import { AXIS_PX, LANE_PX } from './layout';
import { paintArrows } from './paint-arrows';
import { densityScale } from './paint-density';
import { paintEvents, paintGround, paintLane } from './paint-lanes';
import { paintAxis, paintPlayhead, paintRing, playheadLine } from './paint-playhead';
import type { Picture } from './picture';
import { beginFrame } from './surface';
import { ticks } from './ticks';

export interface Canvases {
  readonly axis: HTMLCanvasElement;
  readonly events: HTMLCanvasElement;
  readonly playhead: HTMLCanvasElement;
}

export interface Drawn {
  readonly arrowsLeftOut: number;
  /** Whether some lane had more events than there was room for. */
  readonly dense: boolean;
}

const heightOf = ({ lanes }: Picture): number => lanes.length * LANE_PX;

/** What changes with the trace, the view and the selection. */
export function drawEvents(canvas: HTMLCanvasElement, picture: Picture): Drawn {
  const context = beginFrame(canvas, picture.viewport.width, heightOf(picture));
  if (!context) return { arrowsLeftOut: 0, dense: false };
  const scale = densityScale(picture);
  paintGround(context, picture);
  for (const [at, lane] of picture.lanes.entries()) if (lane?.length) paintLane(context, picture, lane, at);
  const arrowsLeftOut = paintArrows(context, picture);
  for (const [at, lane] of picture.lanes.entries()) if (lane?.length) paintEvents(context, picture, lane, at, scale);
  if (picture.selected !== undefined) paintRing(context, picture, picture.selected, true);
  return { arrowsLeftOut, dense: scale.counts.size > 0 };
}

export interface Moment {
  /** How many of `length` events have happened at the playhead. */
  readonly rows: number;
  readonly length: number;
  readonly hovered: number | undefined;
  readonly units: UnitWords;
}

/** What changes with the playhead and the pointer. */
export function drawPlayhead(canvases: Canvases, picture: Picture, { rows, length, hovered, units }: Moment): void {
  const { viewport, axis } = picture;
  const line = playheadLine(picture, rows);
  const over = beginFrame(canvases.playhead, viewport.width, heightOf(picture));
  if (over && length > 0) {
    paintPlayhead(over, picture, line, rows >= length);
    if (hovered !== undefined) paintRing(over, picture, hovered, false);
  }
  const scale = beginFrame(canvases.axis, viewport.width, AXIS_PX);
  // Before the first event there is nothing to measure.
  if (scale && length > 0) paintAxis(scale, picture, ticks(viewport, axis, units), line);
}
