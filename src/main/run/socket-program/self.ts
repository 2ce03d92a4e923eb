/**
 * What a program that runs as a process of a run, and holds sockets, has of that run: `self`.
 *
 *     const self = await joinWithSockets<{ readonly port: number }>();
 *     const socket = await self.bind();
 *     await self.sendTo(socket, 'hello', self.given.port);
 *     const answer = await self.receiveFrom(socket, { withinMs: 1_000 });
 *     self.leave();
 *
 * While the run is gated it asks before it sends, connects, closes or resets. What arrives is never held: it
 * is told at the moment Node is handed it. Several parts of a program may wait at once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventKind } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';
import { joinAs, Self, type Joined, type StepPlace } from '../process-program/self';
import { TracedConnection } from './connection';
import { TracedDatagramSocket } from './datagrams';
import { ConnectionNumbers, connectTo, TracedListener } from './listening';
import { KeptText } from './kept-text';
import { LineOfWaiting } from './line-of-waiting';
import { Teller, type At } from './teller';
import { Waits } from './waits';
import type { Watching } from './watched-socket';
import { socketName } from '../../../shared/net/net-data';

export { SocketError } from './socket-error';

export interface DatagramSocket {
  readonly port: number;
  /** As the system says: Linux sets aside twice what was asked for. */
  readonly receiveBufferBytes: number;
}

export interface Datagram {
  readonly bytes: Buffer;
  /** The sender's port. */
  readonly from: number;
}

export interface Listener {
  readonly port: number;
}

export interface Connection {
  /** Its own port and the other end's. */
  readonly localPort: number;
  readonly remotePort: number;
  /** Bytes that `write` took and the system has not yet. */
  readonly bufferedBytes: number;
}

/** Takes the place in the run this process was started for, and waits until it may begin. */
export function joinWithSockets<Given extends Json>(): Promise<SocketSelf<Given>> {
  return joinAs((place: Joined<Given>) => new SocketSelf(place));
}

export class SocketSelf<Given extends Json = Json> extends Self<Given> {
  readonly #teller: Teller;
  readonly #waits: Waits;
  readonly #numbers = new ConnectionNumbers();
  readonly #noted = new KeptText();
  readonly #orders = new LineOfWaiting<{ readonly order: Json }>();
  /** Parts of one program stand at the turnstile one after the other. */
  #lastAsk: Promise<unknown> = Promise.resolve();

