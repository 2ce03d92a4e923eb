/** A real broker on a port of its own, with its clock in the test's hands and clients that are closed with it. */
import { EventEmitter, once } from 'node:events';
import type { BrokerObserver } from '../../../src/main/broker/broker';
import type { Limits } from '../../../src/main/broker/limits';
import { openBroker, type BrokerServer } from '../../../src/main/broker/server';
import { HandClock } from './hand-clock';
import { RespClient } from './resp-client';

export class TestBroker {
  readonly #clients: RespClient[] = [];

  private constructor(
    readonly server: BrokerServer,
    readonly clock: HandClock,
    /**
     * Says `blocked` each time somebody has begun to wait, and `closed` (with the reason) when the broker has
     * forgotten a client.
     */
    readonly events: EventEmitter,
  ) {}

  static async open(limits: Partial<Limits> = {}): Promise<TestBroker> {
    const clock = new HandClock();
    const events = new EventEmitter();
    const observer: BrokerObserver = {
      blocked(_client, keys) {
        if (keys) events.emit('blocked');
      },
      closed(_client, reason) {
        events.emit('closed', reason);
      },
    };
    return new TestBroker(await openBroker({ clock, limits, observer }), clock, events);
  }

  async client(): Promise<RespClient> {
    const client = await RespClient.connect(this.server.port);
    this.#clients.push(client);
    return client;
  }

  /** A client of its own that waits: it has sent a request that blocks, and the broker has made it wait. */
  async waiting(request: string): Promise<RespClient> {
    const client = await this.client();
    const blocked = once(this.events, 'blocked');
    client.send(request.split(' '));
    await blocked;
    return client;
  }

  /** Resolves once the broker has noticed that the next client who goes is gone, with the reason if it was cut off. */
  async left(): Promise<unknown> {
    const [reason] = (await once(this.events, 'closed')) as unknown[];
    return reason;
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.close()));
    await this.server.close();
  }
}
