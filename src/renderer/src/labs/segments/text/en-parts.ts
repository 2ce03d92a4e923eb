/** Pieces of English sentences about a run of `segments`. */
import { SEGMENT_PROTOCOLS } from '../../../../../shared/labs/segments/contract';
import { duration } from '../../figures';
import { BET_LOSS } from '../bets';
import { fastestAt, speedAt, type SegmentsFacts } from '../facts';

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** `20%` of a share of 0.2. */
export const percent = (share: number): string => `${Math.round(share * 1_000) / 10}%`;

export function delivered({ allAcknowledged, deliveredBytes, needed, sent }: SegmentsFacts): string {
  return allAcknowledged
    ? `All ${count(deliveredBytes, 'byte')} arrived intact: ${count(needed, 'segment')} of text, ${sent.toLocaleString('en')} sent.`
    : `So far ${count(sent, 'segment')} were sent for a text of ${needed.toLocaleString('en')}.`;
}

/** With a space before it; nothing if no round trip was measured. */
export function measured({ smoothedMs, timeoutMs }: SegmentsFacts): string {
  if (smoothedMs === undefined || timeoutMs === undefined) return '';
  return ` A round trip took about ${duration(smoothedMs)} in the end; the timer made of it was ${duration(timeoutMs)}.`;
}

const NAMES = {
  'stop-and-wait': 'stop-and-wait',
  'go-back-n': 'go-back-N',
  'selective-repeat': 'selective repeat',
} as const;

export function fastest(facts: SegmentsFacts): string {
  const protocol = fastestAt(facts, BET_LOSS);
  return protocol === undefined ? 'nobody yet' : NAMES[protocol];
}

export function speeds(facts: SegmentsFacts): string {
  const all = SEGMENT_PROTOCOLS.map((protocol) => ({ protocol, speed: speedAt(facts, protocol, BET_LOSS) ?? 0 }));
  const sorted = all.sort((a, b) => b.speed - a.speed);
  return sorted.map(({ protocol, speed }) => `${NAMES[protocol]} ${speed.toLocaleString('en')} B/s`).join(', ');
}
