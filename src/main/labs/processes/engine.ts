/**
 * The lab `processes`: a creator and some consumers, each a process of the operating system, joined
 * by two queues that lie in their parent.
 *
 *     creator --put--> [ items ] --get--> consumer-1 .. consumer-N --put--> [ results ] --get--> main
 *
 * The run ends when every process has ended, however it did: by the sentinel, by an error, by a
 * signal from the learner or from anybody else on this machine. A consumer that waits for an item
 * nobody will put keeps the run going, as it would in the world: put one, or stop the run.
 */
import type { processes } from '../../../shared/labs/processes/contract';
import type { Engine, RunContext, Running } from '../../run/engine';
import { Parent } from './parent';

export const processesEngine: Engine<typeof processes> = (run) => Promise.resolve(startProcesses(run, true));

/** @param traced  `false` only where tracing itself is measured */
export function startProcesses(run: RunContext<typeof processes>, traced: boolean): Running<typeof processes> {
  const parent = new Parent(run, traced);
  return {
    finished: parent.live(),
    act: {
      kill: ({ actor, signal }) => {
        parent.kill(actor, signal);
        return null;
      },
      put: ({ item }) => {
        parent.put(item);
        return null;
      },
    },
  };
}
