/**
 * A transport inside one process: two ends joined back to back. Frames arrive in a later
 * microtask, as on every real wire, so that nobody comes to rely on an answer before the call returns.
 */
import type { CloseReason, Transport } from './transport';

class End implements Transport {
  other: End | undefined;
  #listener: ((frame: string) => void) | undefined;
  #onClose: ((reason: CloseReason) => void)[] = [];
  #kept: string[] = [];
  #closed: CloseReason | undefined;

  send(frame: string): void {
    const { other } = this;
    if (this.#closed || !other) return;
    queueMicrotask(() => other.#deliver(frame));
  }

  onFrame(listener: (frame: string) => void): void {
    this.#listener = listener;
    for (const frame of this.#kept.splice(0)) listener(frame);
  }

  onClose(listener: (reason: CloseReason) => void): void {
    if (this.#closed) listener(this.#closed);
    else this.#onClose.push(listener);
  }

  close(reason: CloseReason = 'done'): void {
    if (this.#closed) return;
    this.#closed = reason;
    // Behind the frames sent before it, so that the last word is heard before the end.
    const { other } = this;
    if (other) queueMicrotask(() => other.close(reason));
    for (const listener of this.#onClose.splice(0)) listener(reason);
  }

  #deliver(frame: string): void {
    if (this.#closed) return;
    if (this.#listener) this.#listener(frame);
    else this.#kept.push(frame);
  }
}

/** @returns the client's end and the host's end */
export function pair(): { readonly client: Transport; readonly host: Transport } {
  const client = new End();
  const host = new End();
  client.other = host;
  host.other = client;
  return { client, host };
}
