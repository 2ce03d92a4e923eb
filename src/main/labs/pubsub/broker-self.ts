/**
 * What the broker's process has of its run: the embedded broker with every socket watched, and what happens inside it
 * told as notes, see `BrokerNote`.
 */
import { socketName } from '../../../shared/net/net-data';
import type { Json } from '../../../shared/wire/json';
import type { Limits } from '../../broker/limits';
import { openBroker, type BrokerServer } from '../../broker/server';
import { codeOf } from '../../resources/system-error';
import { joinAs, type Joined } from '../../run/process-program/self';
import { withoutCredentials } from '../../run/redis-program/credentials';
import { SocketSelf } from '../../run/socket-program/self';
import { watchSocket } from '../../run/socket-program/watched-socket';
import { InsideNotes } from './inside-notes';

export type GivenBroker = {
  /** 0 lets the system choose. */
  readonly port: number;
  /** Those that are to be others than usual. */
  readonly limits: { readonly [Name in keyof Limits]?: number };
};

/** Takes the place in the run this process was started for, and waits until it may begin. */
export function joinAsBroker(): Promise<BrokerSelf> {
  return joinAs((place: Joined<GivenBroker>) => new BrokerSelf(place));
}

export class BrokerSelf extends SocketSelf<GivenBroker> {
  readonly #inside = new InsideNotes((code, detail) => this.note(code, detail));

  /** Listens on 127.0.0.1. @throws the system's error, such as EADDRINUSE */
  async serve(port: number, limits: GivenBroker['limits']): Promise<BrokerServer> {
    const { nextNumber, ...watching } = this.watching;
    const { teller } = watching;
    const broker = await openBroker({
      port,
      limits,
      observer: this.#inside.observer,
      accepted: (socket) =>
        watchSocket(socket, { ...watching, number: nextNumber(), isClient: false, kept: withoutCredentials }),
    }).catch((error: unknown) => {
      teller.tell('error', { data: { protocol: 'tcp', code: codeOf(error), port }, port }, watching.at());
      throw error;
    });
    teller.tell('listen', { data: { protocol: 'tcp', port: broker.port }, port: broker.port }, watching.at());
    // From here on it only ever reacts.
    watching.waits.begin(socketName('tcp', broker.port));
    return broker;
  }

  /** Waits until main tells it to end. */
  override async order<Order extends Json>(): Promise<Order> {
    const order = await super.order<Order>();
    this.#inside.tellLeftOut();
    return order;
  }
}
