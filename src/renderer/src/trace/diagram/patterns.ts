/** Hatchings: what differs by colour differs by pattern as well. */
import type { Palette } from './palette';

export interface Patterns {
  /** Waiting: thin strokes, wide apart. */
  readonly waiting: CanvasPattern | string;
  /** After the selected event. */
  readonly future: CanvasPattern | string;
}

/** Distance of the strokes; a pattern repeats without a seam if its tile is as wide. */
const TILE_PX = 6;

export function makePatterns(palette: Palette, pixelRatio: number): Patterns {
  return {
    waiting: hatch(palette.quiet, 1, pixelRatio),
    future: hatch(palette.good, 0.8, pixelRatio),
  };
}

function hatch(color: string, widthPx: number, pixelRatio: number): CanvasPattern | string {
  const tile = document.createElement('canvas');
  const side = Math.round(TILE_PX * pixelRatio);
  tile.width = tile.height = side;
  const context = tile.getContext('2d');
  if (!context) return color;
  context.strokeStyle = color;
  context.lineWidth = widthPx * pixelRatio;
  context.beginPath();
  for (const shift of [-side, 0, side]) {
    context.moveTo(shift - 1, side + 1);
    context.lineTo(shift + side + 1, -1);
  }
  context.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / pixelRatio));
  return pattern ?? color;
}
