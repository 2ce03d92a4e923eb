/**
 * The one kind of event every engine emits and every view is a function of.
 *
 * `seq` is the order of arrival at the recorder and never contradicts cause and effect: what an
 * event made possible has a larger `seq`. `t` is when it happened on the machine-wide monotonic
 * clock, so that processes and threads share one time axis. The two may order unrelated events
 * differently; that is not an error but what "concurrent" means.
 */
import type { Json } from '../wire/json';

/** Everything that can happen. The order is part of the stored format: new kinds go at the end. */
export const EVENT_KINDS = [
  /** A process or thread was asked for. */ 'spawn',
  /** It runs its first line. */ 'ready',
  /** It is gone; `data` has `code` and `signal`. */ 'exit',
  /** A signal was sent to it. */ 'kill',
  /** An item went into a queue. */ 'put',
  /** An item was taken out of a queue. */ 'get',
  /** It cannot go on until something else happens; `data.for` says what. */ 'wait',
  /** It works on an item; `data.ms` is how long it means to. */ 'work',
  'lock',
  'unlock',
  /** It wanted a lock that somebody holds. */ 'block',
  'load',
  'store',
  'listen',
  'connect',
  'accept',
  'send',
  'receive',
  /** A message was thrown away. */ 'drop',
  'close',
  'reset',
  /** Something went wrong that the program noticed. */ 'error',
  'subscribe',
  'publish',
  'deliver',
  'call',
  'encode',
  'decode',
  'dispatch',
  'return',
  /** A line for the reader. */ 'note',
  /** A socket got its port. */ 'bind',
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/**
 * How what is shown was obtained.
 *
 * - `LIVE`: the operating system did it, nobody interfered
 * - `GATED`: real, but our turnstile chose the order
 * - `SLOWED`: real, delayed by our relay
 * - `RECONSTRUCTED`: computed from what we know
 * - `SIMULATED`: a model
 */
export const FIDELITIES = ['LIVE', 'GATED', 'SLOWED', 'RECONSTRUCTED', 'SIMULATED'] as const;

export type Fidelity = (typeof FIDELITIES)[number];

/** What sort of thing an event happened at, and the field that names it. */
export const PLACE_KINDS = ['queue', 'lock', 'socket', 'topic', 'cell'] as const;

export type PlaceKind = (typeof PLACE_KINDS)[number];

export type Place = { readonly [Kind in PlaceKind]?: string };

/** Who acts: `main`, `creator`, `consumer-2`. Unique in a run, the name of its lane. */
export type ActorId = string;

/**
 * One handover, the same at both ends: `creator#3` is the third thing `creator` handed over.
 * Put and get, send and receive, spawn and ready, kill and exit pair by it.
 */
export type MessageId = string;

/** What the emitter of an event provides; the recorder adds `seq`. */
export interface NewEvent extends Place {
  /** Nanoseconds since the run began. */
  readonly t: number;
  readonly actor: ActorId;
  readonly kind: EventKind;
  readonly msg?: MessageId;
  /**
   * The handover whose receiving end made this possible, where `msg` does not say so already: the
   * put into a full queue that the get of `creator#3` made room for.
   */
  readonly after?: MessageId;
  readonly data?: Json;
  /** Hex, where raw bytes matter. */
  readonly bytes?: string;
  /** Line of the actor's source file, from 1. */
  readonly line?: number;
  readonly fidelity: Fidelity;
}

export interface TraceEvent extends NewEvent {
  readonly seq: number;
}

/**
 * - `outside`: a program that is not of the run, such as a learner's `nc`
 * - `relay`: stands between two others in the app's main process and treats what passes as a bad network would
 * - `kernel`: the operating system, whose own tables we read
 */
export const ACTOR_KINDS = ['main', 'process', 'thread', 'outside', 'relay', 'kernel'] as const;

export type ActorKind = (typeof ACTOR_KINDS)[number];

/** A lane of the diagram. */
export interface Actor {
  readonly actor: ActorId;
  readonly kind: ActorKind;
  /** The operating system's number for it (processes) or the runtime's (`threadId`). */
  readonly pid?: number;
  readonly threadId?: number;
  /** The program it runs, a file below `src/main/labs`; `line` of its events counts in there. */
  readonly program?: string;
}

/** How many events one run keeps. At about 60 bytes each that is 60 MB, and a diagram of more says nothing. */
export const MAX_EVENTS = 1_000_000;
