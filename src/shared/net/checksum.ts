/**
 * The Internet checksum: the sum of all 16-bit words in ones' complement, complemented.
 *
 * IPv4, ICMP, UDP and TCP all use it. It is cheap and weak: words that change places, and bits that turn
 * the one up and the other down in the same column, leave the sum as it was.
 *
 * @see RFC 1071, "Computing the Internet Checksum"
 */

/** A carry out of the 16 bits comes back in at the lowest one: that is ones' complement. */
const WORD = 0x1_0000;

/**
 * @param parts  taken as one sequence of bytes; an odd last byte is the high half of a word whose low half is zero
 * @returns      0 to 65,535; over bytes that hold their own right checksum it is 0
 */
export function internetChecksum(...parts: readonly Uint8Array[]): number {
  let sum = 0;
  let high = true;
  for (const part of parts) {
    for (const byte of part) {
      sum += high ? byte * 0x100 : byte;
      high = !high;
      if (sum >= WORD) sum -= WORD - 1;
    }
  }
  return sum === 0xffff ? 0 : 0xffff - sum;
}

/**
 * What UDP and TCP sum up before their own header, so that a packet delivered to a wrong address shows.
 *
 *     bytes  0-3     4-7          8     9         10-11
 *            source  destination  zero  protocol  length of header and payload
 *
 * @see RFC 768, RFC 9293 section 3.1
 */
export function pseudoHeader(spec: {
  readonly source: string;
  readonly destination: string;
  readonly protocol: number;
  readonly sizeBytes: number;
}): Uint8Array {
  const bytes = new Uint8Array(12);
  bytes.set(addressBytes(spec.source), 0);
  bytes.set(addressBytes(spec.destination), 4);
  bytes[9] = spec.protocol;
  new DataView(bytes.buffer).setUint16(10, spec.sizeBytes);
  return bytes;
}

/** `127.0.0.1` as its four bytes. */
export function addressBytes(address: string): Uint8Array {
  return Uint8Array.from(address.split('.'), Number);
}
