/**
 * A TCP socket that a library drives, with its words for the trace: the library goes on as if nobody watched.
 *
 * {@link TracedConnection} is for programs that read and write themselves; here a client or a server of somebody else's
 * making does. What it hands to the socket (`write`, `end`, `resetAndDestroy`, `destroy`) and what Node hands it (`push`,
 * errors) is told at that moment, in the same words, so that the parent pairs both kinds of ends.
 *
 * Of a TLS socket it is what goes in and comes out, not what is on the wire. Node's own HTTP server takes a socket's
 * bytes past `push` until somebody listens to its `data`.
 */
import { errorMonitor, type EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { socketName, type NetData } from '../../../shared/net/net-data';
import type { EventKind } from '../../../shared/trace/event';
import { codeOf } from '../../resources/system-error';
import type { At, Teller } from './teller';
import type { Waits } from './waits';

export interface Watching {
  /** Number of this connection in its process. */
  readonly number: number;
  readonly isClient: boolean;
  readonly teller: Teller;
  readonly waits: Waits;
  /** Where the program stands: asked whenever something is told. */
  readonly at: () => At;
  /** What of these bytes may be kept, such as all but a password. As many as there were. */
  readonly kept?: (bytes: Buffer) => Buffer;
}

/**
 * Watches a socket from now on: one that is connecting, or one that a server was just given.
 *
 * @param port  of the server a client connects to
 */
export function watchSocket(socket: Socket, watching: Watching, port = 0): void {
  const watched = new WatchedSocket(socket, watching, port);
  if (!watching.isClient) watched.begin();
  // Before the library's own listener, which may write at once.
  else socket.prependOnceListener('connect', () => watched.begin());
}

class WatchedSocket {
  #localPort = 0;
  #remotePort = 0;
  #sentBytes = 0;
  #receivedBytes = 0;
  #begun = false;
  /** Sends no more, or was broken off. */
  #over = false;
  #endOfWait: (() => void) | undefined;

  constructor(
    readonly socket: Socket,
    readonly watching: Watching,
    readonly port: number,
  ) {
    const events: EventEmitter = socket;
    events.on(errorMonitor, (error: Error) => this.#failed(codeOf(error)));
    socket.once('close', () => this.#closed());
    this.#hearWrites();
    this.#hearEnds();
    this.#hearPieces();
  }

  /** The connection is there. */
  begin(): void {
    this.#begun = true;
    this.#localPort = this.socket.localPort ?? 0;
    this.#remotePort = this.socket.remotePort ?? 0;
    const { isClient } = this.watching;
    this.#tell(isClient ? 'connect' : 'accept', isClient ? this.#outward() : this.#inward());
    this.#waitForMore();
  }

  #hearWrites(): void {
    const { socket } = this;
    const write = socket.write.bind(socket) as (...args: readonly unknown[]) => boolean;
    socket.write = (chunk: Uint8Array | string, ...rest: readonly unknown[]): boolean => {
      this.#sends(chunk, rest[0]);
      return write(chunk, ...rest);
    };
  }

  #hearEnds(): void {
    const { socket } = this;
    const end = socket.end.bind(socket) as (...args: readonly unknown[]) => Socket;
    const destroy = socket.destroy.bind(socket);
    const reset = socket.resetAndDestroy.bind(socket);
    socket.end = (...args: readonly unknown[]): Socket => {
      const [last, encoding] = args;
      if (typeof last === 'string' || last instanceof Uint8Array) this.#sends(last, encoding);
      this.#ends('close');
      return end(...args);
    };
    socket.destroy = (error?: Error): Socket => {
      // With an error it is the other end, or the system, that did it: see #failed.
      if (!error) this.#ends('close');
      return destroy(error);
    };
    socket.resetAndDestroy = (): Socket => {
      this.#ends('reset');
      return reset();
    };
  }

  #hearPieces(): void {
    const { socket } = this;
    const push = socket.push.bind(socket);
    socket.push = (piece: Uint8Array | null, encoding?: BufferEncoding): boolean => {
      this.#receives(piece);
      return push(piece, encoding);
    };
  }

  #sends(chunk: Uint8Array | string, encoding: unknown): void {
    if (!this.#begun || this.#over) return;
    const bytes = bytesOf(chunk, encoding);
    if (bytes.length === 0) return;
    this.#tell('send', { ...this.#outward(), sizeBytes: bytes.length, offset: this.#sentBytes }, bytes);
    this.#sentBytes += bytes.length;
  }

  #ends(how: 'close' | 'reset'): void {
    if (!this.#begun || this.#over) return;
    this.#over = true;
    this.#tell(how, this.#outward());
  }

  #receives(piece: Uint8Array | null): void {
    if (!this.#begun) return;
    this.#endOfWait?.();
    const bytes = bytesOf(piece ?? '', undefined);
    const data = { ...this.#inward(), sizeBytes: bytes.length, offset: this.#receivedBytes };
    this.#receivedBytes += bytes.length;
    if (piece) this.#tell('receive', data, bytes);
    else this.#tell('receive', { ...data, fin: true });
    if (piece) this.#waitForMore();
  }

  #failed(code: string): void {
    if (!this.#begun) {
      const { teller, at } = this.watching;
      return teller.tell('error', { data: { protocol: 'tcp', code, to: this.port }, port: this.port }, at());
    }
    this.#over = true;
    if (code === 'ECONNRESET') this.#tell('reset', { ...this.#inward(), received: true, code });
    else this.#tell('error', { ...this.#outward(), code });
  }

  #closed(): void {
    this.#over = true;
    this.#endOfWait?.();
    this.#endOfWait = undefined;
  }

  /** A library reads whatever comes: whenever it does nothing else it waits for more. */
  #waitForMore(): void {
    this.#endOfWait?.();
    const over = this.watching.waits.begin(`${socketName('tcp', this.#namingPort)}#${this.watching.number}`);
    this.#endOfWait = () => {
      this.#endOfWait = undefined;
      over();
    };
  }

  /** Both ends have one name: by the client's port. */
  get #namingPort(): number {
    return this.watching.isClient ? this.#localPort : this.#remotePort;
  }

  #outward(): NetData {
    return { protocol: 'tcp', from: this.#localPort, to: this.#remotePort };
  }

  #inward(): NetData {
    return { protocol: 'tcp', from: this.#remotePort, to: this.#localPort };
  }

  #tell(kind: EventKind, data: NetData, bytes?: Buffer): void {
    const { teller, number, at, kept } = this.watching;
    const shown = bytes && (kept?.(bytes) ?? bytes);
    teller.tell(kind, { data, port: this.#namingPort, connection: number, ...(shown && { bytes: shown }) }, at());
  }
}

function bytesOf(chunk: Uint8Array | string, encoding: unknown): Buffer {
  if (typeof chunk === 'string')
    return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
