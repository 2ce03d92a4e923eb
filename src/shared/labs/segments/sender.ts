/**
 * The sender's half of a transfer: which segments may go now, and what an acknowledgement changes.
 * It has no socket and no clock. Whoever has both asks it what is due and tells it what came and when.
 *
 *     acknowledged | under way, the window's part that is used | may go now | must wait
 *                  ^ base                                      ^ next       ^ base + window
 *
 * Left out of what TCP does: opening and closing a connection, congestion control (RFC 5681), sending again
 * at the third duplicate acknowledgement, probing a window of 0: one segment
 * may always be under way.
 */
import type { SegmentProtocol } from './contract';
import { POLICIES, type Policy } from './policy';
import { RoundTrip, type TimeoutBounds } from './round-trip';
import type { Decoded, Segment } from './segment';

export interface SenderOptions {
  readonly protocol: SegmentProtocol;
  readonly stream: number;
  readonly segmentBytes: number;
  /** In segments. */
  readonly window: number;
  readonly timeout: TimeoutBounds;
  /** How long it goes on without hearing anything; `undefined` is for ever. TCP: at least 100 s (RFC 1122 section 4.2.3.5). */
  readonly giveUpMs?: number | undefined;
}

export type SenderNote =
  /** No acknowledgement in time: `again` segments from `sequence` on are sent again. */
  | { readonly code: 'TIMED_OUT'; readonly sequence: number; readonly again: number; readonly afterMs: number }
  | {
      readonly code: 'MEASURED';
      readonly sequence: number;
      readonly roundTripMs: number;
      readonly smoothedMs: number;
      readonly variationMs: number;
      readonly timeoutMs: number;
    }
  /** What is known to have arrived: all before `base`, and `beyond` of those behind. */
  | { readonly code: 'ACKNOWLEDGED'; readonly base: number; readonly sequence: number; readonly beyond: number }
  /** It said nothing new, or belongs to another transfer. */
  | { readonly code: 'ACKNOWLEDGED_BEFORE'; readonly sequence: number; readonly base: number }
  /** What came was not what was sent. */
  | { readonly code: 'CORRUPT'; readonly why: 'short' | 'checksum' | 'kind' };

/** One that is under way. */
interface UnderWay {
  readonly firstSentMs: number;
  timerFromMs: number;
  sent: number;
  arrived: boolean;
}

export class Sender {
  readonly #policy: Policy;
  readonly #roundTrip: RoundTrip;
  readonly #underWay = new Map<number, UnderWay>();
  #base = 0;
  #next = 0;
  /** Time-outs of the oldest since the window last moved. */
  #timeoutsInARow = 0;
  #timerFromMs = 0;
  #receiverWindow = Infinity;
  /** When it last heard something; before that, when it began. */
  #aliveMs = 0;
  #sent = 0;
  #sentAgain = 0;
  #acknowledgements = 0;

  /** @param content  the whole stream; empty is a transfer, too, of one segment without payload */
  constructor(
    readonly content: Uint8Array,
    readonly options: SenderOptions,
    readonly note: (note: SenderNote) => void = () => undefined,
  ) {
    this.#policy = POLICIES[options.protocol];
    this.#roundTrip = new RoundTrip(options.timeout);
  }

  /** How many segments the stream makes. */
  get count(): number {
    return Math.max(1, Math.ceil(this.content.length / this.options.segmentBytes));
  }

  get isDone(): boolean {
    return this.#base === this.count;
  }

  get figures() {
    return {
      segmentsSent: this.#sent,
      retransmitted: this.#sentAgain,
      acknowledgements: this.#acknowledgements,
      smoothedMs: this.#roundTrip.smoothedMs ?? null,
      timeoutMs: this.#roundTrip.timeoutMs(),
    };
  }

  /** Whether it has heard nothing for so long that nobody seems to be there. */
  hasGivenUp(nowMs: number): boolean {
    const { giveUpMs = Infinity } = this.options;
    return this.#sent > 0 && nowMs - this.#aliveMs >= giveUpMs;
  }

