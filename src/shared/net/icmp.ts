/**
 * What a system answers when a datagram is for a port that nobody has: "port unreachable", with the
 * beginning of the datagram it is about.
 *
 *     bytes  0         1         2-3       4-7   8-
 *            type (3)  code (3)  checksum  zero  IPv4 header and first 8 bytes of what was not delivered
 *
 * @see RFC 792, "Destination Unreachable Message"
 */
import { internetChecksum } from './checksum';

const DESTINATION_UNREACHABLE = 3;
const PORT_UNREACHABLE = 3;
const ICMP_HEADER_BYTES = 8;

/** @param about  IPv4 and UDP header of the datagram that was not delivered */
export function portUnreachable(about: Uint8Array): Uint8Array {
  const message = new Uint8Array(ICMP_HEADER_BYTES + about.length);
  message[0] = DESTINATION_UNREACHABLE;
  message[1] = PORT_UNREACHABLE;
  message.set(about, ICMP_HEADER_BYTES);
  new DataView(message.buffer).setUint16(2, internetChecksum(message));
  return message;
}
