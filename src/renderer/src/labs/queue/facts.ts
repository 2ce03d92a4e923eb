/** What one run of `queue` showed, read from the trace. Items are named after their producer: `2.3` is the third of producer 2. */
import type { queue } from '../../../../shared/labs/queue/contract';
import type { ParamsOf } from '../../../../shared/labs/lab';
import { numbered } from '../../../../shared/labs/numbered';
import type { ActorId } from '../../../../shared/trace/event';
import { itemOf } from '../event-data';
import { waitedMs, waitsOf, type Wait } from '../waits';
import { eventsOf, wasGated, type Events, type WatchedRun } from '../watched-run';

type L = typeof queue;

export interface QueueFacts {
  readonly params: ParamsOf<L>;
  readonly events: Events;
  readonly over: boolean;
  /** Somebody chose, at least for a while, who goes next: the learner, or the pace. */
  readonly gated: boolean;
  /** In the order they went in, and in the order they came out. */
  readonly put: readonly string[];
  readonly taken: readonly string[];
  /** Who took each, in the order of `taken`. */
  readonly takers: readonly ActorId[];
  readonly takenBy: Readonly<Record<ActorId, number>>;
  /** Items that more than one consumer took. */
  readonly takenTwice: readonly string[];
  readonly maxDepth: number;
  readonly waits: readonly Wait[];
  readonly roomWaits: number;
  readonly producersWaitedMs: number;
  readonly dropped: number;
  readonly errors: number;
}

export function queueFacts(run: WatchedRun<L>): QueueFacts {
  const { events, params } = run;
  const waits = waitsOf(events);
  const forRoom = (wait: Wait): boolean => wait.for === 'room';
  return {
    params,
    events,
    over: run.status !== undefined,
    gated: wasGated(events),
    ...readHandovers(events, params.consumers),
    waits,
    roomWaits: waits.filter(forRoom).length,
    producersWaitedMs: waitedMs(waits, forRoom),
  };
}

function readHandovers(events: Events, consumers: number) {
  const put: string[] = [];
  const taken: string[] = [];
  const takers: ActorId[] = [];
  const takenBy: Record<ActorId, number> = Object.fromEntries(
    numbered('consumer', consumers).map((actor) => [actor, 0]),
  );
  const seen = new Set<string>();
  const takenTwice: string[] = [];
  let [depth, maxDepth, dropped, errors] = [0, 0, 0, 0];
  for (const [, event] of eventsOf(events)) {
    if (event.kind === 'drop') dropped += 1;
    if (event.kind === 'error') errors += 1;
    if (event.kind !== 'put' && event.kind !== 'get') continue;
    const item = itemOf(event);
    // The end of the work travels through the queue too, as something that is not an item.
    if (item === undefined || !isItem(item)) continue;
    const name = String(item);
    if (event.kind === 'put') {
      put.push(name);
      maxDepth = Math.max(maxDepth, (depth += 1));
    } else {
      depth -= 1;
      if (seen.has(name)) takenTwice.push(name);
      seen.add(name);
      taken.push(name);
      takers.push(event.actor);
      takenBy[event.actor] = (takenBy[event.actor] ?? 0) + 1;
    }
  }
  return { put, taken, takers, takenBy, takenTwice, maxDepth, dropped, errors };
}

const isItem = (item: string | number): boolean => /^\d+\.\d+$/.test(String(item));

/** Whether the consumers took turns: the same round again and again, nobody passed over. */
export function tookTurns({ takers, params }: Pick<QueueFacts, 'takers' | 'params'>): boolean {
  const round = takers.slice(0, params.consumers);
  return (
    new Set(round).size === params.consumers &&
    takers.every((taker, index) => taker === round[index % params.consumers])
  );
}
