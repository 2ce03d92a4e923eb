/**
 * The transport layer's envelope of a segment: from which program to which, and where its bytes belong.
 *
 *     bytes  0-1          2-3               4-7       8-11            12      13     14-15   16-17     18-19   20-
 *            source port  destination port  sequence  acknowledgment  length  flags  window  checksum  urgent  options
 *
 * The length is that of the header, in words of 4 bytes, in the upper half of its byte. Of the options only
 * the largest segment size is written, which systems say when they open a connection.
 *
 * @see RFC 9293, section 3.1
 */
import { internetChecksum, pseudoHeader } from './checksum';
import { IP_PROTOCOLS, LOOPBACK } from './ipv4';

export const TCP_HEADER_BYTES = 20;
const MAXIMUM_SEGMENT_SIZE_OPTION = { kind: 2, length: 4 } as const;
const MAXIMUM_SEGMENT_SIZE_BYTES = 4;

const TCP_FLAGS = { FIN: 0x01, SYN: 0x02, RST: 0x04, PSH: 0x08, ACK: 0x10, URG: 0x20 } as const;
export type TcpFlag = keyof typeof TCP_FLAGS;

export interface TcpSegment {
  readonly from: number;
  readonly to: number;
  readonly sequence: number;
  readonly acknowledgment: number;
  readonly headerBytes: number;
  readonly flags: readonly TcpFlag[];
  readonly windowBytes: number;
  readonly checksum: number;
  readonly payload: Uint8Array;
}

/**
 * @param payload    what is inside, or what was kept of it
 * @param sizeBytes  how much is inside; if that is more than `payload`, its checksum is not known and is zero
 */
export function tcpHeader(spec: {
  readonly from: number;
  readonly to: number;
  readonly sequence: number;
  readonly acknowledgment: number;
  readonly flags: readonly TcpFlag[];
  readonly windowBytes: number;
  readonly maximumSegmentBytes?: number;
  readonly payload: Uint8Array;
  readonly sizeBytes: number;
}): Uint8Array {
  const { maximumSegmentBytes } = spec;
  const header = new Uint8Array(
    TCP_HEADER_BYTES + (maximumSegmentBytes === undefined ? 0 : MAXIMUM_SEGMENT_SIZE_BYTES),
  );
  const view = new DataView(header.buffer);
  view.setUint16(0, spec.from);
  view.setUint16(2, spec.to);
  view.setUint32(4, spec.sequence);
  view.setUint32(8, spec.acknowledgment);
  view.setUint8(12, (header.length / 4) << 4);
  view.setUint8(
    13,
    spec.flags.reduce((bits, flag) => bits | TCP_FLAGS[flag], 0),
  );
  view.setUint16(14, spec.windowBytes);
  if (maximumSegmentBytes !== undefined) {
    view.setUint8(TCP_HEADER_BYTES, MAXIMUM_SEGMENT_SIZE_OPTION.kind);
    view.setUint8(TCP_HEADER_BYTES + 1, MAXIMUM_SEGMENT_SIZE_OPTION.length);
    view.setUint16(TCP_HEADER_BYTES + 2, maximumSegmentBytes);
  }
  if (spec.payload.length === spec.sizeBytes) view.setUint16(16, tcpChecksum(header, spec.payload));
  return header;
}

function tcpChecksum(header: Uint8Array, payload: Uint8Array): number {
  return internetChecksum(beforeTcp(header.length + payload.length), header, payload);
}

const beforeTcp = (sizeBytes: number): Uint8Array =>
  pseudoHeader({ source: LOOPBACK, destination: LOOPBACK, protocol: IP_PROTOCOLS.tcp, sizeBytes });

/** @returns `undefined` if there are too few bytes for the header */
export function parseTcp(bytes: Uint8Array): TcpSegment | undefined {
  if (bytes.length < TCP_HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = (view.getUint8(12) >> 4) * 4;
  if (headerBytes < TCP_HEADER_BYTES || headerBytes > bytes.length) return undefined;
  const bits = view.getUint8(13);
  return {
    from: view.getUint16(0),
    to: view.getUint16(2),
    sequence: view.getUint32(4),
    acknowledgment: view.getUint32(8),
    headerBytes,
    flags: (Object.keys(TCP_FLAGS) as TcpFlag[]).filter((flag) => (bits & TCP_FLAGS[flag]) !== 0),
    windowBytes: view.getUint16(14),
    checksum: view.getUint16(16),
    payload: bytes.subarray(headerBytes),
  };
}

/** Whether a whole segment is as its checksum says. */
export const tcpChecksumRight = (bytes: Uint8Array): boolean => internetChecksum(beforeTcp(bytes.length), bytes) === 0;
