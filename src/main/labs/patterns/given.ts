/** What the programs of `patterns` are given to work with. */
import { castOf, type CastWorker } from '../../../shared/labs/patterns/cast';
import type { Pattern, patterns } from '../../../shared/labs/patterns/contract';
import type { ParamsOf } from '../../../shared/labs/lab';

/** The one in the middle: who has the jobs, or collects the pieces. */
export type SenderGiven = {
  readonly port: number;
  readonly jobs: number;
  readonly acknowledge: boolean;
  readonly timeoutMs: number;
  readonly gapMs: number;
  /** The workers of this run by name. When all of them have come and gone, nobody will come any more. */
  readonly workers: readonly string[];
  /** Those of them that are to be there before the first job goes out. */
  readonly starters: readonly string[];
  /** Workers from outside may come at any time, and the sender stays for them. */
  readonly hold: boolean;
};

export type WorkerGiven = {
  readonly port: number;
  /** Says when it has done a job, and what came out. */
  readonly answers: boolean;
  /** Says when it is free, and is given nothing before. */
  readonly asksForJobs: boolean;
  readonly workMs: number;
  /** It waits to be called before it comes. */
  readonly isLate: boolean;
  /** It crashes on the first job from this number on; 0 if it never does. */
  readonly crashOn: number;
};

/** The queue on which main calls the late ones. */
export const CALLS = 'calls';

/** The queue on which main tells the sender that everybody is up, those who come late included. */
export const BEGIN = 'begin';

/** EX_SOFTWARE of sysexits.h, "an internal software error has been detected". */
export const CRASH_CODE = 70;

type Params = ParamsOf<typeof patterns>;

export function senderGiven(params: Params, hold: boolean): SenderGiven {
  const { port, jobs, acknowledge, timeoutMs, gapMs } = params;
  const cast = castOf(params);
  const starters = cast.filter(({ isLate }) => !isLate);
  const names = (workers: readonly CastWorker[]): readonly string[] => workers.map(({ actor }) => actor);
  return { port, jobs, acknowledge, timeoutMs, gapMs, workers: names(cast), starters: names(starters), hold };
}

export function workerGiven(params: Params, pattern: Pattern, port: number, worker: CastWorker): WorkerGiven {
  return {
    port,
    answers: pattern === 'request-reply' || pattern === 'pull' || params.acknowledge,
    asksForJobs: pattern === 'push',
    workMs: worker.isSlow ? params.slowWorkMs : params.workMs,
    isLate: worker.isLate,
    crashOn: worker.crashes ? params.crashOn : 0,
  };
}
