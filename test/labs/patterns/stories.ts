/** Stories of `patterns` written by hand: what its programs would have noted, a line each, ten milliseconds apart. */
import type { RunStatus } from '../../../src/shared/bench/run';
import type { ParamsOf } from '../../../src/shared/labs/lab';
import { patterns, type Pattern } from '../../../src/shared/labs/patterns/contract';
import type { JobNote } from '../../../src/shared/labs/patterns/events';
import { patternsFacts } from '../../../src/renderer/src/labs/patterns/facts';
import { story, watched } from '../support/story';

export type StoryLine = readonly [actor: string, note: JobNote];

/** The one in the middle says so. */
export const hub = (note: JobNote): StoryLine => ['sender', note];
export const out = (job: number, to: string, receivers?: readonly string[]): StoryLine =>
  hub({ code: 'job-out', job, to, ...(receivers ? { receivers } : {}) });
export const begins = (worker: string, job: number): StoryLine => [worker, { code: 'job-in', job }];
export const finishes = (worker: string, job: number): StoryLine => [worker, { code: 'job-done', job }];
export const crashes = (worker: string, job: number): readonly StoryLine[] => [
  begins(worker, job),
  [worker, { code: 'worker-crashes', job }],
];
/** Sent, taken, done. */
export const does = (worker: string, job: number): readonly StoryLine[] => [
  out(job, worker),
  begins(worker, job),
  finishes(worker, job),
];
export const back = (job: number, from: string, reason: 'gone' | 'timeout' = 'gone'): StoryLine =>
  hub({ code: 'job-back', job, from, reason });
export const lost = (job: number, from: string): StoryLine => hub({ code: 'job-lost', job, from });
export const ready = (worker: string): StoryLine => hub({ code: 'worker-ready', worker });
export const comesLate = (worker: string): readonly StoryLine[] => [[worker, { code: 'worker-late' }], ready(worker)];

export const eventsOf = (lines: readonly StoryLine[]) =>
  story(lines.map(([actor, note], at) => [10 * at, actor, 'note', { data: { ...note } }]));

export interface StoryMore {
  readonly pattern?: Pattern;
  readonly params?: Partial<ParamsOf<typeof patterns>>;
  readonly status?: RunStatus;
}

/** Facts of a story; of two jobs and three workers, the last of which crashes, unless told. */
export const factsOf = (lines: readonly StoryLine[], { pattern = 'push', params, status }: StoryMore = {}) =>
  patternsFacts(
    watched(patterns, pattern, eventsOf(lines), {
      params: { jobs: 2, slow: 1, late: 1, crash: 1, ...params },
      ...(status === undefined ? {} : { status }),
    }),
  );
