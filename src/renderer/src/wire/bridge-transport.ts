/** The transport of a page in the desktop app: over what the preload put on `window.interleave`. */
import { CLOSED_FRAME, type Bridge } from '../../../shared/wire/bridge';
import type { CloseReason, Transport } from '../../../shared/wire/transport';

export class BridgeTransport implements Transport {
  readonly #onClose: ((reason: CloseReason) => void)[] = [];
  readonly #kept: string[] = [];
  #listener: ((frame: string) => void) | undefined;
  #closed: CloseReason | undefined;

  constructor(readonly bridge: Bridge) {
    bridge.onFrame((frame) => this.#receive(frame));
  }

  send(frame: string): void {
    if (!this.#closed) this.bridge.send(frame);
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
    this.bridge.send(CLOSED_FRAME);
    this.#end(reason);
  }

  #receive(frame: string): void {
    if (this.#closed) return;
    if (frame === CLOSED_FRAME) this.#end('done');
    else if (this.#listener) this.#listener(frame);
    else this.#kept.push(frame);
  }

  #end(reason: CloseReason): void {
    this.#closed = reason;
    for (const listener of this.#onClose.splice(0)) listener(reason);
  }
}
