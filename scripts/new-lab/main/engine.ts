/** The lab `__id__`: say here what runs, and where. */
import type { __camel__, __Pascal__Summary } from '../../../shared/labs/__id__/contract';
import type { Engine } from '../../run/engine';
import { ProcessTeam } from '../../run/process-program/process-team';

export const __camel__Engine: Engine<typeof __camel__> = (run) => {
  let stepsDone = 0;
  const team = new ProcessTeam(run, {
    observer: {
      didTell: (_by, kind) => {
        if (kind === 'note') stepsDone += 1;
      },
    },
  });
  const conduct = async (): Promise<__Pascal__Summary> => {
    const { workers, steps, workMs } = run.params;
    try {
      await team.startAll('worker', workers, 'labs/__id__/worker.process', { steps, workMs });
      await team.joinAll();
    } finally {
      await team.close();
    }
    return { stepsDone };
  };
  return Promise.resolve({ finished: conduct(), act: {} });
};
