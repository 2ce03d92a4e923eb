/** What a run of `segments` sums up to, kept while it goes on from what its programs tell. */
import { createHash } from 'node:crypto';
import type { SegmentProtocol, SegmentsSummary, SweepPoint } from '../../../shared/labs/segments/contract';
import type { Json } from '../../../shared/wire/json';
import type { Transfer } from './transfer';

type Told = Readonly<Record<string, Json>>;

export class Tally {
  readonly #sha256Sent: string;
  readonly #sentBytes: number;
  readonly #points: SweepPoint[] = [];
  readonly #received = new Map<number, string>();
  #last: Told = {};
  #delivered: Told = {};
  #segmentsSent = 0;
  #retransmitted = 0;
  #acknowledgements = 0;
  #tookMs = 0;
  #allDone = true;
  #duplicates = 0;
  #corrupt = 0;
  #outOfOrder = 0;

  constructor(
    readonly protocol: SegmentProtocol,
    readonly transfers: readonly Transfer[],
    text: string,
  ) {
    const bytes = Buffer.from(text);
    this.#sentBytes = bytes.length;
    this.#sha256Sent = createHash('sha256').update(bytes).digest('hex');
  }

  /** @param code  of a note of the sender or the receiver */
  heard(code: string, told: Told): void {
    if (code === 'DUPLICATE') this.#duplicates += 1;
    else if (code === 'CORRUPT') this.#corrupt += 1;
    else if (code === 'KEPT' || code === 'OUT_OF_ORDER') this.#outOfOrder += 1;
    else if (code === 'PUT_TOGETHER') {
      this.#delivered = told;
      this.#received.set(numberOf(told['stream']), textOf(told['sha256']));
    } else if (code === 'ALL_ACKNOWLEDGED' || code === 'GAVE_UP') this.#transferred(told, code === 'ALL_ACKNOWLEDGED');
  }

  #transferred(told: Told, done: boolean): void {
    this.#last = told;
    this.#allDone &&= done;
    const [sent, tookMs] = [numberOf(told['segmentsSent']), numberOf(told['tookMs'])];
    this.#segmentsSent += sent;
    this.#retransmitted += numberOf(told['retransmitted']);
    this.#acknowledgements += numberOf(told['acknowledgements']);
    this.#tookMs += tookMs;
    const transfer = this.transfers[numberOf(told['stream'])];
    if (!transfer || !done) return;
    const { protocol, loss } = transfer;
    this.#points.push({ protocol, loss, bytesPerSecond: this.#perSecond(this.#sentBytes, tookMs), segmentsSent: sent });
  }

  summary(nowMs: number): SegmentsSummary {
    const { smoothedMs, timeoutMs } = this.#last;
    const delivered = numberOf(this.#delivered['sizeBytes']);
    const sha256Received = textOf(this.#delivered['sha256']);
    return {
      protocol: this.protocol,
      delivered: textOf(this.#delivered['text']),
      deliveredBytes: delivered,
      sentBytes: this.#sentBytes,
      intact: this.#allDone && this.transfers.every(({ stream }) => this.#received.get(stream) === this.#sha256Sent),
      sha256Sent: this.#sha256Sent,
      sha256Received,
      segmentsSent: this.#segmentsSent,
      retransmitted: this.#retransmitted,
      duplicatesDropped: this.#duplicates,
      corruptDropped: this.#corrupt,
      outOfOrder: this.#outOfOrder,
      acknowledgements: this.#acknowledgements,
      elapsedMs: this.#tookMs > 0 ? this.#tookMs : nowMs,
      bytesPerSecond: this.#perSecond(this.#sentBytes * this.#points.length, this.#tookMs),
      smoothedRttMs: typeof smoothedMs === 'number' ? smoothedMs : null,
      timeoutMs: numberOf(timeoutMs),
      ...(this.transfers.length > 1 && { sweep: this.#points }),
    };
  }

  #perSecond(bytes: number, ms: number): number {
    return ms > 0 ? Math.round((1_000 * bytes) / ms) : 0;
  }
}

const numberOf = (value: Json | undefined): number => (typeof value === 'number' ? value : 0);
const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
