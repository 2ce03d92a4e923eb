/**
 * One segment as the bytes of one datagram. It goes the same way in both directions: with payload from the
 * sender, without from the receiver.
 *
 *     byte  0        1        2        3        4        5        6        7
 *          | checksum        | kind   | stream | sequence number                   |
 *     byte  8        9        10       11       12       13       14       15
 *          | acknowledgement number            | window          | length          |
 *     byte  16 and on: payload, as long as `length` says
 *
 * Numbers are big-endian. Sequence and acknowledgement count segments from 0; TCP counts bytes, from a
 * number nobody can guess (RFC 9293 section 3.4). The checksum is that of RFC 1071, over header and
 * payload with the checksum itself as 0.
 *
 * Left out: ports (UDP has them), options, urgent data, and everything needed to open a connection.
 */
import { internetChecksum } from '../../net/checksum';

export const HEADER_BYTES = 16;

/** Ethernet carries 1,500 bytes; less 20 of IPv4, 8 of UDP and ours leaves 1,456: a round number below. */
export const MAX_PAYLOAD_BYTES = 1_400;

/**
 * The numbers of the kinds: no bit turned makes one of the other, and where DNS has its operation code they have one
 * that means nothing, so that no tool that guesses takes a segment for a question about a name.
 */
const KIND_BYTES = { data: 0x5d, last: 0x1e, acknowledgement: 0xe3 } as const;

/** `last` is data, too, and says that nothing comes behind it. */
export type SegmentKind = keyof typeof KIND_BYTES;

export interface Segment {
  readonly kind: SegmentKind;
  /** Which transfer it belongs to, 0 to 255: a late one of an earlier transfer must not be taken for one of this. */
  readonly stream: number;
  /** Data: its place in the stream. Acknowledgement: the segment it answers. */
  readonly sequence: number;
  /** Acknowledgement: all before this one have come, this one has not. Data: 0. */
  readonly acknowledgement: number;
  /** Acknowledgement: so many the receiver has room for, from `acknowledgement` on. Data: 0. */
  readonly window: number;
  readonly payload: Uint8Array;
}

export type Decoded =
  | { readonly ok: true; readonly segment: Segment }
  /** `short`: fewer bytes than a header or than its length says; `checksum`: some are not those that were sent. */
  | { readonly ok: false; readonly why: 'short' | 'checksum' | 'kind' };

/** @throws RangeError for a payload beyond {@link MAX_PAYLOAD_BYTES} */
export function encodeSegment(segment: Segment): Uint8Array {
  const { kind, stream, sequence, acknowledgement, window, payload } = segment;
  if (payload.length > MAX_PAYLOAD_BYTES) throw new RangeError(`${payload.length} bytes in one segment`);
  const bytes = new Uint8Array(HEADER_BYTES + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(2, KIND_BYTES[kind]);
  view.setUint8(3, stream);
  view.setUint32(4, sequence);
  view.setUint32(8, acknowledgement);
  view.setUint16(12, window);
  view.setUint16(14, payload.length);
  bytes.set(payload, HEADER_BYTES);
  view.setUint16(0, internetChecksum(bytes));
  return bytes;
}

/** Whatever came as a datagram: a segment as it was sent, or the reason to throw it away. Never throws. */
export function decodeSegment(bytes: Uint8Array): Decoded {
  if (bytes.length < HEADER_BYTES) return { ok: false, why: 'short' };
  // Over bytes that hold their own right checksum the sum comes out as 0.
  if (internetChecksum(bytes) !== 0) return { ok: false, why: 'checksum' };
  return parse(bytes);
}

export interface SegmentHeader extends Omit<Segment, 'payload'> {
  readonly payloadBytes: number;
}

/** The fields of the header as they stand, checksum unseen: what a picture shows, also of one whose payload was not kept. */
export function readHeader(bytes: Uint8Array): SegmentHeader | undefined {
  if (bytes.length < HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = kindOf(view.getUint8(2));
  if (kind === undefined) return undefined;
  return {
    kind,
    stream: view.getUint8(3),
    sequence: view.getUint32(4),
    acknowledgement: view.getUint32(8),
    window: view.getUint16(12),
    payloadBytes: view.getUint16(14),
  };
}

function parse(bytes: Uint8Array): Decoded {
  const header = readHeader(bytes);
  if (!header) return { ok: false, why: 'kind' };
  const { payloadBytes, ...fields } = header;
  if (bytes.length !== HEADER_BYTES + payloadBytes) return { ok: false, why: 'short' };
  return { ok: true, segment: { ...fields, payload: bytes.slice(HEADER_BYTES) } };
}

const KINDS = Object.keys(KIND_BYTES) as readonly SegmentKind[];
const kindOf = (byte: number): SegmentKind | undefined => KINDS.find((kind) => KIND_BYTES[kind] === byte);
