/** The playhead, what has not happened yet, the marks of what is selected and under the pointer. */
import type { Tick } from './ticks';
import { cutOf, valueOfRows } from './cut';
import { AXIS_PX, LANE_PX, laneY, toX } from './layout';
import type { Picture } from './picture';

const HANDLE_PX = 6;

export interface PlayheadLine {
  /** Where it passes each lane. */
  readonly cuts: readonly number[];
  readonly x: number;
}

export function playheadLine({ lanes, axis, viewport, start, now }: Picture, rows: number): PlayheadLine {
  const straight = valueOfRows(lanes, axis, rows, { start, end: now });
  const cuts = lanes.map((lane) => toX(viewport, cutOf(lane, axis, rows, straight, start)));
  return { x: toX(viewport, straight), cuts };
}

export function paintPlayhead(
  context: CanvasRenderingContext2D,
  picture: Picture,
  line: PlayheadLine,
  atEnd: boolean,
): void {
  const { palette, viewport, relation } = picture;
  if (!atEnd) {
    // With an event selected, what came after it has to stay readable.
    context.globalAlpha = relation ? 0.15 : 0.66;
    context.fillStyle = palette.surface;
    for (const [lane, cut] of line.cuts.entries()) {
      const x = Math.max(0, cut + 1);
      if (x < viewport.width) context.fillRect(x, lane * LANE_PX, viewport.width - x, LANE_PX - 1);
    }
    context.globalAlpha = 1;
  }
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(line.x, 0);
  for (const [lane, x] of line.cuts.entries()) {
    context.lineTo(x, lane * LANE_PX + (lane === 0 ? 6 : 0));
    context.lineTo(x, (lane + 1) * LANE_PX);
  }
  context.stroke();
}

export function paintRing(context: CanvasRenderingContext2D, picture: Picture, row: number, strong: boolean): void {
  const { index, axis, viewport, palette } = picture;
  const lane = index.laneAt(row);
  const value = axis === 'time' ? index.store.timeAt(row) : index.causality.lamport(row);
  context.strokeStyle = strong ? palette.accent : palette.text;
  context.lineWidth = strong ? 2.5 : 1.5;
  context.beginPath();
  context.arc(toX(viewport, value), laneY(lane), 11, 0, 2 * Math.PI);
  context.stroke();
}

export function paintAxis(
  context: CanvasRenderingContext2D,
  picture: Picture,
  ticks: readonly Tick[],
  line: PlayheadLine,
): void {
  const { palette, viewport } = picture;
  context.font = `12px ${palette.font}`;
  context.fillStyle = palette.quiet;
  context.strokeStyle = palette.lineStrong;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.lineWidth = 1;
  context.beginPath();
  for (const { value, label } of ticks) {
    const x = Math.round(toX(viewport, value)) + 0.5;
    context.moveTo(x, AXIS_PX - 7);
    context.lineTo(x, AXIS_PX);
    // Half a label says nothing.
    if (x + 4 + context.measureText(label).width < viewport.width) context.fillText(label, x + 4, AXIS_PX / 2);
  }
  context.stroke();
  context.fillStyle = palette.accent;
  context.beginPath();
  context.moveTo(line.x - HANDLE_PX, AXIS_PX - 14);
  context.lineTo(line.x + HANDLE_PX, AXIS_PX - 14);
  context.lineTo(line.x + HANDLE_PX, AXIS_PX - 6);
  context.lineTo(line.x, AXIS_PX);
  context.lineTo(line.x - HANDLE_PX, AXIS_PX - 6);
  context.closePath();
  context.fill();
}
