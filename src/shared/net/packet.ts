/** A packet as it is on the link, with what it was made from. */
import { ETHERNET_HEADER_BYTES } from './ethernet';
import { IP_PROTOCOLS, parseIpv4 } from './ipv4';
import type { DropReason } from './net-data';
import { parseTcp } from './tcp-header';
import { UDP_HEADER_BYTES } from './udp-header';

/** What a packet is there for. */
export type PacketPurpose =
  /** One of the three that open a TCP connection. */
  | 'open'
  | 'data'
  | 'acknowledge'
  /** FIN: its end sends no more. */
  | 'close'
  /** RST. */
  | 'reset'
  /** RST to a SYN: nobody listens. */
  | 'refuse'
  /** ICMP: no program has that port. */
  | 'unreachable'
  /** Captured: whatever it is for. */
  | 'captured';

export interface Packet {
  /** Row of the event it was made from. */
  readonly row: number;
  /** Nanoseconds since the run began. */
  readonly t: number;
  readonly purpose: PacketPurpose;
  /** As on the link, header of the link layer first; shorter than `frameBytes` where bytes were not kept. */
  readonly frame: Uint8Array;
  readonly frameBytes: number;
  /** The kind of link, by its number in capture files. */
  readonly linkType: number;
  readonly source: 'captured' | 'reconstructed';
  /** It arrived at the relay or at the system, and went no further. */
  readonly lost?: DropReason;
  /** The trace does not know the sender's port: the one in the header is invented. */
  readonly portInvented?: true;
}

/** Kinds of link and how long their headers are, see https://www.tcpdump.org/linktypes.html */
export const LINK_TYPES = { null: 0, ethernet: 1, raw: 101, loop: 108, linuxCooked: 113, linuxCooked2: 276 } as const;
const LINK_HEADER_BYTES: Readonly<Record<number, number>> = {
  [LINK_TYPES.null]: 4,
  [LINK_TYPES.ethernet]: ETHERNET_HEADER_BYTES,
  [LINK_TYPES.raw]: 0,
  [LINK_TYPES.loop]: 4,
  [LINK_TYPES.linuxCooked]: 16,
  [LINK_TYPES.linuxCooked2]: 20,
};

export type Layer = 'link' | 'internet' | 'transport' | 'application';

/** Bytes `from` to before `until` of a frame are a layer's own: its header, or for `application` what is inside all. */
export interface LayerRange {
  readonly layer: Layer;
  readonly from: number;
  readonly until: number;
}

/**
 * Where one envelope ends and the next begins.
 *
 * @returns as many layers as can be told, outermost first
 */
export function layersOf({
  frame,
  linkType,
  frameBytes,
}: Pick<Packet, 'frame' | 'linkType' | 'frameBytes'>): readonly LayerRange[] {
  const link = LINK_HEADER_BYTES[linkType];
  if (link === undefined) return [];
  const ranges: LayerRange[] = [{ layer: 'link', from: 0, until: link }];
  const packet = parseIpv4(frame.subarray(link));
  if (!packet) return ranges;
  const internet = link + packet.headerBytes;
  ranges.push({ layer: 'internet', from: link, until: internet });
  const inside = transportHeaderBytes(packet.protocol, packet.payload);
  if (inside === undefined) return ranges;
  const application = internet + inside;
  ranges.push({ layer: 'transport', from: internet, until: application });
  const until = Math.min(frameBytes, link + packet.totalBytes);
  if (until > application) ranges.push({ layer: 'application', from: application, until });
  return ranges;
}

function transportHeaderBytes(protocol: number, payload: Uint8Array): number | undefined {
  if (protocol === IP_PROTOCOLS.udp) return payload.length < UDP_HEADER_BYTES ? undefined : UDP_HEADER_BYTES;
  return protocol === IP_PROTOCOLS.tcp ? parseTcp(payload)?.headerBytes : undefined;
}

/** From which port to which. @returns `undefined` for a packet that is neither TCP nor UDP, or not whole enough */
export function portsOf(
  packet: Pick<Packet, 'frame' | 'linkType' | 'frameBytes'>,
): { readonly from: number; readonly to: number } | undefined {
  const at = layersOf(packet).find(({ layer }) => layer === 'transport')?.from;
  if (at === undefined) return undefined;
  const { frame } = packet;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  return { from: view.getUint16(at), to: view.getUint16(at + 2) };
}
