/**
 * The link layer's envelope.
 *
 *     bytes  0-5          6-11    12-13
 *            destination  source  type of what is inside (0x0800: IPv4)
 *
 * A loopback has no wire and no network cards. Linux puts this header before its packets all the same, with
 * addresses of nothing but zeros, and so do we.
 *
 * @see RFC 894, "A Standard for the Transmission of IP Datagrams over Ethernet Networks"
 */
import { hexOfByte } from './hex';

export const ETHERNET_HEADER_BYTES = 14;
const ETHERTYPE_IPV4 = 0x0800;
/** What an Ethernet frame carries at most, unless all its neighbours agreed on more. */
export const ETHERNET_MTU_BYTES = 1_500;

export interface EthernetFrame {
  /** `00:00:00:00:00:00` */
  readonly destination: string;
  readonly source: string;
  readonly type: number;
  readonly payload: Uint8Array;
}

/** The header of a frame on Linux's loopback. */
export function ethernetHeader(): Uint8Array {
  const header = new Uint8Array(ETHERNET_HEADER_BYTES);
  new DataView(header.buffer).setUint16(12, ETHERTYPE_IPV4);
  return header;
}

/** @returns `undefined` if there are too few bytes for a header */
export function parseEthernet(bytes: Uint8Array): EthernetFrame | undefined {
  if (bytes.length < ETHERNET_HEADER_BYTES) return undefined;
  return {
    destination: hardwareAddress(bytes.subarray(0, 6)),
    source: hardwareAddress(bytes.subarray(6, 12)),
    type: (bytes[12] ?? 0) * 0x100 + (bytes[13] ?? 0),
    payload: bytes.subarray(ETHERNET_HEADER_BYTES),
  };
}

const hardwareAddress = (bytes: Uint8Array): string => Array.from(bytes, hexOfByte).join(':');
