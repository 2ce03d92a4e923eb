/**
 * A relay for TCP connections: it accepts a client, connects to the server on its behalf, and passes on bytes,
 * ends and resets in both directions.
 *
 * It is given bytes, not segments: the system has already put them in order and asked for lost ones again.
 * So it cannot lose, double or reorder a segment; it says so instead of pretending.
 */
import { createServer, type Socket } from 'node:net';
import type { Faults } from '../../shared/relay/faults';
import { LabError } from '../../shared/wire/error';
import { listen, type Listener } from '../resources/listen';
import { Hand } from './hand';
import { checkPossible } from './possible';
import type { Passing, RelayDevice, RelaySetup } from './relay-device';
import type { StreamCard } from './stream-card';
import { TcpConnection } from './tcp-connection';
import { codeOf } from '../resources/system-error';

/** Each holds two sockets. A flood of clients is a lesson; a machine out of files is none. */
const MAX_TCP_CONNECTIONS = 1_024;

/**
 * Opens a relay at a free port of 127.0.0.1.
 *
 * @throws LabError 'IMPOSSIBLE_HERE' {fault} | 'LISTEN_FAILED' {reason}
 */
export async function openTcpRelay(setup: RelaySetup): Promise<RelayDevice> {
  checkPossible(setup.faults, 'tcp');
  // A client is not read from before the server has answered.
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true });
  server.maxConnections = MAX_TCP_CONNECTIONS;
  return new TcpRelay(setup, await listen({ server, port: 0 }));
}

class TcpRelay implements RelayDevice {
  readonly protocol = 'tcp';
  readonly port: number;
  #faults: Faults;
  #handIsOn: boolean;
  #lastCard = 0;
  #lastClient = 0;
  #closing: Promise<void> | undefined;
  readonly #hand = new Hand<StreamCard>();
  readonly #connections = new Set<TcpConnection>();

  constructor(
    readonly setup: RelaySetup,
    readonly listener: Listener,
  ) {
    this.port = listener.port;
    this.#faults = setup.faults;
    this.#handIsOn = setup.hand ?? false;
    const failed = (from: number, code: string): void => setup.observer.failed?.(from, this.port, code);
    listener.server.on('connection', (client) => this.#accept(client));
    listener.server.on('drop', (turnedAway) => failed(turnedAway?.remotePort ?? 0, 'EMFILE'));
    listener.server.on('error', (error) => failed(0, codeOf(error)));
  }

  get target(): number {
    return this.setup.target;
  }

  get cards(): readonly Passing[] {
    return this.#hand.cards;
  }

  setFaults(faults: Faults): void {
    checkPossible(faults, 'tcp');
    this.#faults = faults;
  }

  setHand(on: boolean): void {
    this.#handIsOn = on;
    if (!on) this.releaseAll();
  }

  /** With those of its direction that came before it: a stream keeps its order. */
  release(card: number): void {
    const { way } = this.#hand.get(card);
    for (const one of this.#hand.takeWhere((one) => one.way === way && one.passing.card <= card)) way.passByHand(one);
  }

  releaseAll(): void {
    for (const card of this.#hand.takeAll()) card.way.passByHand(card);
  }

  discard(card: number): void {
    this.#impossible(card);
  }

  copy(card: number): void {
    this.#impossible(card);
  }

  swap(card: number, other: number): void {
    this.#hand.get(other);
    this.#impossible(card);
  }

  /** As many bytes as before: the offsets of all that follow depend on it. */
  edit(card: number, bytes: Buffer): void {
    const waiting = this.#hand.get(card);
    const { length: size } = waiting.passing.bytes;
    if (bytes.length !== size) throw new LabError('CARD_SIZE_FIXED', { size });
    const passing = { ...waiting.passing, bytes };
    this.#hand.replace(card, { ...waiting, passing, did: ['edited'] });
    this.setup.observer.changed(passing, 'edited');
  }

  cutOff(how: 'half' | 'close' | 'reset'): void {
    for (const connection of this.#connections) connection.cutOff(how);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    // The connections first: they say what still waited.
    const closing = Array.from(this.#connections, (connection) => connection.close());
    await Promise.all([...closing, this.listener.close()]);
  }

  #accept(client: Socket): void {
    if (this.#closing) return void client.destroy();
    const connection = new TcpConnection({
      relay: this.setup,
      number: ++this.#lastClient,
      client,
      door: this.port,
      hand: this.#hand,
      handIsOn: () => this.#handIsOn,
      faults: () => this.#faults,
      nextCard: () => ++this.#lastCard,
    });
    this.#connections.add(connection);
    void connection.closed.then(() => this.#connections.delete(connection));
  }

  /** @throws LabError 'NO_SUCH_CARD' | 'IMPOSSIBLE_HERE' */
  #impossible(card: number): never {
    this.#hand.get(card);
    throw new LabError('IMPOSSIBLE_HERE', { protocol: 'tcp' });
  }
}
