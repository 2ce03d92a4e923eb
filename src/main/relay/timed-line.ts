/**
 * A line that things leave in the order in which they came, each when its time has come: the delay of a
 * long way and the bandwidth of a narrow one.
 *
 * A narrow way is one on which a thing takes `size / bytesPerSecond` to pass and the next begins after it;
 * a long one adds its delay to each. Times are computed from when the last one was due, not from when a
 * timer woke, so a thousand late timers do not add up.
 */
import type { Faults } from '../../shared/relay/faults';
import type { Clock } from '../run/clock';

interface Waiting<Item> {
  readonly item: Item;
  readonly sizeBytes: number;
  readonly dueMs: number;
}

export interface TimedLineEvents<Item> {
  /** It may go. */
  leave(item: Item): void;
}

/** When many have left, their places are given back at once and not one by one. */
const COMPACT_AFTER = 1_024;

export class TimedLine<Item> {
  #line: Waiting<Item>[] = [];
  #first = 0;
  #waitingBytes = 0;
  #wayIsFreeAtMs = 0;
  #lastDueMs = 0;
  #held = false;
  #asleep = false;
  readonly #closed = new AbortController();

  constructor(
    readonly clock: Clock,
    readonly events: TimedLineEvents<Item>,
  ) {}

  get size(): number {
    return this.#line.length - this.#first;
  }

  get isHeld(): boolean {
    return this.#held;
  }

  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /**
   * It leaves at once if nobody is before it and nothing holds it up.
   *
   * @param extraMs  added to its delay
   * @param gapMs    at least so long after the one before it
   */
  push(item: Item, sizeBytes: number, { delayMs, bytesPerSecond }: Faults, extraMs = 0, gapMs = 0): void {
    if (this.#closed.signal.aborted) return;
    const nowMs = this.#nowMs();
    const startMs = Math.max(nowMs, this.#wayIsFreeAtMs);
    const throughMs = bytesPerSecond > 0 ? startMs + (sizeBytes * 1_000) / bytesPerSecond : nowMs;
    if (bytesPerSecond > 0) this.#wayIsFreeAtMs = throughMs;
    this.#lastDueMs = Math.max(this.#lastDueMs + gapMs, throughMs + delayMs + extraMs);
    this.#waitingBytes += sizeBytes;
    this.#line.push({ item, sizeBytes, dueMs: this.#lastDueMs });
    this.#pump();
  }

  /** Nothing leaves until {@link goOn}. */
  hold(): void {
    this.#held = true;
  }

  goOn(): void {
    this.#held = false;
    this.#pump();
  }

  /** Takes out everything that still waits; it does not leave. */
  clear(): readonly Item[] {
    const left = this.#line.slice(this.#first).map(({ item }) => item);
    this.#line = [];
    this.#first = 0;
    this.#waitingBytes = 0;
    return left;
  }

  /** @returns what still waited */
  close(): readonly Item[] {
    this.#closed.abort();
    return this.clear();
  }

  #pump(): void {
    while (!this.#held) {
      const next = this.#line[this.#first];
      if (!next) return;
      if (next.dueMs > this.#nowMs()) return this.#sleepUntil(next.dueMs);
      this.#first += 1;
      this.#waitingBytes -= next.sizeBytes;
      this.#compact();
      this.events.leave(next.item);
    }
  }

  #compact(): void {
    if (this.#first === this.#line.length) this.#line.length = this.#first = 0;
    if (this.#first < COMPACT_AFTER || this.#first * 2 < this.#line.length) return;
    this.#line = this.#line.slice(this.#first);
    this.#first = 0;
  }

  /** Whoever comes later is due later: one sleep is enough. */
  #sleepUntil(dueMs: number): void {
    if (this.#asleep) return;
    this.#asleep = true;
    const wake = (): void => {
      this.#asleep = false;
      this.#pump();
    };
    this.clock.sleep(Math.ceil(dueMs - this.#nowMs()), this.#closed.signal).then(wake, () => undefined);
  }

  #nowMs(): number {
    return this.clock.now() / 1e6;
  }
}
