/**
 * A relay for datagrams: clients send to its port, it sends on to the server, and answers find back.
 *
 * Each client and direction has dice of its own, so the same seed gives the same faults and the same
 * order whatever the timing. While the hand is on the dice rest and everything waits as a card. Left out:
 * the system's own error reports (ICMP) are not passed on to the client, only told to the observer.
 */
import { MAX_DATAGRAM_BYTES, type DropReason, type RelayDeed } from '../../shared/net/net-data';
import type { Faults } from '../../shared/relay/faults';
import { LabError } from '../../shared/wire/error';
import { DatagramSocket } from './datagram-socket';
import { Hand, type Card } from './hand';
import { checkPossible } from './possible';
import type { Passing, RelayDevice, RelaySetup } from './relay-device';
import { Room } from './room';
import { UdpClient, type Peer } from './udp-client';

/** Each holds a socket. More programs than this are no lesson, and systems allow as few as a thousand files. */
export const MAX_UDP_CLIENTS = 256;

interface DatagramCard extends Card {
  readonly client: UdpClient;
}

/**
 * Opens a relay at a free port of 127.0.0.1.
 *
 * @throws LabError 'IMPOSSIBLE_HERE' {fault}, or the system's error
 */
export async function openUdpRelay(setup: RelaySetup): Promise<RelayDevice> {
  checkPossible(setup.faults, 'udp');
  const relay: { now?: UdpRelay } = {};
  const door = await DatagramSocket.bound({
    arrived: (bytes, from) => relay.now?.arrived(bytes, from),
    failed: (code) => setup.observer.failed?.(door.port, 0, code),
  });
  relay.now = new UdpRelay(setup, door);
  return relay.now;
}

class UdpRelay implements RelayDevice {
  readonly protocol = 'udp';
  readonly port: number;
  #faults: Faults;
  #handIsOn: boolean;
  #lastCard = 0;
  #lastClient = 0;
  #closing: Promise<void> | undefined;
  readonly #hand = new Hand<DatagramCard>();
  readonly #room = new Room();
  /** By address and port, whoever has been silent for longest first. */
  readonly #clients = new Map<string, UdpClient>();
  /** Clients that had to make room, on their way out. */
  readonly #leaving = new Set<Promise<void>>();

  constructor(
    readonly setup: RelaySetup,
    readonly door: DatagramSocket,
  ) {
    this.port = door.port;
    this.#faults = setup.faults;
    this.#handIsOn = setup.hand ?? false;
  }

  get target(): number {
    return this.setup.target;
  }

  get cards(): readonly Passing[] {
    return this.#hand.cards;
  }

  setFaults(faults: Faults): void {
    checkPossible(faults, 'udp');
    this.#faults = faults;
  }

  setHand(on: boolean): void {
    this.#handIsOn = on;
    if (!on) this.releaseAll();
  }

  release(card: number): void {
    this.#letGo(this.#hand.take(card));
  }

