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
import { dataField, QueueLog, type QueuedItem } from './queue-log';
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
  readonly row?: number;
  /** Line of its newest event that had one: where it is in its program. */
  readonly line?: number;
  readonly pid?: number;
  readonly waiting?: { readonly for: string; readonly place?: PlaceOf };
  readonly workingOn?: Json;
  /** Row of the `get` whose item it has in hand: until it gets the next or ends. */
  readonly inHand?: number;
  /** The signal somebody sent it, whether or not it has ended of it. */
  readonly killedWith?: string;
  readonly code?: number;
  readonly signal?: string;
  /** Why it ended or what went wrong last. */
  readonly reason?: string;
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
  return new Fold<BenchState>(store, { actors: [], queues: [] }, (state, trace, row) => reducer.step(state, trace, row));
}

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
    let actors = this.#withActor(state.actors, store.actorNameAt(row), (before) => afterOwnEvent(before, kind, store, row));
    if (kind === 'spawn' || kind === 'kill') actors = this.#withTarget(actors, kind, store, row);
    const moves = kind === 'put' || kind === 'get' || kind === 'drop';
    return { actors, queues: moves ? this.#withQueue(state.queues, kind, store, row) : state.queues };
  }

  #withActor(actors: readonly ActorState[], actor: ActorId, change: (before: ActorState) => ActorState): readonly ActorState[] {
    let at = this.#actorAt.get(actor);
    if (at === undefined) this.#actorAt.set(actor, (at = this.#actorAt.size));
    const changed = actors.slice();
    changed[at] = change(actors[at] ?? { actor, phase: 'running', since: 0, errors: 0, puts: 0, gets: 0 });
    return changed;
  }

  /** What a spawn or a kill does to the one it is about. */
  #withTarget(actors: readonly ActorState[], kind: 'spawn' | 'kill', store: TraceStore, row: number): readonly ActorState[] {
    const data = store.dataAt(row);
    const target = dataField(data, 'actor');
    if (typeof target !== 'string') return actors;
    return this.#withActor(actors, target, (before) => {
      const signal = dataField(data, 'signal');
      if (kind === 'kill') return { ...before, ...(typeof signal === 'string' ? { killedWith: signal } : {}) };
      const pid = dataField(data, 'pid');
      return { ...before, phase: 'asked-for', since: store.timeAt(row), ...(typeof pid === 'number' ? { pid } : {}) };
    });
  }

  #withQueue(queues: readonly QueueState[], kind: 'put' | 'get' | 'drop', store: TraceStore, row: number): readonly QueueState[] {
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

function afterOwnEvent(before: ActorState, kind: EventKind, store: TraceStore, row: number): ActorState {
  const after: Draft = { ...before, phase: 'running', row };
  const line = store.lineAt(row);
  if (line !== undefined) after.line = line;
  // Waiting and working end with the actor's next event.
  delete after.waiting;
  delete after.workingOn;
  note(after, kind, store, row);
  if (after.phase !== before.phase || before.row === undefined || after.phase === 'waiting' || after.phase === 'working') {
    after.since = store.timeAt(row);
  }
  return after;
}

function note(after: Draft, kind: EventKind, store: TraceStore, row: number): void {
  const data = store.dataAt(row);
  switch (kind) {
    case 'wait':
    case 'block':
      return noteWait(after, kind === 'block' ? 'lock' : dataField(data, 'for'), store.placeAt(row));
    case 'work': {
      after.phase = 'working';
      const item = dataField(data, 'item');
      if (item !== undefined) after.workingOn = item;
      return;
    }
    case 'put':
      after.puts += 1;
      return;
    case 'get':
      after.gets += 1;
      after.inHand = row;
      return;
    case 'error':
      after.errors += 1;
      return noteReason(after, data);
    case 'ready': {
      const pid = dataField(data, 'pid');
      if (typeof pid === 'number') after.pid = pid;
      return;
    }
    case 'exit':
      return noteExit(after, data);
    default:
      return;
  }
}

function noteWait(after: Draft, what: Json | undefined, place: PlaceOf | undefined): void {
  after.phase = 'waiting';
  after.waiting = { for: typeof what === 'string' ? what : '', ...(place === undefined ? {} : { place }) };
}

function noteExit(after: Draft, data: Json | undefined): void {
  after.phase = 'ended';
  delete after.inHand;
  const code = dataField(data, 'code');
  const signal = dataField(data, 'signal');
  if (typeof code === 'number') after.code = code;
  if (typeof signal === 'string') after.signal = signal;
  noteReason(after, data);
}

function noteReason(after: Draft, data: Json | undefined): void {
  const reason = dataField(data, 'reason');
  if (typeof reason === 'string') after.reason = reason;
}
