/** What every transport does alike: keeps frames until somebody listens, and tells of its end once. */
import type { CloseReason, Transport } from './transport';

export abstract class TransportEnd implements Transport {
  #kept: string[] = [];
  #onClose: ((reason: CloseReason) => void)[] = [];
  #listener: ((frame: string) => void) | undefined;
  #ended: CloseReason | undefined;

  abstract send(frame: string): void;
  abstract close(reason?: CloseReason): void;

  onFrame(listener: (frame: string) => void): void {
    this.#listener = listener;
    for (const frame of this.#kept.splice(0)) listener(frame);
  }

  onClose(listener: (reason: CloseReason) => void): void {
    if (this.#ended) listener(this.#ended);
    else this.#onClose.push(listener);
  }

  /** Why it ended; `undefined` while it has not. */
  protected get ended(): CloseReason | undefined {
    return this.#ended;
  }

  /** A frame from the other side. After the end nobody hears it. */
  protected deliver(frame: string): void {
    if (this.#ended) return;
    if (this.#listener) this.#listener(frame);
    else this.#kept.push(frame);
  }

  /** Ends it on this side and tells whoever listens. The second end is none. */
  protected end(reason: CloseReason): void {
    if (this.#ended) return;
    this.#ended = reason;
    this.#kept = [];
    for (const listener of this.#onClose.splice(0)) listener(reason);
  }
}
