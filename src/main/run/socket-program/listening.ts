/** A TCP listener of a program, and how a program connects. */
import { once } from 'node:events';
import { createServer, Socket, type AddressInfo, type Server } from 'node:net';
import { socketName } from '../../../shared/net/net-data';
import { TracedConnection } from './connection';
import { LineOfWaiting } from './line-of-waiting';
import type { Listener } from './self';
import { SocketError } from './socket-error';
import type { At, Teller } from './teller';
import type { Waits } from './waits';
import { codeOf } from '../../resources/system-error';
import { LOOPBACK } from '../../../shared/net/ipv4';

/** Node's own, where a program does not choose. */
const DEFAULT_BACKLOG = 511;
/** A stream that reads nothing ahead, see connection.ts. */
const NOTHING_AHEAD = { allowHalfOpen: true, highWaterMark: 0 } as const;

/** At once. A thousand clients are a lesson; a machine out of files is none. */
export const MAX_CONNECTIONS = 2_048;

/** Counts the connections of this process. */
export class ConnectionNumbers {
  #last = 0;

  next(): number {
    this.#last += 1;
    return this.#last;
  }
}

export class TracedListener implements Listener {
  readonly #line = new LineOfWaiting<TracedConnection>();
  #acceptingLine: number;
  readonly port: number;

  private constructor(
    readonly server: Server,
    readonly teller: Teller,
    numbers: ConnectionNumbers,
    at: At,
  ) {
    this.port = (server.address() as AddressInfo).port;
    this.#acceptingLine = at.line;
    server.maxConnections = MAX_CONNECTIONS;
    server.on('drop', () => this.#fail('EMFILE'));
    server.on('connection', (socket) => {
      const here = teller.at(this.#acceptingLine);
      this.#line.put(new TracedConnection(socket, numbers.next(), false, teller, here));
    });
    // Too many open files: the connection is refused, and the program goes on.
    server.on('error', (error) => this.#fail(codeOf(error)));
  }

  /** @throws SocketError such as 'EADDRINUSE' */
  static async open(
    teller: Teller,
    numbers: ConnectionNumbers,
    at: At,
    port: number,
    backlog = DEFAULT_BACKLOG,
  ): Promise<TracedListener> {
    const server = createServer({ ...NOTHING_AHEAD, pauseOnConnect: true });
    try {
      server.listen({ host: LOOPBACK, port, backlog, exclusive: true });
      await once(server, 'listening');
    } catch (error) {
      const code = codeOf(error);
      teller.tell('error', { data: { protocol: 'tcp', code, port }, port }, at);
      throw new SocketError(code);
    }
    const opened = new TracedListener(server, teller, numbers, at);
    teller.tell('listen', { data: { protocol: 'tcp', port: opened.port, backlog }, port: opened.port }, at);
    return opened;
  }

  accept(line: number, waits: Waits): Promise<TracedConnection | undefined> {
    this.#acceptingLine = line;
    return this.#line.take(() => {
      this.teller.wait('connection', 'tcp', this.port, line);
      return waits.begin(socketName('tcp', this.port));
    });
  }

  /** Takes no more connections; those that are there stay. */
  close(at: At): void {
    if (!this.server.listening) return;
    this.teller.tell('close', { data: { protocol: 'tcp', port: this.port }, port: this.port }, at);
    this.server.close();
    this.#line.end();
  }

  #fail(code: string): void {
    const data = { protocol: 'tcp', code, port: this.port } as const;
    this.teller.tell('error', { data, port: this.port }, this.teller.at(this.#acceptingLine));
  }
}

/** @throws SocketError such as 'ECONNREFUSED' */
export async function connectTo(
  teller: Teller,
  numbers: ConnectionNumbers,
  at: At,
  port: number,
  noDelay: boolean,
): Promise<TracedConnection> {
  const socket = new Socket(NOTHING_AHEAD);
  socket.pause();
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => {
      const code = codeOf(error);
      teller.tell('error', { data: { protocol: 'tcp', code, to: port }, port }, at);
      reject(new SocketError(code));
    };
    socket.once('error', failed);
    socket.connect({ host: LOOPBACK, port, noDelay }, () => {
      socket.off('error', failed);
      // Told in the same turn, so that a parent that asks what there is hears of it.
      resolve(new TracedConnection(socket, numbers.next(), true, teller, at));
    });
  });
}
