/**
 * Which rows of a long table are in sight, and where they stand.
 *
 * Every row has the same height, so this is arithmetic. Chromium cuts elements off at about 33.5
 * million device pixels, which a million rows pass on a screen with a scale of 1.25: past
 * {@link MAX_SCROLL_PX} the scroll bar stands for more than its length, and a row's place is worked
 * out from the share of the way that was scrolled.
 */
export const ROW_PX = 28;

/** Below Chromium's limit also at 400 % zoom. */
export const MAX_SCROLL_PX = 8_000_000;

/** Rows drawn beyond either edge, so that a quick scroll meets no gap. */
const OVERSCAN = 4;

export interface RowWindow {
  readonly first: number;
  /** Exclusive. */
  readonly until: number;
  /** Where row `first` stands, from the top of what is in sight; zero or negative. */
  readonly firstTop: number;
}

/** Height of what is scrolled. */
export const scrollHeight = (count: number): number => Math.min(count * ROW_PX, MAX_SCROLL_PX);

export function rowWindow(scrollTop: number, viewPx: number, count: number): RowWindow {
  const offset = offsetOf(scrollTop, viewPx, count);
  const first = Math.max(0, Math.floor(offset / ROW_PX) - OVERSCAN);
  const until = Math.min(count, Math.ceil((offset + viewPx) / ROW_PX) + OVERSCAN);
  return { first, until, firstTop: first * ROW_PX - offset };
}

/** Where to scroll so that a row is in sight; `undefined` if it is. */
export function scrollTo(index: number, scrollTop: number, viewPx: number, count: number): number | undefined {
  const offset = offsetOf(scrollTop, viewPx, count);
  const top = index * ROW_PX;
  if (top >= offset && top + ROW_PX <= offset + viewPx) return undefined;
  // From far away into the middle, so that what was before and after is seen too; else as little as needed.
  const isNear = Math.abs(top - offset - viewPx / 2) < 1.5 * viewPx;
  const nearest = top < offset ? top : top + ROW_PX - viewPx;
  const wanted = isNear ? nearest : top - viewPx / 2;
  return Math.max(0, wanted) / ratio(viewPx, count);
}

function offsetOf(scrollTop: number, viewPx: number, count: number): number {
  const most = Math.max(0, count * ROW_PX - viewPx);
  return Math.min(most, Math.max(0, scrollTop * ratio(viewPx, count)));
}

/** Pixels of rows that one pixel of the scroll bar's way stands for. */
function ratio(viewPx: number, count: number): number {
  const all = count * ROW_PX;
  return all <= MAX_SCROLL_PX ? 1 : (all - viewPx) / (MAX_SCROLL_PX - viewPx);
}
