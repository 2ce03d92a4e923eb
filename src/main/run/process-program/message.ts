/**
 * What a traced process and its parent say to each other, over the pipe the parent started it with.
 *
 *     process                                       parent
 *     hello                                     ->  records `ready` when the turnstile lets it
 *                                               <-  begin: what it works with
 *     ask: may I put?          (while gated)    ->  stands it at the turnstile
 *                                               <-  go
 *     put, put, put, ...                        ->  records, puts into the queue
 *     get                                       ->  takes from the queue, now or when there is something
 *                                               <-  item
 *
 * Reports travel in the order in which things happened, many to a message. What a process did is
 * always reported no later than what it did next, so the parent never hears of an effect before its cause.
 */
import type { NetData } from '../../../shared/net/net-data';
import type { EventKind } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';

/** Where and when: only a traced process says so. */
export interface Point {
  /** Nanoseconds since the run began. */
  readonly t: number;
  readonly line: number;
  /** It had asked before. */
  readonly gated: boolean;
}

export type Report =
  /** It runs its first line. */
  | { readonly do: 'hello'; readonly t: number }
  /** It stands before a step until told to go. */
  | {
      readonly do: 'ask';
      readonly kind: EventKind;
      readonly queue?: string;
      readonly socket?: string;
      readonly topic?: string;
      readonly line: number;
    }
  | { readonly do: 'put'; readonly queue: string; readonly item: Json; readonly at?: Point }
  | { readonly do: 'get'; readonly queue: string; readonly line: number }
  /** Something that concerns nobody else happened in it. */
  | {
      readonly do: 'event';
      readonly kind: EventKind;
      readonly place?: string;
      /** It handed something over, or took it, in a way of its own, such as over a socket. */
      readonly msg?: string;
      readonly data: Json;
      readonly at: Point;
    }
  | SocketReport
  /** Everything it had to report before it was asked to `sync` was reported before this. */
  | { readonly do: 'synced'; readonly round: number };

/** What only programs with sockets say, to a parent that knows of sockets. */
export type SocketReport =
  /** Something happened at one of its sockets. Which send a receive belongs to is the parent's to find. */
  | {
      readonly do: 'net';
      readonly kind: EventKind;
      readonly data: NetData;
      readonly socket: string;
      /** Hex, see KEPT_BYTES_PER_PROCESS. */
      readonly bytes?: string;
      /** Of all bytes of a datagram, kept or not. */
      readonly digest?: string;
      /** Number of a connection in its process: ports come back, this does not. */
      readonly connection?: number;
      readonly at: Point;
    }
  /** All it could do waits for these sockets, as long as it does not say otherwise. */
  | { readonly do: 'waits'; readonly sockets: readonly string[] }
  | { readonly do: 'woke' };

export type Order =
  /** `traced: false` only where tracing itself is measured. */
  | { readonly say: 'begin'; readonly given: Json; readonly gated: boolean; readonly traced: boolean }
  | { readonly say: 'go' }
  | { readonly say: 'item'; readonly item: Json }
  /** Main tells its program something, asked or not, such as that it is time to end. */
  | { readonly say: 'order'; readonly order: Json }
  /** From now on it asks, or does not ask, before each step. */
  | { readonly say: 'gated'; readonly gated: boolean }
  /** Report what there is, then say `synced`. */
  | { readonly say: 'sync'; readonly round: number };
