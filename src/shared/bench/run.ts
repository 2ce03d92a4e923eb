/** What a screen, a file and the terminal are told about a run. */
import type { Actor } from '../trace/event';
import type { PackedEvents } from '../trace/pack';
import type { Json } from '../wire/json';

export type RunStatus = 'completed' | 'stopped' | 'failed';

/** What a run was started with: enough to start it again. */
export interface RunHead {
  readonly run: string;
  readonly lab: string;
  readonly experiment: string;
  readonly params: Readonly<Record<string, Json>>;
  readonly seed: number;
  /** When it began, ISO 8601. */
  readonly startedAt: string;
  /** What it ran on: `interleave`, `node`, `electron` where it is one, `platform`. */
  readonly versions: Readonly<Record<string, string>>;
}

/** A server of the run that a client from outside may use. */
export interface Address {
  readonly name: string;
  readonly protocol: string;
  readonly host: string;
  readonly port: number;
}

export interface RunEnd {
  readonly status: RunStatus;
  /** What the lab sums up; partial if the run was stopped, `null` if it failed before there was any. */
  readonly summary: Json;
  /** Why it failed, as a code and its figures. */
  readonly error?: { readonly code: string; readonly detail: Json };
  /** Events that happened, and how many of them were let go because the trace was full. */
  readonly events: number;
  readonly dropped: number;
}

/** In the order they happened; `end` is last. An actor is announced before its first event. */
export type RunItem =
  | { readonly type: 'actor'; readonly actor: Actor }
  | { readonly type: 'address'; readonly address: Address }
  | { readonly type: 'events'; readonly events: PackedEvents }
  /** The trace is full and the run goes on: so many events were let go by now. `end` has the final count. */
  | { readonly type: 'dropped'; readonly dropped: number }
  | { readonly type: 'end'; readonly end: RunEnd };
