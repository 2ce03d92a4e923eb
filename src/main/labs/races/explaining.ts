/** Explains a free run that nobody watched, by what its threads saw: some seconds of search, so not in main. */
import type { Schedule } from '../../../shared/steps/schedule';
import { startThread } from '../../resources/thread';
import type { RunContext } from '../../run/engine';
import type { RacesChoice } from './program-of';

export interface ToExplain {
  readonly choice: RacesChoice;
  /** By thread, the results of its steps in order. */
  readonly seen: readonly (readonly number[])[];
  readonly outcome: number;
}

export interface Explained {
  /** Every thread sees in it what it saw. */
  readonly schedule: Schedule;
  /** Fails as well, with as few changes of turn as were found. */
  readonly shortest: Schedule;
}

/** @returns none if there is none, none was found, or the run is to end */
export async function explainRun(
  run: Pick<RunContext, 'scope' | 'signal' | 'programFile'>,
  what: ToExplain,
): Promise<Explained | undefined> {
  if (run.signal.aborted) return undefined;
  const thread = startThread(run.programFile('labs/races/explainer.worker'), 'explainer', what);
  run.scope.own('thread', 'explainer', thread);
  let explained: Explained | undefined;
  thread.onMessage((message) => (explained = message as Explained | undefined));
  const stop = (): void => void thread.close();
  run.signal.addEventListener('abort', stop, { once: true });
  const { error } = await thread.closed;
  run.signal.removeEventListener('abort', stop);
  if (error !== undefined) throw new Error(error);
  return explained;
}
