/**
 * A run at the table, attempt after attempt. One that ended in a deadlock stands: the learner may take
 * a step back, or begin again, and only a stop ends it.
 */
import { once } from 'node:events';
import type { Attempt } from '../../run/step-program/attempt';

export class Standing {
  #next: Promise<Attempt> | undefined;
  #wake: () => void = () => undefined;

  constructor(readonly signal: AbortSignal) {}

  get begun(): boolean {
    return this.#next !== undefined;
  }

  /**
   * @returns resolves when an attempt has come to the end of all its threads, or failed
   * @throws LabError 'CANCELLED' when the run is to end
   */
  async untilOver(first: Promise<Attempt>): Promise<void> {
    this.#next = first;
    for (;;) {
      const awaited: Promise<Attempt> = this.#next;
      const attempt = await awaited;
      if (this.#next !== awaited) continue;
      if (!attempt.deadlocked) return;
      await this.#untilGoingOn();
    }
  }

  /** An attempt that takes the place of the one before; an attempt that cannot begin takes nobody's place. */
  async goOn(next: Promise<Attempt>): Promise<null> {
    const refusal = await Promise.race([next.then(nothing, (thrown: unknown) => ({ thrown })), refusedByNow()]);
    if (refusal) throw refusal.thrown;
    this.#next = next;
    this.#wake();
    return null;
  }

  async #untilGoingOn(): Promise<void> {
    this.signal.throwIfAborted();
    const woken = new Promise<void>((resolve) => (this.#wake = resolve));
    const over = new AbortController();
    const aborted = once(this.signal, 'abort', { signal: over.signal });
    aborted.catch(nothing);
    await Promise.race([woken, aborted]);
    over.abort();
    this.signal.throwIfAborted();
  }
}

const nothing = (): undefined => undefined;

/** A refusal is decided without waiting for anything, so a turn of the event loop later it would be there. */
const refusedByNow = (): Promise<undefined> => new Promise((resolve) => setImmediate(resolve, undefined));
