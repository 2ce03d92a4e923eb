/** An explorer's own end, in its worker thread: explores, tells how far it is, stops when it is told to. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Exploration } from '../../../shared/explorer/exploration';
import { Explorer } from '../../../shared/explorer/explore';
import type { StepProgram } from '../../../shared/steps/program';
import type { Json } from '../../../shared/wire/json';
import { partOf } from './limits';
import { listSchedules } from './listed';
import { playSchedule } from './played';
import { STOP, type ExplorerStart, type FromExplorer } from './report';

/** As often as a person can read a number that changes. */
const TELL_EVERY_MS = 100;

export interface ExplorerSubject {
  readonly program: StepProgram;
  /** What the lab finds wrong with it, asked once it has been explored. */
  readonly fault?: () => Json | undefined;
  /** Its schedules are to be told one by one, if they are few. */
  readonly isListed?: boolean;
  /** Where the line of its text that runs can be read. */
  readonly here?: SharedArrayBuffer;
}

/**
 * Makes this thread the one of `exploreInThread`: to be called once, in a lab's `*.worker.ts`.
 *
 * @param subjectOf  builds what is to be explored from the plan's `data`, or says what is wrong with it
 */
export function runExplorer(subjectOf: (data: Json) => ExplorerSubject | { readonly fault: Json }): void {
  const start = workerData as ExplorerStart;
  tell({ type: 'began' });
  const subject = subjectOf(start.data);
  if (!('program' in subject))
    return tell({ type: 'done', exploration: partOf(undefined), played: [], fault: subject.fault });
  if (subject.here) tell({ type: 'began', here: subject.here });
  const exploration = exploreUntilStopped(subject.program, start);
  const fault = subject.fault?.();
  const { shortest } = exploration;
  const played = shortest && fault === undefined ? playSchedule(subject.program, shortest) : [];
  const listed = subject.isListed ? listSchedules(subject.program) : undefined;
  tell({ type: 'done', exploration, played, ...(listed && { listed }), ...(fault === undefined ? {} : { fault }) });
}

function exploreUntilStopped(program: StepProgram, { control, limits }: ExplorerStart): Exploration {
  const words = new Int32Array(control);
  const explorer = new Explorer(program, limits);
  let toldAt = performance.now();
  for (let progress = explorer.advance(); progress; progress = explorer.advance()) {
    if (Atomics.load(words, STOP) === 1) break;
    if (performance.now() - toldAt < TELL_EVERY_MS) continue;
    toldAt = performance.now();
    tell({ type: 'progress', progress });
  }
  return explorer.result();
}

function tell(message: FromExplorer): void {
  parentPort?.postMessage(message);
}
