/** What a run transfers, and what its two programs are given to do so. */
import type { ParamsOf } from '../../../shared/labs/lab';
import {
  SEGMENT_PROTOCOLS,
  SWEPT_LOSSES,
  segmentBytesFor,
  streamBytesOf,
  type SegmentProtocol,
  type segments,
} from '../../../shared/labs/segments/contract';
import { seededRandom } from '../../run/random';

type Params = ParamsOf<typeof segments>;

export interface Transfer {
  /** Its place among the transfers of the run. */
  readonly stream: number;
  readonly protocol: SegmentProtocol;
  readonly loss: number;
}

/** A program of a run may be given JSON only: types, not interfaces, since those may be added to. */
export type ReceiverGiven = {
  readonly protocols: readonly SegmentProtocol[];
  readonly window: number;
};

export type SenderGiven = ReceiverGiven & {
  /** Where the network takes what is for the receiver. */
  readonly port: number;
  readonly text: string;
  readonly segmentBytes: number;
  readonly timeout: { readonly initialMs: number; readonly minMs: number; readonly maxMs: number };
  /** `null`: waits for ever. */
  readonly giveUpMs: number | null;
};

export function transfersOf(params: Params, sweep: boolean): readonly Transfer[] {
  if (!sweep) return [{ stream: 0, protocol: params.protocol, loss: params.loss }];
  return SWEPT_LOSSES.flatMap((loss) => SEGMENT_PROTOCOLS.map((protocol) => ({ protocol, loss }))).map(
    (transfer, stream) => ({ stream, ...transfer }),
  );
}

export function senderGiven(
  params: Params,
  seed: number,
  spec: { readonly port: number; readonly byHand: boolean; readonly transfers: readonly Transfer[] },
): SenderGiven {
  const timeout = spec.byHand ? HAND_BOUNDS : labBounds(params);
  return {
    ...receiverGiven(params, spec.transfers),
    port: spec.port,
    text: textOf(params, seed),
    segmentBytes: segmentBytesFor(params.segmentBytes, streamBytesOf(params)),
    timeout,
    giveUpMs: spec.byHand ? null : Math.max(SILENCE_MS, 4 * timeout.maxMs),
  };
}

export const receiverGiven = ({ window }: Params, transfers: readonly Transfer[]): ReceiverGiven => ({
  protocols: transfers.map(({ protocol }) => protocol),
  window,
});

/** Half a minute without a word: with a third lost that never happens, with all lost one need not wait longer. */
const SILENCE_MS = 30_000;

/**
 * While a person is the network: with the second of RFC 6298 (rules 2.1 and 2.4) the table would be full of
 * copies before the first card is understood. A minute at most is the standard's (2.5).
 */
const HAND_BOUNDS: SenderGiven['timeout'] = { initialMs: 10_000, minMs: 10_000, maxMs: 60_000 };

/**
 * The timer's bounds between two processes of one machine.
 *
 * At least the way there and back and 10 ms: a datagram that has to wait for a processor is late by a few
 * milliseconds, and where all round trips are alike the standard's formula leaves room for none. At most
 * twice the longest way there and back: to back off further is to spare a network that is full, and this
 * one is not full but throws dice. A megabyte with a third lost would take minutes.
 */
function labBounds({ delayMs, jitterMs }: Params): SenderGiven['timeout'] {
  const roundTripMs = 2 * (delayMs + jitterMs);
  return { initialMs: 50, minMs: 10 + roundTripMs, maxMs: Math.max(50, 2 * roundTripMs) };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** A line as a terminal shows it. */
const LINE_CHARS = 64;

/** The text of the run, or one of so many bytes made from the seed. */
export function textOf({ text, sizeBytes }: Params, seed: number): string {
  if (sizeBytes === 0) return text;
  const random = seededRandom(seed);
  const chars = Array.from({ length: sizeBytes }, (_, at) =>
    at % LINE_CHARS === LINE_CHARS - 1 ? '\n' : (LETTERS[Math.floor(random() * LETTERS.length)] ?? ''),
  );
  return chars.join('');
}
