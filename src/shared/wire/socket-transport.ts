/**
 * A transport over a WebSocket: one text message a frame. The browser's `WebSocket` and the one of
 * the `ws` package both fit {@link SocketLike}, so both ends run this same code.
 *
 * Why it ended travels as the close code, so that both sides hear the same reason:
 *
 *     1000  done         one side closed on purpose
 *     1001  done         the page went away: tab closed, reloaded, browser closed
 *     4400  malformed    a frame could not be read
 *     4413  too-large    a frame exceeded the limit; also 1009, which a WebSocket says by itself
 *     else  lost
 *
 * @see RFC 6455, section 7.4; 4000 to 4999 are free for applications
 */
import type { CloseReason } from './transport';
import { TransportEnd } from './transport-end';

export interface SocketLike {
  /** 0 connecting, 1 open, 2 closing, 3 closed. */
  readonly readyState: number;
  send(text: string): void;
  close(code: number): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: { readonly code: number }) => void): void;
  addEventListener(type: 'open' | 'error', listener: () => void): void;
}

const CONNECTING = 0;
const OPEN = 1;

const CODES: Readonly<Record<CloseReason, number>> = { done: 1000, lost: 4000, malformed: 4400, 'too-large': 4413 };

const REASONS: ReadonlyMap<number, CloseReason> = new Map([
  [1000, 'done'],
  [1001, 'done'],
  [1009, 'too-large'],
  [4400, 'malformed'],
  [4413, 'too-large'],
]);

export class SocketTransport extends TransportEnd {
  /** Sent before the socket was open. */
  readonly #early: string[] = [];

  constructor(readonly socket: SocketLike) {
    super();
    socket.addEventListener('message', ({ data }) => this.#receive(data));
    socket.addEventListener('open', () => {
      for (const frame of this.#early.splice(0)) socket.send(frame);
      if (this.ended) socket.close(CODES[this.ended]);
    });
    socket.addEventListener('close', ({ code }) => this.end(REASONS.get(code) ?? 'lost'));
    socket.addEventListener('error', () => undefined); // a close follows every error and says enough
  }

  send(frame: string): void {
    if (this.ended) return;
    if (this.socket.readyState === CONNECTING) this.#early.push(frame);
    else if (this.socket.readyState === OPEN) this.socket.send(frame);
  }

  close(reason: CloseReason = 'done'): void {
    if (this.ended) return;
    // What was sent before the close is still to arrive: a socket that is not open yet closes then.
    if (this.socket.readyState !== CONNECTING) this.socket.close(CODES[reason]);
    this.end(reason);
  }

  #receive(data: unknown): void {
    if (this.ended) return;
    if (typeof data === 'string') this.deliver(data);
    else this.close('malformed');
  }
}
