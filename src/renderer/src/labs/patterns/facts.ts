/** What one run of `patterns` showed, read from its trace: bets, tasks and explanations ask nothing else. */
import { castOf, type CastWorker } from '../../../../shared/labs/patterns/cast';
import type { patterns } from '../../../../shared/labs/patterns/contract';
import { EVERYBODY, jobNoteOf, type JobNote } from '../../../../shared/labs/patterns/events';
import { outcomeOf } from '../../../../shared/labs/patterns/tally';
import type { ParamsOf } from '../../../../shared/labs/lab';
import type { ActorId, TraceEvent } from '../../../../shared/trace/event';
import { toMs } from '../event-data';
import { eventsOf, wasGated, type Events, type WatchedRun } from '../watched-run';

type L = typeof patterns;
type Jobs = readonly number[];

/** A job that was given to somebody else, or to the same once more, since it did not come back. */
export interface GivenAgain {
  /** Of the `job-out` that gave it again. */
  readonly row: number;
  readonly job: number;
  readonly to: ActorId;
}

export interface Crash {
  readonly row: number;
  readonly actor: ActorId;
  readonly job: number;
}

export interface PatternsFacts {
  readonly params: ParamsOf<L>;
  readonly events: Events;
  readonly over: boolean;
  /** It came to its own end. */
  readonly completed: boolean;
  readonly gated: boolean;
  readonly cast: readonly CastWorker[];
  /** Everybody is meant to do every job. */
  readonly isBroadcast: boolean;
  /** By worker, in order; one that came again is there again. */
  readonly given: Readonly<Record<ActorId, Jobs>>;
  readonly done: Readonly<Record<ActorId, Jobs>>;
  /** Jobs handed out, each once. */
  readonly handedOut: Jobs;
  /** Not done by everybody they were meant for. While a run goes on: not yet. */
  readonly lost: Jobs;
  /** Of those, the ones the sender knows of. */
  readonly noticed: Jobs;
  /** Done more often than they were meant to be. */
  readonly twice: Jobs;
  readonly completedJobs: number;
  readonly crashes: readonly Crash[];
  /** Jobs that were done, by whomever, after the first crash. */
  readonly doneAfterCrash: number;
  readonly again: readonly GivenAgain[];
  /** Given again because nobody had said in time that they were done, and because their worker was gone. */
  readonly timeouts: number;
  readonly takenBack: number;
  /** At most so many jobs were worked on at the same time. */
  readonly mostAtOnce: number;
  /** By worker: how long it worked, all its jobs together. */
  readonly workedMs: Readonly<Record<ActorId, number>>;
  readonly elapsedMs: number;
  /** The one that took longest from being handed out to being done, the time it lay waiting included. */
  readonly longest: { readonly job: number; readonly actor: ActorId; readonly ms: number } | undefined;
  /** Broadcast: by worker, the jobs that were sent when it was not there. */
  readonly missed: Readonly<Record<ActorId, Jobs>>;
  /** Broadcast: jobs that were sent while nobody at all was there. */
  readonly toNobody: Jobs;
  /** Until the sender had given out all it had, from the first; `undefined` if it did not come to that. */
  readonly handedOutAfterMs: number | undefined;
  /** Workers that came late, and were there before the end. */
  readonly lateComers: readonly ActorId[];
}

export function patternsFacts({ params, events, status }: WatchedRun<L>): PatternsFacts {
  const cast = castOf(params);
  const reader = new NoteReader(cast.map(({ actor }) => actor));
  for (const [row, event] of eventsOf(events)) reader.read(event, row);
  return {
    params,
    events,
    over: status !== undefined,
    completed: status === 'completed',
    gated: wasGated(events),
    cast,
    ...reader.found,
    ...resultOf(reader, params.jobs, cast),
  };
}

/** The workers of one kind: `trouble(facts, 'isSlow')`. */
export const trouble = ({ cast }: PatternsFacts, kind: 'isSlow' | 'isLate' | 'crashes'): readonly ActorId[] =>
  cast.filter((worker) => worker[kind]).map(({ actor }) => actor);

/** The first worker that crashed is gone, and somebody went on. */
export const wentOn = ({ crashes, doneAfterCrash }: PatternsFacts): boolean => crashes.length > 0 && doneAfterCrash > 0;

/** What was given out, to whom, and came of it; kept while the events are read once. */
class NoteReader {
  readonly found = {
    isBroadcast: false,
    given: byName<number[]>(),
    done: byName<number[]>(),
    handedOut: [] as number[],
    noticed: [] as number[],
    crashes: [] as Crash[],
    doneAfterCrash: 0,
    again: [] as GivenAgain[],
    timeouts: 0,
    takenBack: 0,
    mostAtOnce: 0,
    workedMs: byName<number>(),
    elapsedMs: 0,
    longest: undefined as PatternsFacts['longest'],
    toNobody: [] as number[],
    handedOutAfterMs: undefined as number | undefined,
    lateComers: [] as ActorId[],
  };
  /** When each job was handed out first, in nanoseconds. */
  readonly #outAt = new Map<number, number>();
  readonly #working = new Map<ActorId, { readonly job: number; readonly since: number }>();
  readonly #late = new Set<ActorId>();
  /** Taken back, and not given again yet. */
  readonly #back = new Set<number>();
  /** It ended with jobs in its hands, and with nobody to give them to: of these it knows. */
  isNobodyLeft = false;
  /** Broadcast: who was there when a job was sent first. */
  readonly receivers = new Map<number, readonly ActorId[]>();
  #beganAt: number | undefined;

