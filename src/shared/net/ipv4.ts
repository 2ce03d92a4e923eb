/**
 * The internet layer's envelope: from which machine to which.
 *
 *     bytes  0        1        2-3           4-5  6-7             8             9         10-11     12-15   16-19
 *            4 and 5  service  total length  id   flags, fragment time to live  protocol  checksum  source  destination
 *
 * The 5 is the header's length in words of 4 bytes. The checksum is of the header alone: what is inside
 * looks after itself. Options, which hardly anybody uses, are read over and never written.
 *
 * @see RFC 791, section 3.1
 */
import { addressBytes, internetChecksum } from './checksum';

export const IPV4_HEADER_BYTES = 20;
/** The total length is a number of 16 bits. */
export const MAX_IPV4_BYTES = 65_535;
export const LOOPBACK = '127.0.0.1';

/** Assigned numbers of what may be inside. */
export const IP_PROTOCOLS = { icmp: 1, tcp: 6, udp: 17 } as const;

/** What today's systems begin with (RFC 1700). On a loopback nobody counts it down. */
const TIME_TO_LIVE = 64;
const DO_NOT_FRAGMENT = 0x4000;

export interface Ipv4Packet {
  readonly headerBytes: number;
  readonly totalBytes: number;
  readonly id: number;
  readonly timeToLive: number;
  readonly protocol: number;
  readonly checksum: number;
  /** Whether the checksum is that of the header. */
  readonly checksumRight: boolean;
  readonly source: string;
  readonly destination: string;
  /** What there is of it; a capture may have been cut. */
  readonly payload: Uint8Array;
}

/** A header before `payloadBytes` bytes. @throws RangeError if all together are more than {@link MAX_IPV4_BYTES} */
export function ipv4Header(spec: {
  readonly protocol: number;
  readonly payloadBytes: number;
  readonly id: number;
  readonly source?: string;
  readonly destination?: string;
}): Uint8Array {
  const totalBytes = IPV4_HEADER_BYTES + spec.payloadBytes;
  if (totalBytes > MAX_IPV4_BYTES) throw new RangeError(`${String(totalBytes)} bytes do not fit into an IPv4 packet`);
  const header = new Uint8Array(IPV4_HEADER_BYTES);
  const view = new DataView(header.buffer);
  view.setUint8(0, 0x45);
  view.setUint16(2, totalBytes);
  view.setUint16(4, spec.id % 0x1_0000);
  view.setUint16(6, DO_NOT_FRAGMENT);
  view.setUint8(8, TIME_TO_LIVE);
  view.setUint8(9, spec.protocol);
  header.set(addressBytes(spec.source ?? LOOPBACK), 12);
  header.set(addressBytes(spec.destination ?? LOOPBACK), 16);
  view.setUint16(10, internetChecksum(header));
  return header;
}

/** @returns `undefined` if this is no IPv4 packet, or its header is not whole */
export function parseIpv4(bytes: Uint8Array): Ipv4Packet | undefined {
  if (bytes.length < IPV4_HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = view.getUint8(0);
  const headerBytes = (first & 0x0f) * 4;
  const totalBytes = view.getUint16(2);
  if (first >> 4 !== 4 || headerBytes < IPV4_HEADER_BYTES || headerBytes > bytes.length || totalBytes < headerBytes)
    return undefined;
  return {
    headerBytes,
    totalBytes,
    id: view.getUint16(4),
    timeToLive: view.getUint8(8),
    protocol: view.getUint8(9),
    checksum: view.getUint16(10),
    checksumRight: internetChecksum(bytes.subarray(0, headerBytes)) === 0,
    source: bytes.subarray(12, 16).join('.'),
    destination: bytes.subarray(16, 20).join('.'),
    payload: bytes.subarray(headerBytes, totalBytes),
  };
}
