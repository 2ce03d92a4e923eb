/**
 * The broker behind its door: databases, clients, who waits for what. Knows no sockets; `server.ts` lets clients in.
 */
import type { Broker, BrokerObserver } from './broker';
import type { ByteString } from './byte-string';
import type { Client } from './client';
import type { BrokerClock } from './clock';
import { COMMAND_GROUPS, COMMANDS } from './commands/table';
import { HEAVY_BYTES, type Connection } from './connection';
import type { ChangeTells, Database } from './database';
import { Keyspace } from './keyspace';
import type { Limits } from './limits';
import { MessageEncoder } from './message-encoder';
import { Waits } from './waits';

/** As Redis has by default. */
const DATABASES = 16;
/** Ten times a second, as Redis looks after its keys (`hz 10`). */
const CARE_MS = 100;
/** How many keys are looked at each time: a millisecond's work at most. */
const SWEPT_KEYS = 2_000;
/** If more than this share of them had to go, there are more of the kind, and as many are looked at again... */
const MANY_GONE = 0.25;
/** ... but no more often than this, so that nobody waits longer than 25 ms (as in Redis, a quarter of the time). */
const MOST_SWEEPS = 25;
/** Of what all clients may have waiting: how much more may be there before it is looked at. */
const LOOK_SHARE = 1 / 8;

export class Core implements Broker {
  readonly databases: readonly Keyspace[];
  readonly clients = new Map<number, Connection>();
  readonly commands = COMMANDS;
  readonly groups = COMMAND_GROUPS;
  readonly channels = new Map<ByteString, Set<Client>>();
  readonly patterns = new Map<ByteString, Set<Client>>();
  readonly stats = { commands: 0, connections: 0 };
  readonly startedAtMs: number;
  readonly waits: Waits;
  /** Of whom more waits than the soft limit allows for long, and since when. */
  readonly lagging = new Map<Connection, number>();
  readonly messages = new MessageEncoder();
  /** Who has much waiting. */
  readonly heavy = new Set<Connection>();
  port = 0;
  /** Who has something to be sent, or something to go on with. */
  #unsent: Connection[] = [];
  #unblocked: Connection[] = [];
  #isSettling = false;
  /** Since the last look at who has most waiting. */
  #notTakenBytes = 0;
  /** For the observer: keys that changed since the last command. */
  readonly #changedKeys = new Map<Database, Set<ByteString>>();
  #stopCaring: () => void;

  constructor(
    readonly limits: Limits,
    readonly observer: BrokerObserver,
    readonly clock: BrokerClock,
  ) {
    this.waits = new Waits(clock);
    this.startedAtMs = clock.now();
    this.databases = Array.from({ length: DATABASES }, (_, index) => new Keyspace(index, this));
    this.#stopCaring = clock.after(CARE_MS, () => this.#care());
  }

  now(): number {
    return this.clock.now();
  }

  get usedBytes(): number {
    let bytes = 0;
    for (const database of this.databases) bytes += database.usedBytes;
    return bytes;
  }

  changed(database: Database, key: ByteString, tells: ChangeTells): void {
    if (tells === 'everyone' || tells === 'waiting') this.waits.changed(database, key);
    if (!this.observer.key) return;
    const keys = this.#changedKeys.get(database) ?? new Set();
    this.#changedKeys.set(database, keys.add(key));
  }

  /** To be called after each command, and whatever else may have changed keys. */
  commandIsOver(): void {
    if (this.waits.hasReady) this.waits.serve();
    if (this.#changedKeys.size > 0) this.#tellChangedKeys();
  }

  hasToSend(connection: Connection): void {
    this.#unsent.push(connection);
  }

  hasToGoOn(connection: Connection): void {
    this.#unblocked.push(connection);
  }

  /** Lets those go on who waited, and sends what is to be sent: once for all that was done at a time. */
  settle(): void {
    if (this.#isSettling) return;
    this.#isSettling = true;
    while (this.#unblocked.length > 0) this.#unblocked.shift()?.proceed();
    const unsent = this.#unsent;
    this.#unsent = [];
    this.#isSettling = false;
    for (const connection of unsent) connection.send();
  }

  /** Does it when the others have had their turn. */
  goesOnLater(connection: Connection): void {
    setImmediate(() => {
      connection.proceed();
      this.settle();
    });
  }

  /**
   * So much was sent to somebody who does not take it. Many of them together may go beyond what there is long before
   * anybody looks after them.
   */
  isNotTaken(bytes: number): void {
    this.#notTakenBytes += bytes;
    if (this.#notTakenBytes > this.limits.clientsBytes * LOOK_SHARE) this.#cutHeaviest();
  }

  /** Cuts everybody off, and stops looking after things. */
  end(): void {
    this.#stopCaring();
    for (const connection of [...this.clients.values()]) connection.cut('ended');
  }

  #care(): void {
    this.#stopCaring = this.clock.after(CARE_MS, () => this.#care());
    this.#sweep();
    this.commandIsOver();
    this.#cutLagging();
    this.#cutHeaviest();
    this.settle();
  }

  #sweep(): void {
    let sweeps = 0;
    for (const database of this.databases) {
      let gone: number;
      do {
        gone = database.sweep(SWEPT_KEYS);
        sweeps += 1;
      } while (gone > SWEPT_KEYS * MANY_GONE && sweeps < MOST_SWEEPS);
    }
  }

  #cutLagging(): void {
    const softMs = this.limits.subscriberSoftSeconds * 1000;
    for (const [connection, sinceMs] of [...this.lagging]) {
      if (!connection.isLagging()) this.lagging.delete(connection);
      else if (this.now() - sinceMs >= softMs) connection.cut('output-limit');
    }
  }

  #cutHeaviest(): void {
    this.#notTakenBytes = 0;
    let bytes = 0;
    for (const connection of [...this.heavy]) {
      if (connection.weightBytes <= HEAVY_BYTES) this.heavy.delete(connection);
      else bytes += connection.weightBytes;
    }
    if (bytes <= this.limits.clientsBytes) return;
    for (const connection of [...this.heavy].sort((one, other) => other.weightBytes - one.weightBytes)) {
      if (bytes <= this.limits.clientsBytes) return;
      bytes -= connection.weightBytes;
      connection.cut('clients-limit');
    }
  }

  #tellChangedKeys(): void {
    const changed = [...this.#changedKeys];
    this.#changedKeys.clear();
    for (const [database, keys] of changed) {
      for (const key of keys) this.observer.key?.(database, key);
    }
  }
}