  releaseAll(): void {
    for (const card of this.#hand.takeAll()) this.#letGo(card);
  }

  discard(card: number): void {
    const { passing, client } = this.#hand.take(card);
    this.#drop(client, passing, 'hand');
  }

  /** @throws LabError 'NO_SUCH_CARD' | 'RELAY_FULL' */
  copy(card: number): void {
    const { passing, did, client } = this.#hand.get(card);
    if (!client.room.take(passing.bytes.length)) throw new LabError('RELAY_FULL');
    const copy = { ...passing, card: ++this.#lastCard };
    this.#hand.putBehind(card, { passing: copy, did: [...did, 'duplicated'], client });
    this.setup.observer.changed(passing, 'duplicated', copy.card);
  }

  swap(card: number, other: number): void {
    this.#hand.swap(card, other);
    if (card === other) return;
    for (const one of [card, other]) this.#note(one, 'swapped');
    this.setup.observer.changed(this.#hand.get(card).passing, 'swapped', other);
  }

  /** @throws LabError 'NO_SUCH_CARD' | 'CARD_TOO_LARGE' {max} | 'RELAY_FULL' */
  edit(card: number, bytes: Buffer): void {
    const waiting = this.#hand.get(card);
    if (bytes.length > MAX_DATAGRAM_BYTES) throw new LabError('CARD_TOO_LARGE', { max: MAX_DATAGRAM_BYTES });
    if (!waiting.client.room.exchange(waiting.passing.bytes.length, bytes.length)) throw new LabError('RELAY_FULL');
    const passing = { ...waiting.passing, bytes };
    this.#hand.replace(card, { ...waiting, passing });
    this.#note(card, 'edited');
    this.setup.observer.changed(passing, 'edited');
  }

  cutOff(): never {
    throw new LabError('IMPOSSIBLE_HERE', { protocol: 'udp' });
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const doorClosed = this.door.close();
    for (const { passing, client } of this.#hand.takeAll()) this.#drop(client, passing, 'ended');
    await Promise.all([doorClosed, ...Array.from(this.#clients.values(), (client) => client.close())]);
    await Promise.all(this.#leaving);
  }

  arrived(bytes: Buffer, from: Peer): void {
    if (this.#closing) return;
    const client = this.#clientAt(from);
    if (client) this.#come(client, bytes, true);
    else {
      const passing = this.#passing(bytes, true, from.port, this.port);
      this.setup.observer.arrived(passing, false);
      this.setup.observer.dropped(passing, 'relay-full');
    }
  }

  #come(client: UdpClient, bytes: Buffer, toServer: boolean): void {
    if (this.#closing) return;
    const { observer } = this.setup;
    const [from, to] = toServer ? [client.peer.port, this.port] : [this.target, client.upstreamPort];
    const passing = this.#passing(bytes, toServer, from, to);
    const hasRoom = client.room.take(bytes.length);
    const waits = this.#handIsOn && hasRoom;
    observer.arrived(passing, waits);
    if (!hasRoom || waits) client.way(toServer).skip();
    if (!hasRoom) observer.dropped(passing, 'relay-full');
    else if (waits) this.#hand.put({ passing, did: [], client });
    else if (!client.way(toServer).pass(passing, this.#faults)) this.#drop(client, passing, 'loss');
  }

  #passing(bytes: Buffer, toServer: boolean, from: number, to: number): Passing {
    return { card: ++this.#lastCard, protocol: 'udp', from, to, toServer, bytes };
  }

  /** @returns `undefined` if there are as many as there may be, and each has something waiting */
  #clientAt({ address, port }: Peer): UdpClient | undefined {
    const key = `${address}:${String(port)}`;
    let client = this.#clients.get(key);
    if (client) this.#clients.delete(key);
    else if (this.#clients.size < MAX_UDP_CLIENTS || this.#makeRoomForClient()) {
      const answered = (one: UdpClient, bytes: Buffer): void => this.#come(one, bytes, false);
      const room = new Room(this.#room);
      client = new UdpClient(++this.#lastClient, { address, port }, { ...this.setup, door: this.door, room, answered });
    }
    if (client) this.#clients.set(key, client);
    return client;
  }

  /** Whoever has been silent for longest and has nothing waiting gives up its socket. */
  #makeRoomForClient(): boolean {
    for (const [key, client] of this.#clients) {
      if (client.room.waiting > 0) continue;
      this.#clients.delete(key);
      const leaving = client.close().finally(() => this.#leaving.delete(leaving));
      this.#leaving.add(leaving);
      return true;
    }
    return false;
  }

  #letGo({ client, passing, did }: DatagramCard): void {
    client.passByHand(passing, did);
  }

  #drop(client: UdpClient, passing: Passing, reason: DropReason): void {
    client.room.giveBack(passing.bytes.length);
    this.setup.observer.dropped(passing, reason);
  }

  #note(card: number, deed: RelayDeed): void {
    const waiting = this.#hand.get(card);
    const did = waiting.did.includes(deed) ? waiting.did : [...waiting.did, deed];
    this.#hand.replace(card, { ...waiting, did });
  }
}
