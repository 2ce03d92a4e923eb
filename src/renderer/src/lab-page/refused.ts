/** Parameters of a run that could only be found wrong when it was about to begin, such as a port that is taken. */
import type { RunEnd, RunHead } from '../../../shared/bench/run';
import type { ParameterProblem } from '../../../shared/labs/lab';
import type { Json } from '../../../shared/wire/json';

/** As much of a run as says what it was given and why it failed. */
export interface TriedRun {
  readonly head: Pick<RunHead, 'params'>;
  readonly end?: Pick<RunEnd, 'error'> | undefined;
}

/** It never began: there is nothing it could show. */
export const wasRefused = (tried: TriedRun | undefined): boolean => tried?.end?.error?.code === 'BAD_PARAMETER';

/** What the run was refused for, as long as the value it was given is still filled in. */
export function refusedFor(
  tried: TriedRun | undefined,
  values: Readonly<Record<string, Json>>,
): ParameterProblem | undefined {
  if (!tried || !wasRefused(tried)) return undefined;
  // The host made this detail from a ParameterProblem; answers of the host are trusted.
  const problem = tried.end?.error?.detail as unknown as ParameterProblem;
  return values[problem.parameter] === tried.head.params[problem.parameter] ? problem : undefined;
}
