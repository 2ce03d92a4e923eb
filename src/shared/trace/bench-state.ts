/**
 * The bench after any number of events: who is there and what each does, which queues there are and
 * what lies in them. What a scene draws, for every lab.
 *
 * Conventions it reads in `data`: put, get `{item}`; work `{item, ms}`; wait `{for}`; exit
 * `{code, signal, reason}`; error `{reason}`; spawn `{actor, pid}`; ready `{pid}`; kill
 * `{actor, signal}`. What is missing or of another type is as if it were not said.
 */
import type { Json } from '../wire/json';
import type { ActorId, EventKind } from './event';
import { Fold } from './fold';
import { QueueLog, type QueuedItem } from './queue-log';
import type { PlaceOf, TraceStore } from './store';

/**
 * - `asked-for`: somebody spawned it, it has not said a word
 * - `waiting`: until its next event; `waiting` says for what
 * - `working`: until its next event; `workingOn` says on what
 * - `ended`: it exited
 */
export type Phase = 'asked-for' | 'running' | 'waiting' | 'working' | 'ended';

export interface ActorState {
  readonly actor: ActorId;
  readonly phase: Phase;
  /** Since when it is in this phase, in nanoseconds of the run. */
  readonly since: number;
  /** Row of its newest event, `undefined` before its first. */
  readonly row: number | undefined;
  /** Line of its newest event that had one: where it is in its program. */
  readonly line: number | undefined;
  readonly pid: number | undefined;
  readonly waiting: { readonly for: string; readonly place: PlaceOf | undefined } | undefined;
  readonly workingOn: Json | undefined;
  /** Row of the `get` whose item it has in hand: until it gets the next or ends. */
  readonly inHand: number | undefined;
  /** The signal somebody sent it, whether or not it has ended of it. */
  readonly killedWith: string | undefined;
  readonly code: number | undefined;
  readonly signal: string | undefined;
  /** Why it ended or what went wrong last. */
  readonly reason: string | undefined;
  readonly errors: number;
  readonly puts: number;
  readonly gets: number;
}

/** One queue at one moment. */
export class QueueState {
  constructor(
    readonly log: QueueLog,
    readonly puts: number,
    readonly takings: number,
    readonly head: number,
  ) {}

  get name(): string {
    return this.log.name;
  }

  /** How many items lie in it. */
  get depth(): number {
    return this.puts - this.takings;
  }

  /** The first items in the order they were put in, at most so many; `depth` says how many there are. */
  items(most = Infinity): readonly QueuedItem[] {
    const items: QueuedItem[] = [];
    if (most <= 0) return items;
    for (const item of this.log.items(this.head, this.puts, this.takings)) {
      if (items.push(item) >= most) break;
    }
    return items;
  }
}

export interface BenchState {
  /** By first mention. */
  readonly actors: readonly ActorState[];
  /** By first event. */
  readonly queues: readonly QueueState[];
}

export function actorIn(state: BenchState, actor: ActorId): ActorState | undefined {
  return state.actors.find((one) => one.actor === actor);
}

export function queueIn(state: BenchState, name: string): QueueState | undefined {
  return state.queues.find((one) => one.name === name);
}

/** The bench of one trace, at any row. Keep it as long as the trace: it remembers what it has read. */
export function benchFold(store: TraceStore): Fold<BenchState> {
  const reducer = new BenchReducer();
  return new Fold<BenchState>(store, { actors: [], queues: [] }, (state, trace, row) =>
    reducer.step(state, trace, row),
  );
}

/**
 * Field by field, not by spreading: with the same fields in the same order every state has one shape,
 * and a million of them are made in half the time.
 */
function copyOf(before: ActorState): Draft {
  return {
    actor: before.actor,
    phase: before.phase,
    since: before.since,
    row: before.row,
    line: before.line,
    pid: before.pid,
    waiting: before.waiting,
    workingOn: before.workingOn,
    inHand: before.inHand,
    killedWith: before.killedWith,
    code: before.code,
    signal: before.signal,
    reason: before.reason,
    errors: before.errors,
    puts: before.puts,
    gets: before.gets,
  };
}

const UNSEEN: ActorState = {
  actor: '',
  phase: 'running',
  since: 0,
  row: undefined,
  line: undefined,
  pid: undefined,
  waiting: undefined,
  workingOn: undefined,
  inHand: undefined,
  killedWith: undefined,
  code: undefined,
  signal: undefined,
  reason: undefined,
  errors: 0,
  puts: 0,
  gets: 0,
};

type Draft = { -readonly [Field in keyof ActorState]: ActorState[Field] };

/**
 * Which actor and queue stands where in the lists. Positions follow the order of first mention,
 * which is the same each time rows are read again.
 */
class BenchReducer {
  readonly #actorAt = new Map<ActorId, number>();
  readonly #queueAt = new Map<number, number>();

