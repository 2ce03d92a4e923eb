/** The keys that one client watches (WATCH): once one of them has changed, its EXEC does nothing. */
import type { ByteString } from './byte-string';
import { NAME_BYTES } from './client';
import type { KeyWatcher, Keyspace } from './keyspace';

export class WatchedKeys implements KeyWatcher {
  /** What they take in memory. */
  bytes = 0;
  readonly #keys = new Map<Keyspace, Set<ByteString>>();
  #isTouched = false;

  get areTouched(): boolean {
    for (const [database, keys] of this.#keys) {
      // One whose time has come is gone once somebody asks.
      for (const key of keys) database.get(key);
    }
    return this.#isTouched;
  }

  touch(): void {
    this.#isTouched = true;
  }

  /** What this one would take besides; 0 if it is watched already. */
  bytesOf(database: Keyspace, key: ByteString): number {
    return this.#keys.get(database)?.has(key) ? 0 : key.length + NAME_BYTES;
  }

  add(database: Keyspace, key: ByteString): void {
    this.bytes += this.bytesOf(database, key);
    this.#keys.set(database, (this.#keys.get(database) ?? new Set()).add(key));
    database.addWatcher(key, this);
  }

  /** Watches none of them any more. */
  clear(): void {
    for (const [database, keys] of this.#keys) {
      for (const key of keys) database.removeWatcher(key, this);
    }
    this.#keys.clear();
    this.bytes = 0;
    this.#isTouched = false;
  }
}
