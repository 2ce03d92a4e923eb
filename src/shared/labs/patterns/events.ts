/**
 * What the programs of `patterns` say of their jobs: notes beside the events of their sockets. Scenes, facts and the
 * summary read these; the bytes are what really went over the connection.
 *
 * | note               | who    | carries                     | means                                                      |
 * |--------------------|--------|-----------------------------|------------------------------------------------------------|
 * | `worker-ready`     | sender | `worker`                    | it is connected and has said its name: jobs can go to it   |
 * | `worker-gone`      | sender | `worker`                    | its connection is over; with `expected` after the goodbye   |
 * | `worker-late`      | worker |                             | it comes only now                                          |
 * | `worker-crashes`   | worker | `job`                       | it ends here, with this job given to it and not done       |
 * | `nobody-there`     | worker | `error`                     | it came, and the sender was gone                           |
 * | `job-out`          | sender | `job`, `to`, `receivers`?   | goes to worker `to` now; `all`: a copy for each receiver   |
 * | `job-in`           | worker | `job`, `again`?             | the worker was given it; `again`: it had had it before      |
 * | `job-done`         | worker | `job`, `again`?             | the worker has done it                                     |
 * | `job-acknowledged` | sender | `job`, `by`, `again`?       | `by` said so; `again`: it was known to be done              |
 * | `job-back`         | sender | `job`, `from`, `reason`     | it takes the job back, to give it again                    |
 * | `job-lost`         | sender | `job`, `from`               | it knows that this one will not do it, and gives it to nobody |
 * | `nobody-left`      | sender | `jobs`                      | so many jobs wait, and nobody is there or will come        |
 * | `bad-frame`        | sender | `from`, `problem`           | somebody sent what is no frame, and was broken off          |
 * | `all-out`          | sender | `jobs`                      | it has nothing more to give out, and waits for nothing      |
 *
 * A job is told to be out, or done, just before its frame is handed to the connection, so that no other lane can be
 * ahead of it. In `pull` the one in the middle is the collector, who asks: there `job-out` is "asked worker `to` for
 * piece `job`", `job-in` "was asked for it", `job-done` "has it ready to hand over", and `job-acknowledged` "the collector has it".
 *
 * Who tells what depends on the pattern. `job-acknowledged` always with `request-reply` and `pull`, where the answer is
 * the acknowledgement; with `push` and `pubsub` only if `acknowledge` is set. `job-lost` with `request-reply` (no answer
 * will come) and, if `acknowledge` is set, with all: after {@link MAX_TRIES}, or with `pubsub` when a subscriber is gone.
 * With `push` and `pubsub` that are not acknowledged nobody notices what is lost: that is what the summary counts. What
 * workers say after the goodbye, such as that they have done what another had done already, is not heard any more.
 */
import type { Json } from '../../wire/json';
import type { ActorId } from '../../trace/event';
import type { Pattern } from './contract';

/** To whom a sender that broadcasts gives a job. */
export const EVERYBODY = 'all';

/**
 * How often a job is given out before its sender stops trying. A job that nobody does in five tries will hardly be
 * done in the sixth; queues set it aside by then, as "dead letters".
 */
export const MAX_TRIES = 5;

export type JobNote =
  | { readonly code: 'worker-ready'; readonly worker: ActorId }
  | { readonly code: 'worker-gone'; readonly worker: ActorId; readonly expected?: true }
  | { readonly code: 'worker-late' }
  | { readonly code: 'worker-crashes'; readonly job: number }
  | { readonly code: 'nobody-there'; readonly error: string }
  | { readonly code: 'job-out'; readonly job: number; readonly to: ActorId; readonly receivers?: readonly ActorId[] }
  | { readonly code: 'job-in'; readonly job: number; readonly again?: true }
  | { readonly code: 'job-done'; readonly job: number; readonly again?: true }
  | { readonly code: 'job-acknowledged'; readonly job: number; readonly by: ActorId; readonly again?: true }
  | { readonly code: 'job-back'; readonly job: number; readonly from: ActorId; readonly reason: 'gone' | 'timeout' }
  | { readonly code: 'job-lost'; readonly job: number; readonly from: ActorId }
  | { readonly code: 'nobody-left'; readonly jobs: number }
  | { readonly code: 'bad-frame'; readonly from: ActorId; readonly problem: string }
  | { readonly code: 'all-out'; readonly jobs: number };

export type JobNoteCode = JobNote['code'];

const CODES: ReadonlySet<string> = new Set<JobNoteCode>([
  'worker-ready',
  'worker-gone',
  'worker-late',
  'worker-crashes',
  'nobody-there',
  'job-out',
  'job-in',
  'job-done',
  'job-acknowledged',
  'job-back',
  'job-lost',
  'nobody-left',
  'bad-frame',
  'all-out',
]);

/** The one in the middle, who has the jobs or wants them. */
export const hubOf = (pattern: Pattern): ActorId => (pattern === 'pull' ? 'collector' : 'sender');

/** Reads the `data` of a note; `undefined` if it is not of these. Its own programs write them, so the code is enough. */
export function jobNoteOf(data: Json | undefined): JobNote | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const { code } = data as { readonly code?: Json };
  return typeof code === 'string' && CODES.has(code) ? (data as unknown as JobNote) : undefined;
}
