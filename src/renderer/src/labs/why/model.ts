/**
 * What a run of `why` is like after any number of events, one reducer for each sort of experiment.
 * The scene folds them up to the playhead, the facts over the whole trace.
 */
import { WAYS, type Saturation, type Way } from '../../../../shared/labs/why/contract';
import type { ActorId, TraceEvent } from '../../../../shared/trace/event';
import { Fold } from '../../../../shared/trace/fold';
import type { TraceStore } from '../../../../shared/trace/store';
import { numberField, textField, toMs } from '../event-data';

export interface TaskTimes {
  readonly number: number;
  readonly actor: ActorId;
  /** Milliseconds since its way began. */
  readonly begunMs: number;
  readonly doneMs: number | undefined;
}

export interface WayTimes {
  readonly way: Way;
  /** Nanoseconds of the run. */
  readonly begunAt: number;
  readonly tasks: readonly TaskTimes[];
}

export function addToWays(ways: readonly WayTimes[], event: TraceEvent): readonly WayTimes[] {
  const way = WAYS.find((one) => one === textField(event, 'way'));
  if (event.actor === 'main') return way ? [...ways, { way, begunAt: event.t, tasks: [] }] : ways;
  const last = ways.at(-1);
  if (!last) return ways;
  const tasks = withTask(last, event);
  return tasks === last.tasks ? ways : [...ways.slice(0, -1), { ...last, tasks }];
}

function withTask({ tasks, begunAt }: WayTimes, event: TraceEvent): readonly TaskTimes[] {
  const ms = toMs(event.t - begunAt);
  const begins = event.kind === 'work' ? numberField(event, 'item') : undefined;
  if (begins !== undefined) return [...tasks, { number: begins, actor: event.actor, begunMs: ms, doneMs: undefined }];
  const done = event.kind === 'note' ? numberField(event, 'done') : undefined;
  return done === undefined ? tasks : tasks.map((task) => (task.number === done ? { ...task, doneMs: ms } : task));
}

export interface Measured {
  readonly cores: number | undefined;
  readonly rows: readonly Saturation[];
  /** With how many workers it measures right now. */
  readonly measuring: number | undefined;
}

export const NOTHING_MEASURED: Measured = { cores: undefined, rows: [], measuring: undefined };

export function addToMeasured(measured: Measured, event: TraceEvent): Measured {
  if (event.actor !== 'main' || event.kind !== 'note') return measured;
  const cores = numberField(event, 'cores') ?? measured.cores;
  const begins = numberField(event, 'begin');
  if (begins !== undefined) return { ...measured, cores, measuring: begins };
  const [workers, perSecond] = [numberField(event, 'workers'), numberField(event, 'perSecond')];
  if (workers === undefined || perSecond === undefined) return { ...measured, cores };
  const row = {
    workers,
    perSecond,
    busy: numberField(event, 'busy') ?? 0,
    waiting: numberField(event, 'waiting') ?? 0,
  };
  return { cores, rows: [...measured.rows, row], measuring: undefined };
}

export interface Door {
  /** Where the door listens, once it does. */
  readonly port: number | undefined;
  readonly sent: number;
  readonly answered: number;
  readonly answeredBy: Readonly<Record<ActorId, number>>;
  readonly failed: number;
  /** Requests a replica had and took with it, and how many the door gave up. */
  readonly lost: number;
  /** What each replica has in hand. */
  readonly inHand: Readonly<Record<ActorId, number>>;
  /** Replicas that ended while the client was still asking, in that order. */
  readonly gone: readonly ActorId[];
  readonly answeredAfter: number;
  readonly clientEnded: boolean;
}

export const NOBODY_ASKED: Door = {
  port: undefined,
  sent: 0,
  answered: 0,
  answeredBy: {},
  failed: 0,
  lost: 0,
  inHand: {},
  gone: [],
  answeredAfter: 0,
  clientEnded: false,
};

export function addToDoor(door: Door, event: TraceEvent): Door {
  if (event.actor === 'client') return byClient(door, event);
  if (event.actor === 'main') return byDoor(door, event);
  const ended = event.kind === 'exit' && event.actor.startsWith('replica-') && !door.clientEnded;
  return ended ? { ...door, gone: [...door.gone, event.actor] } : door;
}

function byClient(door: Door, event: TraceEvent): Door {
  switch (event.kind) {
    case 'send':
      return { ...door, sent: door.sent + 1 };
    case 'receive': {
      const answeredBy = counted(door.answeredBy, textField(event, 'by') ?? '', 1);
      const after = door.gone.length > 0 ? 1 : 0;
      return { ...door, answered: door.answered + 1, answeredBy, answeredAfter: door.answeredAfter + after };
    }
    case 'error':
      return { ...door, failed: door.failed + 1 };
    case 'exit':
      return { ...door, clientEnded: true };
    default:
      return door;
  }
}

function byDoor(door: Door, event: TraceEvent): Door {
  if (event.kind === 'listen') return { ...door, port: numberField(event, 'port') };
  const to = event.kind === 'send' ? textField(event, 'to') : undefined;
  if (to !== undefined) return { ...door, inHand: counted(door.inHand, to, 1) };
  const by = event.kind === 'receive' ? textField(event, 'by') : undefined;
  if (by !== undefined) return { ...door, inHand: counted(door.inHand, by, -1) };
  const lostBy = event.kind === 'error' ? textField(event, 'replica') : undefined;
  if (lostBy === undefined) return door;
  return { ...door, lost: door.lost + 1, inHand: counted(door.inHand, lostBy, -1) };
}

const counted = (counts: Door['inHand'], name: ActorId, by: number): Door['inHand'] => ({
  ...counts,
  [name]: (counts[name] ?? 0) + by,
});

export const waysFold = (store: TraceStore): Fold<readonly WayTimes[]> =>
  new Fold<readonly WayTimes[]>(store, [], (ways, trace, row) => addToWays(ways, trace.event(row)));

export const measuredFold = (store: TraceStore): Fold<Measured> =>
  new Fold<Measured>(store, NOTHING_MEASURED, (measured, trace, row) => addToMeasured(measured, trace.event(row)));

export const doorFold = (store: TraceStore): Fold<Door> =>
  new Fold<Door>(store, NOBODY_ASKED, (door, trace, row) => addToDoor(door, trace.event(row)));
