/** What a network of a run is like after some of its events: sockets, what is under way between them, what a relay holds. */
import type { DropReason, RelayDeed, Transport } from '../../../../shared/net/net-data';
import type { Faults } from '../../../../shared/relay/faults';
import type { ActorId } from '../../../../shared/trace/event';

export interface Count {
  /** Datagrams, or writes and reads of a stream. */
  readonly times: number;
  readonly bytes: number;
}

/** One socket as its program has it. Both ends of a connection are one each. */
export interface SocketState {
  readonly protocol: Transport;
  readonly role: 'datagram' | 'listener' | 'connection';
  readonly actor: ActorId;
  readonly port: number;
  /** The other end's, of a connection. */
  readonly remotePort: number | undefined;
  readonly backlog: number | undefined;
  /** Row of the event that opened it. */
  readonly row: number;
  /** `closed`: both directions have ended, or its program has. */
  readonly phase: 'open' | 'sent-fin' | 'got-fin' | 'closed' | 'reset';
  readonly sent: Count;
  readonly received: Count;
  /** The system's newest word about it, such as `ECONNREFUSED`. */
  readonly error: string | undefined;
}

/** A datagram, or one write of a stream, that nobody has received whole. */
export interface Parcel {
  /** Row of its `send`. */
  readonly row: number;
  readonly sizeBytes: number;
  readonly card: number | undefined;
  readonly did: readonly RelayDeed[];
}

/** One direction between two ports. */
export interface FlowState {
  readonly protocol: Transport;
  readonly from: number;
  readonly to: number;
  /** `undefined`: nobody of this run has that port. */
  readonly fromActor: ActorId | undefined;
  readonly toActor: ActorId | undefined;
  readonly sent: Count;
  readonly received: Count;
  readonly dropped: number;
  /** Sent, not received and not known to be dropped. */
  readonly underWay: Count;
  /** The newest of {@link underWay}, oldest first, at most {@link MOST_PARCELS}. */
  readonly parcels: readonly Parcel[];
}

/** More are counted, not drawn: a wire is as wide as a few of them. */
export const MOST_PARCELS = 24;

/** Something the relay was given and has neither passed on nor dropped. */
export interface Card {
  /** From 1 in the order of arrival. */
  readonly card: number;
  /** Row of the relay's `receive`. */
  readonly row: number;
  readonly protocol: Transport;
  readonly from: number;
  readonly to: number;
  readonly fromActor: ActorId | undefined;
  readonly toServer: boolean;
  readonly sizeBytes: number;
  /** Hex, as it stands now: edits are in it. May hold fewer than `sizeBytes`. */
  readonly bytes: string;
  readonly isEdited: boolean;
  /** It waits for the learner; otherwise it is only delayed. */
  readonly waits: boolean;
  /** When it arrived, in nanoseconds of the run. */
  readonly since: number;
}

export interface RelayState {
  readonly actor: ActorId;
  readonly port: number | undefined;
  readonly protocol: Transport | undefined;
  /** First in line first: those that wait for the learner. */
  readonly waiting: readonly Card[];
  /** All it holds, the merely delayed ones included. */
  readonly held: number;
  readonly arrived: number;
  readonly passed: number;
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>;
  readonly did: Readonly<Partial<Record<RelayDeed, number>>>;
  /** As the run told last; `undefined` = as it was started. */
  readonly faults: Faults | undefined;
  readonly hand: boolean | undefined;
}

/** What was written, or read, at once: bytes `from` to `until` (exclusive) of its direction's stream. */
export interface StreamPiece {
  /** Row of its event. */
  readonly row: number;
  readonly from: number;
  readonly until: number;
}

export interface NetworkState {
  /** How many events have happened. */
  readonly row: number;
  /** Between whom the newest event was, in the direction in which it went; `undefined` if it was of another sort. */
  readonly acting: { readonly from: ActorId | undefined; readonly to: ActorId | undefined } | undefined;
  /** By first event. */
  readonly sockets: readonly SocketState[];
  readonly flows: readonly FlowState[];
  socketsOf(actor: ActorId): readonly SocketState[];
  flowsBetween(from: ActorId, to: ActorId): readonly FlowState[];
  /** By its lane; the run's first relay is `relay`. `undefined`: nothing has been heard of it. */
  relay(actor?: ActorId): RelayState | undefined;
  /** TCP, by ports: one direction of a connection. */
  stream(from: number, to: number): { readonly writes: readonly StreamPiece[]; readonly reads: readonly StreamPiece[] };
  /** Who has a port. */
  ownerOf(protocol: Transport, port: number): ActorId | undefined;
}

export const NO_NETWORK: NetworkState = {
  row: 0,
  acting: undefined,
  sockets: [],
  flows: [],
  socketsOf: () => [],
  flowsBetween: () => [],
  relay: () => undefined,
  stream: () => ({ writes: [], reads: [] }),
  ownerOf: () => undefined,
};
