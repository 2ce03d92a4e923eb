/**
 * A datagram to ourselves that a capture must see: once it has, everything before it has been seen as well.
 * That is how one knows that a capture has begun, and that it has caught up, without guessing how long it takes.
 */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { LOOPBACK } from '../../shared/net/ipv4';
import type { Closable } from '../resources/scope';

export class Probe implements Closable {
  readonly #socket: Socket;
  readonly port: number;
  readonly closed: Promise<unknown>;
  #count = 0;
  #closing = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.port = socket.address().port;
    this.closed = once(socket, 'close');
    // Nobody listens to a probe but the capture; what goes wrong with one shows in its not being seen.
    socket.on('error', () => undefined);
  }

  static async open(): Promise<Probe> {
    const socket = createSocket('udp4');
    socket.bind(0, LOOPBACK);
    await once(socket, 'listening');
    return new Probe(socket);
  }

  /** @returns what its payload ends with, which no other probe's does */
  send(): string {
    this.#count += 1;
    const mark = `interleave probe ${String(this.#count)};`;
    this.#socket.send(mark, this.port, LOOPBACK);
    return mark;
  }

  async close(): Promise<void> {
    if (!this.#closing) this.#socket.close();
    this.#closing = true;
    await this.closed;
  }
}
