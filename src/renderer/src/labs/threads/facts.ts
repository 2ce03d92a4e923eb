/** What one run of `threads` showed: everything its bets, tasks and texts speak of, read from the trace. */
import { SENTINEL, type threads } from '../../../../shared/labs/threads/contract';
import { numbered } from '../../../../shared/labs/numbered';
import type { ParamsOf } from '../../../../shared/labs/lab';
import type { Item } from '../../../../shared/labs/item-list';
import type { ActorId, TraceEvent } from '../../../../shared/trace/event';
import { dataField, itemOf, numberField, textField } from '../event-data';
import { eventsOf, wasGated, type Events, type WatchedRun } from '../watched-run';

type L = typeof threads;

/** A thread that was terminated, or asked to leave, while it held the lock. */
export interface Hit {
  readonly row: number;
  readonly actor: ActorId;
  /** It gave the lock back itself afterwards. */
  readonly gaveBack: boolean;
  /** What it was working on is finished all the same: both halves are written. */
  readonly finished: boolean;
  /** Somebody got the lock afterwards: given back, free by itself, or taken over. */
  readonly nextOwner: ActorId | undefined;
  readonly takenOver: boolean;
  readonly ended: boolean;
}

export interface ThreadsFacts {
  readonly params: ParamsOf<L>;
  readonly events: Events;
  readonly over: boolean;
  readonly gated: boolean;
  readonly consumers: readonly ActorId[];
  readonly worked: Readonly<Record<ActorId, readonly Item[]>>;
  readonly workedCount: number;
  /** Who took a sentinel. */
  readonly sentinelTakers: readonly ActorId[];
  /** The learner put, closed, terminated, cancelled, paused or stopped. */
  readonly steppedIn: boolean;
  readonly byHand: boolean;
  /** Consumers that ended by themselves before anybody stepped in. */
  readonly endedAlone: readonly ActorId[];
  /** By then the creator had ended and all it put was taken: whoever waited waited for nothing. */
  readonly nothingToCome: boolean;
  /** Consumers that had not ended when somebody stepped in, or at the end, and what they waited for. */
  readonly stuck: Readonly<Record<ActorId, string>>;
  /** Consumers that waited for the lock to the very end. */
  readonly blocked: readonly ActorId[];
  /** What main read in `handled` at the end. */
  readonly handledByMain: number | undefined;
  /** Times one thread counted on from what another had written. */
  readonly passedOn: number;
  /** The first thread terminated with the lock in its hand; and the first asked to leave, likewise. */
  readonly terminated: Hit | undefined;
  readonly cancelled: Hit | undefined;
  readonly deadOwner: ActorId | undefined;
  readonly gaveUp: number;
  readonly refused: number;
  readonly takenOver: number;
  readonly debit: number;
  readonly credit: number;
}

export function threadsFacts({ events, params, status }: WatchedRun<L>): ThreadsFacts {
  const all = [...eventsOf(events)].map(([, event]) => event);
  const consumers = numbered('consumer', params.consumers);
  const worked = Object.fromEntries(consumers.map((actor) => [actor, itemsOf(all, actor)]));
  const moment = interventionAt(all, status === 'stopped');
  const exitOf = (actor: ActorId): number => all.findIndex((one) => one.actor === actor && one.kind === 'exit');
  const alone = consumers.filter((actor) => exitOf(actor) >= 0 && exitOf(actor) < (moment ?? Infinity));
  const dead = all.findLast((event) => textField(event, 'reason') === 'owner-dead');
  return {
    params,
    events,
    over: status !== undefined,
    gated: wasGated(events),
    consumers,
    worked,
    workedCount: Object.values(worked).reduce((sum, items) => sum + items.length, 0),
    sentinelTakers: all.filter((event) => event.kind === 'get' && itemOf(event) === SENTINEL).map(({ actor }) => actor),
    steppedIn: moment !== undefined,
    byHand: all.some(({ actor, kind }) => actor === 'main' && kind === 'put'),
    endedAlone: alone,
    nothingToCome: nothingToCome(all.slice(0, moment)),
    stuck: stuckIn(all.slice(0, moment), consumers),
    blocked: Object.entries(stuckIn(all, consumers)).flatMap(([actor, what]) => (what === 'lock' ? [actor] : [])),
    handledByMain: valueOf(
      all.findLast(({ actor, kind, cell }) => actor === 'main' && kind === 'load' && cell === 'handled'),
    ),
    passedOn: passedOn(all),
    terminated: hitOf(all, (event) => (event.kind === 'kill' ? textField(event, 'actor') : undefined)),
    cancelled: hitOf(all, (event) => (event.kind === 'note' ? textField(event, 'cancel') : undefined)),
    deadOwner: dead && textField(dead, 'owner'),
    gaveUp: all.filter(({ data }) => dataField(data, 'gaveUp') === true).length,
    refused: all.filter((event) => textField(event, 'reason') === 'stale-token').length,
    takenOver: all.filter((event) => textField(event, 'takenFrom') !== undefined).length,
    debit: lastValue(all, 'debit'),
    credit: lastValue(all, 'credit'),
  };
}

