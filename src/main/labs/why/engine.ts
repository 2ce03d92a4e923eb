/**
 * The lab `why`: four reasons for doing things at the same time, each measured on this machine.
 *
 * - `slow-among-fast`: the same tasks in three ways, in threads
 * - `throughput`, `bottleneck`: tasks a second against the number of workers, in threads
 * - `replicas`: servers behind one door, in processes
 */
import type { why } from '../../../shared/labs/why/contract';
import { LabError } from '../../../shared/wire/error';
import type { Engine, Running } from '../../run/engine';
import { measureBottleneck, measureThroughput } from './counted';
import { Replicas } from './replicas';
import { slowAmongFast } from './slow-among-fast';

export const whyEngine: Engine<typeof why> = (run) => {
  const { experiment } = run;
  switch (experiment) {
    case 'slow-among-fast':
      return running({ finished: slowAmongFast(run), act: NOBODY_TO_KILL });
    case 'throughput':
      return running({ finished: measureThroughput(run), act: NOBODY_TO_KILL });
    case 'bottleneck':
      return running({ finished: measureBottleneck(run), act: NOBODY_TO_KILL });
    case 'replicas': {
      const replicas = new Replicas(run);
      const kill = ({ actor }: { readonly actor: string }): null => {
        replicas.kill(actor);
        return null;
      };
      return running({ finished: replicas.live(), act: { kill } });
    }
  }
};

/** A thread cannot be killed without harm to what it shares: only replicas, which are processes, can. */
const NOBODY_TO_KILL: Running<typeof why>['act'] = {
  kill: ({ actor }) => {
    throw new LabError('NO_SUCH_ACTOR', { actor });
  },
};

const running = (one: Running<typeof why>): Promise<Running<typeof why>> => Promise.resolve(one);
