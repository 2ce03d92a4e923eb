/** The list of saved runs and what can be done to one, with the last trouble beside it. */
import { useCallback, useEffect, useState } from 'react';
import type { ExportFormat, SavedRun } from '../../../shared/bench/contract';
import { isLabId } from '../../../shared/labs/registry';
import { useBench } from '../bench/client';
import { downloadRun } from '../run/download';
import { setOpenedRun } from '../run/opened-run';
import { goTo } from '../shell/route';

export interface SavedRuns {
  /** `undefined` until they are known. */
  readonly runs: readonly SavedRun[] | undefined;
  readonly trouble: unknown;
  readonly open: (saved: SavedRun) => Promise<void>;
  readonly exportAs: (saved: SavedRun, as: ExportFormat) => Promise<void>;
  readonly remove: (saved: SavedRun) => Promise<void>;
}

export function useSavedRuns(): SavedRuns {
  const bench = useBench();
  const [runs, setRuns] = useState<readonly SavedRun[]>();
  const [trouble, setTrouble] = useState<unknown>();

  const attempt = useCallback(async (deed: () => Promise<void>): Promise<void> => {
    try {
      setTrouble(undefined);
      await deed();
    } catch (thrown) {
      setTrouble(thrown);
    }
  }, []);
  const list = useCallback(async () => setRuns(await bench.savedRuns({})), [bench]);
  useEffect(() => void attempt(list), [attempt, list]);

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
        const head = await bench.openRun({ file: saved.file });
        try {
          await downloadRun(bench, head, as);
        } finally {
          await bench.forget({ run: head.run });
        }
      }),
    remove: (saved) =>
      attempt(async () => {
        await bench.deleteRun({ file: saved.file });
        await list();
      }),
  };
}
