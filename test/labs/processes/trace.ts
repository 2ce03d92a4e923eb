/** Questions to a trace of processes. */
import { expect } from 'vitest';
import type { EventKind, TraceEvent } from '../../../src/shared/trace/event';
import type { Item } from '../../../src/shared/labs/item-list';

export const at = (events: readonly TraceEvent[], actor: string, kind: EventKind): readonly TraceEvent[] =>
  events.filter((event) => event.actor === actor && event.kind === kind);

export const itemOf = (event: TraceEvent): Item => (event.data as { readonly item: Item }).item;

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const FIRST_ENDS: readonly EventKind[] = ['put', 'spawn', 'kill'];
const SECOND_ENDS: readonly EventKind[] = ['get', 'ready', 'exit'];

/** Every handover has one beginning, and every end has its beginning. */
export function expectPairs(events: readonly TraceEvent[]): void {
  const begun = events.filter(({ kind }) => FIRST_ENDS.includes(kind)).map(({ msg }) => msg);
  expect(begun).not.toContain(undefined);
  expect(new Set(begun).size).toBe(begun.length);
  const ended = events.filter(({ kind, msg }) => SECOND_ENDS.includes(kind) && msg !== undefined).map(({ msg }) => msg);
  expect(new Set(ended).size).toBe(ended.length);
  expect(begun).toEqual(expect.arrayContaining(ended));
  const ready = events.filter(({ kind }) => kind === 'ready' || kind === 'get').map(({ msg }) => msg);
  expect(ready).not.toContain(undefined);
}

/** What an event made possible comes after it, in the trace and in time; so does what its actor did next. */
export function expectCausalOrder(events: readonly TraceEvent[]): void {
  const begun = new Map<string, TraceEvent>();
  const latest = new Map<string, number>();
  const offences: unknown[] = [];
  for (const event of events) {
    const { actor, kind, msg, t } = event;
    if (t < (latest.get(actor) ?? 0)) offences.push({ why: 'went back in time', event });
    latest.set(actor, t);
    if (msg === undefined) continue;
    if (FIRST_ENDS.includes(kind)) begun.set(msg, event);
    else if (t < (begun.get(msg)?.t ?? Infinity)) offences.push({ why: 'before its cause', event });
  }
  expect(offences).toEqual([]);
}
