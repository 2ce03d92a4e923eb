/**
 * The run of a lab page: started, watched, paced, stopped, and forgotten when another one begins or
 * the page is left. One run at a time; a saved run that was opened takes the place of one.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Pace } from '../../../shared/bench/pace';
import type { RunHead } from '../../../shared/bench/run';
import type { Json } from '../../../shared/wire/json';
import { useBench, type Bench } from '../bench/client';
import { useOpenedRun, setOpenedRun } from '../run/opened-run';
import { Playhead } from '../run/playhead';
import { useRunView, type RunView } from '../run/run-view';
import { watchRun } from '../run/watch-run';

export interface LabRun {
  readonly view: RunView | undefined;
  readonly playhead: Playhead;
  readonly starting: boolean;
  /** It was saved once and opened again: to be watched only. */
  readonly opened: boolean;
  /** There is a run and it has not ended. */
  readonly alive: boolean;
  /** Servers of the next run stay up after its work is done, until it is stopped: for clients from outside. */
  readonly hold: boolean;
  readonly setHold: (hold: boolean) => void;
  /** What went wrong last, as it was thrown. */
  readonly trouble: unknown;
  /** @param seed  that of an earlier run, to have its choices again; a new one if there is none */
  readonly start: (params: Readonly<Record<string, Json>>, pace: Pace, seed?: number) => Promise<boolean>;
  readonly setPace: (pace: Pace) => void;
  readonly step: (actor?: string) => void;
  readonly stop: () => void;
  readonly act: (action: string, args: Json) => void;
  /** Lets go of an opened run. */
  readonly close: () => void;
  readonly attempt: (deed: () => Promise<unknown>) => Promise<boolean>;
}

interface Watched {
  readonly view: RunView;
  readonly watching: AbortController;
  readonly saved: boolean;
}

export function useRun(lab: string, experiment: string): LabRun {
  const bench = useBench();
  const opened = useOpenedRun(lab, experiment);
  const [watched, setWatched] = useState<Watched>();
  const [starting, setStarting] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [hold, setHold] = useState(false);
  const [playhead, setPlayhead] = useState(() => new Playhead());
  const current = useRef<Watched>(undefined);

  const show = useCallback(
    (next: Watched | undefined) => {
      const before = current.current;
      current.current = next;
      before?.watching.abort();
      // Later, since the same run may be shown again at once: a page may be taken down and put up anew.
      queueMicrotask(() => {
        if (before && current.current?.view.head.run !== before.view.head.run) forget(bench, before);
      });
      setWatched(next);
      setPlayhead(new Playhead());
    },
    [bench],
  );

  const attempt = useCallback(async (deed: () => Promise<unknown>): Promise<boolean> => {
    try {
      setTrouble(undefined);
      await deed();
      return true;
    } catch (thrown) {
      setTrouble(thrown);
      return false;
    }
  }, []);

  // What this page holds in the bench goes with the page.
  useEffect(() => () => show(undefined), [show]);
  useEffect(() => {
    if (!opened) return undefined;
    // eslint-disable-next-line react-hooks/set-state-in-effect -- a subscription begins here, and what it fills is shown
    show(watch(bench, opened, true));
    return () => setOpenedRun(undefined);
  }, [bench, opened, show]);

  const view = useRunView(watched?.view);
  const run = view?.head.run ?? '';
  return {
    view,
    playhead,
    starting,
    opened: watched?.saved ?? false,
    alive: view !== undefined && !view.end && !view.lost,
    hold,
    setHold,
    trouble,
    attempt,
    start: async (params, pace, seed) => {
      setStarting(true);
      setOpenedRun(undefined);
      const started = await attempt(async () =>
        show(
          watch(
            bench,
            await bench.start({
              lab,
              experiment,
              params,
              pace,
              ...(seed !== undefined && { seed }),
              ...(hold && { hold }),
            }),
            false,
          ),
        ),
      );
      setStarting(false);
      return started;
    },
    close: () => {
      setOpenedRun(undefined);
      show(undefined);
    },
    setPace: (pace) => void attempt(() => bench.pace({ run, pace })),
    step: (actor) => void attempt(() => bench.step(actor === undefined ? { run } : { run, actor })),
    stop: () => void attempt(() => bench.stop({ run })),
    act: (action, args) => void attempt(() => bench.act({ run, action, args })),
  };
}

function watch(bench: Bench, head: RunHead, saved: boolean): Watched {
  const watching = new AbortController();
  return { view: watchRun(bench, head, watching.signal), watching, saved };
}

function forget(bench: Bench, watched: Watched): void {
  // The bench may be gone with its window; then so is the run.
  bench.forget({ run: watched.view.head.run }).catch(() => undefined);
}
