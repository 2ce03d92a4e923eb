/**
 * The receiver's half of a transfer: what to keep, what to hand on, what to answer. No socket, no clock.
 *
 *     handed on | kept, with holes: the reassembly buffer | no room
 *               ^ expected                                ^ expected + window
 *
 * It answers every segment, also one it throws away: the answer to the first may have been lost.
 *
 * Left out of what TCP does: delayed acknowledgements (RFC 1122 section 4.2.3.2), a window that shrinks
 * because the program behind it does not read.
 */
import type { SegmentProtocol } from './contract';
import { POLICIES, type Policy } from './policy';
import type { Decoded, Segment } from './segment';

export interface ReceiverOptions {
  readonly protocol: SegmentProtocol;
  readonly stream: number;
  /** In segments. */
  readonly window: number;
}

export type ReceiverNote =
  /** `count` segments from `sequence` on were handed on, this one and what had waited behind it. */
  | { readonly code: 'HANDED_ON'; readonly sequence: number; readonly count: number; readonly expected: number }
  /** Came before an earlier one. */
  | { readonly code: 'KEPT' | 'OUT_OF_ORDER'; readonly sequence: number; readonly expected: number }
  /** Had come already. */
  | { readonly code: 'DUPLICATE'; readonly sequence: number; readonly expected: number }
  /** Was not what was sent, so that not even its number can be believed. */
  | { readonly code: 'CORRUPT'; readonly why: 'short' | 'checksum' | 'kind' }
  /** Belongs to another transfer, or lies beyond the window. */
  | { readonly code: 'STRANGER'; readonly sequence: number };

export class Receiver {
  readonly #policy: Policy;
  readonly #window: number;
  readonly #kept = new Map<number, Segment>();
  #expected = 0;
  #isComplete = false;
  #duplicates = 0;
  #corrupt = 0;
  #outOfOrder = 0;

  /** @param handOn  takes the payload of the stream, in order, each byte once */
  constructor(
    readonly options: ReceiverOptions,
    readonly handOn: (payload: Uint8Array) => void,
    readonly note: (note: ReceiverNote) => void = () => undefined,
  ) {
    this.#policy = POLICIES[options.protocol];
    this.#window = this.#policy.windowOf(options.window);
  }

  /** The last segment and all before it were handed on. It goes on answering: who sends may not know it yet. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  get figures() {
    return { duplicatesDropped: this.#duplicates, corruptDropped: this.#corrupt, outOfOrder: this.#outOfOrder };
  }

  /** @returns the answer, if there is to be one */
  heard(decoded: Decoded): Segment | undefined {
    if (!decoded.ok) {
      this.#corrupt += 1;
      this.note({ code: 'CORRUPT', why: decoded.why });
      return undefined;
    }
    const { segment } = decoded;
    const { stream, sequence, kind } = segment;
    if (kind === 'acknowledgement' || stream !== this.options.stream || sequence >= this.#expected + this.#window) {
      this.note({ code: 'STRANGER', sequence });
      return undefined;
    }
    this.#place(segment);
    return this.#answer(sequence);
  }

  #place(segment: Segment): void {
    const { sequence } = segment;
    if (sequence < this.#expected || this.#kept.has(sequence)) {
      this.#duplicates += 1;
      this.note({ code: 'DUPLICATE', sequence, expected: this.#expected });
    } else if (sequence === this.#expected) {
      this.#handOnFrom(segment);
    } else {
      this.#outOfOrder += 1;
      if (this.#policy.keepsEarly) this.#kept.set(sequence, segment);
      this.note({ code: this.#policy.keepsEarly ? 'KEPT' : 'OUT_OF_ORDER', sequence, expected: this.#expected });
    }
  }

  /** This one, and what had waited behind it up to the next hole. */
  #handOnFrom(first: Segment): void {
    let next: Segment | undefined = first;
    while (next) {
      this.handOn(next.payload);
      this.#isComplete ||= next.kind === 'last';
      this.#kept.delete(this.#expected);
      this.#expected += 1;
      next = this.#kept.get(this.#expected);
    }
    const { sequence } = first;
    this.note({ code: 'HANDED_ON', sequence, count: this.#expected - sequence, expected: this.#expected });
  }

  #answer(sequence: number): Segment {
    const { stream } = this.options;
    const acknowledgement = this.#expected;
    return { kind: 'acknowledgement', stream, sequence, acknowledgement, window: this.#window, payload: NOTHING };
  }
}

const NOTHING = new Uint8Array(0);
