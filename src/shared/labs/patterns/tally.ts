/** What a run of `patterns` sums up to, from what its programs noted. Pure: the same trace gives the same summary. */
import type { ActorId, TraceEvent } from '../../trace/event';
import { castOf } from './cast';
import type { patterns, Pattern, PatternsSummary } from './contract';
import { EVERYBODY, jobNoteOf, type JobNote } from './events';
import type { ParamsOf } from '../lab';

/** @param events  of the whole run, in their order */
export function summaryOf(
  pattern: Pattern,
  params: ParamsOf<typeof patterns>,
  events: Iterable<Pick<TraceEvent, 'actor' | 'kind' | 't' | 'data'>>,
): PatternsSummary {
  const tally = new Tally(castOf(params).map(({ actor }) => actor));
  for (const { actor, kind, t, data } of events) {
    const note = kind === 'note' ? jobNoteOf(data) : undefined;
    if (note) tally.take(actor, t, note);
  }
  return tally.summary(params.jobs, pattern === 'pubsub');
}

class Tally {
  // Maps: a worker from outside may call itself `__proto__`.
  readonly #matrix: Map<string, number[]>;
  readonly #done: Map<string, number[]>;
  readonly #own: ReadonlySet<string>;
  #firstOut: number | undefined;
  #lastDone: number | undefined;

  constructor(workers: readonly string[]) {
    this.#own = new Set(workers);
    const lists = (): Map<string, number[]> => new Map(workers.map((worker) => [worker, []]));
    this.#matrix = lists();
    this.#done = lists();
  }

  take(actor: string, t: number, note: JobNote): void {
    switch (note.code) {
      case 'job-out':
        this.#firstOut ??= t;
        for (const to of note.to === EVERYBODY ? (note.receivers ?? []) : [note.to])
          if (!this.#own.has(to)) listOf(this.#matrix, to).push(note.job);
        return;
      case 'job-in':
        listOf(this.#matrix, actor).push(note.job);
        return;
      case 'job-done':
        listOf(this.#done, actor).push(note.job);
        this.#lastDone = t;
        return;
      case 'job-acknowledged':
        // Of a worker from outside there is only what the sender heard of it.
        if (this.#own.has(note.by)) return;
        listOf(this.#done, note.by).push(note.job);
        this.#lastDone = t;
        return;
      default:
        return;
    }
  }

  summary(jobs: number, isForAll: boolean): PatternsSummary {
    const { lostJobs, duplicatedJobs } = outcomeOf(this.#done, { jobs, workers: [...this.#own], isForAll });
    return {
      matrix: Object.fromEntries(this.#matrix),
      done: Object.fromEntries(this.#done),
      lost: lostJobs.length,
      lostJobs,
      duplicated: duplicatedJobs.length,
      duplicatedJobs,
      completed: jobs - lostJobs.length,
      elapsedMs: Math.max(0, (this.#lastDone ?? 0) - (this.#firstOut ?? 0)) / 1e6,
    };
  }
}

interface Meant {
  readonly jobs: number;
  /** Of the run; whoever comes from outside is welcome, and nobody counts on them. */
  readonly workers: readonly ActorId[];
  /** Every worker is meant to do every job; else one of them. */
  readonly isForAll: boolean;
}

/**
 * What became of the jobs.
 *
 * @param done  by worker, those from outside too: the jobs it has done, as often as it did
 */
export function outcomeOf(
  done: ReadonlyMap<ActorId, readonly number[]>,
  { jobs, workers, isForAll }: Meant,
): Pick<PatternsSummary, 'lostJobs' | 'duplicatedJobs'> {
  const numbers = Array.from({ length: jobs }, (_, index) => index + 1);
  const counts = [...done.values()].map(countsOf);
  const own = workers.map((worker) => countsOf(done.get(worker) ?? []));
  const total = (job: number): number => counts.reduce((sum, count) => sum + (count.get(job) ?? 0), 0);
  const isDone = (job: number): boolean => (isForAll ? own.every((count) => count.has(job)) : total(job) > 0);
  const isRepeated = (job: number): boolean =>
    isForAll ? counts.some((count) => (count.get(job) ?? 0) > 1) : total(job) > 1;
  return { lostJobs: numbers.filter((job) => !isDone(job)), duplicatedJobs: numbers.filter(isRepeated) };
}

function listOf(lists: Map<string, number[]>, name: string): number[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}

function countsOf(jobs: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const job of jobs) counts.set(job, (counts.get(job) ?? 0) + 1);
  return counts;
}
