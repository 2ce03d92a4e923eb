/** Whole frames as Linux's loopback has them: the envelopes of all layers, put together. */
import { ethernetHeader, ETHERNET_HEADER_BYTES } from './ethernet';
import { portUnreachable } from './icmp';
import { IP_PROTOCOLS, IPV4_HEADER_BYTES, ipv4Header, MAX_IPV4_BYTES } from './ipv4';
import { TCP_HEADER_BYTES, tcpHeader } from './tcp-header';
import { UDP_HEADER_BYTES, udpHeader } from './udp-header';

/**
 * The largest segment that both ends of a loopback agree on: what fits into an IPv4 packet of 65,535 bytes
 * beside the two headers. Over Ethernet it is 1,460.
 */
export const LOOPBACK_SEGMENT_BYTES = MAX_IPV4_BYTES - IPV4_HEADER_BYTES - TCP_HEADER_BYTES;

export interface Frame {
  readonly frame: Uint8Array;
  /** With the bytes that were not kept. */
  readonly frameBytes: number;
}

export interface Contents {
  readonly payload: Uint8Array;
  readonly sizeBytes: number;
}

export const NO_CONTENTS: Contents = { payload: new Uint8Array(0), sizeBytes: 0 };

export function udpFrame(ports: { readonly from: number; readonly to: number }, inside: Contents, id: number): Frame {
  const header = udpHeader({ ...ports, ...inside });
  return framed(IP_PROTOCOLS.udp, header, inside, id);
}

export function tcpFrame(
  segment: Omit<Parameters<typeof tcpHeader>[0], keyof Contents | 'windowBytes'>,
  inside: Contents,
  id: number,
): Frame {
  return framed(IP_PROTOCOLS.tcp, tcpHeader({ ...segment, ...inside, windowBytes: 0xffff }), inside, id);
}

/** @param about  the frame of the datagram that was not delivered */
export function unreachableFrame(about: Uint8Array, id: number): Frame {
  const beginning = about.subarray(ETHERNET_HEADER_BYTES, ETHERNET_HEADER_BYTES + IPV4_HEADER_BYTES + UDP_HEADER_BYTES);
  return framed(IP_PROTOCOLS.icmp, portUnreachable(beginning), NO_CONTENTS, id);
}

function framed(protocol: number, header: Uint8Array, inside: Contents, id: number): Frame {
  const payloadBytes = header.length + inside.sizeBytes;
  const headers = [ethernetHeader(), ipv4Header({ protocol, payloadBytes, id }), header];
  const headerBytes = headers.reduce((sum, { length }) => sum + length, 0);
  const frame = new Uint8Array(headerBytes + inside.payload.length);
  let at = 0;
  for (const part of [...headers, inside.payload]) {
    frame.set(part, at);
    at += part.length;
  }
  return { frame, frameBytes: headerBytes + inside.sizeBytes };
}
