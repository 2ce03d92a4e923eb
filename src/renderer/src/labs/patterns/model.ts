/** What the scene draws beside the delivery matrix: who is there, what each has in hand, and the newest frames. */
import { patterns, type Pattern } from '../../../../shared/labs/patterns/contract';
import { EVERYBODY, hubOf, jobNoteOf, type JobNote } from '../../../../shared/labs/patterns/events';
import { readFrame, type Frame } from '../../../../shared/labs/patterns/frame';
import { bytesOfHex } from '../../../../shared/net/hex';
import { netDataOf } from '../../../../shared/net/net-data';
import { Fold } from '../../../../shared/trace/fold';
import type { ActorId } from '../../../../shared/trace/event';
import type { TraceStore } from '../../../../shared/trace/store';

export interface WorkerState {
  /** `called`: it comes late, and is on its way. */
  readonly presence: 'not-yet' | 'called' | 'there' | 'gone';
  /** What it works on. */
  readonly job: number | undefined;
  /** Sent to it, or asked of it, and not taken yet: they lie in its connection. Oldest first. */
  readonly ahead: readonly number[];
  /** How often it has done a job. */
  readonly done: number;
  /** How often it was given a job, and which was the last. */
  readonly given: number;
  readonly lastGiven: number | undefined;
  /** It tells of its jobs itself, as the run's own workers do. */
  readonly tells: boolean;
  readonly crashedOn: number | undefined;
}

export interface CrewState {
  readonly workers: Readonly<Record<ActorId, WorkerState>>;
  /** By worker: the port it said its name from. A program from outside has a lane of another name. */
  readonly ports: Readonly<Record<ActorId, number>>;
  /** The port the one in the middle has last heard from. */
  readonly heardFrom: number | undefined;
  /** The highest job number that was handed out; they go out in order the first time. */
  readonly handedOut: number;
  readonly isAllOut: boolean;
  /** So many wait, and nobody will come. */
  readonly nobodyFor: number | undefined;
  /** Rows of the newest writes of frames, oldest first. */
  readonly writes: readonly number[];
}

const WORKER: WorkerState = {
  presence: 'not-yet',
  job: undefined,
  ahead: [],
  done: 0,
  given: 0,
  lastGiven: undefined,
  tells: false,
  crashedOn: undefined,
};
export const NO_CREW: CrewState = {
  workers: {},
  ports: {},
  heardFrom: undefined,
  handedOut: 0,
  isAllOut: false,
  nobodyFor: undefined,
  writes: [],
};

/** As many as one reads at a glance. */
const MOST_WRITES = 4;

export const workerIn = ({ workers }: CrewState, actor: ActorId): WorkerState =>
  Object.hasOwn(workers, actor) ? (workers[actor] ?? WORKER) : WORKER;

export function crewFold(store: TraceStore): Fold<CrewState> {
  return new Fold<CrewState>(store, NO_CREW, (state, trace, row) => {
    switch (trace.kindAt(row)) {
      case 'note': {
        const note = jobNoteOf(trace.dataAt(row));
        return note ? afterNote(state, note, trace.actorNameAt(row)) : state;
      }
      case 'send':
        return { ...state, writes: [...state.writes, row].slice(-MOST_WRITES) };
      case 'receive':
        return afterReceive(state, trace, row);
      case 'exit':
        return afterExit(state, trace.actorNameAt(row));
      default:
        return state;
    }
  });
}

/** The state after a note of this actor. */
function afterNote(state: CrewState, note: JobNote, actor: ActorId): CrewState {
  switch (note.code) {
    case 'worker-late':
      return changed(state, actor, { presence: 'called' });
    case 'worker-ready':
      return withPort(changed(state, note.worker, { presence: 'there' }), note.worker);
    case 'worker-gone':
      return changed(state, note.worker, { presence: 'gone', ahead: [] });
    case 'worker-crashes':
      return changed(state, actor, { crashedOn: note.job, job: undefined });
    case 'job-out':
      return afterOut(state, note);
    case 'job-in':
      return changed(state, actor, {
        job: note.job,
        ahead: without(workerIn(state, actor).ahead, note.job),
        tells: true,
      });
    case 'job-done':
      return changed(state, actor, { job: undefined, done: workerIn(state, actor).done + 1 });
    case 'job-acknowledged':
      return afterAcknowledged(state, note.by, note.job);
    case 'nobody-left':
      return { ...state, nobodyFor: note.jobs };
    case 'all-out':
      return { ...state, isAllOut: true };
    default:
      return state;
  }
}

