/** How many packets a datagram would be on an Ethernet: arithmetic, since the loopback interface cuts nothing. */
import { ETHERNET_MTU_BYTES } from '../../net/ethernet';
import { IPV4_HEADER_BYTES } from '../../net/ipv4';
import { UDP_HEADER_BYTES } from '../../net/udp-header';

/** Of an IPv4 packet's payload in each fragment: all but the last hold a multiple of 8, as 1,480 is. */
const FRAGMENT_BYTES = ETHERNET_MTU_BYTES - IPV4_HEADER_BYTES;
/** The largest UDP payload that fits one frame: 1,472. */
export const ONE_FRAME_BYTES = FRAGMENT_BYTES - UDP_HEADER_BYTES;

/** Every fragment carries an IP header of its own; only the first the UDP header. One of them lost, the datagram is lost. */
export const fragmentsOf = (payloadBytes: number): number =>
  Math.ceil((payloadBytes + UDP_HEADER_BYTES) / FRAGMENT_BYTES);

/** The largest payload that goes in so many fragments. */
export const mostIn = (fragments: number): number => fragments * FRAGMENT_BYTES - UDP_HEADER_BYTES;
