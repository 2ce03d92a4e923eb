/** One connection through the relay: the client's with the relay, and the relay's with the server on its behalf. */
import { connect, type Socket } from 'node:net';
import { whenReallyEnded } from '../resources/end-or-reset';
import { StreamWay, type Leg, type StreamWaySetup } from './stream-way';
import { resetNow } from '../resources/reset-now';
import { codeOf } from '../resources/system-error';
import { LOOPBACK } from '../../shared/net/ipv4';

export interface TcpConnectionSetup extends Pick<
  StreamWaySetup,
  'relay' | 'hand' | 'handIsOn' | 'faults' | 'nextCard'
> {
  /** From 1, in the order of acceptance. */
  readonly number: number;
  /** Paused: nothing was read from it yet. */
  readonly client: Socket;
  /** The relay's port. */
  readonly door: number;
}

interface Ways {
  readonly toServer: StreamWay;
  readonly toClient: StreamWay;
}

export class TcpConnection {
  readonly #upstream: Socket;
  readonly #clientPort: number;
  #ways: Ways | undefined;
  #cutWhenConnected: 'half' | 'close' | 'reset' | undefined;
  #closing = false;
  /** Resolves when both sockets are gone. */
  readonly closed: Promise<void>;

  constructor(readonly setup: TcpConnectionSetup) {
    const { client, relay, door } = setup;
    this.#clientPort = client.remotePort ?? 0;
    relay.observer.accepted?.(this.#clientPort, door);
    this.#upstream = connect({ host: LOOPBACK, port: relay.target, allowHalfOpen: true, noDelay: true });
    this.closed = Promise.all([gone(client), gone(this.#upstream)]).then(() => undefined);
    this.#upstream.once('connect', () => this.#connected());
    this.#upstream.on('error', (error) => this.#failed(this.#upstream, error));
    client.on('error', (error) => this.#failed(client, error));
  }

  /** `half` ends the direction towards the server only. While it still connects it is cut off as soon as it is connected. */
  cutOff(how: 'half' | 'close' | 'reset'): void {
    if (!this.#ways) this.#cutWhenConnected = how;
    this.#ways?.toServer.cutOff(how === 'reset' ? 'reset' : 'fin');
    if (how !== 'half') this.#ways?.toClient.cutOff(how === 'reset' ? 'reset' : 'fin');
  }

  /** Says what still waited, and resolves when both sockets are gone. */
  close(): Promise<void> {
    this.#closing = true;
    this.#ways?.toServer.close();
    this.#ways?.toClient.close();
    this.setup.client.destroy();
    this.#upstream.destroy();
    return this.closed;
  }

  #connected(): void {
    if (this.#closing) return;
    const { client, door, relay } = this.setup;
    const upstreamPort = this.#upstream.localPort ?? 0;
    relay.observer.connected?.(upstreamPort, relay.target);
    const [here, there] = [
      { from: this.#clientPort, to: door },
      { from: upstreamPort, to: relay.target },
    ];
    this.#ways = {
      toServer: this.#way(true, client, this.#upstream, here, there),
      toClient: this.#way(false, this.#upstream, client, back(there), back(here)),
    };
    if (this.#cutWhenConnected) this.cutOff(this.#cutWhenConnected);
  }

  #way(toServer: boolean, source: Socket, sink: Socket, comes: Leg, goes: Leg): StreamWay {
    const { setup } = this;
    const dice = { seed: setup.relay.seed, client: setup.number, toServer };
    const way = new StreamWay({ ...setup, dice, source, sink, comes, goes });
    source.on('data', (bytes) => !this.#closing && way.arrived(bytes));
    source.once('end', () => whenReallyEnded(source, () => !this.#closing && way.sourceEnded('fin')));
    source.resume();
    return way;
  }

  /** A reset, or something that comes to the same. */
  #failed(socket: Socket, error: Error): void {
    if (this.#closing) return;
    const { client, relay, door } = this.setup;
    const isClient = socket === client;
    const code = codeOf(error);
    const isReset = code === 'ECONNRESET' || code === 'EPIPE';
    if (!isReset || !this.#ways)
      relay.observer.failed?.(isClient ? this.#clientPort : 0, isClient ? door : relay.target, code);
    if (!this.#ways) return this.#refuse();
    const { toServer, toClient } = this.#ways;
    (isClient ? toClient : toServer).sinkBroke();
    (isClient ? toServer : toClient).sourceEnded('reset');
  }

  /** There is no server for this client: it was accepted by us, so all we can do is break it off. */
  #refuse(): void {
    const { client, relay, door } = this.setup;
    this.#upstream.destroy();
    if (client.destroyed) return;
    relay.observer.ended?.(door, this.#clientPort, 'reset', 'passed', false);
    resetNow(client);
  }
}

const back = ({ from, to }: Leg): Leg => ({ from: to, to: from });

/** `once` of node:events would take an error for a failure to close. */
const gone = (socket: Socket): Promise<void> => new Promise((resolve) => socket.once('close', () => resolve()));