  constructor(place: Joined<Given>) {
    super(place);
    this.#teller = new Teller(place);
    this.#waits = new Waits(place.pipe);
    place.pipe.hearOrders((order) => this.#orders.put({ order }));
  }

  /** UDP: opens a socket at a port of 127.0.0.1; 0 lets the system choose. @throws SocketError */
  bind(port = 0, { receiveBufferBytes }: { readonly receiveBufferBytes?: number } = {}): Promise<DatagramSocket> {
    return TracedDatagramSocket.open(this.#teller, this.#here(), port, receiveBufferBytes);
  }

  /** @returns the system's name of what went wrong, such as `EMSGSIZE`; `undefined` if it took the datagram */
  async sendTo(socket: DatagramSocket, payload: Uint8Array | string, port: number): Promise<string | undefined> {
    const traced = datagramSocket(socket);
    return traced.send(asBuffer(payload), port, await this.step('send', { socket: traced.name }));
  }

  /**
   * The next datagram; `undefined` if none came in time, or the socket is closed.
   *
   * @throws SocketError e.g. ECONNREFUSED on a connected socket
   */
  receiveFrom(
    socket: DatagramSocket,
    { withinMs }: { readonly withinMs?: number } = {},
  ): Promise<Datagram | undefined> {
    return datagramSocket(socket).receive(this.line, this.#waits, withinMs);
  }

  /** UDP: fixes the other end, so that the system reports back when nobody is there. Nothing is sent. */
  connectTo(socket: DatagramSocket, port: number): Promise<void> {
    return datagramSocket(socket).connect(port);
  }

  /** TCP. @throws SocketError 'EADDRINUSE' */
  listen(port = 0, { backlog }: { readonly backlog?: number } = {}): Promise<Listener> {
    return TracedListener.open(this.#teller, this.#numbers, this.#here(), port, backlog);
  }

  /**
   * The next connection; `undefined` when the listener is closed. Node takes connections from the system's
   * line as they come, asked or not, unless the process is {@link busy}.
   */
  accept(listener: Listener): Promise<Connection | undefined> {
    return tracedListener(listener).accept(this.line, this.#waits);
  }

  /** @throws SocketError 'ECONNREFUSED', 'ETIMEDOUT' */
  async connect(port: number, { noDelay = false }: { readonly noDelay?: boolean } = {}): Promise<Connection> {
    const at = await this.step('connect', { socket: socketName('tcp', port) });
    return connectTo(this.#teller, this.#numbers, at, port, noDelay);
  }

  /**
   * Hands bytes to the connection.
   *
   * @returns whether there is room for more; if not, {@link drained} waits until the system has them all
   * @throws SocketError once it is broken or this end has said that it sends no more
   */
  async write(connection: Connection, payload: Uint8Array | string): Promise<boolean> {
    const traced = tracedConnection(connection);
    return traced.write(asBuffer(payload), await this.step('send', { socket: traced.name }));
  }

  /** @throws SocketError if the connection breaks meanwhile */
  drained(connection: Connection): Promise<void> {
    return tracedConnection(connection).drained(this.line, this.#waits);
  }

  /** The next piece of the stream, asked for: nothing is read before; `undefined` at its end. @throws SocketError 'ECONNRESET' */
  read(connection: Connection): Promise<Buffer | undefined> {
    return tracedConnection(connection).read(this.line, this.#waits);
  }

  /** The pieces as they come, each one `data` event; ends with the stream. @throws SocketError 'ECONNRESET' */
  pieces(connection: Connection): AsyncGenerator<Buffer> {
    return piecesOf(tracedConnection(connection), this.line, this.#waits);
  }

  /** Sends no more (FIN); the other direction stays open. */
  async end(connection: Connection): Promise<void> {
    const traced = tracedConnection(connection);
    traced.end(await this.step('close', { socket: traced.name }));
  }

  /** Breaks it off (RST). */
  async reset(connection: Connection): Promise<void> {
    const traced = tracedConnection(connection);
    await traced.reset(await this.step('reset', { socket: traced.name }));
  }

  /**
   * Closes a socket, a listener, or a connection in both directions. A connection is closed once the system has
   * all that was written.
   */
  async shut(socket: DatagramSocket | Listener | Connection): Promise<void> {
    const traced = tracedSocket(socket);
    const name = 'name' in traced ? traced.name : socketName('tcp', traced.port);
    await traced.close(await this.step('close', { socket: name }));
  }

  /** Is busy and reads nothing: the whole process stands still, as one that computes does. */
  busy(ms: number): void {
    this.#teller.work(ms, this.#here());
    this.pipe.flush();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  }

  /** Waits until main tells this program something, and answers what. */
  async order<Order extends Json>(): Promise<Order> {
    const came = await this.#orders.take(() => () => undefined);
    return came?.order as Order;
  }

  /** What a library's sockets are watched with, see watched-socket.ts. */
  protected get watching(): Omit<Watching, 'isClient' | 'number'> & { readonly nextNumber: () => number } {
    return {
      teller: this.#teller,
      waits: this.#waits,
      at: () => this.#here(),
      nextNumber: () => this.#numbers.next(),
    };
  }

  /** Is busy elsewhere for `ms`, such as with a pause between two messages: it waits for nobody meanwhile. */
  async pause(ms: number): Promise<void> {
    if (ms === 0) return;
    this.#waits.asking += 1;
    this.pipe.flush();
    await sleep(ms);
    this.#waits.wentOn();
  }

  override note(code: string, detail: Readonly<Record<string, Json>> = {}): void {
    super.note(code, this.#noted.of(detail) as Readonly<Record<string, Json>>);
  }

  protected override async step(kind: EventKind, place?: StepPlace, line = this.line): Promise<At> {
    if (!this.pipe.gated && this.#waits.asking === 0) return super.step(kind, place, line);
    this.#waits.asking += 1;
    const before = this.#lastAsk;
    const ask = before.then(() => super.step(kind, place, line));
    this.#lastAsk = ask;
    try {
      return await ask;
    } finally {
      this.#waits.wentOn();
    }
  }

  #here(): At {
    return this.#teller.at(this.line);
  }
}

async function* piecesOf(connection: TracedConnection, line: number, waits: Waits): AsyncGenerator<Buffer> {
  for (;;) {
    const piece = await connection.read(line, waits);
    if (!piece) return;
    yield piece;
  }
}

function asBuffer(payload: Uint8Array | string): Buffer {
  if (typeof payload === 'string') return Buffer.from(payload);
  return Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
}

type Traced = TracedDatagramSocket | TracedListener | TracedConnection;

function tracedSocket(socket: object): Traced {
  for (const kind of [TracedDatagramSocket, TracedListener, TracedConnection]) {
    if (socket instanceof kind) return socket;
  }
  throw new TypeError('not a socket of this process');
}

function datagramSocket(socket: DatagramSocket): TracedDatagramSocket {
  if (socket instanceof TracedDatagramSocket) return socket;
  throw new TypeError('not a datagram socket of this process');
}

function tracedListener(listener: Listener): TracedListener {
  if (listener instanceof TracedListener) return listener;
  throw new TypeError('not a listener of this process');
}

function tracedConnection(connection: Connection): TracedConnection {
  if (connection instanceof TracedConnection) return connection;
  throw new TypeError('not a connection of this process');
}
