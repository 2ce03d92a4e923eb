/** What the bytes of the frames of `patterns` mean: see the table in frame.ts. */
import type { Explainer, MeaningCode, Span } from '../../net/meaning';
import { FRAME_HEAD_BYTES, FRAME_LENGTH_BYTES, frameTypeOf, MAX_FRAME_TEXT_BYTES } from './frame';

/** The parts of a frame, by where they end. What is after the last is text. */
const PARTS: readonly { readonly until: number; readonly code: MeaningCode }[] = [
  { until: FRAME_LENGTH_BYTES, code: 'frame-length' },
  { until: FRAME_LENGTH_BYTES + 1, code: 'frame-type' },
  { until: FRAME_LENGTH_BYTES + FRAME_HEAD_BYTES, code: 'frame-job' },
];

export class FrameExplainer implements Explainer {
  /** Bytes of the frame at hand that have come. */
  #at = 0;
  /** All bytes of it, once its length is there. */
  #size = Infinity;
  /** The number that is being read. */
  #number = 0;
  #frame = 0;
  #isBroken = false;

  copy(): FrameExplainer {
    const other = new FrameExplainer();
    other.#at = this.#at;
    other.#size = this.#size;
    other.#number = this.#number;
    other.#frame = this.#frame;
    other.#isBroken = this.#isBroken;
    return other;
  }

  take(piece: Uint8Array): readonly Span[] {
    const spans: Span[] = [];
    for (let at = 0; at < piece.length;) at = this.#step(piece, at, spans);
    return spans;
  }

  #step(piece: Uint8Array, from: number, spans: Span[]): number {
    if (this.#isBroken) {
      spans.push({ from, to: piece.length, role: 'bad', code: 'garbage', value: this.#frame, depth: 0 });
      return piece.length;
    }
    const { until, code } = PARTS.find((part) => this.#at < part.until) ?? {
      until: this.#size,
      code: 'frame-text' as const,
    };
    const goesOn = this.#at > (PARTS.findLast((part) => part.until <= this.#at)?.until ?? 0);
    const to = Math.min(piece.length, from + until - this.#at);
    if (code !== 'frame-text') for (const byte of piece.subarray(from, to)) this.#number = this.#number * 0x100 + byte;
    this.#at += to - from;
    const isWhole = this.#at === until;
    const detail = isWhole ? this.#detailOf(code) : undefined;
    this.#isBroken = isWhole && !this.#isGood(code);
    spans.push({
      from,
      to,
      role: this.#isBroken ? 'bad' : code === 'frame-length' || code === 'frame-type' ? 'frame' : 'value',
      code,
      ...(detail === undefined ? undefined : { detail }),
      value: this.#frame,
      depth: 0,
      ...(goesOn ? { goesOn: true as const } : undefined),
    });
    if (isWhole) this.#end(code);
    return to;
  }

  #detailOf(code: MeaningCode): number | string | undefined {
    if (code === 'frame-text') return undefined;
    return code === 'frame-type' ? frameTypeOf(this.#number) : this.#number;
  }

  #isGood(code: MeaningCode): boolean {
    if (code === 'frame-type') return frameTypeOf(this.#number) !== undefined;
    if (code !== 'frame-length') return true;
    return this.#number >= FRAME_HEAD_BYTES && this.#number <= FRAME_HEAD_BYTES + MAX_FRAME_TEXT_BYTES;
  }

  /** A part is whole; with the last one the frame is. */
  #end(code: MeaningCode): void {
    if (code === 'frame-length') this.#size = FRAME_LENGTH_BYTES + this.#number;
    this.#number = 0;
    if (this.#isBroken || this.#at < this.#size) return;
    this.#at = 0;
    this.#size = Infinity;
    this.#frame += 1;
  }
}
