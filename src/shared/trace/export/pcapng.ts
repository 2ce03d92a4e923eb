/**
 * A run's packets as a capture file that Wireshark opens. Remarks in the file say what was seen and what
 * was computed: on the file as a whole, and on each packet with the event it comes from.
 *
 * The packets stand in the order of their times, which never contradicts cause and effect (in-time.ts).
 */
import type { RunHead } from '../../bench/run';
import { LINK_TYPES, type Packet } from '../../net/packet';
import { hasPackets, packetsOf, type EventRows } from '../../net/packets';
import { enhancedPacket, interfaceDescription, sectionHeader } from '../../net/pcapng';
import { LabError } from '../../wire/error';
import type { Recorded } from '../recorded';
import { inTime, type TimedPacket } from './in-time';

const RECONSTRUCTED =
  'Reconstructed. Ports, payloads and their order are those of the run; Ethernet, IPv4, UDP and TCP headers were ' +
  'computed as the system must have built them. TCP sequence numbers begin at 1000000000 and 2000000000, ' +
  'acknowledgments stand where the receiving program read, window sizes are invented. ' +
  'Packets stand in the order of their times; where the clock contradicted cause and effect, the effect has the ' +
  'time of its cause and says so. What Wireshark takes a payload for (DNS, for instance) is a guess of its own.';
const CAPTURED =
  'Captured on the loopback interface while the run went on. Checksums of TCP and UDP may be unfinished: ' +
  'on a loopback the system need not compute them.';
const NANOSECONDS_A_MICROSECOND = 1_000;
/** Bytes of a piece: a few hundred packets, and in base64 far below what a frame of the wire may hold. */
const PIECE_BYTES = 256 * 1024;

/** @throws LabError 'NO_PACKETS' if nothing of the run was on a network */
export function* pcapngPieces(head: RunHead, { store }: Recorded): Generator<Uint8Array<ArrayBuffer>> {
  const events: EventRows = { length: store.length, at: (row) => store.event(row) };
  if (!hasPackets(events)) throw new LabError('NO_PACKETS');
  yield* inPieces(blocks(head, events, store));
}

function* blocks(head: RunHead, events: EventRows, store: Recorded['store']): Generator<Uint8Array> {
  const beganAt = BigInt(Date.parse(head.startedAt)) * 1_000_000n;
  const interfaces = new Map<number, number>();
  let first = true;
  for (const timed of inTime(store, packetsOf(events))) {
    const { packet, at } = timed;
    const { source, linkType } = packet;
    if (first) yield section(head, source);
    first = false;
    if (!interfaces.has(linkType)) {
      interfaces.set(linkType, interfaces.size);
      yield interfaceOf(packet);
    }
    yield enhancedPacket({
      interface: interfaces.get(linkType) ?? 0,
      at: beganAt + BigInt(Math.max(0, Math.round(at))),
      bytes: packet.frame,
      sizeBytes: packet.frameBytes,
      comment: remark(timed, events),
    });
  }
}

function section({ lab, experiment, seed, versions }: RunHead, source: Packet['source']): Uint8Array {
  const how = source === 'captured' ? CAPTURED : RECONSTRUCTED;
  return sectionHeader({
    comment: `Run of ${lab}, experiment ${experiment}, seed ${String(seed)}. ${how}`,
    application: `Interleave ${versions['interleave'] ?? ''}`.trim(),
  });
}

function interfaceOf({ source, linkType }: Packet): Uint8Array {
  const captured = source === 'captured';
  const description = captured ? 'loopback, captured' : 'loopback, reconstructed from a run';
  return interfaceDescription({ linkType: captured ? linkType : LINK_TYPES.ethernet, name: 'lo', description });
}

const WHY = {
  open: 'opens the connection; reconstructed as a whole',
  data: 'headers reconstructed',
  acknowledge: 'reconstructed as a whole; when the system really acknowledged is not known',
  close: 'reconstructed as a whole',
  reset: 'reconstructed as a whole',
  refuse: 'nobody listens; reconstructed as a whole',
  unreachable: 'nobody has that port; reconstructed as a whole',
  captured: 'captured',
} as const satisfies Record<Packet['purpose'], string>;

const LOST = {
  loss: 'the relay lost it by its dice',
  hand: 'the relay dropped it by hand',
  ended: 'it had not gone on when the run ended',
  'relay-full': 'the relay had no room for it',
  'broken-off': 'its connection was reset by the end it was going to',
  'not-taken': 'it arrived, and the program had too many before it to take it',
} as const satisfies Record<NonNullable<Packet['lost']>, string>;

function remark({ packet, at }: TimedPacket, events: EventRows): string {
  const { row, t, purpose, lost, portInvented, frame, frameBytes } = packet;
  const event = events.at(row);
  const missing = frameBytes - frame.length;
  return [
    event && purpose !== 'captured' ? `Event ${String(row)}: ${event.actor} ${event.kind}` : '',
    WHY[purpose],
    lost ? LOST[lost] : '',
    portInvented ? 'the client port is not known and invented' : '',
    at > t ? `its clock said ${String(Math.ceil((at - t) / NANOSECONDS_A_MICROSECOND))} µs earlier` : '',
    missing > 0 ? `the run kept ${String(missing)} bytes less, so there is no checksum` : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}

function* inPieces(blocksOfFile: Iterable<Uint8Array>): Generator<Uint8Array<ArrayBuffer>> {
  let piece: Uint8Array[] = [];
  let sizeBytes = 0;
  for (const one of blocksOfFile) {
    piece.push(one);
    sizeBytes += one.length;
    if (sizeBytes < PIECE_BYTES) continue;
    yield together(piece, sizeBytes);
    piece = [];
    sizeBytes = 0;
  }
  if (piece.length > 0) yield together(piece, sizeBytes);
}

function together(parts: readonly Uint8Array[], sizeBytes: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(sizeBytes);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
