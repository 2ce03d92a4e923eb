/** What all clients of one broker share, as commands see it. `server.ts` makes it. */
import type { ByteString } from './byte-string';
import type { Client, CutReason } from './client';
import type { Command } from './command';
import type { Database } from './database';
import type { Limits } from './limits';

export interface Broker {
  readonly limits: Limits;
  /** 16, as Redis has by default. */
  readonly databases: readonly Database[];
  readonly clients: ReadonlyMap<number, Client>;
  readonly commands: ReadonlyMap<string, Command>;
  /** Each command's group, such as `list`. */
  readonly groups: ReadonlyMap<string, string>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Who has subscribed: in the order in which they did. */
  readonly channels: Map<ByteString, Set<Client>>;
  readonly patterns: Map<ByteString, Set<Client>>;
  readonly observer: BrokerObserver;
  readonly startedAtMs: number;
  readonly port: number;
  /** Bytes of keys and values, as estimated. */
  readonly usedBytes: number;
  readonly stats: { commands: number; connections: number };
}

/** Is told of what happens inside. Costs nothing where it is left out. */
export interface BrokerObserver {
  connected?(client: Client): void;
  /** Before it runs, or is queued in MULTI. */
  command?(client: Client, command: Command, args: readonly ByteString[]): void;
  /** Was refused before it could run: unknown, wrong number of arguments, not allowed now. */
  refused?(client: Client, args: readonly ByteString[], message: string): void;
  /** The set of a channel or pattern has changed. */
  subscribers?(channel: ByteString, isPattern: boolean, clients: ReadonlySet<Client>): void;
  published?(client: Client, channel: ByteString, message: ByteString, receivers: number): void;
  /** A key has changed, or is gone. At most once per command and key. */
  key?(database: Database, key: ByteString): void;
  /** It waits for keys, or no longer. */
  blocked?(client: Client, keys: readonly ByteString[] | undefined): void;
  /** Gone; without a reason if it left by itself. */
  closed?(client: Client, reason: CutReason | undefined): void;
}
