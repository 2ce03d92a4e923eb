/** The run that the one at hand is laid beside: an earlier one of this window, or a kept one, which is opened for it. */
import { useEffect, useState } from 'react';
import type { SavedRun } from '../../../shared/bench/contract';
import { useBench } from '../bench/client';
import { useEarlierRuns } from '../run/earlier-runs';
import { useRunView, type RunView } from '../run/run-view';
import { watchRun } from '../run/watch-run';

export interface Candidate {
  readonly id: string;
  readonly lab: string;
  readonly experiment: string;
  readonly startedAt: string;
  /** It is read from a file. */
  readonly kept: boolean;
}

export interface OtherRun {
  /** Newest first; those of this window before the kept ones. */
  readonly candidates: readonly Candidate[];
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
  /** `undefined`: none is chosen, or it is still being read. */
  readonly view: RunView | undefined;
  readonly trouble: unknown;
}

export function useOtherRun(lab: string, current: RunView): OtherRun {
  const earlier = useEarlierRuns(lab).filter(({ head }) => head.run !== current.head.run);
  const { saved, trouble } = useSaved(lab, current);
  const [chosen, setChosen] = useState<string>();
  const file = saved.find((one) => one.file === chosen)?.file;
  const opened = useOpened(file);
  const mine = earlier.find(({ head }) => head.run === chosen);
  const view = useRunView(mine ?? opened.view);
  return {
    candidates: [
      ...earlier.map(({ head }) => ({ ...head, id: head.run, kept: false })),
      ...saved.map(({ head, file: id }) => ({ ...head, id, kept: true })),
    ],
    chosen: mine || file !== undefined ? chosen : undefined,
    choose: setChosen,
    view: view?.end ? view : undefined,
    trouble: trouble ?? opened.trouble,
  };
}

/** Kept runs of the lab. The one at hand may be one of them: it is not offered beside itself. */
function useSaved(lab: string, { head }: RunView): { readonly saved: readonly SavedRun[]; readonly trouble: unknown } {
  const bench = useBench();
  const [saved, setSaved] = useState<readonly SavedRun[]>([]);
  const [trouble, setTrouble] = useState<unknown>();
  useEffect(() => {
    bench.savedRuns({}).then(setSaved, setTrouble);
  }, [bench]);
  return { saved: saved.filter((one) => one.head.lab === lab && one.head.startedAt !== head.startedAt), trouble };
}

interface Opened {
  readonly view: RunView | undefined;
  readonly trouble: unknown;
}

/** Opens a kept run as long as it is wanted. */
function useOpened(file: string | undefined): Opened {
  const bench = useBench();
  const [opened, setOpened] = useState<Opened & { readonly file: string }>();
  useEffect(() => {
    if (file === undefined) return undefined;
    const watching = new AbortController();
    const opening = bench.openRun({ file }).then((head) => {
      // Chosen another one meanwhile: it is only let go of again.
      if (!watching.signal.aborted) {
        setOpened({ file, view: watchRun(bench, head, watching.signal), trouble: undefined });
      }
      return head;
    });
    opening.catch((trouble: unknown) => setOpened({ file, view: undefined, trouble }));
    return () => {
      watching.abort();
      // The bench may be gone with its window; then so is the run.
      opening.then(({ run }) => bench.forget({ run })).catch(() => undefined);
    };
  }, [bench, file]);
  return opened && opened.file === file ? opened : { view: undefined, trouble: undefined };
}