const itemsOf = (all: readonly TraceEvent[], actor: ActorId): readonly Item[] =>
  all.flatMap((event) => {
    const item = event.actor === actor && event.kind === 'work' ? itemOf(event) : undefined;
    return item === undefined ? [] : [item];
  });

const valueOf = (event: TraceEvent | undefined): number | undefined => event && numberField(event, 'value');

const lastValue = (all: readonly TraceEvent[], cell: string): number =>
  valueOf(all.findLast((event) => event.cell === cell && (event.kind === 'store' || event.kind === 'load'))) ?? 0;

/** The row at which somebody at the screen did something; a stop comes after the last deed. */
function interventionAt(all: readonly TraceEvent[], stopped: boolean): number | undefined {
  const deeds = ['cancel', 'pause'];
  const first = all.findIndex(
    ({ actor, kind, data }) =>
      kind === 'kill' ||
      (actor === 'main' && kind === 'put') ||
      (actor === 'main' && kind === 'note' && deeds.some((deed) => dataField(data, deed) !== undefined)),
  );
  if (first >= 0) return first;
  if (!stopped) return undefined;
  const ended = all.findIndex(({ kind, data }) => kind === 'exit' && dataField(data, 'stopped') === true);
  return ended < 0 ? all.length : ended;
}

function nothingToCome(before: readonly TraceEvent[]): boolean {
  const count = (kind: TraceEvent['kind']): number => before.filter((event) => event.kind === kind).length;
  const creatorEnded = before.some(({ actor, kind }) => actor === 'creator' && kind === 'exit');
  return creatorEnded && count('put') === count('get');
}

/** Consumers whose newest event is that they wait, and for what. What a stop does to them comes after. */
function stuckIn(all: readonly TraceEvent[], consumers: readonly ActorId[]): Readonly<Record<ActorId, string>> {
  return Object.fromEntries(
    consumers.flatMap((actor) => {
      const last = all.findLast((event) => event.actor === actor && dataField(event.data, 'stopped') !== true);
      const waits = last?.kind === 'wait' || last?.kind === 'block';
      return waits ? [[actor, textField(last, 'for') ?? ''] as const] : [];
    }),
  );
}

function passedOn(all: readonly TraceEvent[]): number {
  const writers = all.filter(({ kind, cell }) => kind === 'store' && cell === 'handled').map(({ actor }) => actor);
  return writers.filter((actor, index) => index > 0 && writers[index - 1] !== actor).length;
}

/** The first time somebody was hit, as `targetOf` tells, who held the lock just then. */
function hitOf(all: readonly TraceEvent[], targetOf: (event: TraceEvent) => string | undefined): Hit | undefined {
  let owner: ActorId | undefined;
  for (const [row, event] of all.entries()) {
    if (event.kind === 'lock') owner = event.actor;
    if (event.kind === 'unlock' && event.actor === owner) owner = undefined;
    const actor = targetOf(event);
    if (actor !== undefined && actor === owner) return whatBecameOf(all.slice(row + 1), row, actor);
  }
  return undefined;
}

function whatBecameOf(later: readonly TraceEvent[], row: number, actor: ActorId): Hit {
  const next = later.find(({ kind }) => kind === 'lock');
  return {
    row,
    actor,
    gaveBack: later.some((event) => event.actor === actor && event.kind === 'unlock'),
    finished: later.some((event) => event.actor === actor && event.kind === 'store' && event.cell === 'credit'),
    nextOwner: next?.actor,
    takenOver: next !== undefined && textField(next, 'takenFrom') === actor,
    ended: later.some(
      (event) => event.actor === actor && event.kind === 'exit' && dataField(event.data, 'stopped') !== true,
    ),
  };
}
