/**
 * What one run of `processes` showed: everything its bets, tasks and texts speak of, read from the
 * trace. Only `handled` comes from the summary, since a variable's value is not an event.
 */
import { SENTINEL, type processes } from '../../../../shared/labs/processes/contract';
import { numbered } from '../../../../shared/labs/numbered';
import type { Item } from '../../../../shared/labs/item-list';
import type { ParamsOf } from '../../../../shared/labs/lab';
import type { ActorId, EventKind, TraceEvent } from '../../../../shared/trace/event';
import { exitOf, itemOf, signalOf, textField, toMs, type Exit } from '../event-data';
import { waitedMs, waitsOf, type Wait } from '../waits';
import { eventsOf, wasGated, type Events, type WatchedRun } from '../watched-run';

type L = typeof processes;

export interface Kill {
  readonly row: number;
  readonly actor: ActorId;
  readonly signal: string;
  /** What it was working on when the signal was sent. */
  readonly during: { readonly item: Item; readonly msg: string | undefined } | undefined;
  /** What became of that item. */
  readonly fate: 'finished' | 'back' | 'lost' | undefined;
}

export interface Ending extends Exit {
  readonly row: number;
  /** No signal had met it before, neither the run's own nor one from outside. */
  readonly byItself: boolean;
}

export interface ProcessesFacts {
  readonly params: ParamsOf<L>;
  readonly events: Events;
  readonly over: boolean;
  /** Somebody chose, at least for a while, who goes next: the learner, or the pace. */
  readonly gated: boolean;
  /** Every consumer of the run, in order. */
  readonly consumers: readonly ActorId[];
  readonly pids: Readonly<Record<ActorId, number>>;
  /** Items the creator put, and how many were finished when it had put the last. */
  readonly put: number;
  readonly finishedAtLastPut: number;
  readonly lastPutMs: number;
  readonly lastFinishMs: number;
  /** Items finished, in the order they were finished; and by whom. */
  readonly finished: readonly Item[];
  readonly finishedBy: Readonly<Record<ActorId, readonly Item[]>>;
  readonly bad: readonly Item[];
  /** Items finished after the first bad one was met. */
  readonly finishedAfterBad: number;
  readonly sentinels: number;
  readonly waits: readonly Wait[];
  /** Time the consumers waited for items, together. */
  readonly consumersWaitedMs: number;
  readonly endings: Readonly<Record<ActorId, Ending>>;
  readonly kills: readonly Kill[];
  /** When the learner stepped in (an item put by hand, a signal, the stop); undefined if never. */
  readonly steppedIn: 'put' | 'kill' | 'stop' | undefined;
  /** Who could not go on when that happened, or who still could not at the end. */
  readonly stuck: readonly ActorId[];
  /** Items nobody ever took. */
  readonly left: readonly Item[];
  readonly handled: Readonly<Record<ActorId, number>>;
}

export function processesFacts(run: WatchedRun<L>): ProcessesFacts {
  const { events, params } = run;
  const waits = waitsOf(events);
  const work = readWork(events);
  const endings = readEndings(events);
  const stopped = run.status === 'stopped';
  const moment = interventionOf(events, stopped);
  const consumers = numbered('consumer', params.consumers);
  return {
    params,
    events,
    over: run.status !== undefined,
    gated: wasGated(events),
    consumers,
    pids: Object.fromEntries(run.actors.flatMap(({ actor, pid }) => (pid === undefined ? [] : [[actor, pid]]))),
    ...work,
    waits,
    consumersWaitedMs: waitedMs(waits, (wait) => isConsumer(wait.actor) && wait.for === 'item'),
    endings,
    kills: readKills(events, stopped),
    steppedIn: moment?.how,
    stuck: stuckAt(moment?.row ?? events.length, ['creator', ...consumers], waits, endings),
    handled: run.summary?.handled ?? {},
  };
}

export const isConsumer = (actor: ActorId): boolean => actor.startsWith('consumer');

function readWork(events: Events) {
  const finishedBy: Record<ActorId, Item[]> = {};
  const finished: Item[] = [];
  const bad: Item[] = [];
  const working = new Map<ActorId, Item>();
  const queued = new Map<string, Item>();
  let [put, finishedAtLastPut, lastPutMs, lastFinishMs, finishedBeforeBad, sentinels] = [0, 0, 0, 0, 0, 0];
  for (const [, event] of eventsOf(events)) {
    const item = itemOf(event);
    if (event.kind === 'put' && event.queue === 'items' && item !== undefined) {
      queued.set(event.msg ?? `row ${event.seq}`, item);
      if (event.actor !== 'creator') continue;
      put += 1;
      finishedAtLastPut = finished.length;
      lastPutMs = toMs(event.t);
    } else if (event.kind === 'get' && event.queue === 'items') {
      queued.delete(event.msg ?? '');
      if (item === SENTINEL) sentinels += 1;
    } else if (event.kind === 'work' && item !== undefined) {
      working.set(event.actor, item);
    } else if (event.kind === 'error' && item !== undefined) {
      working.delete(event.actor);
      if (bad.push(item) === 1) finishedBeforeBad = finished.length;
    } else if (event.kind === 'put' && event.queue === 'results') {
      const done = working.get(event.actor);
      working.delete(event.actor);
      if (done === undefined) continue;
      finished.push(done);
      (finishedBy[event.actor] ??= []).push(done);
      lastFinishMs = toMs(event.t);
    }
  }
  const finishedAfterBad = bad.length === 0 ? 0 : finished.length - finishedBeforeBad;
  return {
    put,
    finishedAtLastPut,
    lastPutMs,
    lastFinishMs,
    finished,
    finishedBy,
    bad,
    finishedAfterBad,
    sentinels,
    left: [...queued.values()],
  };
}