function afterOut(state: CrewState, { job, to, receivers }: Extract<JobNote, { code: 'job-out' }>): CrewState {
  const given: readonly ActorId[] = to === EVERYBODY ? (receivers ?? []) : [to];
  const next = { ...state, handedOut: Math.max(state.handedOut, job) };
  return given.reduce((all, worker) => {
    const { ahead, given: times, tells } = workerIn(all, worker);
    // A program from outside says nothing of its jobs; who is given the next by name had asked for it, so has the last behind it.
    const stillAhead = tells || to === EVERYBODY ? ahead : [];
    return changed(all, worker, { ahead: [...stillAhead, job], given: times + 1, lastGiven: job });
  }, next);
}

/** Of a worker that does not tell of its jobs the sender's hearing of them is all there is. */
function afterAcknowledged(state: CrewState, worker: ActorId, job: number): CrewState {
  const { tells, ahead, done } = workerIn(state, worker);
  return tells ? state : changed(state, worker, { ahead: without(ahead, job), done: done + 1 });
}

/** It is told that a worker is there right after its name was read. */
const withPort = (state: CrewState, worker: ActorId): CrewState =>
  state.heardFrom === undefined ? state : { ...state, ports: { ...state.ports, [worker]: state.heardFrom } };

function afterReceive(state: CrewState, store: TraceStore, row: number): CrewState {
  if (!HUBS.has(store.actorNameAt(row))) return state;
  const heardFrom = netDataOf(store.dataAt(row))?.from;
  return heardFrom === undefined || heardFrom === state.heardFrom ? state : { ...state, heardFrom };
}

const HUBS: ReadonlySet<ActorId> = new Set(Object.keys(patterns.experiments).map((name) => hubOf(name as Pattern)));

/** What the one in the middle calls the owner of a port. */
export const calledAt = ({ ports }: CrewState, isOwn: (port: number) => boolean): ActorId | undefined =>
  Object.entries(ports).findLast(([, port]) => isOwn(port))?.[0];

function afterExit(state: CrewState, actor: ActorId): CrewState {
  return Object.hasOwn(state.workers, actor) ? changed(state, actor, { job: undefined, presence: 'gone' }) : state;
}

const changed = (state: CrewState, actor: ActorId, change: Partial<WorkerState>): CrewState => ({
  ...state,
  workers: { ...state.workers, [actor]: { ...workerIn(state, actor), ...change } },
});

/** The first of this number only: a job may have been sent twice. */
function without(jobs: readonly number[], job: number): readonly number[] {
  const at = jobs.indexOf(job);
  return at < 0 ? jobs : jobs.toSpliced(at, 1);
}

/** Whom the one in the middle waits for: with request-reply there is one at most. */
export function underWay(crew: CrewState): readonly { readonly job: number; readonly worker: ActorId }[] {
  return Object.entries(crew.workers).flatMap(([worker, { job, ahead }]) =>
    [...(job === undefined ? [] : [job]), ...ahead].map((one) => ({ job: one, worker })),
  );
}

/** One frame as it was written to a connection. */
export interface WrittenFrame {
  /** Of the `send`; with `at` it is the key of a frame. */
  readonly row: number;
  readonly at: number;
  readonly from: ActorId;
  /** Port of the receiving end. */
  readonly to: number | undefined;
  readonly frame: Frame;
  /** Hex, as the frame has its parts: length, type, job, text. */
  readonly parts: readonly [length: string, type: string, job: string, text: string];
}

/** Where the parts of a frame end, in hexadecimal digits: 4, 1 and 4 bytes. */
const [LENGTH_END, TYPE_END, JOB_END] = [8, 10, 18];

/** The frames of one write. What is no frame ends them. */
export function framesOf(store: TraceStore, row: number): readonly WrittenFrame[] {
  const hex = store.bytesAt(row) ?? '';
  const bytes = bytesOfHex(hex);
  const [from, to] = [store.actorNameAt(row), netDataOf(store.dataAt(row))?.to];
  const frames: WrittenFrame[] = [];
  for (let at = 0; at < bytes.length;) {
    const read = readFrame(bytes, at);
    if (typeof read === 'string' || 'problem' in read) break;
    const own = hex.slice(2 * at, 2 * read.end);
    const parts = [own.slice(0, LENGTH_END), own.slice(LENGTH_END, TYPE_END), own.slice(TYPE_END, JOB_END)] as const;
    frames.push({ row, at, from, to, frame: read.frame, parts: [...parts, own.slice(JOB_END)] });
    at = read.end;
  }
  return frames;
}

/** Where the arrow of the jobs points: a collector asks, and is brought what it asked for. */
export const isCollected = (pattern: Pattern): boolean => pattern === 'pull';
