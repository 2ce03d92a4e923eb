/** Reads what events carry in `data`, by the conventions all engines keep. Never throws. */
import type { Item } from '../../../shared/labs/item-list';
import type { TraceEvent } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';

/** A field of an event's `data`; `undefined` where there is none or `data` is no object. */
export function dataField(data: Json | undefined, name: string): Json | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  return Object.hasOwn(data, name) ? (data as Readonly<Record<string, Json>>)[name] : undefined;
}

const field = (event: TraceEvent, name: string): Json | undefined => dataField(event.data, name);

/** The item of a `put`, `get`, `work` or `error`. */
export function itemOf(event: TraceEvent): Item | undefined {
  const item = field(event, 'item');
  return typeof item === 'number' || typeof item === 'string' ? item : undefined;
}

/** What a `wait` is for: `item`, `room` or `exit`. */
export function waitedFor(event: TraceEvent): string | undefined {
  return textField(event, 'for');
}

export function textField(event: TraceEvent, name: string): string | undefined {
  const value = field(event, name);
  return typeof value === 'string' ? value : undefined;
}

export function numberField(event: TraceEvent, name: string): number | undefined {
  const value = field(event, name);
  return typeof value === 'number' ? value : undefined;
}

export interface Exit {
  readonly code: number | undefined;
  readonly signal: string | undefined;
}

export const exitOf = (event: TraceEvent): Exit => ({
  code: numberField(event, 'code'),
  signal: textField(event, 'signal'),
});

/** The signals a program of a lab may end by, with their numbers in POSIX. */
export const SIGNAL_NUMBERS = { SIGTERM: 15, SIGKILL: 9 } as const;

/**
 * The signal behind an end, if there was one. A shell, some hosts, and a program that catches the
 * signal and then leaves in good order, write it as the exit code 128 + the signal's number.
 */
export function signalOf({ code, signal }: Exit): string | undefined {
  return signal ?? Object.entries(SIGNAL_NUMBERS).find(([, number]) => 128 + number === code)?.[0];
}

/** The trace counts nanoseconds, people milliseconds. */
export const toMs = (nanoseconds: number): number => nanoseconds / 1e6;
