/** Pieces of Korean sentences about a run of `segments`. */
import { SEGMENT_PROTOCOLS } from '../../../../../shared/labs/segments/contract';
import { koreanDuration as duration } from '../../figures';
import { BET_LOSS } from '../bets';
import { fastestAt, speedAt, type SegmentsFacts } from '../facts';

export const number = (value: number): string => value.toLocaleString('ko');

/** `20%` of a share of 0.2. */
export const percent = (share: number): string => `${Math.round(share * 1_000) / 10}%`;

export function delivered({ allAcknowledged, deliveredBytes, needed, sent }: SegmentsFacts): string {
  return allAcknowledged
    ? `${number(deliveredBytes)}바이트가 모두 온전히 도착했어요. 세그먼트 ${number(needed)}개짜리 글에 ${number(sent)}개를 보냈어요.`
    : `지금까지 세그먼트 ${number(needed)}개짜리 글에 ${number(sent)}개를 보냈어요.`;
}

/** With a space before it; nothing if no round trip was measured. */
export function measured({ smoothedMs, timeoutMs }: SegmentsFacts): string {
  if (smoothedMs === undefined || timeoutMs === undefined) return '';
  return ` 마지막에 왕복 시간은 평균 ${duration(smoothedMs)}, 그걸로 만든 타이머는 ${duration(timeoutMs)}였어요.`;
}

const NAMES = {
  'stop-and-wait': '하나 보내고 기다리기',
  'go-back-n': 'N개 뒤로 돌아가기',
  'selective-repeat': '빠진 것만 다시 보내기',
} as const;

export function fastest(facts: SegmentsFacts): string {
  const protocol = fastestAt(facts, BET_LOSS);
  return protocol === undefined ? '아직 아무도 아님' : NAMES[protocol];
}

export function speeds(facts: SegmentsFacts): string {
  const all = SEGMENT_PROTOCOLS.map((protocol) => ({ protocol, speed: speedAt(facts, protocol, BET_LOSS) ?? 0 }));
  const sorted = all.sort((a, b) => b.speed - a.speed);
  return sorted.map(({ protocol, speed }) => `${NAMES[protocol]} 초당 ${number(speed)}바이트`).join(', ');
}