  constructor(readonly workers: readonly ActorId[]) {}

  read(event: TraceEvent, row: number): void {
    if (event.kind === 'exit') this.#working.delete(event.actor);
    const note = event.kind === 'note' ? jobNoteOf(event.data) : undefined;
    if (note) this.#readNote(note, event, row);
  }

  #readNote(note: JobNote, event: TraceEvent, row: number): void {
    const { found } = this;
    switch (note.code) {
      case 'worker-late':
        this.#late.add(event.actor);
        break;
      case 'worker-ready':
        if (this.#late.has(note.worker)) found.lateComers.push(note.worker);
        break;
      case 'worker-crashes':
        found.crashes.push({ row, actor: event.actor, job: note.job });
        this.#working.delete(event.actor);
        break;
      case 'job-out':
        this.#out(note, event.t, row);
        break;
      case 'job-in':
        this.#in(note.job, event);
        break;
      case 'job-done':
        this.#done(note.job, event.actor, event.t);
        break;
      case 'job-acknowledged':
        // A worker from outside notes nothing: of it there is only what the sender heard.
        if (!this.workers.includes(note.by)) this.#done(note.job, note.by, event.t);
        break;
      case 'job-back':
        this.#back.add(note.job);
        if (note.reason === 'timeout') found.timeouts += 1;
        else found.takenBack += 1;
        break;
      case 'nobody-left':
        this.isNobodyLeft = true;
        found.noticed.push(...[...this.#back].filter((job) => !found.noticed.includes(job)));
        break;
      case 'job-lost':
        if (!found.noticed.includes(note.job)) found.noticed.push(note.job);
        break;
      case 'all-out':
        found.handedOutAfterMs = this.#beganAt === undefined ? undefined : toMs(event.t - this.#beganAt);
        break;
      default:
        break;
    }
  }

  #out({ job, to, receivers }: Extract<JobNote, { code: 'job-out' }>, t: number, row: number): void {
    const { found } = this;
    this.#beganAt ??= t;
    this.#back.delete(job);
    if (this.#outAt.has(job)) found.again.push({ row, job, to });
    else {
      this.#outAt.set(job, t);
      found.handedOut.push(job);
    }
    const all = to === EVERYBODY ? (receivers ?? []) : [to];
    for (const worker of all) if (!this.workers.includes(worker)) (found.given[worker] ??= []).push(job);
    if (to !== EVERYBODY) return;
    found.isBroadcast = true;
    if (this.receivers.has(job)) return;
    this.receivers.set(job, receivers ?? []);
    if (receivers?.length === 0) found.toNobody.push(job);
  }

  #in(job: number, { actor, t }: TraceEvent): void {
    (this.found.given[actor] ??= []).push(job);
    this.#working.set(actor, { job, since: t });
    this.found.mostAtOnce = Math.max(this.found.mostAtOnce, this.#working.size);
  }

  #done(job: number, actor: ActorId, t: number): void {
    const { found } = this;
    (found.done[actor] ??= []).push(job);
    if (found.crashes.length > 0) found.doneAfterCrash += 1;
    const work = this.#working.get(actor);
    this.#working.delete(actor);
    if (work?.job === job) found.workedMs[actor] = (found.workedMs[actor] ?? 0) + toMs(t - work.since);
    found.elapsedMs = toMs(t - (this.#beganAt ?? t));
    const ms = toMs(t - (this.#outAt.get(job) ?? t));
    if (ms > (found.longest?.ms ?? -1)) found.longest = { job, actor, ms };
  }
}

/** What became of the jobs, and what the one in the middle knows of it. */
function resultOf({ found, receivers, isNobodyLeft }: NoteReader, jobs: number, cast: readonly CastWorker[]) {
  const workers = cast.map(({ actor }) => actor);
  const done = new Map(Object.entries(found.done));
  const { lostJobs, duplicatedJobs } = outcomeOf(done, { jobs, workers, isForAll: found.isBroadcast });
  const missed = Object.fromEntries(
    workers.map((actor) => [actor, [...receivers].flatMap(([job, there]) => (there.includes(actor) ? [] : [job]))]),
  );
  const neverOut = isNobodyLeft ? lostJobs.filter((job) => !found.handedOut.includes(job)) : [];
  const noticed = [...found.noticed, ...neverOut];
  return { lost: lostJobs, noticed, twice: duplicatedJobs, completedJobs: jobs - lostJobs.length, missed };
}

/** By a name that somebody from outside may have chosen, such as `__proto__`. */
const byName = <T>(): Record<ActorId, T> => Object.create(null) as Record<ActorId, T>;
