/** A UDP socket of a program, with its words for the trace. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Datagram, DatagramSocket } from './self';
import { LineOfWaiting } from './line-of-waiting';
import { SocketError } from './socket-error';
import type { At, Teller } from './teller';
import type { Waits } from './waits';
import { socketName } from '../../../shared/net/net-data';
import { codeOf } from '../../resources/system-error';
import { LOOPBACK } from '../../../shared/net/ipv4';

/**
 * Node hands over what comes whether or not the program asks for it. What a slow one leaves is kept up to here, as the
 * system keeps it in its receive buffer; the rest is thrown away, and told.
 */
export const MAX_UNTAKEN = 10_000;
export const MAX_UNTAKEN_BYTES = 32 * 1024 * 1024;

export class TracedDatagramSocket implements DatagramSocket {
  readonly #line = new LineOfWaiting<Datagram>();
  /** Of the call that waits for what comes, or asked for it last. */
  #receivingLine: number;
  #connectedTo: number | undefined;
  #untaken = 0;
  #untakenBytes = 0;
  #closed = false;

  private constructor(
    readonly socket: Socket,
    readonly port: number,
    readonly teller: Teller,
    at: At,
  ) {
    this.#receivingLine = at.line;
    socket.on('message', (bytes, { port: from }) => this.#receive(bytes, from));
    socket.on('error', (error) => this.#fail(codeOf(error)));
  }

  /** @throws SocketError such as 'EADDRINUSE' */
  static async open(teller: Teller, at: At, port: number, receiveBufferBytes?: number): Promise<TracedDatagramSocket> {
    const socket = createSocket('udp4');
    try {
      socket.bind({ address: LOOPBACK, port, exclusive: true });
      await once(socket, 'listening');
      if (receiveBufferBytes !== undefined) socket.setRecvBufferSize(receiveBufferBytes);
    } catch (error) {
      const code = codeOf(error);
      teller.tell('error', { data: { protocol: 'udp', code, port }, port }, at);
      throw new SocketError(code);
    }
    const opened = new TracedDatagramSocket(socket, socket.address().port, teller, at);
    teller.tell('bind', { data: { protocol: 'udp', port: opened.port }, port: opened.port }, at);
    return opened;
  }

  get name(): string {
    return socketName('udp', this.port);
  }

  get receiveBufferBytes(): number {
    return this.socket.getRecvBufferSize();
  }

  /** @returns the system's name of what went wrong */
  send(bytes: Buffer, to: number, at: At): Promise<string | undefined> {
    if (this.#closed) return Promise.resolve('EBADF');
    const data = { protocol: 'udp', from: this.port, to, sizeBytes: bytes.length } as const;
    const t = this.teller.now();
    return new Promise((resolve) => {
      const done = (error: Error | null): void => {
        const code = error ? codeOf(error) : undefined;
        if (code === undefined) this.teller.tell('send', { data, bytes, port: this.port, t }, at);
        else this.teller.tell('error', { data: { ...data, code }, port: this.port }, at);
        resolve(code);
      };
      if (this.#connectedTo === undefined) this.socket.send(bytes, to, LOOPBACK, done);
      else this.socket.send(bytes, done);
    });
  }

  async receive(line: number, waits: Waits, withinMs?: number): Promise<Datagram | undefined> {
    this.#receivingLine = line;
    const datagram = await this.#line.take(() => {
      this.teller.wait('datagram', 'udp', this.port, line);
      return waits.begin(this.name);
    }, withinMs);
    if (datagram) {
      this.#untaken -= 1;
      this.#untakenBytes -= datagram.bytes.length;
    }
    return datagram;
  }

  async connect(to: number): Promise<void> {
    this.socket.connect(to, LOOPBACK);
    await once(this.socket, 'connect');
    this.#connectedTo = to;
  }

  async close(at: At): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.teller.tell('close', { data: { protocol: 'udp', port: this.port }, port: this.port }, at);
    this.socket.close();
    await once(this.socket, 'close');
    this.#line.end();
  }

  #receive(bytes: Buffer, from: number): void {
    const data = { protocol: 'udp', from, to: this.port, sizeBytes: bytes.length } as const;
    const [at, { port }] = [this.teller.at(this.#receivingLine), this];
    if (this.#untaken >= MAX_UNTAKEN || this.#untakenBytes + bytes.length > MAX_UNTAKEN_BYTES)
      return this.teller.tell('drop', { data: { ...data, reason: 'not-taken' }, bytes, port }, at);
    this.#untaken += 1;
    this.#untakenBytes += bytes.length;
    this.teller.tell('receive', { data, bytes, port }, at);
    this.#line.put({ bytes, from });
  }

  #fail(code: string): void {
    const peer = this.#connectedTo === undefined ? {} : { from: this.port, to: this.#connectedTo };
    const data = { protocol: 'udp', code, ...peer } as const;
    this.teller.tell('error', { data, port: this.port }, this.teller.at(this.#receivingLine));
    this.#line.fail(new SocketError(code));
  }
}
