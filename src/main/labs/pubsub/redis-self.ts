/**
 * What a program of this lab has of its run: `self`, and from it clients of ioredis that are watched.
 *
 *     const self = await joinWithRedis<{ readonly topics: readonly string[] }>();
 *     const redis = await self.redis();
 *     await redis.publish('news', 'hello');
 *
 * How a client is watched is in src/main/run/redis-program; what its commands mean here is in telling.ts.
 */
import type { Socket } from 'node:net';
import { filledUp, labelled } from '../../../shared/labs/pubsub/label';
import { parseRedisAddress } from '../../../shared/labs/redis-address';
import { socketName } from '../../../shared/net/net-data';
import type { EventKind } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';
import { resetNow } from '../../resources/reset-now';
import { joinAs, type Joined } from '../../run/process-program/self';
import { directConnector, sentinelConnector, type ConnectionWatcher } from '../../run/redis-program/connector';
import { textWithoutPassword, withoutPassword } from '../../run/redis-program/credentials';
import { openClient, type ClientOptions, type RedisClient } from '../../run/redis-program/server';
import { traced, type Traced } from '../../run/redis-program/traced-client';
import { SocketSelf } from '../../run/socket-program/self';
import { watchSocket } from '../../run/socket-program/watched-socket';
import { isThere } from './client-life';
import { Telling } from './telling';

/** What every program of this lab is given. */
export type GivenServer = {
  /** Its address, with what signs in. */
  readonly server: string;
  /** Marks the messages of this run, see `Label`. */
  readonly run: string;
};

export type RedisProgramClient = Traced<RedisClient>;

/** Takes the place in the run this process was started for, and waits until it may begin. */
export function joinWithRedis<Given extends { readonly [name: string]: Json }>(): Promise<
  RedisSelf<Given & GivenServer>
> {
  return joinAs((place: Joined<Given & GivenServer>) => new RedisSelf(place));
}

export class RedisSelf<Given extends GivenServer & { readonly [name: string]: Json }> extends SocketSelf<Given> {
  /** The newest of each client. */
  readonly #sockets = new WeakMap<object, Socket>();
  readonly #password = parseRedisAddress(this.given.server)?.password;

  /**
   * A client of ioredis to the server of this run, connected.
   *
   * @throws Error, with the system's or the server's reason, if it cannot connect
   */
  async redis(options: ClientOptions = {}): Promise<RedisProgramClient> {
    const server = parseRedisAddress(this.given.server);
    if (!server) throw new Error('not the address of a Redis');
    const { line } = this;
    // The client exists only after its first question for a connection may have been asked.
    const watcher = this.#watcher(line, (socket) => this.#sockets.set(client, socket));
    const Connector = server.kind === 'sentinel' ? sentinelConnector(watcher) : directConnector(watcher);
    const client: RedisProgramClient = traced(
      openClient(server, { ...options, Connector }),
      new Telling({
        run: this.given.run,
        tell: (kind, place, msg, data, at) => this.#happens(kind, place, msg, data, at),
        note: ({ code, ...detail }) => this.#notes(code, detail),
        calls: (at) => this.at(at),
        before: (step, at) => (this.pipe.gated ? this.step(step.kind, step, at).then(() => undefined) : undefined),
      }),
    );
    await isThere(client, ({ code, ...detail }) => this.#notes(code, detail));
    return client;
  }

  /** A message of this program's: whose it is and which comes first, then `text`, filled up to a size. */
  message(number: number, text = '', sizeBytes = 0): string {
    return filledUp(labelled({ publisher: this.actor, number, run: this.given.run }, text), sizeBytes);
  }

  /** Breaks the connection of a client off, as a network would: the library notices, and does what it does then. */
  cut(client: RedisProgramClient): void {
    this.note('cuts');
    const socket = this.#sockets.get(client);
    if (socket) resetNow(socket);
  }

  /** Without what an error of the library carries along: the command, and in it perhaps a password. */
  override fail(error: unknown): void {
    const said = error instanceof Error ? error.message : String(error);
    super.fail(new Error(textWithoutPassword(said, this.#password)));
  }

  #watcher(line: number, opened: (socket: Socket) => void): ConnectionWatcher {
    const { nextNumber, ...watching } = this.watching;
    return {
      mayConnect: async (port) => {
        if (this.pipe.gated) await this.step('connect', { socket: socketName('tcp', port) }, line);
      },
      watch: (socket, port) => {
        opened(socket);
        const mine = { ...watching, number: nextNumber(), isClient: true, kept: withoutPassword(this.#password) };
        watchSocket(socket, mine, port);
      },
    };
  }

  /** A server's own words may repeat what it was asked. */
  #notes(code: string, detail: Readonly<Record<string, Json>>): void {
    const { reason } = detail;
    if (typeof reason !== 'string') this.note(code, detail);
    else this.note(code, { ...detail, reason: textWithoutPassword(reason, this.#password) });
  }

  #happens(kind: EventKind, place: string, msg: string | undefined, data: Json, line: number): void {
    if (!this.traced) return;
    const at = this.stamp({ line, gated: this.pipe.gated });
    this.pipe.report({ do: 'event', kind, place, data, at, ...(msg !== undefined && { msg }) });
    if (this.pipe.isFull) this.pipe.flush();
  }
}
