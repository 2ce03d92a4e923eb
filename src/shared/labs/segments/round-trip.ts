/**
 * How long to wait for an acknowledgement before sending again: the estimate of RFC 6298.
 *
 *     first measure R:   SRTT = R                          RTTVAR = R / 2
 *     each later one:    RTTVAR = 3/4 RTTVAR + 1/4 |SRTT - R|
 *                        SRTT   = 7/8 SRTT   + 1/8 R
 *     timer:             RTO = SRTT + max(G, 4 RTTVAR), within bounds
 *
 * Karn's rule: a segment that was sent more than once is not measured, since nobody knows which of them
 * the acknowledgement answers.
 *
 * The standard's bounds (at least a second, at most no less than a minute) are made for the world. Between
 * two processes of one machine an answer takes a millisecond, and a lab that waits a second for each loss
 * is no lab: whoever makes one says its own {@link TimeoutBounds}. (Linux says 200 ms.)
 */

export interface TimeoutBounds {
  /** Before the first measure. */
  readonly initialMs: number;
  readonly minMs: number;
  /** Also the most that doubling makes of it. */
  readonly maxMs: number;
}

/** G, the grain of the clock: Node's timers count milliseconds. */
const CLOCK_GRAIN_MS = 1;

export class RoundTrip {
  #smoothedMs: number | undefined;
  #variationMs = 0;

  constructor(readonly bounds: TimeoutBounds) {}

  /** SRTT; `undefined` before the first measure. */
  get smoothedMs(): number | undefined {
    return this.#smoothedMs;
  }

  get variationMs(): number {
    return this.#variationMs;
  }

  measured(ms: number): void {
    if (this.#smoothedMs === undefined) {
      this.#smoothedMs = ms;
      this.#variationMs = ms / 2;
      return;
    }
    this.#variationMs = 0.75 * this.#variationMs + 0.25 * Math.abs(this.#smoothedMs - ms);
    this.#smoothedMs = 0.875 * this.#smoothedMs + 0.125 * ms;
  }

  /**
   * @param timeoutsInARow  how often the timer has run out since something last went well: it doubles each
   *                        time (rule 5.5), so that a network that is only slow is not filled with copies
   */
  timeoutMs(timeoutsInARow = 0): number {
    const { initialMs, minMs, maxMs } = this.bounds;
    const once =
      this.#smoothedMs === undefined ? initialMs : this.#smoothedMs + Math.max(CLOCK_GRAIN_MS, 4 * this.#variationMs);
    return Math.min(maxMs, Math.max(minMs, once) * 2 ** timeoutsInARow);
  }
}
