/**
 * How long a live run has been silent, by the page's clock. An actor that waits goes on waiting while
 * no event says so, and only this lets its bar grow; a run that has ended or was lost has no present.
 */
import type { RunView } from '../../run/run-view';

/** Ten times a second a bar seems to grow, and drawing costs next to nothing. */
const TICK_MS = 100;

/** While news keep coming, they themselves move the present on. */
const SILENT_MS = 250;

export class LiveClock {
  #length = 0;
  #changedAtMs: number;

  /** @param nowMs  the page's clock; tests have their own */
  constructor(
    readonly view: Pick<RunView, 'store' | 'end' | 'lost'>,
    readonly nowMs: () => number = () => performance.now(),
  ) {
    this.#changedAtMs = nowMs();
  }

  /** The run may have more events than before. */
  traceChanged(): void {
    if (this.view.store.length === this.#length) return;
    this.#length = this.view.store.length;
    this.#changedAtMs = this.nowMs();
  }

  /** Nanoseconds since the latest event came; 0 while others follow it at once, and when the run is over. */
  silenceNs(): number {
    const silentMs = this.nowMs() - this.#changedAtMs;
    return this.#isLive && silentMs >= SILENT_MS ? silentMs * 1e6 : 0;
  }

  /**
   * @param tick  called again and again while a live run is silent
   * @returns     stops it
   */
  start(tick: () => void): () => void {
    const timer = setInterval(() => {
      if (!this.#isLive) clearInterval(timer);
      else if (this.silenceNs() > 0) tick();
    }, TICK_MS);
    return () => clearInterval(timer);
  }

  get #isLive(): boolean {
    return this.view.end === undefined && !this.view.lost && this.#length > 0;
  }
}
