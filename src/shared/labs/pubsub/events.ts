/**
 * What the trace of a `pubsub` run says beyond bytes and processes. Which message an event is about, see label.ts.
 *
 * | actor         | kind        | where         | data                                                                |
 * |---------------|-------------|---------------|---------------------------------------------------------------------|
 * | publisher     | `publish`   | `topic`       | {@link PublishData}: as it is handed to the client library          |
 * | publisher     | `note`      |               | `answered` {@link AnsweredData}: the server's answer to it          |
 * | subscriber    | `subscribe` | `topic`       | {@link SubscribeData}: answered; `topic` is the pattern, if it is one |
 * | subscriber    | `deliver`   | `topic`       | {@link DeliverData}: the library has handed it to the program       |
 * | publisher     | `put`       | `queue`       | `beside`: {@link WayData}: it went into the `list` or the `stream`    |
 * | subscriber    | `get`       | `queue`       | `beside`: {@link WayData}: it was taken                              |
 * | any           | `note`      |               | {@link ClientNote}                                                  |
 * | broker        | `note`      |               | {@link BrokerNote}: only of the embedded one, whose inside we see   |
 *
 * A `publish` and all its `deliver`s have one `msg`, a `put` and its `get` have one. A message may well be delivered
 * before its publisher has the answer: that is why the number of receivers is a note of its own, later.
 *
 * The bytes on the wire are beside these as events of sockets, see src/shared/net/net-data.ts. They have ids of their
 * own. Which connection of the broker belongs to whom: `client-in` says the client's port, and so does `from` of the
 * `connect` of the actor that holds it. A Redis that is not of the run is one lane `redis` of kind `outside`, for which
 * what it sent is RECONSTRUCTED from what arrived.
 */
import type { TraceEvent } from '../../trace/event';
import type { Json } from '../../wire/json';
import type { Way } from './label';

/** The embedded broker's lane, and the one for a Redis that is not of the run. */
export const BROKER = 'broker';
export const REDIS = 'redis';
/** Who publishes what the learner typed. Its lane is there once something was. */
export const OWN_PUBLISHER = 'your-publisher';

/**
 * `slow`, embedded: so much may wait for a subscriber before it is cut off. A Redis takes 32 MiB by default; what the
 * system keeps in the buffers of its sockets besides, some MiB, is no part of it.
 */
export const SLOW_LIMIT_BYTES = 1024 * 1024;

/** Of a message, without what it was filled up with. */
export interface MessageData {
  /** The beginning of it, see `withoutFilling` in label.ts. */
  readonly message: string;
  /** Of all of it, UTF-8. */
  readonly sizeBytes: number;
  /** Counts from 1 with each publisher. Left out where nobody of the run published it, such as `redis-cli`. */
  readonly number?: number;
  readonly publisher?: string;
}

export interface PublishData extends MessageData {
  readonly topic: string;
}

/** `queue` of the event says the way, too. */
export interface WayData extends MessageData {
  readonly way: Way;
}

export interface AnsweredData {
  readonly topic: string;
  readonly number: number;
  /** How many subscriptions the server gave it to. */
  readonly receivers: number;
}

export interface SubscribeData {
  /** A topic, or a glob if `isPattern`. */
  readonly topic: string;
  readonly isPattern: boolean;
  /** The library did it by itself, after the connection was there again. */
  readonly again?: true;
}

export interface DeliverData extends MessageData {
  readonly topic: string;
  /** It came by this pattern, not by the topic's own name. */
  readonly pattern?: string;
}

/**
 * What publishers, subscribers and main note.
 *
 * - `all-published`: by main, which tells the subscribers that they may go
 * - `answered`: see {@link AnsweredData}
 * - `half-published` {number}: a publisher waits there until the late subscriber is in
 * - `unsubscribed`: a subscriber has been told that nothing more will be published, and nothing more can come
 * - `cuts`: `cut`: its connection is broken off now, by itself, as a network would
 * - `connection-lost` {reason?}: the library noticed; it will connect again if `again`
 * - `connected-again`: it has a connection again, the library subscribes next
 * - `gave-up` {reason}: no connection any more, and none will be tried
 * - `acknowledged` {number, publisher}: `beside`, an entry of the stream
 * - `failed` {command, reason}: the server refused a command, in its own words
 *
 * All notes carry `code` beside what they say, as notes everywhere do.
 */
