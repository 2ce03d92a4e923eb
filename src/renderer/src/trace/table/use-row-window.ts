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
 * Which rows are in sight, and keeps `current` among them whenever it changes.
 *
 * @param current  -1 = none
 */
export function useRowWindow(count: number, current: number): Scrolled {
  const scroller = useRef<HTMLDivElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const [viewPx, setViewPx] = useState(FIRST_VIEW_PX);
  const onScroll = useCallback(() => setScrollTop(scroller.current?.scrollTop ?? 0), []);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // The head is as high as a row.
    const observer = new ResizeObserver(() => setViewPx(Math.max(ROW_PX, element.clientHeight - ROW_PX)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || current < 0) return;
    const wanted = scrollTo(current, element.scrollTop, viewPx, count);
    if (wanted !== undefined) element.scrollTop = wanted;
    // Not on `count`: rows that are added do not scroll what somebody is reading.
  }, [current, viewPx]);
  return { scroller, onScroll, visible: rowWindow(scrollTop, viewPx, count), viewPx };
}
