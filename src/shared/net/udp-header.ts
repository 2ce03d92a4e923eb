/**
 * The transport layer's envelope of a datagram: from which program to which, by their ports.
 *
 *     bytes  0-1          2-3               4-5                        6-7
 *            source port  destination port  length of header and payload  checksum
 *
 * @see RFC 768
 */
import { internetChecksum, pseudoHeader } from './checksum';
import { IP_PROTOCOLS, LOOPBACK } from './ipv4';

export const UDP_HEADER_BYTES = 8;
/** The sender made none (RFC 768). */
const NO_CHECKSUM = 0;

export interface UdpDatagram {
  readonly from: number;
  readonly to: number;
  /** Of header and payload. */
  readonly totalBytes: number;
  readonly checksum: number;
  readonly payload: Uint8Array;
}

/**
 * @param payload    what is inside, or what was kept of it
 * @param sizeBytes  how much is inside; if that is more than `payload`, its checksum is not known and left out
 */
export function udpHeader(spec: {
  readonly from: number;
  readonly to: number;
  readonly payload: Uint8Array;
  readonly sizeBytes: number;
}): Uint8Array {
  const header = new Uint8Array(UDP_HEADER_BYTES);
  const view = new DataView(header.buffer);
  view.setUint16(0, spec.from);
  view.setUint16(2, spec.to);
  view.setUint16(4, UDP_HEADER_BYTES + spec.sizeBytes);
  if (spec.payload.length === spec.sizeBytes) view.setUint16(6, udpChecksum(header, spec.payload));
  return header;
}

/** A sum that happens to be zero is sent as all ones, since zero says that there is none. */
function udpChecksum(header: Uint8Array, payload: Uint8Array): number {
  const before = pseudoHeader({
    source: LOOPBACK,
    destination: LOOPBACK,
    protocol: IP_PROTOCOLS.udp,
    sizeBytes: header.length + payload.length,
  });
  return internetChecksum(before, header, payload) || 0xffff;
}

/** @returns `undefined` if there are too few bytes for a header */
export function parseUdp(bytes: Uint8Array): UdpDatagram | undefined {
  if (bytes.length < UDP_HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const totalBytes = view.getUint16(4);
  if (totalBytes < UDP_HEADER_BYTES) return undefined;
  return {
    from: view.getUint16(0),
    to: view.getUint16(2),
    totalBytes,
    checksum: view.getUint16(6),
    payload: bytes.subarray(UDP_HEADER_BYTES, totalBytes),
  };
}

/**
 * Whether a whole datagram is as its checksum says.
 *
 * @returns `undefined` if it cannot be told: the datagram has none, or is not whole
 */
export function udpChecksumRight(bytes: Uint8Array): boolean | undefined {
  const datagram = parseUdp(bytes);
  if (!datagram || datagram.checksum === NO_CHECKSUM || bytes.length < datagram.totalBytes) return undefined;
  const before = pseudoHeader({
    source: LOOPBACK,
    destination: LOOPBACK,
    protocol: IP_PROTOCOLS.udp,
    sizeBytes: datagram.totalBytes,
  });
  return internetChecksum(before, bytes.subarray(0, datagram.totalBytes)) === 0;
}