  /** What is to be sent at this moment: what a timer asks for again, and what the window lets go. */
  due(nowMs: number): readonly Segment[] {
    return [...this.#again(nowMs), ...this.#fresh(nowMs)];
  }

  /** How long nothing needs to be sent if nothing comes; 0 if something is due already. */
  waitMs(nowMs: number): number {
    const earliest = Math.min(...this.#timers().map(({ endsMs }) => endsMs));
    return Math.max(0, Math.ceil(earliest - nowMs));
  }

  /** A datagram has come. */
  heard(decoded: Decoded, nowMs: number): void {
    if (!decoded.ok) return this.note({ code: 'CORRUPT', why: decoded.why });
    const { kind, stream, sequence, acknowledgement, window } = decoded.segment;
    const isAnswer = kind === 'acknowledgement' && stream === this.options.stream;
    // What was never sent cannot have arrived: somebody made this one up.
    if (!isAnswer || sequence >= this.#next || acknowledgement > this.#next) return;
    this.#acknowledgements += 1;
    this.#aliveMs = nowMs;
    // One that is older than another that was heard says less of the room there is.
    if (acknowledgement >= this.#base) this.#receiverWindow = Math.max(1, window);
    const measurable = this.#underWay.get(sequence);
    const news = this.#arrived(sequence, acknowledgement);
    if (!news) return this.note({ code: 'ACKNOWLEDGED_BEFORE', sequence, base: this.#base });
    if (measurable?.arrived && measurable.sent === 1) this.#measure(sequence, nowMs - measurable.firstSentMs);
    this.#moveBase(nowMs);
    this.note({ code: 'ACKNOWLEDGED', base: this.#base, sequence, beyond: this.#beyond() });
  }

  /** @returns whether it was news */
  #arrived(sequence: number, acknowledgement: number): boolean {
    let news = false;
    for (const [number, one] of this.#underWay) {
      const has = number < acknowledgement || (number === sequence && this.#policy.keepsEarly);
      if (!has || one.arrived) continue;
      one.arrived = true;
      news = true;
    }
    return news;
  }

  #moveBase(nowMs: number): void {
    const before = this.#base;
    while (this.#underWay.get(this.#base)?.arrived) {
      this.#underWay.delete(this.#base);
      this.#base += 1;
    }
    if (this.#base === before) return;
    // RFC 6298 goes on with the doubled timer until one that was sent once is measured. Where a third is
    // lost that hardly comes; TCP has timestamps for it (RFC 7323), here a window that moves is enough.
    this.#timeoutsInARow = 0;
    this.#timerFromMs = nowMs;
  }

  #measure(sequence: number, roundTripMs: number): void {
    this.#roundTrip.measured(roundTripMs);
    const { smoothedMs = 0, variationMs } = this.#roundTrip;
    const timeoutMs = this.#roundTrip.timeoutMs();
    this.note({ code: 'MEASURED', sequence, roundTripMs, smoothedMs, variationMs, timeoutMs });
  }

  #beyond(): number {
    return [...this.#underWay.values()].filter(({ arrived }) => arrived).length;
  }

  /** What timers that have run out ask for. */
  *#again(nowMs: number): Generator<Segment> {
    for (const { sequence, endsMs, fromMs } of this.#timers()) {
      if (endsMs > nowMs) continue;
      const all = this.#policy.sendsAgain === 'all';
      const numbers = all ? [...this.#underWay.keys()] : [sequence];
      this.note({ code: 'TIMED_OUT', sequence, again: numbers.length, afterMs: nowMs - fromMs });
      if (all) {
        this.#timeoutsInARow += 1;
        this.#timerFromMs = nowMs;
      }
      for (const number of numbers) yield this.#sendAgain(number, nowMs);
    }
  }

  #sendAgain(sequence: number, nowMs: number): Segment {
    const one = this.#underWay.get(sequence);
    if (one) {
      one.sent += 1;
      one.timerFromMs = nowMs;
    }
    this.#sent += 1;
    this.#sentAgain += 1;
    return this.#segment(sequence);
  }

  /** What was never sent and fits into the window. */
  *#fresh(nowMs: number): Generator<Segment> {
    if (this.#sent === 0) this.#aliveMs = nowMs;
    const window = Math.min(this.#policy.windowOf(this.options.window), this.#receiverWindow);
    while (this.#next < this.count && this.#next < this.#base + window) {
      if (this.#underWay.size === 0) this.#timerFromMs = nowMs;
      this.#underWay.set(this.#next, { firstSentMs: nowMs, timerFromMs: nowMs, sent: 1, arrived: false });
      this.#sent += 1;
      yield this.#segment(this.#next);
      this.#next += 1;
    }
  }

  /** One timer for all, or one for each that has not arrived. */
  #timers(): readonly { readonly sequence: number; readonly fromMs: number; readonly endsMs: number }[] {
    if (this.#underWay.size === 0) return [];
    if (this.#policy.sendsAgain === 'all') {
      const fromMs = this.#timerFromMs;
      return [{ sequence: this.#base, fromMs, endsMs: fromMs + this.#roundTrip.timeoutMs(this.#timeoutsInARow) }];
    }
    return [...this.#underWay]
      .filter(([, { arrived }]) => !arrived)
      .map(([sequence, { timerFromMs, sent }]) => {
        return { sequence, fromMs: timerFromMs, endsMs: timerFromMs + this.#roundTrip.timeoutMs(sent - 1) };
      });
  }

  #segment(sequence: number): Segment {
    const { stream, segmentBytes } = this.options;
    const payload = this.content.subarray(sequence * segmentBytes, (sequence + 1) * segmentBytes);
    const kind = sequence === this.count - 1 ? 'last' : 'data';
    return { kind, stream, sequence, acknowledgement: 0, window: 0, payload };
  }
}
