/** Datagram sockets of a test: what they got, in order, and waiting for it. */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';

export class UdpEnd {
  readonly got: { readonly bytes: Buffer; readonly from: RemoteInfo }[] = [];
  readonly #waiting: { readonly count: number; readonly resolve: () => void }[] = [];

  #closing: Promise<void> | undefined;

  private constructor(readonly socket: Socket) {
    socket.on('message', (bytes, from) => {
      this.got.push({ bytes, from });
      for (const one of this.#waiting.splice(0)) {
        if (this.got.length >= one.count) one.resolve();
        else this.#waiting.push(one);
      }
    });
  }

  static async open(port = 0): Promise<UdpEnd> {
    const socket = createSocket('udp4');
    const end = new UdpEnd(socket);
    socket.bind(port, '127.0.0.1');
    await once(socket, 'listening');
    socket.setRecvBufferSize(4 * 1024 * 1024);
    return end;
  }

  get port(): number {
    return this.socket.address().port;
  }

  get texts(): readonly string[] {
    return this.got.map(({ bytes }) => bytes.toString());
  }

  /** Resolves when the system has it. */
  send(payload: Uint8Array | string, port: number): Promise<void> {
    return new Promise((resolve, reject) =>
      this.socket.send(payload, port, '127.0.0.1', (error) => (error ? reject(error) : resolve())),
    );
  }

  /** Resolves when so many have come. */
  has(count: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.got.length >= count) resolve();
      else this.#waiting.push({ count, resolve });
    });
  }

  close(): Promise<void> {
    this.#closing ??= new Promise((resolve) => this.socket.close(resolve));
    return this.#closing;
  }
}
