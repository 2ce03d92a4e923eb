/** A TCP server and clients of a test: connections whose bytes, end and errors can be waited for. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export class TcpEnd {
  readonly pieces: Buffer[] = [];
  hasEnded = false;
  error: string | undefined;
  isClosed = false;
  readonly #waiting: { readonly isMet: () => boolean; readonly resolve: () => void }[] = [];

  constructor(
    readonly socket: Socket,
    options: { readonly reads?: boolean } = {},
  ) {
    if (options.reads !== false) this.read();
    socket.on('end', () => this.#told(() => (this.hasEnded = true)));
    socket.on('error', (error: NodeJS.ErrnoException) => this.#told(() => (this.error = error.code)));
    socket.on('close', () => this.#told(() => (this.isClosed = true)));
    socket.on('drain', () => this.#told(() => undefined));
  }

  static async connect(port: number, options: { readonly reads?: boolean } = {}): Promise<TcpEnd> {
    const end = new TcpEnd(connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true }), options);
    if (end.socket.connecting) await once(end.socket, 'connect');
    return end;
  }

  read(): void {
    this.socket.on('data', (bytes) => this.#told(() => this.pieces.push(bytes)));
  }

  get bytes(): Buffer {
    return Buffer.concat(this.pieces);
  }

  get text(): string {
    return this.bytes.toString();
  }

  get sizeBytes(): number {
    return this.pieces.reduce((sum, { length }) => sum + length, 0);
  }

  /** Resolves when it is so; asked again whenever something happened at this end. */
  when(isMet: (end: this) => boolean): Promise<void> {
    return new Promise((resolve) => {
      if (isMet(this)) resolve();
      else this.#waiting.push({ isMet: () => isMet(this), resolve });
    });
  }

  async close(): Promise<void> {
    this.socket.destroy();
    await this.when(({ isClosed }) => isClosed);
  }

  #told(change: () => unknown): void {
    change();
    for (const one of this.#waiting.splice(0)) {
      if (one.isMet()) one.resolve();
      else this.#waiting.push(one);
    }
  }
}

export class TcpServer {
  readonly ends: TcpEnd[] = [];
  readonly #waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  readonly #server: Server;

  private constructor(options: { readonly reads?: boolean }) {
    this.#server = createServer({ allowHalfOpen: true, pauseOnConnect: options.reads === false }, (socket) => {
      this.ends.push(new TcpEnd(socket, options));
      for (const one of this.#waiting.splice(0)) {
        if (this.ends.length >= one.count) one.resolve();
        else this.#waiting.push(one);
      }
    });
  }

  static async open(options: { readonly reads?: boolean } = {}): Promise<TcpServer> {
    const server = new TcpServer(options);
    server.#server.listen({ port: 0, host: '127.0.0.1', backlog: 1_024 });
    await once(server.#server, 'listening');
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The connection of this number, from 1, when it is there. */
  async accepted(count = 1): Promise<TcpEnd> {
    if (this.ends.length < count) await new Promise<void>((resolve) => this.#waiting.push({ count, resolve }));
    const end = this.ends[count - 1];
    if (!end) throw new Error('was accepted a moment ago');
    return end;
  }

  #closing: Promise<void> | undefined;

  close(): Promise<void> {
    this.#closing ??= new Promise((resolve) => {
      this.#server.close(() => resolve());
      for (const { socket } of this.ends) socket.destroy();
    });
    return this.#closing;
  }
}
