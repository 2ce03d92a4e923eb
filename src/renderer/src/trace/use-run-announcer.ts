/**
 * Tells a screen reader what a run does by itself: that it began, how it ended, and which event was
 * selected. Single events are not read out as they happen; the table has them all.
 */
import { useEffect, useRef } from 'react';
import type { Playhead } from '../run/playhead';
import { useRunView, type RunView } from '../run/run-view';
import { announce } from '../ui/announce';
import { traceIndexOf } from './trace-index';
import { useSelected } from './use-selected';
import { eventSentence, useTraceWords } from './words';

/** Somebody who steps quickly hears where they stopped, not every step on the way. */
const SETTLED_MS = 350;

export function useRunAnnouncer(view: RunView | undefined, playhead: Playhead): void {
  const words = useTraceWords();
  useRunView(view);
  const selected = useSelected(playhead);
  const announced = useRef<{ readonly view: RunView; ended: boolean } | undefined>(undefined);
  useEffect(() => {
    if (!view || announced.current?.view === view) return;
    // A kept run that is opened has its end with its beginning: it did not start now.
    announced.current = { view, ended: view.end !== undefined };
    if (!view.end) announce(words.run.started);
  }, [view, words]);
  const end = view?.end;
  const lost = view?.lost ?? false;
  useEffect(() => {
    if (!announced.current || announced.current.ended || (!end && !lost)) return;
    announced.current.ended = true;
    announce(end ? words.run.ended[end.status](end.events) : words.run.lost);
  }, [end, lost, words]);
  useEffect(() => {
    if (!view || selected === undefined || selected >= view.store.length) return;
    const timer = setTimeout(() => {
      const { past, future, concurrent } = traceIndexOf(view).relationCounts(selected);
      announce(
        `${eventSentence(view.store.event(selected), words)}. ${words.relationCounts(past, future, concurrent)}`,
      );
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [view, selected, words]);
}
