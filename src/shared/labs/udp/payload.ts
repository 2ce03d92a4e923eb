/**
 * What this lab's datagrams carry. UDP carries bytes and nothing else: whoever wants to know which
 * datagram this is has to write it into the payload.
 *
 *     numbered    7 hello.................        number, space, text, filled up with dots
 *     sealed      7 c4 hello..............        and between them a check over all the rest
 *
 * The check is the sum of all other bytes modulo 256, as two hex digits: it notices every single turned
 * bit, since that changes the sum by a power of two below 256. UDP has a checksum of its own (RFC 768),
 * but whoever passes a datagram on computes a new one, over whatever the bytes are by then.
 */
import { hexOfByte } from '../../net/hex';

const FILL = '.'.charCodeAt(0);
const NUMBER = /^(\d{1,5}) /;
const SEALED = /^(\d{1,5}) ([0-9a-f]{2})(?: |$)/;
/** Enough of a payload to read the number and the check. */
export const HEAD_BYTES = 9;

/** @returns exactly `sizeBytes` bytes; of the text only as many whole characters as there is room for */
export function numberedPayload(number: number, text: string, sizeBytes: number): Uint8Array {
  return filled(`${String(number)} ${text}`, sizeBytes);
}

/** {@link numberedPayload} with a check. An acknowledgement is `sealedPayload(7, 'ack', 8)`. */
export function sealedPayload(number: number, text: string, sizeBytes: number): Uint8Array {
  const payload = filled(`${String(number)} -- ${text}`, sizeBytes);
  const at = String(number).length + 1;
  payload.set(new TextEncoder().encode(checkOf(payload, at)), at);
  return payload;
}

/** The number a payload begins with; `undefined` if it does not begin with one. */
export function numberOf(payload: Uint8Array): number | undefined {
  const match = NUMBER.exec(headOf(payload));
  return match ? Number(match[1]) : undefined;
}

/** The number of a payload whose check is right; `undefined` if it is damaged, or was never sealed. */
export function unsealed(payload: Uint8Array): number | undefined {
  const match = SEALED.exec(headOf(payload));
  if (!match) return undefined;
  const [, number = '', check] = match;
  return checkOf(payload, number.length + 1) === check ? Number(number) : undefined;
}

function filled(text: string, sizeBytes: number): Uint8Array {
  const payload = new Uint8Array(sizeBytes).fill(FILL);
  new TextEncoder().encodeInto(text, payload);
  return payload;
}

/** @param at  where the two digits of the check stand, which it does not count */
function checkOf(payload: Uint8Array, at: number): string {
  let sum = 0;
  for (const [index, byte] of payload.entries()) if (index !== at && index !== at + 1) sum = (sum + byte) % 256;
  return hexOfByte(sum);
}

/** Latin-1 reads every byte as one character, so that damaged text keeps its places. */
const headOf = (payload: Uint8Array): string => String.fromCharCode(...payload.subarray(0, HEAD_BYTES));
