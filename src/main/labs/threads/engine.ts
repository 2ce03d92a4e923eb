/**
 * The lab `threads`: a creator and some consumers, threads of one process, around one queue in memory
 * that all of them share; and beside it one variable, a lock, and what the lock guards.
 *
 * Main starts them and waits for their end. A thread that waits for something that will not come keeps
 * the run going, as it would in the world: put what is missing, or stop the run.
 */
import type { threads } from '../../../shared/labs/threads/contract';
import type { Engine } from '../../run/engine';
import { Bench } from './bench';

export const threadsEngine: Engine<typeof threads> = (run) => {
  const bench = new Bench(run);
  return Promise.resolve({
    finished: bench.live(),
    act: {
      terminate: async ({ actor }) => {
        await bench.terminate(actor);
        return null;
      },
      cancel: ({ actor }) => {
        bench.cancel(actor);
        return null;
      },
      pause: ({ actor }) => {
        bench.pause(actor);
        return null;
      },
      resume: ({ actor }) => {
        bench.resume(actor);
        return null;
      },
      put: async ({ item }) => {
        await bench.put(item);
        return null;
      },
      close: async () => {
        await bench.closeByHand();
        return null;
      },
    },
  });
};
