/**
 * The packets of a run.
 *
 * Where the run captured them they are the real ones. Otherwise they are reconstructed: payloads, ports and order
 * are those of the trace, the headers are computed as the system must have built them, with right checksums.
 * What a program sent is a packet even if the relay or the system threw it away afterwards: it was on the
 * link until there, and says so.
 *
 * They come in the order of the trace, which never contradicts cause and effect.
 */
import type { TraceEvent } from '../trace/event';
import type { Json } from '../wire/json';
import { bytesOfHex } from './hex';
import { udpFrame, unreachableFrame, type Frame } from './frames';
import { MAX_DATAGRAM_BYTES, netDataOf, type DropReason, type NetData } from './net-data';
import { LINK_TYPES, type Packet, type PacketPurpose } from './packet';
import { TcpConversation, type Segment } from './tcp-conversation';

/** The events by row. An array is one. */
export interface EventRows {
  readonly length: number;
  at(row: number): TraceEvent | undefined;
}

/** What a `note` carries whose `bytes` are a frame that a capture program saw. */
export interface CapturedFrame {
  readonly capture: 'frame';
  readonly linkType: number;
  readonly frameBytes: number;
}

export function* packetsOf(events: EventRows): Generator<Packet> {
  const before = lookThrough(events);
  if (before.captured) yield* capturedPackets(events);
  else yield* new Reconstruction(before.lost).packets(events);
}

/** Whether anything of a run was on a network. */
export function hasPackets(events: EventRows): boolean {
  for (const packet of packetsOf(events)) return packet.frameBytes > 0;
  return false;
}

/** What must be known before the first packet: whether there was a capture, and which messages were lost. */
function lookThrough(events: EventRows): { readonly captured: boolean; readonly lost: Map<string, DropReason> } {
  const lost = new Map<string, DropReason>();
  let captured = false;
  for (let row = 0; row < events.length; row += 1) {
    const event = events.at(row);
    if (event?.kind === 'note') captured ||= capturedOf(event.data) !== undefined;
    if (event?.kind !== 'drop' || event.msg === undefined) continue;
    const reason = netDataOf(event.data)?.reason;
    if (reason) lost.set(event.msg, reason);
  }
  return { captured, lost };
}

function* capturedPackets(events: EventRows): Generator<Packet> {
  for (let row = 0; row < events.length; row += 1) {
    const event = events.at(row);
    const captured = event?.kind === 'note' ? capturedOf(event.data) : undefined;
    if (!event || !captured) continue;
    const { linkType, frameBytes } = captured;
    const frame = bytesOfHex(event.bytes ?? '');
    yield { row, t: event.t, purpose: 'captured', frame, frameBytes, linkType, source: 'captured' };
  }
}

/** @returns `undefined` if an event with this data is not about a captured frame */
function capturedOf(data: Json | undefined): CapturedFrame | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const { capture, linkType, frameBytes } = data as { readonly [name: string]: Json };
  if (capture !== 'frame' || typeof linkType !== 'number' || typeof frameBytes !== 'number') return undefined;
  return { capture, linkType, frameBytes };
}

/**
 * Where the port of a client that was refused is not known it gets this one, of the range that systems take
 * such ports from (RFC 6335), and a remark.
 */
const INVENTED_PORT = 49_152;

type Made = Pick<Packet, 'frame' | 'frameBytes' | 'purpose' | 'portInvented'>;

class Reconstruction {
  readonly #conversations = new Map<string, TcpConversation>();
  /** The last datagram from each port, for the answer that nobody is there. */
  readonly #lastFrom = new Map<number, Uint8Array>();
  /** Datagrams whose sender was told: once, however often the trace speaks of it. */
  readonly #answered = new Set<Uint8Array>();
  #id = 0;
  readonly #nextId = (): number => (this.#id += 1);

  constructor(readonly lost: ReadonlyMap<string, DropReason>) {}

  *packets(events: EventRows): Generator<Packet> {
    for (let row = 0; row < events.length; row += 1) {
      const event = events.at(row);
      const net = event && soundNetDataOf(event.data);
      if (!net) continue;
      const lost = event.kind === 'send' && event.msg !== undefined ? this.lost.get(event.msg) : undefined;
      for (const made of net.protocol === 'udp' ? this.#udp(event, net) : this.#tcp(event, net)) {
        const common = { row, t: event.t, linkType: LINK_TYPES.ethernet, source: 'reconstructed' } as const;
        yield { ...common, ...made, ...(lost && { lost }) };
      }
    }
  }

