/**
 * How many packets a link with a limit would need for a message: arithmetic, for a link that this machine's
 * loopback is not.
 *
 * TCP cuts its stream so that a segment with both headers fits (RFC 9293, section 3.7.1). UDP hands the whole
 * datagram down, and IP cuts it into fragments; all but the last carry a multiple of 8 bytes (RFC 791).
 */
import { ETHERNET_HEADER_BYTES } from '../../net/ethernet';
import { IPV4_HEADER_BYTES } from '../../net/ipv4';
import { TCP_HEADER_BYTES } from '../../net/tcp-header';
import { UDP_HEADER_BYTES } from '../../net/udp-header';

export interface OverLink {
  readonly packets: number;
  /** Of the application's bytes, or for fragments of the datagram's, as many as fit into one packet. */
  readonly bytesEach: number;
  /** Of all layers, of all packets. */
  readonly headerBytes: number;
}

/** Fragments say where they belong in units of so many bytes. */
const FRAGMENT_UNIT_BYTES = 8;

export function overLink(transport: 'tcp' | 'udp', applicationBytes: number, mtuBytes: number): OverLink {
  return transport === 'tcp' ? asSegments(applicationBytes, mtuBytes) : asFragments(applicationBytes, mtuBytes);
}

function asSegments(applicationBytes: number, mtuBytes: number): OverLink {
  const bytesEach = mtuBytes - IPV4_HEADER_BYTES - TCP_HEADER_BYTES;
  const packets = Math.max(1, Math.ceil(applicationBytes / bytesEach));
  return { packets, bytesEach, headerBytes: packets * (ETHERNET_HEADER_BYTES + IPV4_HEADER_BYTES + TCP_HEADER_BYTES) };
}

function asFragments(applicationBytes: number, mtuBytes: number): OverLink {
  const room = mtuBytes - IPV4_HEADER_BYTES;
  const datagramBytes = UDP_HEADER_BYTES + applicationBytes;
  const whole = datagramBytes <= room;
  const bytesEach = whole ? room : room - (room % FRAGMENT_UNIT_BYTES);
  // The last fragment may use the room to its end.
  const packets = whole ? 1 : 1 + Math.ceil((datagramBytes - room) / bytesEach);
  const headerBytes = packets * (ETHERNET_HEADER_BYTES + IPV4_HEADER_BYTES) + UDP_HEADER_BYTES;
  return { packets, bytesEach, headerBytes };
}
