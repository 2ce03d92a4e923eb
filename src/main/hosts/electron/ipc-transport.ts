/** A transport over Electron's IPC: one text a message, one channel each way. */
import type { WebContents } from 'electron';
import { CLOSED_FRAME, TO_PAGE } from '../../../shared/wire/bridge';
import { MAX_FRAME_CHARS, type CloseReason, type Transport } from '../../../shared/wire/transport';

export class IpcTransport implements Transport {
  readonly #kept: string[] = [];
  readonly #onClose: ((reason: CloseReason) => void)[] = [];
  #listener: ((frame: string) => void) | undefined;
  #closed: CloseReason | undefined;

  constructor(readonly contents: Pick<WebContents, 'isDestroyed' | 'send'>) {}

  send(frame: string): void {
    if (!this.#closed) this.#post(frame);
  }

  onFrame(listener: (frame: string) => void): void {
    this.#listener = listener;
    for (const frame of this.#kept.splice(0)) listener(frame);
  }

  onClose(listener: (reason: CloseReason) => void): void {
    if (this.#closed) listener(this.#closed);
    else this.#onClose.push(listener);
  }

  /** Ends the wire and tells the page, if it is still there. */
  close(reason: CloseReason = 'done'): void {
    if (this.#closed) return;
    this.#closed = reason;
    this.#post(CLOSED_FRAME);
    for (const listener of this.#onClose) listener(reason);
  }

  /** The page is gone: ends the wire without a word to whatever stands in its place by now. */
  lost(reason: CloseReason): void {
    if (this.#closed) return;
    this.#closed = reason;
    for (const listener of this.#onClose) listener(reason);
  }

  /** Takes what a trusted frame sent, which may still be anything. After the close it says so again. */
  receive(frame: unknown): void {
    if (this.#closed) return this.#post(CLOSED_FRAME);
    if (frame === CLOSED_FRAME) return this.lost('done'); // the page ended the wire itself
    if (typeof frame !== 'string') return this.close('malformed');
    if (frame.length > MAX_FRAME_CHARS) return this.close('too-large');
    if (this.#listener) this.#listener(frame);
    else this.#kept.push(frame);
  }

  #post(frame: string): void {
    if (!this.contents.isDestroyed()) this.contents.send(TO_PAGE, frame);
  }
}