function readEndings(events: Events): Record<ActorId, Ending> {
  const signalled = new Set<ActorId>();
  const endings: Record<ActorId, Ending> = {};
  for (const [row, event] of eventsOf(events)) {
    if (event.kind === 'kill') signalled.add(targetOf(event));
    if (event.kind !== 'exit') continue;
    const exit = exitOf(event);
    const byItself = !signalled.has(event.actor) && signalOf(exit) === undefined;
    endings[event.actor] = { ...exit, row, byItself };
  }
  return endings;
}

const targetOf = (kill: TraceEvent): ActorId => textField(kill, 'actor') ?? '';

function readKills(events: Events, stopped: boolean): readonly Kill[] {
  const kills: Kill[] = [];
  const working = new Map<ActorId, { item: Item; msg: string | undefined }>();
  const taken = new Map<ActorId, string | undefined>();
  for (const [row, event] of eventsOf(events)) {
    const item = itemOf(event);
    if (event.kind === 'get' && event.queue === 'items') taken.set(event.actor, event.msg);
    const sent = event.kind === 'kill' ? signalSent(event) : stopped ? undefined : signalFromOutside(event);
    if (sent) {
      const during = working.get(sent.actor);
      kills.push({ row, ...sent, during, fate: during && fateOf(events, row, sent.actor, during.msg) });
    }
    if (event.kind === 'work' && item !== undefined) working.set(event.actor, { item, msg: taken.get(event.actor) });
    else if (!LEAVES_AT_WORK.has(event.kind)) working.delete(event.actor);
  }
  return kills;
}

/** After these an actor may still have in its hand what it worked on: the drop tells what an ended one held. */
const LEAVES_AT_WORK: ReadonlySet<EventKind> = new Set(['kill', 'note', 'drop']);

const signalSent = (event: TraceEvent) => ({ actor: targetOf(event), signal: textField(event, 'signal') ?? '' });

/**
 * A signal that the run did not send shows only in how its process ended: a death that answers a
 * signal of the run carries that signal's `msg`. A stop ends everybody by signals; those are its own.
 */
function signalFromOutside(event: TraceEvent) {
  if (event.kind !== 'exit' || event.msg !== undefined) return undefined;
  const signal = signalOf(exitOf(event));
  return signal === undefined ? undefined : { actor: event.actor, signal };
}

function fateOf(events: Events, killRow: number, actor: ActorId, msg: string | undefined): Kill['fate'] {
  for (let row = killRow + 1; row < events.length; row += 1) {
    const event = events.at(row);
    if (event?.kind === 'put' && event.queue === 'results' && event.actor === actor) return 'finished';
    if (event?.queue === 'items' && msg !== undefined && event.msg === msg) return 'back';
  }
  return 'lost';
}

function interventionOf(
  events: Events,
  stopped: boolean,
): { readonly how: 'put' | 'kill' | 'stop'; readonly row: number } | undefined {
  let lastDeed = -1;
  for (const [row, event] of eventsOf(events)) {
    if (event.kind === 'put' && event.queue === 'items' && event.actor !== 'creator') return { how: 'put', row };
    if (event.kind === 'kill' || (!stopped && signalFromOutside(event))) return { how: 'kill', row };
    if (event.kind === 'put' || event.kind === 'get' || event.kind === 'work' || event.kind === 'wait') lastDeed = row;
  }
  // A stop ends everybody: what comes after the last deed is the stop's own doing.
  return stopped ? { how: 'stop', row: lastDeed + 1 } : undefined;
}

function stuckAt(
  row: number,
  children: readonly ActorId[],
  waits: readonly Wait[],
  endings: Readonly<Record<ActorId, Ending>>,
): readonly ActorId[] {
  const waiting = (actor: ActorId): boolean =>
    waits.some((wait) => wait.actor === actor && wait.row < row && (wait.endRow === undefined || wait.endRow >= row));
  const stuck = children.filter(waiting);
  const alive = children.some((actor) => (endings[actor]?.row ?? Infinity) >= row);
  // Main waits for its children: it can end only after the last of them.
  return alive && stuck.length > 0 ? ['main', ...stuck] : stuck;
}
