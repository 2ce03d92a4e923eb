/** A transport over Electron's IPC: one text a message, one channel each way. */
import type { WebContents } from 'electron';
import { CLOSED_FRAME, TO_PAGE } from '../../../shared/wire/bridge';
import { MAX_FRAME_CHARS, type CloseReason } from '../../../shared/wire/transport';
import { TransportEnd } from '../../../shared/wire/transport-end';

export class IpcTransport extends TransportEnd {
  constructor(readonly contents: Pick<WebContents, 'isDestroyed' | 'send'>) {
    super();
  }

  send(frame: string): void {
    if (!this.ended) this.#post(frame);
  }

  /** Ends the wire and tells the page, if it is still there. */
  close(reason: CloseReason = 'done'): void {
    if (this.ended) return;
    this.#post(CLOSED_FRAME);
    this.end(reason);
  }

  /** The page is gone: ends the wire without a word to whatever stands in its place by now. */
  lost(reason: CloseReason): void {
    this.end(reason);
  }

  /** Takes what a trusted frame sent, which may still be anything. After the close it says so again. */
  receive(frame: unknown): void {
    if (this.ended) return this.#post(CLOSED_FRAME);
    if (frame === CLOSED_FRAME) return this.end('done'); // the page ended the wire itself
    if (typeof frame !== 'string') return this.close('malformed');
    if (frame.length > MAX_FRAME_CHARS) return this.close('too-large');
    this.deliver(frame);
  }

  #post(frame: string): void {
    if (!this.contents.isDestroyed()) this.contents.send(TO_PAGE, frame);
  }
}
