import { type } from '../../wire/contract';
import { RELAY_ERRORS, relayActions } from '../../relay/actions';
import { MAX_DELAY_MS } from '../../relay/faults';
import { lab } from '../lab';
import { choice, integer, share, text } from '../parameter';
import { MAX_PAYLOAD_BYTES } from './segment';

export const SEGMENT_PROTOCOLS = ['stop-and-wait', 'go-back-n', 'selective-repeat'] as const;
export type SegmentProtocol = (typeof SEGMENT_PROTOCOLS)[number];

/** `loss-sweep`: what a good, a bad and a very bad network lose. More points take longer and say the same. */
export const SWEPT_LOSSES = [0, 0.1, 0.3] as const;

/** Of this many a run still comes to an end while somebody waits, and its trace is kept whole. */
export const MAX_SEGMENTS = 20_000;

/** Lets the run choose the size of a segment, see {@link segmentBytesFor}. */
const FITTING = 0;

/** Small enough to see what becomes of each, as long as the text is short; as large as they come where it is long. */
export function segmentBytesFor(asked: number, streamBytes: number): number {
  const [fewestBytes, manySegments] = [8, 64];
  if (asked !== FITTING) return asked;
  return Math.min(MAX_PAYLOAD_BYTES, Math.max(fewestBytes, Math.ceil(streamBytes / manySegments)));
}

/** How many bytes a run transfers. */
export const streamBytesOf = (params: { readonly text: string; readonly sizeBytes: number }): number =>
  params.sizeBytes > 0 ? params.sizeBytes : new TextEncoder().encode(params.text).length;

export interface SegmentsSummary {
  readonly protocol: SegmentProtocol;
  /** The text as the receiver has put it together, cut at 10,000 characters. */
  readonly delivered: string;
  readonly deliveredBytes: number;
  readonly sentBytes: number;
  readonly intact: boolean;
  readonly sha256Sent: string;
  readonly sha256Received: string;
  /** Datagrams with data that the sender handed to the system, the repeated ones included. */
  readonly segmentsSent: number;
  readonly retransmitted: number;
  /** Came again and were thrown away by the receiver. */
  readonly duplicatesDropped: number;
  /** Failed their checksum and were thrown away. */
  readonly corruptDropped: number;
  /** Came before an earlier one and were thrown away (go-back-N) or kept (selective repeat). */
  readonly outOfOrder: number;
  readonly acknowledgements: number;
  readonly elapsedMs: number;
  readonly bytesPerSecond: number;
  /** Smoothed round-trip time and the timer made of it at the end (RFC 6298). */
  readonly smoothedRttMs: number | null;
  readonly timeoutMs: number;
  /** `loss-sweep`: the same text at several shares of loss. */
  readonly sweep?: readonly SweepPoint[];
}

export interface SweepPoint {
  readonly protocol: SegmentProtocol;
  readonly loss: number;
  readonly bytesPerSecond: number;
  readonly segmentsSent: number;
}

export const segments = lab({
  id: 'segments',
  parameters: {
    protocol: choice(SEGMENT_PROTOCOLS, 'stop-and-wait'),
    // Long enough that at one in five lost hardly a run goes without a hole.
    text: text({
      default:
        'To be put together again: one stream, many segments, over a network that keeps no promise. Each has a number.',
      maxChars: 1_048_576,
    }),
    /** Instead of the text: so many bytes made from the seed; 0 takes the text. */
    sizeBytes: integer({ default: 0, min: 0, max: 4_194_304, unit: 'bytes' }),
    /** Payload of one segment; {@link FITTING} chooses by the length of the text. */
    segmentBytes: integer({ default: FITTING, min: 0, max: MAX_PAYLOAD_BYTES, unit: 'bytes' }),
    /** How many segments may be under way unacknowledged. */
    window: integer({ default: 4, min: 1, max: 1_024 }),
    loss: share(),
    duplicate: share(),
    reorder: share(),
    corrupt: share(),
    delayMs: integer({ default: 5, min: 0, max: MAX_DELAY_MS, unit: 'ms' }),
    jitterMs: integer({ default: 0, min: 0, max: MAX_DELAY_MS, unit: 'ms' }),
  },
  experiments: {
    'stop-and-wait': { set: { protocol: 'stop-and-wait', loss: 0.2 } },
    'go-back-n': { set: { protocol: 'go-back-n', loss: 0.2, reorder: 0.2 } },
    'selective-repeat': {
      set: { protocol: 'selective-repeat', loss: 0.2, reorder: 0.2, duplicate: 0.1 },
    },
    'by-hand': {
      // Short: each segment and each acknowledgement is a card for a hand.
      set: {
        protocol: 'selective-repeat',

        text: 'To be put together again: one stream, many segments.',
      },
    },
    'loss-sweep': { set: { sizeBytes: 20_000, segmentBytes: 500, window: 8 } },
  },
  actions: relayActions,
  checkTogether: (params) => {
    const streamBytes = streamBytesOf(params);
    const got = segmentBytesFor(params.segmentBytes, streamBytes);
    const min = Math.ceil(streamBytes / MAX_SEGMENTS);
    if (got >= min) return undefined;
    return { parameter: 'segmentBytes', problem: { code: 'OUT_OF_RANGE', min, max: MAX_PAYLOAD_BYTES, got } };
  },
  summary: type<SegmentsSummary>(),
  errors: RELAY_ERRORS,
});
