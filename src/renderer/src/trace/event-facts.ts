/**
 * What an event's sentence is made of, read from its fields and from what engines put into `data`.
 * An engine may put anything there: what does not fit is shown as JSON, never guessed at.
 */
import { formatItem } from '../../../shared/labs/item-list';
import type { EventKind, PlaceKind, TraceEvent } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';
import { kernelFactsOf, netFactsOf, type KernelFacts, type NetFacts } from './net-facts';

/** A sentence stays one: the whole value is in the inspector. */
const MAX_VALUE_CHARS = 60;

export interface EventFacts {
  readonly kind: EventKind;
  readonly actor: string;
  /** Name of the queue, lock, socket, topic or cell. */
  readonly place: string | undefined;
  readonly placeKind: PlaceKind | undefined;
  /** What was handed over, worked on, read or written. */
  readonly value: string | undefined;
  /** Whom it was done to: the actor that was spawned or killed. */
  readonly target: string | undefined;
  readonly waitsFor: string | undefined;
  readonly ms: number | undefined;
  readonly code: string | undefined;
  readonly signal: string | undefined;
  readonly pid: number | undefined;
  readonly method: string | undefined;
  /** Of an event of a socket or a relay. */
  readonly net: NetFacts | undefined;
  readonly kernel: KernelFacts | undefined;
  /** What `data` says beyond the above, as JSON. */
  readonly rest: string | undefined;
}

const PLACE_FIELDS: readonly PlaceKind[] = ['queue', 'lock', 'socket', 'topic', 'cell'];

/** Fields of `data` that {@link factsOf} has a name for. */
const KNOWN = new Set(['item', 'value', 'result', 'actor', 'for', 'ms', 'code', 'signal', 'pid', 'method', 'line']);

/** Kinds by which something is handed over; where it is no item, it is a message. */
const HANDED: ReadonlySet<EventKind> = new Set(['publish', 'deliver', 'put', 'get']);

export function factsOf(event: TraceEvent): EventFacts {
  const data = fieldsOf(event.data);
  const placeKind = PLACE_FIELDS.find((kind) => event[kind] !== undefined);
  const value =
    data['item'] ?? data['value'] ?? data['result'] ?? (HANDED.has(event.kind) ? data['message'] : undefined);
  return {
    kind: event.kind,
    actor: event.actor,
    placeKind,
    place: placeKind === undefined ? undefined : event[placeKind],
    value: value === undefined ? undefined : shortValue(value),
    target: text(data['actor']),
    waitsFor: text(data['for']),
    ms: number(data['ms']),
    code: text(data['code']) ?? number(data['code'])?.toString(),
    signal: text(data['signal']),
    pid: number(data['pid']),
    method: text(data['method']),
    net: netFactsOf(event),
    kernel: event.kind === 'note' ? kernelFactsOf(event.data) : undefined,
    rest: restOf(event.data),
  };
}

/** A value as a program would write it, cut with its length said: `'ab… (1,000 characters)`. */
export function shortValue(value: Json): string {
  const whole = wholeValue(value);
  if (whole.length <= MAX_VALUE_CHARS) return whole;
  const cut = whole.slice(0, MAX_VALUE_CHARS - 1);
  // Not through the middle of an emoji.
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

export function wholeValue(value: Json): string {
  return typeof value === 'string' || typeof value === 'number' ? formatItem(value) : JSON.stringify(value);
}

function fieldsOf(data: Json | undefined): Readonly<Record<string, Json | undefined>> {
  if (data === undefined || data === null) return {};
  return typeof data === 'object' && !Array.isArray(data) ? (data as Readonly<Record<string, Json>>) : { value: data };
}

function restOf(data: Json | undefined): string | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const rest = Object.entries(data).filter(([name, value]) => !KNOWN.has(name) && value !== null);
  if (rest.length === 0) return undefined;
  return rest.map(([name, value]) => `${name} ${shortValue(value)}`).join(', ');
}

const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
const number = (value: Json | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
