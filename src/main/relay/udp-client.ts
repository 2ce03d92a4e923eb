/**
 * A client of the UDP relay: UDP knows no connection, so the relay gives each a socket of its own towards
 * the server, and what comes back at that socket is for this client. Home routers do the same (NAT, RFC 4787).
 */
import type { DropReason, RelayDeed } from '../../shared/net/net-data';
import { DatagramSocket } from './datagram-socket';
import { DatagramWay, type Decided } from './datagram-way';
import type { Passing, RelaySetup } from './relay-device';
import type { Room } from './room';
import { codeOf } from '../resources/system-error';

/** Where a client is. */
export interface Peer {
  readonly port: number;
  readonly address: string;
}

export interface UdpClientSetup extends RelaySetup {
  /** The relay's socket at which clients talk to it. */
  readonly door: DatagramSocket;
  /** Taken by whoever brings a datagram, given back when it has left. */
  readonly room: Room;
  /** The server said something to this client. */
  answered(client: UdpClient, bytes: Buffer): void;
}

/** Long against a busy machine's pauses, so that they do not decide the order; short for somebody who waits. */
const QUIET_MS = 250;

export class UdpClient {
  readonly toServer: DatagramWay;
  readonly toClient: DatagramWay;
  #upstream: DatagramSocket | undefined;
  #closed = false;
  readonly #opening: Promise<void>;

  constructor(
    readonly number: number,
    readonly peer: Peer,
    readonly setup: UdpClientSetup,
  ) {
    this.toServer = this.#way(true);
    this.toClient = this.#way(false);
    this.toServer.hold();
    this.#opening = this.#open();
  }

  /** Of the socket towards the server; 0 until it is open. */
  get upstreamPort(): number {
    return this.#upstream?.port ?? 0;
  }

  way(toServer: boolean): DatagramWay {
    return toServer ? this.toServer : this.toClient;
  }

  passByHand(passing: Passing, did: readonly RelayDeed[]): void {
    this.way(passing.toServer).passByHand(passing, did);
  }

  get room(): Room {
    return this.setup.room;
  }

  /** Drops what still waited, and resolves when its socket is gone. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const passing of [...this.toServer.close(), ...this.toClient.close()]) this.#drop(passing, 'ended');
    await this.#opening;
    await this.#upstream?.close();
  }

  #way(toServer: boolean): DatagramWay {
    const { clock, seed, quietMs = QUIET_MS } = this.setup;
    const dice = { seed, client: this.number, toServer };
    const leave = (decided: Decided): void => this.#leave(decided);
    return new DatagramWay({ clock, dice, quietMs, leave });
  }

  async #open(): Promise<void> {
    const { target, observer } = this.setup;
    const failed = (code: string): void => observer.failed?.(this.upstreamPort, target, code);
    try {
      this.#upstream = await DatagramSocket.connected(target, {
        arrived: (bytes) => !this.#closed && this.setup.answered(this, bytes),
        failed: (code) => !this.#closed && failed(code),
      });
    } catch (error) {
      failed(codeOf(error));
    }
    if (!this.#closed) this.toServer.goOn();
  }

  #leave(decided: Decided): void {
    const { passing, did, duplicated } = decided;
    if (passing.toServer && !this.#upstream) return this.#drop(passing, 'relay-full');
    this.room.giveBack(passing.bytes.length);
    this.#forward(decided, did);
    if (duplicated) this.#forward(decided, [...did, 'duplicated']);
  }

  #forward({ passing, bytes, byHand }: Decided, did: readonly RelayDeed[]): void {
    const { observer, target, door } = this.setup;
    if (passing.toServer) {
      observer.forwarded(passing, { from: this.upstreamPort, to: target, bytes, did, byHand });
      this.#upstream?.send(bytes);
    } else {
      observer.forwarded(passing, { from: door.port, to: this.peer.port, bytes, did, byHand });
      door.sendTo(bytes, this.peer);
    }
  }

  #drop(passing: Passing, reason: DropReason): void {
    this.room.giveBack(passing.bytes.length);
    this.setup.observer.dropped(passing, reason);
  }
}
