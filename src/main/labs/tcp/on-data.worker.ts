/** Tries a learner's `onData` with every way of splitting: the only place where a text runs that is not known to end. */
import { parentPort, workerData } from 'node:worker_threads';
import { seededRandom } from '../../run/random';
import type { FromFuzzer, ToFuzz } from './on-data/fuzzing';
import { OnData, OnDataError } from './on-data/on-data';
import { fuzz } from './on-data/trial';

/** A sign of life is worth a message now and then, not one for each trial. */
const TELL_EVERY = 50;

const { text, messages, seed } = workerData as ToFuzz;
try {
  const onData = new OnData(text);
  tell({ type: 'began', here: onData.here });
  const fuzzed = fuzz(onData, messages, seededRandom(seed), (trials, failed) => {
    if (trials % TELL_EVERY === 0) tell({ type: 'progress', trials, failed });
  });
  tell({ type: 'done', fuzzed });
} catch (thrown) {
  if (!(thrown instanceof OnDataError)) throw thrown;
  tell({ type: 'problem', problem: thrown.problem });
}

function tell(message: FromFuzzer): void {
  parentPort?.postMessage(message);
}
