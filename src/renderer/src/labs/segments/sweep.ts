/** The transfers of a sweep as rows of a table. */
import { SEGMENT_PROTOCOLS, SWEPT_LOSSES, type SegmentProtocol } from '../../../../shared/labs/segments/contract';
import type { TransferState } from './model';

export interface SweepCell {
  readonly protocol: SegmentProtocol;
  readonly phase: 'done' | 'gave-up' | 'under-way' | 'to-come';
  readonly bytesPerSecond: number | undefined;
  readonly segmentsSent: number | undefined;
  /** While it is under way: how many segments are acknowledged. */
  readonly acknowledged: number | undefined;
}

export interface SweepRow {
  readonly loss: number;
  readonly cells: readonly SweepCell[];
}

export function sweepRows({ finished, stream, sender }: TransferState, streamBytes: number): readonly SweepRow[] {
  const cellOf = (protocol: SegmentProtocol, number: number): SweepCell => {
    const one = finished.find((other) => other.stream === number);
    const isUnderWay = number === stream && sender.segmentsSent > 0;
    const phase = one ? (one.isDone ? 'done' : 'gave-up') : isUnderWay ? 'under-way' : 'to-come';
    const bytesPerSecond = one?.isDone === true ? Math.round((1_000 * streamBytes) / one.tookMs) : undefined;
    const acknowledged = phase === 'under-way' ? sender.base : undefined;
    return { protocol, phase, bytesPerSecond, segmentsSent: one?.segmentsSent, acknowledged };
  };
  return SWEPT_LOSSES.map((loss, row) => ({
    loss,
    cells: SEGMENT_PROTOCOLS.map((protocol, column) => cellOf(protocol, row * SEGMENT_PROTOCOLS.length + column)),
  }));
}