export type ClientNote =
  | { readonly code: 'all-published' }
  | ({ readonly code: 'answered' } & AnsweredData)
  | { readonly code: 'half-published'; readonly number: number }
  | { readonly code: 'unsubscribed' }
  | { readonly code: 'cuts' }
  | { readonly code: 'connection-lost'; readonly reason?: string; readonly again: boolean }
  | { readonly code: 'connected-again' }
  | { readonly code: 'gave-up'; readonly reason: string }
  | { readonly code: 'acknowledged'; readonly number: number; readonly publisher: string }
  | { readonly code: 'failed'; readonly command: string; readonly reason: string };

/** Inside the embedded broker. `client` is its number for a connection, from 1, never given twice. */
export type BrokerNote =
  /** `port`: the client's own. */
  | { readonly code: 'client-in'; readonly client: number; readonly port: number }
  /** `reason`: see CutReason of the broker (`output-limit`, ...); none if the client left. */
  | { readonly code: 'client-out'; readonly client: number; readonly reason?: string }
  /** `argv` is cut, and what is secret in it is blanked: first 8 arguments, 100 characters of each. */
  | { readonly code: 'command'; readonly client: number; readonly argv: readonly string[]; readonly more?: number }
  /** Refused before it ran, in Redis' own words. */
  | { readonly code: 'refused'; readonly client: number; readonly argv: readonly string[]; readonly message: string }
  /** The set as it is now, in the order in which they came: the first 100, and how many more there are. */
  | {
      readonly code: 'subscribers';
      readonly topic: string;
      readonly isPattern: boolean;
      readonly clients: readonly number[];
      readonly more?: number;
    }
  | { readonly code: 'published'; readonly client: number; readonly topic: string; readonly receivers: number }
  /** `length`: bytes of a string, members of a list or stream. */
  | {
      readonly code: 'key';
      readonly db: number;
      readonly key: string;
      readonly type: 'string' | 'list' | 'stream';
      readonly length: number;
    }
  | { readonly code: 'key-gone'; readonly db: number; readonly key: string }
  | { readonly code: 'blocked'; readonly client: number; readonly keys: readonly string[] }
  | { readonly code: 'unblocked'; readonly client: number }
  /** In a flood, so many notes of the broker were not told since the last of these. */
  | { readonly code: 'left-out'; readonly notes: number };

export type PubsubEvent =
  | { readonly kind: 'publish'; readonly data: PublishData }
  | { readonly kind: 'subscribe'; readonly data: SubscribeData }
  | { readonly kind: 'deliver'; readonly data: DeliverData }
  | { readonly kind: 'put' | 'get'; readonly data: WayData }
  | { readonly kind: 'note'; readonly data: ClientNote | BrokerNote };

const CODES: Readonly<Record<ClientNote['code'] | BrokerNote['code'], true>> = {
  'all-published': true,
  answered: true,
  'half-published': true,
  unsubscribed: true,
  cuts: true,
  'connection-lost': true,
  'connected-again': true,
  'gave-up': true,
  acknowledged: true,
  failed: true,
  'client-in': true,
  'client-out': true,
  command: true,
  refused: true,
  subscribers: true,
  published: true,
  key: true,
  'key-gone': true,
  blocked: true,
  unblocked: true,
  'left-out': true,
};

/** Reads an event of this lab's own; `undefined` for bytes, processes and whatever else a trace has. */
export function pubsubEventOf({ kind, data }: Pick<TraceEvent, 'kind' | 'data'>): PubsubEvent | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const said = data as { readonly topic?: Json; readonly message?: Json; readonly code?: Json };
  switch (kind) {
    case 'publish':
    case 'subscribe':
    case 'deliver':
      return typeof said.topic === 'string' ? ({ kind, data } as unknown as PubsubEvent) : undefined;
    case 'put':
    case 'get':
      return typeof said.message === 'string' ? ({ kind, data } as unknown as PubsubEvent) : undefined;
    case 'note':
      return typeof said.code === 'string' && Object.hasOwn(CODES, said.code)
        ? ({ kind, data } as unknown as PubsubEvent)
        : undefined;
    default:
      return undefined;
  }
}
