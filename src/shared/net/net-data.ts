/**
 * What events of sockets carry in `data`, the same for UDP and TCP. Scenes, facts, byte views and the
 * pcapng export read only this.
 *
 * | kind      | who           | means                                                                    |
 * |-----------|---------------|--------------------------------------------------------------------------|
 * | `bind`    | UDP           | the socket got `port`                                                    |
 * | `listen`  | TCP server    | takes connections at `port`, with room for `backlog` not yet accepted    |
 * | `connect` | TCP client    | the connection is there: `from` is the client's port, `to` the server's  |
 * | `accept`  | TCP server    | was given it; the same `msg` as the `connect`                            |
 * | `send`    | any           | handed `bytes` to the system                                             |
 * | `receive` | any           | was given `bytes` by the system, or with `fin` the end of the stream      |
 * | `close`   | TCP           | sends no more (FIN); its `msg` is that of the other end's `receive`+`fin` |
 * | `reset`   | TCP           | broke it off (RST); with `received` the end that was told                |
 * | `drop`    | relay, system, program | it goes no further; `reason` says why                           |
 * | `error`   | any           | `code` is the system's own name, such as `ECONNREFUSED`                  |
 * | `note`    | relay         | a waiting card changed: `did` says how, `bytes` are the new ones, `with` the card it changed places with, `copyOf` the one it is a copy of; or the relay is set anew: `faults`, `hand` |
 *
 * `socket` of an event is the socket's name, see {@link socketName}. A send and its receives have one
 * `msg`. A byte stream knows no messages: a `receive` that holds the ends of several sends has the `msg`
 * of the last, and one send cut in two is received twice.
 *
 * All addresses are on 127.0.0.1, so ports are enough.
 */
import type { Faults } from '../relay/faults';
import type { Json } from '../wire/json';

export type Transport = 'udp' | 'tcp';

export interface NetData {
  readonly protocol: Transport;
  /** Port of the sending end; of `connect`, `accept`, `close`, `reset`: of the end that did it first. */
  readonly from?: number;
  readonly to?: number;
  /** `bind`, `listen` */
  readonly port?: number;
  readonly backlog?: number;
  /** Of the payload. `bytes` may hold fewer, see {@link KEPT_BYTES_PER_PROCESS}. */
  readonly sizeBytes?: number;
  /** TCP: which byte of its direction's stream this begins with, from 0. */
  readonly offset?: number;
  readonly fin?: true;
  readonly received?: true;
  /** Name of an error of the system: `ECONNREFUSED`, `EMSGSIZE`, `EADDRINUSE`, ... */
  readonly code?: string;
  readonly reason?: DropReason;
  /** `wait`: it cannot go on until this comes. */
  readonly for?: 'datagram' | 'connection' | 'bytes' | 'room';
  /** Relay: which card this is about, from 1 in the order of arrival. */
  readonly card?: number;
  /** Relay, `send` and `note`: what it did to it. */
  readonly did?: readonly RelayDeed[];
  /** Relay, `receive`: it waits for the learner. */
  readonly waits?: true;
  /** Relay, `note`: the other card of a swap. */
  readonly with?: number;
  /** Relay, `note` that a learner's copy waits: `card` is the new one. */
  readonly copyOf?: number;
  /** Relay, `note`: what it does to what comes from now on. */
  readonly faults?: Faults;
  /** Relay, `note`: whether what comes from now on waits for the learner. */
  readonly hand?: boolean;
}

/**
 * - `loss`: the relay's dice
 * - `hand`: the learner
 * - `ended`: it still waited when the run ended
 * - `relay-full`: more waits in the relay than it has room for
 * - `broken-off`: TCP, its connection was reset by the end it was going to
 * - `not-taken`: UDP, the process was given it and threw it away: its program had left too many before it untaken
 */
export type DropReason = 'loss' | 'hand' | 'ended' | 'relay-full' | 'broken-off' | 'not-taken';

export type RelayDeed = 'delayed' | 'duplicated' | 'reordered' | 'corrupted' | 'cut' | 'slowed' | 'edited' | 'swapped';

/**
 * How much payload one process keeps for the trace: the wire views need all of it, a flood of gigabytes
 * would fill the memory. Past it, the first {@link KEPT_BYTES_AFTERWARDS} of each are kept; `sizeBytes`
 * says how many there were.
 */
export const KEPT_BYTES_PER_PROCESS = 16 * 1024 * 1024;
export const KEPT_BYTES_AFTERWARDS = 64;

/** Largest payload of one UDP datagram over IPv4: 65,535 of total length less 20 of IP and 8 of UDP header (RFC 768, RFC 791). */
export const MAX_DATAGRAM_BYTES = 65_507;

/** A UDP socket by its port, a TCP listener by its port, a connection by its client's port: both ends have one name. */
export const socketName = (protocol: Transport, port: number): string => `${protocol}:${String(port)}`;

/** Reads what an event carries; what is missing or of another type is as if it were not said. */
export function netDataOf(data: Json | undefined): NetData | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const { protocol } = data as { readonly protocol?: Json };
  return protocol === 'udp' || protocol === 'tcp' ? (data as unknown as NetData) : undefined;
}
