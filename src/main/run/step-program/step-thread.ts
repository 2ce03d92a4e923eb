/** A thread's own end of a step program: does the jobs main gives it until it is told to leave. */
import { parentPort, workerData } from 'node:worker_threads';
import type { StepProgram } from '../../../shared/steps/program';
import type { Json } from '../../../shared/wire/json';
import { AttemptThread } from './attempt-thread';
import { CONTROL, JOB, MODE, Unwound, type StepThreadStart } from './control';
import { RaceThread } from './race-thread';
import type { Entry } from './step-log-writer';
import { ThreadParts } from './thread-parts';

/**
 * Makes this thread one of a {@link StepTeam}: to be called once, first thing in a lab's `thread.worker.ts`.
 * Comes back when the thread is to leave.
 *
 * @param programOf  builds the same program as main from the same data
 */
export function runStepThread(programOf: (data: Json) => StepProgram): void {
  const start = workerData as StepThreadStart;
  const parts = new ThreadParts(programOf(start.data), start, () => parentPort?.postMessage(null));
  const { control } = parts;
  const attempts = new AttemptThread(parts);
  const races = new RaceThread(parts);
  report(parts, { form: 'ready', line: 0 });
  for (let done = 0; ;) {
    Atomics.wait(control, CONTROL.job, done);
    done = Atomics.load(control, CONTROL.job);
    if (Atomics.load(control, CONTROL.mode) === MODE.leaving) return;
    try {
      if (Atomics.load(control, CONTROL.jobKind) === JOB.attempt) attempts.run();
      else races.run();
    } catch (thrown) {
      if (!(thrown instanceof Unwound)) throw thrown;
    }
    report(parts, { form: 'idle', line: 0 });
  }
}

function report({ mutex, log }: ThreadParts, entry: Entry): void {
  mutex.lock();
  log.write(entry);
  mutex.unlock();
  log.callMain();
}
