/** The list of saved runs and what can be done to one, with the last trouble beside it. */
import { useCallback, useEffect, useState } from 'react';
import type { ExportFormat, SavedRun } from '../../../shared/bench/contract';
import { isLabId } from '../../../shared/labs/registry';
import { useBench } from '../bench/client';
import { downloadRun, downloadRunFile, uploadRunFile } from '../run/download';
import { setOpenedRun } from '../run/opened-run';
import { goTo } from '../shell/route';

export interface SavedRuns {
  /** `undefined` until they are known. */
  readonly runs: readonly SavedRun[] | undefined;
  readonly trouble: unknown;
  /** Each resolves with whether it went well; if not, `trouble` says why. */
  readonly open: (saved: SavedRun) => Promise<boolean>;
  /** `lab` is the file itself, to be opened elsewhere. */
  readonly exportAs: (saved: SavedRun, as: ExportFormat | 'lab') => Promise<boolean>;
  /** Keeps a file of the learner's. */
  readonly add: (file: File) => Promise<boolean>;
  readonly remove: (saved: SavedRun) => Promise<boolean>;
}

export function useSavedRuns(): SavedRuns {
  const bench = useBench();
  const [runs, setRuns] = useState<readonly SavedRun[]>();
  const [trouble, setTrouble] = useState<unknown>();

  const attempt = useCallback(async (deed: () => Promise<void>): Promise<boolean> => {
    try {
      setTrouble(undefined);
      await deed();
      return true;
    } catch (thrown) {
      setTrouble(thrown);
      return false;
    }
  }, []);
  useEffect(() => {
    bench.savedRuns({}).then(setRuns, setTrouble);
  }, [bench]);

  return {
    runs,
    trouble,
    open: (saved) =>
      attempt(async () => {
        const head = await bench.openRun({ file: saved.file });
        if (!isLabId(head.lab)) return;
        setOpenedRun(head);
        goTo({ page: 'lab', lab: head.lab, experiment: head.experiment });
      }),
    exportAs: (saved, as) =>
      attempt(async () => {
        if (as === 'lab') return downloadRunFile(bench, saved);
        const head = await bench.openRun({ file: saved.file });
        try {
          await downloadRun(bench, head, as);
        } finally {
          await bench.forget({ run: head.run });
        }
      }),
    add: (file) =>
      attempt(async () => {
        await uploadRunFile(bench, file);
        setRuns(await bench.savedRuns({}));
      }),
    remove: (saved) =>
      attempt(async () => {
        await bench.deleteRun({ file: saved.file });
        setRuns(await bench.savedRuns({}));
      }),
  };
}
