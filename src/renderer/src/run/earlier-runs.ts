/**
 * Runs of this window that have ended, to lay the next one beside: the newest of each lab, as long as the window.
 * The bench has forgotten them by then; what a view was told, it still has.
 */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { RunView } from './run-view';

/** As many as anybody remembers making. */
const MOST_RUNS = 12;
/** At some hundred bytes each, so many events are 40 MB; the newest run is kept whatever it has. */
const MOST_EVENTS = 400_000;

/** Newest first. */
let earlier: readonly RunView[] = [];
const listeners = new Set<() => void>();

/** Keeps a run that has ended; one that is kept already stays where it is. */
export function rememberRun(view: RunView): void {
  if (!view.end || earlier.includes(view)) return;
  earlier = within([view, ...earlier]);
  for (const listener of listeners) listener();
}

function within(views: readonly RunView[]): readonly RunView[] {
  let events = 0;
  return views.slice(0, MOST_RUNS).filter(({ store }, at) => {
    events += store.length;
    return at === 0 || events <= MOST_EVENTS;
  });
}

/** All of them, newest first. */
export const earlierRuns = (): readonly RunView[] => earlier;

/** The runs of a lab, newest first. */
export function useEarlierRuns(lab: string): readonly RunView[] {
  const all = useSyncExternalStore(subscribe, earlierRuns);
  return useMemo(() => all.filter(({ head }) => head.lab === lab), [all, lab]);
}

/** Remembers the run at hand when it ends, if it is worth it. */
export function useRemembered(view: RunView | undefined, isWorthIt: boolean): void {
  const over = view?.end !== undefined;
  useEffect(() => {
    if (view && over && isWorthIt) rememberRun(view);
  }, [view, over, isWorthIt]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
