/** The fields of a header that matter here, by the names of the RFCs, as both languages write them. Pure. */
import { parseEthernet } from '../../../../shared/net/ethernet';
import { IP_PROTOCOLS, parseIpv4 } from '../../../../shared/net/ipv4';
import { LINK_TYPES, type LayerRange, type Packet } from '../../../../shared/net/packet';
import { parseTcp, tcpChecksumRight } from '../../../../shared/net/tcp-header';
import { parseUdp, udpChecksumRight } from '../../../../shared/net/udp-header';

export type Field = readonly [name: string, value: string];

const hex = (value: number): string => `0x${value.toString(16).padStart(4, '0')}`;
const sum = (value: number, right: boolean | undefined): string =>
  right === undefined ? hex(value) : `${hex(value)} ${right ? '✓' : '✗'}`;

export function headerFields(packet: Packet, { layer, from, until }: LayerRange): readonly Field[] {
  const { frame, linkType } = packet;
  switch (layer) {
    case 'link':
      return linkType === LINK_TYPES.ethernet ? linkFields(frame) : [];
    case 'internet':
      return internetFields(frame.subarray(from));
    case 'transport':
      return transportFields(packet, from, until);
    case 'application':
      return [];
  }
}

function linkFields(frame: Uint8Array): readonly Field[] {
  const ethernet = parseEthernet(frame);
  if (!ethernet) return [];
  const { destination, source, type } = ethernet;
  return [
    ['destination', destination],
    ['source', source],
    ['type', `${hex(type)} IPv4`],
  ];
}

function internetFields(bytes: Uint8Array): readonly Field[] {
  const packet = parseIpv4(bytes);
  if (!packet) return [];
  const protocol = packet.protocol === IP_PROTOCOLS.tcp ? 'TCP' : packet.protocol === IP_PROTOCOLS.udp ? 'UDP' : '';
  return [
    ['source', packet.source],
    ['destination', packet.destination],
    ['total length', String(packet.totalBytes)],
    ['time to live', String(packet.timeToLive)],
    ['protocol', `${packet.protocol} ${protocol}`.trim()],
    ['header checksum', sum(packet.checksum, packet.checksumRight)],
  ];
}

/**
 * A loopback is no wire that could turn a bit, so systems leave the sum of what they send on it unfinished. That a
 * captured one is not right says nothing.
 */
function transportFields({ frame, frameBytes, source }: Packet, from: number, until: number): readonly Field[] {
  const bytes = frame.subarray(from);
  const whole = frame.length === frameBytes && source === 'reconstructed';
  const ipProtocol = until - from === 8 ? 'udp' : 'tcp';
  if (ipProtocol === 'udp') {
    const datagram = parseUdp(bytes);
    if (!datagram) return [];
    return [
      ['source port', String(datagram.from)],
      ['destination port', String(datagram.to)],
      ['length', String(datagram.totalBytes)],
      ['checksum', sum(datagram.checksum, whole ? udpChecksumRight(bytes) : undefined)],
    ];
  }
  const segment = parseTcp(bytes);
  if (!segment) return [];
  return [
    ['source port', String(segment.from)],
    ['destination port', String(segment.to)],
    ['sequence number', String(segment.sequence)],
    ['acknowledgment number', String(segment.acknowledgment)],
    ['flags', segment.flags.join(' ')],
    ['window', String(segment.windowBytes)],
    ['checksum', sum(segment.checksum, whole ? tcpChecksumRight(bytes) : undefined)],
  ];
}