  step(state: BenchState, store: TraceStore, row: number): BenchState {
    const kind = store.kindAt(row);
    let actors = this.#withActor(state.actors, store.actorNameAt(row), (before) =>
      afterOwnEvent(before, kind, store, row),
    );
    if (kind === 'spawn' || kind === 'kill') actors = this.#withTarget(actors, kind, store, row);
    const moves = kind === 'put' || kind === 'get' || kind === 'drop';
    return { actors, queues: moves ? this.#withQueue(state.queues, kind, store, row) : state.queues };
  }

  #withActor(
    actors: readonly ActorState[],
    actor: ActorId,
    change: (before: ActorState) => ActorState,
  ): readonly ActorState[] {
    let at = this.#actorAt.get(actor);
    if (at === undefined) this.#actorAt.set(actor, (at = this.#actorAt.size));
    const changed = actors.slice();
    changed[at] = change(actors[at] ?? { ...UNSEEN, actor });
    return changed;
  }

  /** What a spawn or a kill does to the one it is about. */
  #withTarget(
    actors: readonly ActorState[],
    kind: 'spawn' | 'kill',
    store: TraceStore,
    row: number,
  ): readonly ActorState[] {
    const target = store.fieldAt(row, 'actor');
    if (typeof target !== 'string') return actors;
    return this.#withActor(actors, target, (before) => {
      if (kind === 'kill') return { ...before, killedWith: text(store.fieldAt(row, 'signal')) ?? before.killedWith };
      return {
        ...before,
        phase: 'asked-for',
        since: store.timeAt(row),
        pid: number(store.fieldAt(row, 'pid')) ?? before.pid,
      };
    });
  }

  #withQueue(
    queues: readonly QueueState[],
    kind: 'put' | 'get' | 'drop',
    store: TraceStore,
    row: number,
  ): readonly QueueState[] {
    const code = store.placeCodeAt(row);
    const place = store.placeOfCode(code);
    if (place?.kind !== 'queue') return queues;
    let at = this.#queueAt.get(code);
    if (at === undefined) this.#queueAt.set(code, (at = this.#queueAt.size));
    const before = queues[at] ?? new QueueState(new QueueLog(store, place.name, code), 0, 0, 0);
    const changed = queues.slice();
    changed[at] = afterMove(before, kind, row);
    return changed;
  }
}

function afterMove({ log, puts, takings, head }: QueueState, kind: 'put' | 'get' | 'drop', row: number): QueueState {
  log.readTo(row + 1);
  if (kind === 'put') return new QueueState(log, puts + 1, takings, head);
  const taken = log.tookOut(row) ? takings + 1 : takings;
  return new QueueState(log, puts, taken, log.headAfter(head, puts, taken));
}

/** The phase an event begins, where it is not simply running on. */
const PHASE_OF: { readonly [Kind in EventKind]?: Phase } = {
  wait: 'waiting',
  block: 'waiting',
  work: 'working',
  exit: 'ended',
};

function afterOwnEvent(before: ActorState, kind: EventKind, store: TraceStore, row: number): ActorState {
  const after = copyOf(before);
  after.row = row;
  after.line = store.lineAt(row) ?? before.line;
  after.phase = PHASE_OF[kind] ?? 'running';
  // Waiting and working end with the actor's next event.
  after.waiting = undefined;
  after.workingOn = undefined;
  note(after, kind, store, row);
  const goesOn = before.row !== undefined && before.phase === 'running' && after.phase === 'running';
  if (!goesOn) after.since = store.timeAt(row);
  return after;
}

function note(after: Draft, kind: EventKind, store: TraceStore, row: number): void {
  switch (kind) {
    case 'wait':
    case 'block':
      after.waiting = {
        for: text(store.fieldAt(row, 'for')) ?? (kind === 'block' ? 'lock' : ''),
        place: store.placeAt(row),
      };
      return;
    case 'work':
      after.workingOn = store.fieldAt(row, 'item');
      return;
    case 'put':
      after.puts += 1;
      return;
    case 'get':
      after.gets += 1;
      after.inHand = row;
      return;
    case 'error':
      after.errors += 1;
      after.reason = text(store.fieldAt(row, 'reason')) ?? after.reason;
      return;
    case 'ready':
      after.pid = number(store.fieldAt(row, 'pid')) ?? after.pid;
      return;
    case 'exit':
      return noteExit(after, store, row);
    default:
      return;
  }
}

function noteExit(after: Draft, store: TraceStore, row: number): void {
  after.inHand = undefined;
  after.code = number(store.fieldAt(row, 'code'));
  after.signal = text(store.fieldAt(row, 'signal'));
  after.reason = text(store.fieldAt(row, 'reason')) ?? after.reason;
}

const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
const number = (value: Json | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