  #udp(event: TraceEvent, net: NetData): readonly Made[] {
    if (event.kind === 'send') return this.#datagram(event, net);
    const isRefused = event.kind === 'error' && net.code === 'ECONNREFUSED';
    const about = isRefused ? this.#lastFrom.get(net.from ?? -1) : undefined;
    if (!about || this.#answered.has(about)) return [];
    this.#answered.add(about);
    return [as('unreachable', unreachableFrame(about, this.#nextId()))];
  }

  #datagram(event: TraceEvent, { from, to, sizeBytes, code }: NetData): readonly Made[] {
    const size = sizeBytes ?? 0;
    if (from === undefined || to === undefined || code !== undefined || size > MAX_DATAGRAM_BYTES) return [];
    const inside = { payload: bytesOfHex(event.bytes ?? '').subarray(0, size), sizeBytes: size };
    const made = udpFrame({ from, to }, inside, this.#nextId());
    this.#lastFrom.set(from, made.frame);
    return [as('data', made)];
  }

  #tcp(event: TraceEvent, net: NetData): readonly Made[] {
    const { from, to } = net;
    if (event.kind === 'error' && net.code === 'ECONNREFUSED' && to !== undefined) return this.#refused(from, to);
    if (from === undefined || to === undefined) return [];
    switch (event.kind) {
      case 'connect':
        return this.#opened(from, to);
      case 'send':
        return this.#conversation(from, to).sent(from, contentsOf(event, net), net.offset);
      case 'receive':
        return this.#read(this.#conversation(from, to), from, net);
      case 'close':
        return this.#conversation(from, to).closed(from);
      case 'reset':
        return net.received ? [] : this.#conversation(from, to).reset(from);
      default:
        return [];
    }
  }

  #read(conversation: TcpConversation, from: number, { fin, offset, sizeBytes }: NetData): readonly Segment[] {
    if (fin) return conversation.readEnd(from);
    return offset === undefined ? [] : conversation.read(from, offset + (sizeBytes ?? 0));
  }

  /** A port that is used again begins a new conversation. */
  #opened(client: number, server: number): readonly Segment[] {
    const conversation = new TcpConversation(client, server, this.#nextId);
    this.#conversations.set(pairOf(client, server), conversation);
    return conversation.opened();
  }

  #refused(client: number | undefined, server: number): readonly Made[] {
    const segments = new TcpConversation(client ?? INVENTED_PORT, server, this.#nextId).refused();
    return client === undefined ? segments.map((one) => ({ ...one, portInvented: true })) : segments;
  }

  /** Whoever speaks first without a `connect` in the trace is taken for the client. */
  #conversation(from: number, to: number): TcpConversation {
    const known = this.#conversations.get(pairOf(from, to));
    if (known) return known;
    const conversation = new TcpConversation(from, to, this.#nextId);
    this.#conversations.set(pairOf(from, to), conversation);
    return conversation;
  }
}

/** More than anybody hands over at once; a run file from elsewhere may claim anything. */
const MAX_SEND_BYTES = 2 ** 30;

/** As {@link netDataOf}; ports and sizes that cannot be are as if they were not said. */
function soundNetDataOf(data: Json | undefined): NetData | undefined {
  const net = netDataOf(data);
  if (!net) return undefined;
  const { from, to, sizeBytes, offset, ...rest } = net;
  const sound = (value: number | undefined, max: number): value is number =>
    Number.isInteger(value) && (value ?? -1) >= 0 && (value ?? 0) <= max;
  return {
    ...rest,
    ...(sound(from, 0xffff) && { from }),
    ...(sound(to, 0xffff) && { to }),
    ...(sound(sizeBytes, MAX_SEND_BYTES) && { sizeBytes }),
    ...(sound(offset, Number.MAX_SAFE_INTEGER - MAX_SEND_BYTES) && { offset }),
  };
}

const as = (purpose: PacketPurpose, { frame, frameBytes }: Frame): Made => ({ purpose, frame, frameBytes });

const pairOf = (one: number, other: number): string =>
  `${String(Math.min(one, other))} ${String(Math.max(one, other))}`;

function contentsOf({ bytes }: TraceEvent, { sizeBytes }: NetData): { payload: Uint8Array; sizeBytes: number } {
  const payload = bytesOfHex(bytes ?? '');
  const size = sizeBytes ?? payload.length;
  return { payload: payload.subarray(0, size), sizeBytes: size };
}
