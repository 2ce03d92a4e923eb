/** What the run at hand shows, for bets, tasks and explanations. */
import { useEffect, useMemo, useState } from 'react';
import type { TraceStore } from '../../../shared/trace/store';
import type { AnyFacts, Panel } from '../labs/panel';
import type { Events, WatchedRun } from '../labs/watched-run';
import type { RunView } from '../run/run-view';
import type { Json } from '../../../shared/wire/json';
import { fittingParams } from './use-parameters';

/** Until a run has ended its facts are read again at every change; past so many events only at the end. */
const MOST_WHILE_RUNNING = 2_000;

/** Facts pass over the events several times: up to here they are built once and kept. */
const MOST_KEPT = 200_000;

export function useFacts(panel: Panel, view: RunView | undefined): AnyFacts | undefined {
  const over = view !== undefined && (view.end !== undefined || view.lost);
  const length = view?.store.length ?? 0;
  const isLong = length > MOST_KEPT;
  const late = useLateFacts(panel, isLong && over ? view : undefined);
  const read = over || length <= MOST_WHILE_RUNNING ? length : MOST_WHILE_RUNNING;
  const early = useMemo(
    () =>
      view && !isLong && (over || view.store.length <= MOST_WHILE_RUNNING)
        ? panel.facts(watchedRun(panel, view))
        : undefined,
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the view grows in place: how much there is tells of a change
    [panel, view, over, isLong, read],
  );
  return early ?? late;
}

/** A long run is shown first; its facts, which take a second for a million events, are read when the page rests. */
function useLateFacts(panel: Panel, view: RunView | undefined): AnyFacts | undefined {
  const [found, setFound] = useState<{ readonly view: RunView; readonly facts: AnyFacts }>();
  useEffect(() => {
    if (!view) return;
    const request = requestIdleCallback(() => {
      setFound({ view, facts: panel.facts(watchedRun(panel, view)) });
    });
    return () => {
      cancelIdleCallback(request);
    };
  }, [panel, view]);
  return found && found.view === view ? found.facts : undefined;
}

function watchedRun({ lab }: Panel, view: RunView): WatchedRun {
  const summary = view.end?.summary ?? null;
  return {
    params: fittingParams(lab, view.head.params),
    actors: view.actors,
    events: eventsIn(view.store),
    status: view.end?.status ?? (view.lost ? 'failed' : undefined),
    summary: isObject(summary) ? summary : null,
  };
}

function eventsIn(store: TraceStore): Events {
  const { length } = store;
  if (length > MOST_KEPT) return { length, at: (row) => (row < length ? store.event(row) : undefined) };
  return Array.from({ length }, (_, row) => store.event(row));
}

const isObject = (value: Json): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
