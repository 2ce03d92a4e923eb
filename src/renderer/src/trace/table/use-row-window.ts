import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { ROW_PX, rowWindow, scrollTo, type RowWindow } from './row-window';

interface Scrolled {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onScroll: () => void;
  readonly visible: RowWindow;
  /** Height of the rows in sight, in pixels: without the head. */
  readonly viewPx: number;
}

/** Until it has been measured. */
const FIRST_VIEW_PX = 320;

/**
 * Which rows are in sight, and keeps `current` among them whenever it changes: the rows are worked
 * out for where the list will be scrolled to, so that one change is drawn once.
 *
 * @param current  -1 = none
 */
export function useRowWindow(count: number, current: number): Scrolled {
  const scroller = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ top: 0, isOurs: false, current: -1 });
  const [viewPx, setViewPx] = useState(FIRST_VIEW_PX);
  if (place.current !== current) {
    // Rows that are merely added do not scroll what somebody is reading.
    const wanted = current < 0 ? undefined : scrollTo(current, place.top, viewPx, count);
    setPlace({ top: wanted ?? place.top, isOurs: wanted !== undefined, current });
  }
  const onScroll = useCallback(() => {
    const top = scroller.current?.scrollTop ?? 0;
    // Browsers round: what we set ourselves comes back a fraction off.
    setPlace((was) => (Math.abs(was.top - top) < 1 ? was : { ...was, top, isOurs: false }));
  }, []);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // The head is as high as a row.
    const observer = new ResizeObserver(() => setViewPx(Math.max(ROW_PX, element.clientHeight - ROW_PX)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (place.isOurs && scroller.current) scroller.current.scrollTop = place.top;
  }, [place]);
  return { scroller, onScroll, visible: rowWindow(place.top, viewPx, count), viewPx };
}
