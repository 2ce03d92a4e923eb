/** A datagram socket of 127.0.0.1 that a relay owns: errors are told, and closed means closed. */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { codeOf } from '../resources/system-error';
import { LOOPBACK } from '../../shared/net/ipv4';

/** The relay should lose nothing by itself; the system gives as much of it as it allows (`rmem_max`). */
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;

export interface DatagramSocketEvents {
  arrived(bytes: Buffer, from: RemoteInfo): void;
  /** @param code  the system's name of it */
  failed(code: string): void;
}

export class DatagramSocket {
  readonly #closed: Promise<void>;

  private constructor(
    readonly socket: Socket,
    readonly events: DatagramSocketEvents,
  ) {
    this.#closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('message', (bytes, from) => events.arrived(bytes, from));
    socket.on('error', (error) => events.failed(codeOf(error)));
  }

  /** Where anybody may send to. @throws the system's error */
  static async bound(events: DatagramSocketEvents): Promise<DatagramSocket> {
    const socket = createSocket({
      type: 'udp4',
      // An address is no name to look up: looking it up anyway would take each datagram a turn of the loop.
      lookup: (address, _options, found) => found(null, address, 4),
    });
    const opened = new DatagramSocket(socket, events);
    try {
      const listening = once(socket, 'listening'); // asked first, since nothing is looked up it is told at once
      socket.bind({ port: 0, address: LOOPBACK, exclusive: true });
      await listening;
    } catch (error) {
      await opened.close();
      throw error;
    }
    try {
      socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
    } catch {
      // macOS refuses what Linux cuts down; the system's own size is good too.
    }
    return opened;
  }

  /** With the other end fixed, so that the system says when nobody is there. @throws the system's error */
  static async connected(port: number, events: DatagramSocketEvents): Promise<DatagramSocket> {
    const opened = await DatagramSocket.bound(events);
    try {
      const connected = once(opened.socket, 'connect');
      opened.socket.connect(port, LOOPBACK);
      await connected;
    } catch (error) {
      await opened.close();
      throw error;
    }
    return opened;
  }

  get port(): number {
    return this.socket.address().port;
  }

  sendTo(bytes: Buffer, to: { readonly port: number; readonly address: string }): void {
    this.socket.send(bytes, to.port, to.address, (error) => this.#heard(error));
  }

  /**
   * To the fixed other end. Linux answers a send with the news that an *earlier* datagram found nobody,
   * and does not send this one: it is tried once more.
   */
  send(bytes: Buffer): void {
    this.socket.send(bytes, (error) => {
      this.#heard(error);
      if (error && codeOf(error) === 'ECONNREFUSED') this.socket.send(bytes, (again) => this.#heard(again));
    });
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.#closed;
  }

  #heard(error: Error | null): void {
    // What the learner stopped while it was being sent is no failure.
    if (error && codeOf(error) !== 'ERR_SOCKET_DGRAM_NOT_RUNNING') this.events.failed(codeOf(error));
  }
}
