/** The segment in an event of a socket or of the relay. */
import { bytesOfHex } from '../../../../shared/net/hex';
import { decodeSegment, HEADER_BYTES, readHeader, type SegmentHeader } from '../../../../shared/labs/segments/segment';
import { asText } from '../network/hex-text';

/** Two hex digits a byte. */
const HEADER_CHARS = 2 * HEADER_BYTES;

/** @param hex  the `bytes` of an event */
export function headerIn(hex: string | undefined): SegmentHeader | undefined {
  if (hex === undefined || hex.length < HEADER_CHARS) return undefined;
  return readHeader(bytesOfHex(hex.slice(0, HEADER_CHARS)));
}

/** Number and payload, as hex, of a segment that is what was sent. */
export function soundSegment(hex = ''): { readonly sequence: number; readonly payload: string } | undefined {
  const decoded = decodeSegment(bytesOfHex(hex));
  return decoded.ok ? { sequence: decoded.segment.sequence, payload: hex.slice(HEADER_CHARS) } : undefined;
}

/** Text of bytes that may begin or end within a character: what is broken there is left away. */
export const textOfHex = (hex: string): string =>
  new TextDecoder().decode(bytesOfHex(hex)).replace(/^\uFFFD+|\uFFFD+$/g, '');

/** The payload behind the header, as text, whatever may be wrong with it. */
export const payloadText = (hex: string): string => asText(hex.slice(HEADER_CHARS));
