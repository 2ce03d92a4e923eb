/**
 * One end of a TCP connection in a program, with its words for the trace.
 *
 * It reads only when asked, and then one piece: its stream has room for nothing (`highWaterMark` 0), so
 * what the program does not ask for stays with the system, and the system tells the other end to wait.
 */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { socketName, type NetData } from '../../../shared/net/net-data';
import type { EventKind } from '../../../shared/trace/event';
import { resetNow } from '../../resources/reset-now';
import { SocketError } from './socket-error';
import type { Connection } from './self';
import type { At, Teller } from './teller';
import type { Waits } from './waits';
import { codeOf } from '../../resources/system-error';

/** Bytes that may wait in this process before `write` says that there is no room: Node's own bound. */
const ROOM_BYTES = 65_536;

export class TracedConnection implements Connection {
  readonly localPort: number;
  readonly remotePort: number;
  #sentBytes = 0;
  #receivedBytes = 0;
  #readLine: number;
  /** Told of the end of the stream. */
  #atEnd = false;
  #ended = false;
  #failure: SocketError | undefined;
  /** Woken when something changed for whoever reads. */
  readonly #readers = new Set<() => void>();

  /** @param number  of this connection in its process */
  constructor(
    readonly socket: Socket,
    readonly number: number,
    readonly isClient: boolean,
    readonly teller: Teller,
    at: At,
  ) {
    this.localPort = socket.localPort ?? 0;
    this.remotePort = socket.remotePort ?? 0;
    this.#readLine = at.line;
    socket.on('error', (error) => this.#fail(codeOf(error)));
    for (const event of ['end', 'close'] as const) socket.on(event, () => this.#wakeReaders());
    this.#tell(isClient ? 'connect' : 'accept', isClient ? this.#outward() : this.#inward(), at);
  }

  get bufferedBytes(): number {
    return this.socket.writableLength;
  }

  /** Both ends have one name: by the client's port. */
  get name(): string {
    return socketName('tcp', this.#namingPort);
  }

  /** What the turnstile is told this end waits for. */
  get ownName(): string {
    return `${this.name}#${this.number}`;
  }

  /** @throws SocketError */
  write(bytes: Buffer, at: At): boolean {
    if (this.#failure) throw this.#failure;
    if (this.#ended || this.socket.destroyed) throw new SocketError('EPIPE');
    this.#tell('send', { ...this.#outward(), sizeBytes: bytes.length, offset: this.#sentBytes }, at, bytes);
    this.#sentBytes += bytes.length;
    this.socket.write(bytes);
    return this.bufferedBytes < ROOM_BYTES;
  }

  /** @throws SocketError */
  async drained(line: number, waits: Waits): Promise<void> {
    if (this.bufferedBytes > 0 && !this.#failure) this.teller.wait('room', 'tcp', this.#namingPort, line);
    const over = waits.begin(`${this.ownName} room`);
    try {
      while (this.bufferedBytes > 0 && !this.#failure && !this.socket.destroyed) await this.#drainOrEnd();
    } finally {
      over();
    }
    if (this.#failure) throw this.#failure;
  }

  /** @throws SocketError */
  async read(line: number, waits: Waits): Promise<Buffer | undefined> {
    this.#readLine = line;
    if (this.socket.listenerCount('readable') === 0) this.socket.on('readable', () => this.#wakeReaders());
    for (;;) {
      const piece = this.#atEnd ? null : (this.socket.read() as Buffer | null);
      if (piece) return this.#received(piece);
      if (this.#failure) throw this.#failure;
      if (this.socket.readableEnded) this.#tellEnd();
      if (this.#atEnd || this.socket.destroyed) return undefined;
      await this.#change(waits);
    }
  }

  end(at: At): void {
    if (this.#ended || this.socket.destroyed) return;
    this.#ended = true;
    this.#tell('close', this.#outward(), at);
    this.socket.end();
  }

  async reset(at: At): Promise<void> {
    if (this.socket.destroyed) return;
    this.#ended = true;
    this.#tell('reset', this.#outward(), at);
    resetNow(this.socket);
    await this.#closed();
  }

  /** Resolves when the system has all that was written, and the socket is closed. */
  async close(at: At): Promise<void> {
    this.end(at);
    if (!this.socket.writableFinished && !this.socket.destroyed) {
      await new Promise<void>((resolve) => this.socket.once('finish', resolve).once('close', resolve));
    }
    this.socket.destroy();
    await this.#closed();
  }

  get #namingPort(): number {
    return this.isClient ? this.localPort : this.remotePort;
  }

  #outward(): NetData {
    return { protocol: 'tcp', from: this.localPort, to: this.remotePort };
  }

  #inward(): NetData {
    return { protocol: 'tcp', from: this.remotePort, to: this.localPort };
  }

  #received(piece: Buffer): Buffer {
    const data = { ...this.#inward(), sizeBytes: piece.length, offset: this.#receivedBytes };
    this.#receivedBytes += piece.length;
    this.#tell('receive', data, this.teller.at(this.#readLine), piece);
    return piece;
  }

  /** The end of the stream is told once, and every read after it says the same. */
  #tellEnd(): void {
    if (this.#atEnd) return;
    this.#atEnd = true;
    const data = { ...this.#inward(), sizeBytes: 0, offset: this.#receivedBytes, fin: true } as const;
    this.#tell('receive', data, this.teller.at(this.#readLine));
  }

  #fail(code: string): void {
    const at = this.teller.at(this.#readLine);
    if (code === 'ECONNRESET') this.#tell('reset', { ...this.#inward(), received: true, code }, at);
    else this.#tell('error', { ...this.#outward(), code }, at);
    this.#failure ??= new SocketError(code);
    this.#wakeReaders();
  }

  async #change(waits: Waits): Promise<void> {
    this.teller.wait('bytes', 'tcp', this.#namingPort, this.#readLine);
    const over = waits.begin(this.ownName);
    await new Promise<void>((resolve) => {
      const go = (): void => {
        this.#readers.delete(go);
        over();
        resolve();
      };
      this.#readers.add(go);
    });
  }

  #wakeReaders(): void {
    for (const go of [...this.#readers]) go();
  }

  #drainOrEnd(): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        this.socket.off('drain', go).off('close', go).off('error', go);
        resolve();
      };
      this.socket.once('drain', go).once('close', go).once('error', go);
    });
  }

  async #closed(): Promise<void> {
    // An error on the way is told by its own listener; closed it is all the same.
    if (!this.socket.closed) await once(this.socket, 'close').catch(() => undefined);
  }

  #tell(kind: EventKind, data: NetData, at: At, bytes?: Buffer): void {
    const told = { data, port: this.#namingPort, connection: this.number, ...(bytes && { bytes }) };
    this.teller.tell(kind, told, at);
  }
}
