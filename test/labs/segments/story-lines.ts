/** Lines of a story of `segments`: what its two programs and the relay would have recorded. */
import { encodeSegment, type Segment } from '../../../src/shared/labs/segments/segment';
import type { NetData } from '../../../src/shared/net/net-data';
import type { Json } from '../../../src/shared/wire/json';
import type { story } from '../support/story';

type Line = Parameters<typeof story>[0][number];

const data = (sequence: number, text: string, stream = 0): Segment => ({
  kind: 'data',
  stream,
  sequence,
  acknowledgement: 0,
  window: 0,
  payload: new TextEncoder().encode(text),
});
const answer = (sequence: number, acknowledgement: number): Segment => ({
  ...data(sequence, ''),
  kind: 'acknowledgement',
  acknowledgement,
  window: 4,
});
const hex = (segment: Segment): string => Buffer.from(encodeSegment(segment)).toString('hex');
const udp = (more: Omit<NetData, 'protocol'> = {}): Json => ({ protocol: 'udp', ...more }) as unknown as Json;

export const sends = (sequence: number, text: string, stream = 0): Line => [
  0,
  'sender',
  'send',
  { bytes: hex(data(sequence, text, stream)), data: udp() },
];
export const receives = (sequence: number, text: string): Line => [
  0,
  'receiver',
  'receive',
  { bytes: hex(data(sequence, text)), data: udp() },
];
export const answers = (sequence: number, acknowledgement: number): Line => [
  0,
  'receiver',
  'send',
  { bytes: hex(answer(sequence, acknowledgement)), data: udp() },
];
export const tells = (actor: 'sender' | 'receiver', code: string, what: Readonly<Record<string, Json>> = {}): Line => [
  0,
  actor,
  'note',
  { data: { code, ...what } },
];
/** The relay is given a segment, and throws it away, or passes it on. */
export const relayGets = (card: number, kind: 'data' | 'acknowledgement'): Line => [
  0,
  'relay',
  'receive',
  { bytes: hex(kind === 'data' ? data(0, 'ab') : answer(0, 1)), data: udp({ card }) },
];
export const relayDrops = (card: number, reason: 'loss' | 'hand'): Line => [
  0,
  'relay',
  'drop',
  { data: udp({ card, reason }) },
];
export const relayPasses = (card: number, did: NonNullable<NetData['did']>): Line => [
  0,
  'relay',
  'send',
  { data: udp({ card, did }) },
];
export const systemReports = (code: string): Line => [0, 'sender', 'error', { data: udp({ code }) }];
