/**
 * Where things stand in the diagram: values of an axis against pixels, lanes against pixels. No
 * canvas and no DOM here; everything is a function of its arguments.
 */

/** What part of an axis is in sight, in the axis' own units, on `width` pixels. */
export interface Viewport {
  readonly start: number;
  readonly end: number;
  readonly width: number;
}

export interface Bounds {
  readonly start: number;
  readonly end: number;
}

/** Room for a glyph, a bar and an arrow's end, and two lines of label beside it. */
export const LANE_PX = 48;
export const AXIS_PX = 28;
/** Empty room at either end of "everything", so that the first and last marks are whole. */
export const MARGIN_PX = 20;

export const toX = ({ start, end, width }: Viewport, value: number): number =>
  ((value - start) / (end - start)) * width;
export const toValue = ({ start, end, width }: Viewport, x: number): number => start + (x / width) * (end - start);
export const perPixel = ({ start, end, width }: Viewport): number => (end - start) / width;
export const laneY = (lane: number): number => lane * LANE_PX + LANE_PX / 2;
export const laneAtY = (y: number): number => Math.floor(y / LANE_PX);

/** Everything, with room at either end. */
export function fit(bounds: Bounds, width: number): Viewport {
  const inner = Math.max(width - 2 * MARGIN_PX, width / 2);
  const margin = ((bounds.end - bounds.start) / inner) * ((width - inner) / 2);
  return { start: bounds.start - margin, end: bounds.end + margin, width };
}

/**
 * Zooms so that the value under `x` stays under it.
 *
 * @param factor   2 = twice as large
 * @param minSpan  the least that may be in sight, in the axis' units
 */
export function zoom(view: Viewport, factor: number, x: number, bounds: Bounds, minSpan: number): Viewport {
  const everything = fit(bounds, view.width);
  const longest = everything.end - everything.start;
  const span = Math.min(longest, Math.max(Math.min(minSpan, longest), (view.end - view.start) / factor));
  const start = toValue(view, x) - (x / view.width) * span;
  return within({ start, end: start + span, width: view.width }, everything);
}

export function pan(view: Viewport, pixels: number, bounds: Bounds): Viewport {
  const by = pixels * perPixel(view);
  return within({ ...view, start: view.start + by, end: view.end + by }, fit(bounds, view.width));
}

/** The viewport moved as little as makes `value` visible, with some room around it. */
export function reveal(view: Viewport, value: number, bounds: Bounds): Viewport {
  // So close to the edge an event's neighbours would not be seen.
  const room = Math.min(80, view.width / 4);
  const x = toX(view, value);
  if (x < room) return pan(view, x - room, bounds);
  return x > view.width - room ? pan(view, x - (view.width - room), bounds) : view;
}

export function resize(view: Viewport, width: number): Viewport {
  return { ...view, width };
}

/** How much of the whole is in sight, 1 = all. */
export function share(view: Viewport, bounds: Bounds): number {
  const everything = fit(bounds, view.width);
  return (view.end - view.start) / (everything.end - everything.start);
}

/** Everything so far on an axis that is still growing, with room for what comes. */
export const growing = ({ start, end }: Bounds): Bounds => ({ start, end: start + growingEnd(end - start) });

/**
 * The length of an axis that is still growing, rounded up so that the picture is rescaled now and then
 * and not with every event.
 */
export function growingEnd(end: number): number {
  // A quarter more each time: 80 % of the width or more is always in use.
  const STEP = 1.25;
  return end <= 0 ? 1 : STEP ** Math.ceil(Math.log(end) / Math.log(STEP) - 1e-9);
}

function within(view: Viewport, everything: Viewport): Viewport {
  const span = view.end - view.start;
  const start = Math.max(everything.start, Math.min(view.start, everything.end - span));
  return { ...view, start, end: start + span };
}
