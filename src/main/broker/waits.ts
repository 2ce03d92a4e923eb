/**
 * Clients that wait for keys (BLPOP and its kin). Who has waited longest is served first, once the command is over that
 * put something there, so that nobody sees half of a transaction.
 */
import type { ByteString } from './byte-string';
import type { BlockedOn } from './client';
import type { BrokerClock } from './clock';
import type { Database } from './database';
import { WaitingLine, type Place } from './waiting-line';

/** One that waits; `answered` is called when it waits no longer because it got its answer. */
export interface Waiter {
  readonly database: Database;
  readonly wait: BlockedOn;
  /** Whether what `key` holds is for it; then it has its answer. */
  serve(key: ByteString): boolean;
  answered(): void;
}

interface Line {
  readonly waiters: WaitingLine<Waiter>;
  /** How many of them are to hear that the key is gone. */
  hearers: number;
}

/** Where a waiter stands, for each of its keys, and what calls its time-out off. */
interface Waiting {
  readonly places: ReadonlyMap<ByteString, Place<Waiter>>;
  readonly callOff: () => void;
}

export class Waits {
  readonly #lines = new Map<Database, Map<ByteString, Line>>();
  readonly #waiting = new Map<Waiter, Waiting>();
  /** Keys that have changed since the last serving, in that order. */
  #ready = new Map<Database, Set<ByteString>>();

  constructor(readonly clock: BrokerClock) {}

  get hasReady(): boolean {
    return this.#ready.size > 0;
  }

  /** @param timedOut  called when its time has passed */
  add(waiter: Waiter, timedOut: () => void): void {
    const { database, wait } = waiter;
    const lines = this.#lines.get(database) ?? new Map<ByteString, Line>();
    this.#lines.set(database, lines);
    const places = new Map<ByteString, Place<Waiter>>();
    for (const key of wait.keys) {
      if (places.has(key)) continue;
      const line = lines.get(key) ?? { waiters: new WaitingLine<Waiter>(), hearers: 0 };
      lines.set(key, line);
      places.set(key, line.waiters.join(waiter));
      if (wait.hearsOfLoss) line.hearers += 1;
    }
    const noTimer = (): void => undefined;
    const callOff = wait.timeoutMs === undefined ? noTimer : this.clock.after(wait.timeoutMs, timedOut);
    this.#waiting.set(waiter, { places, callOff });
  }

  remove(waiter: Waiter): void {
    const waiting = this.#waiting.get(waiter);
    if (!waiting) return;
    waiting.callOff();
    this.#waiting.delete(waiter);
    const lines = this.#lines.get(waiter.database);
    for (const [key, place] of waiting.places) {
      const line = lines?.get(key);
      line?.waiters.leave(place);
      if (line && waiter.wait.hearsOfLoss) line.hearers -= 1;
      if (!line?.waiters.first) lines?.delete(key);
    }
    if (lines?.size === 0) this.#lines.delete(waiter.database);
  }

  /** A key has changed. Costs next to nothing while nobody waits. */
  changed(database: Database, key: ByteString): void {
    if (this.#waiting.size === 0 || !this.#lines.get(database)?.has(key)) return;
    const keys = this.#ready.get(database) ?? new Set();
    this.#ready.set(database, keys.add(key));
  }

  /** Serves until nothing more comes of it: who is served may itself put something where another waits. */
  serve(): void {
    while (this.#ready.size > 0) {
      const ready = this.#ready;
      this.#ready = new Map();
      for (const [database, keys] of ready) for (const key of keys) this.#serveKey(database, key);
    }
  }

  #serveKey(database: Database, key: ByteString): void {
    const line = this.#lines.get(database)?.get(key);
    const wasThere = database.get(key) !== undefined;
    // Each push that serves one of thousands leaves the key gone, too.
    if (!line || (!wasThere && line.hearers === 0)) return;
    let place = line.waiters.first;
    while (place) {
      const { item: waiter, behind } = place;
      if (this.#waiting.has(waiter) && waiter.serve(key)) {
        this.remove(waiter);
        waiter.answered();
        // What was there is taken: nobody behind gets any of it.
        if (wasThere && database.get(key) === undefined) return;
      }
      place = behind;
    }
  }
}
