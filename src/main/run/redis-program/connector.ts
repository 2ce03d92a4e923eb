/** How ioredis gets its connection: it asks the turnstile first, and every byte is watched. */
import { connect as connectPlainly, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { AbstractConnector, SentinelConnector, type RedisOptions } from 'ioredis';
import { DNS_FAMILY } from './server';

export interface ConnectionWatcher {
  /** Resolves when the connection may be made. */
  mayConnect(port: number): Promise<void>;
  watch(socket: Socket, port: number): void;
}

/** What ioredis takes as its option `Connector`. */
export type ConnectorClass = NonNullable<RedisOptions['Connector']>;

/** To the one server the options name, over TLS if they say so. */
export function directConnector(watcher: ConnectionWatcher): ConnectorClass {
  return class extends AbstractConnector {
    readonly #options: RedisOptions;

    constructor(options: unknown) {
      const own = options as RedisOptions;
      super(own.disconnectTimeout ?? 0);
      this.#options = own;
    }

    override async connect(): Promise<Socket> {
      const { host = '', port = 0, tls } = this.#options;
      this.connecting = true;
      await watcher.mayConnect(port);
      // It may have been disconnected while it stood there.
      if (!this.isWanted()) throw new Error('Connection is closed.');
      const where = { host, port, family: DNS_FAMILY };
      const socket = tls ? connectSecurely({ ...where, ...tls }) : connectPlainly(where);
      watcher.watch(socket, port);
      // Who asked for it hears of its failure; until it listens this one does.
      socket.once('error', (error: Error) => (this.firstError = error));
      this.stream = socket;
      return socket;
    }

    isWanted(): boolean {
      return this.connecting;
    }
  };
}

/** To whoever the Sentinels say is master. The question to them is not watched. */
export function sentinelConnector(watcher: ConnectionWatcher): ConnectorClass {
  return class extends SentinelConnector {
    constructor(options: unknown) {
      super(options as ConstructorParameters<typeof SentinelConnector>[0]);
    }

    override async connect(
      ...args: Parameters<SentinelConnector['connect']>
    ): ReturnType<SentinelConnector['connect']> {
      await watcher.mayConnect(0);
      const stream = await super.connect(...args);
      watcher.watch(stream, 0);
      return stream;
    }
  };
}
