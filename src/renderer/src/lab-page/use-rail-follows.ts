/**
 * The rail shows what is next: it scrolls when a run ends, when one is refused, when a bet is settled, or when a step
 * is chosen.
 */
import { useEffect, useRef, type RefObject } from 'react';

export interface RailState {
  readonly alive: boolean;
  readonly over: boolean;
  /** A field does not fit, which was only found when the run was to begin. */
  readonly refused: boolean;
  readonly settled: boolean;
}

const REFUSED = 'refused';
const IN_SIGHT: ScrollIntoViewOptions = { block: 'center' };

/** @returns scrolls to the section of that name and puts the focus on its heading */
export function useRailFollows(
  rail: RefObject<HTMLElement | null>,
  { alive, over, refused, settled }: RailState,
): (section: string) => void {
  const shown = useRef('');
  const section = alive ? 'run' : refused ? REFUSED : over ? 'result' : '';
  useEffect(() => {
    const key = `${section} ${settled}`;
    // While it runs the scene is what to look at: only a rail that scrolls by itself may follow then.
    const follows = section === 'result' || (section === 'run' && scrollsByItself(rail.current));
    const isNew = shown.current !== '' && shown.current !== key;
    if (isNew && follows) scrollTo(rail.current, section);
    if (isNew && section === REFUSED) rail.current?.querySelector('[aria-invalid="true"]')?.scrollIntoView(IN_SIGHT);
    shown.current = key;
  }, [rail, section, settled]);
  return (name) => {
    const heading = scrollTo(rail.current, name)?.querySelector('h2');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };
}

/** Where the window is narrow the rail stands below the stage, and scrolling it would take the stage away. */
function scrollsByItself(rail: HTMLElement | null): boolean {
  const body = rail?.firstElementChild;
  return body instanceof Element && getComputedStyle(body).overflowY === 'auto';
}

function scrollTo(rail: HTMLElement | null, section: string): Element | null {
  const target = rail?.querySelector(`[data-section="${section}"]`) ?? null;
  target?.scrollIntoView({ block: 'start' });
  return target;
}
