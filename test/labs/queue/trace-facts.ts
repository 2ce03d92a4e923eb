/** What the tests read off the events of a queue run. */
import type { TraceEvent } from '../../../src/shared/trace/event';

export const ofKind = (events: readonly TraceEvent[], ...kinds: readonly TraceEvent['kind'][]): TraceEvent[] =>
  events.filter(({ kind }) => kinds.includes(kind));

export const by = (events: readonly TraceEvent[], actor: string): TraceEvent[] =>
  events.filter((event) => event.actor === actor);

export const dataOf = (event: TraceEvent | undefined): Readonly<Record<string, unknown>> =>
  (event?.data ?? {}) as Readonly<Record<string, unknown>>;

export const itemsOf = (events: readonly TraceEvent[], kind: 'put' | 'get'): unknown[] =>
  ofKind(events, kind).map((event) => dataOf(event)['item']);

export const waitsFor = (events: readonly TraceEvent[], cause: 'room' | 'item'): TraceEvent[] =>
  ofKind(events, 'wait').filter((event) => dataOf(event)['for'] === cause);

/** How many items lay in the queue after each put and get. */
export function depths(events: readonly TraceEvent[]): number[] {
  let depth = 0;
  return ofKind(events, 'put', 'get').map(({ kind }) => (depth += kind === 'put' ? 1 : -1));
}

/** What happened in which order, without when. */
export const story = (events: readonly TraceEvent[]): string[] =>
  events.map(({ actor, kind, msg, data }) => `${actor} ${kind} ${msg ?? ''} ${JSON.stringify(data ?? null)}`);
