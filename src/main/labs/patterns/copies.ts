/**
 * The copies one subscriber was sent and has not acknowledged yet, oldest first.
 *
 * It does one after the other, so only the oldest can be too late, and each acknowledgement starts the clock anew: as
 * TCP has one timer for all that is under way (RFC 6298, section 5).
 */
import { MAX_TRIES } from '../../../shared/labs/patterns/events';

export class Copies {
  readonly #pending: number[] = [];
  readonly #acknowledged = new Set<number>();
  #triesOfOldest = 1;
  #sinceMs = 0;

  constructor(readonly timeoutMs: number) {}

  /** Those that are not acknowledged, oldest first. */
  get pending(): readonly number[] {
    return this.#pending;
  }

  sent(job: number, nowMs: number): void {
    if (this.#pending.length === 0) this.#restart(nowMs);
    this.#pending.push(job);
  }

  /** @returns whether that is news */
  acknowledge(job: number, nowMs: number): boolean {
    if (this.#acknowledged.has(job)) return false;
    this.#acknowledged.add(job);
    const at = this.#pending.indexOf(job);
    if (at >= 0) this.#pending.splice(at, 1);
    this.#restart(nowMs);
    return true;
  }

  /** How long until the oldest is too late; `Infinity` if all are acknowledged. */
  waitMs(nowMs: number): number {
    return this.#pending.length === 0 ? Infinity : Math.max(0, this.#sinceMs + this.timeoutMs - nowMs);
  }

  /**
   * The oldest, if its acknowledgement is too late. It counts as sent again now; or, after {@link MAX_TRIES}, as lost.
   */
  overdue(nowMs: number): { readonly job: number; readonly isLost: boolean } | undefined {
    const [job] = this.#pending;
    if (job === undefined || this.waitMs(nowMs) > 0) return undefined;
    const isLost = this.#triesOfOldest >= MAX_TRIES;
    if (isLost) {
      this.#pending.shift();
      this.#restart(nowMs);
    } else {
      this.#triesOfOldest += 1;
      this.#sinceMs = nowMs;
    }
    return { job, isLost };
  }

  #restart(nowMs: number): void {
    this.#sinceMs = nowMs;
    this.#triesOfOldest = 1;
  }
}
