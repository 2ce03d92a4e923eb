/**
 * A numbered database: what its keys hold, when they go, and who is to hear of changes.
 *
 * Each key has an entry in a map, and a place in an array for whoever walks through all (SCAN).
 */
import type { ByteString } from './byte-string';
import { wrongType } from './command';
import type { ChangeTells, Database, Value } from './database';
import { ListValue } from './values/list';
import { StreamValue } from './values/stream';

interface Entry {
  readonly key: ByteString;
  value: Value;
  /** Where it is in the array of all. */
  place: number;
  /** As it was last counted. */
  bytes: number;
  /** Milliseconds since 1970; {@link NEVER} if it stays. */
  expiresAtMs: number;
}

const NEVER = Infinity;
/** What a key takes besides the characters: entry, slot of the map, place, headers of two strings; measured in V8. */
const ENTRY_BYTES = 170;
/** The header of a string, and of the ring one slot and as much again that is free at times. */
const LIST_ELEMENT_BYTES = 32;
const LIST_BYTES = 150;

/** Whoever is to hear that a key has changed (WATCH). */
export interface KeyWatcher {
  touch(): void;
}

export interface KeyspaceHost {
  now(): number;
  /** A key has another value than before, or none. */
  changed(database: Database, key: ByteString, tells: ChangeTells): void;
}

export class Keyspace implements Database {
  readonly #entries = new Map<ByteString, Entry>();
  readonly #places: Entry[] = [];
  readonly #expiring = new Set<Entry>();
  /** Where {@link sweep} goes on. */
  #sweeping: IterableIterator<Entry> | undefined;
  readonly #watchers = new Map<ByteString, Set<KeyWatcher>>();
  #usedBytes = 0;

  constructor(
    readonly index: number,
    readonly host: KeyspaceHost,
  ) {}

  get size(): number {
    return this.#places.length;
  }

  /** How many of the keys have a time to live. */
  get expiringSize(): number {
    return this.#expiring.size;
  }

  get usedBytes(): number {
    return this.#usedBytes;
  }

  get(key: ByteString): Value | undefined {
    return this.#live(key)?.value;
  }

  string(key: ByteString): ByteString | undefined {
    const value = this.#live(key)?.value;
    if (value === undefined || typeof value === 'string') return value;
    throw wrongType();
  }

  list(key: ByteString): ListValue | undefined {
    const value = this.#live(key)?.value;
    if (value === undefined || value instanceof ListValue) return value;
    throw wrongType();
  }

  stream(key: ByteString): StreamValue | undefined {
    const value = this.#live(key)?.value;
    if (value === undefined || value instanceof StreamValue) return value;
    throw wrongType();
  }

  set(key: ByteString, value: Value, options?: { readonly keepTimeToLive?: boolean }): void {
    const entry = this.#live(key);
    if (!entry) this.#add(key, value);
    else {
      entry.value = value;
      if (entry.expiresAtMs !== NEVER && !options?.keepTimeToLive) this.#keep(entry);
      this.#count(entry);
    }
    this.#tell(key);
  }

  changed(key: ByteString, tells: ChangeTells = 'everyone'): void {
    const entry = this.#live(key);
    if (entry?.value instanceof ListValue && entry.value.length === 0) this.#remove(entry);
    else if (entry) this.#count(entry);
    this.#tell(key, tells);
  }

  delete(key: ByteString): boolean {
    const entry = this.#live(key);
    if (!entry) return false;
    this.#remove(entry);
    this.#tell(key);
    return true;
  }

  expiresAtMs(key: ByteString): number | undefined {
    const atMs = this.#live(key)?.expiresAtMs;
    return atMs === NEVER ? undefined : atMs;
  }

  expireAt(key: ByteString, atMs: number | undefined): void {
    const entry = this.#live(key);
    if (!entry) return;
    if (atMs === undefined) this.#keep(entry);
    else {
      entry.expiresAtMs = atMs;
      this.#expiring.add(entry);
    }
    this.#tell(key, 'watching');
  }

  *keys(): IterableIterator<ByteString> {
    for (const key of this.#entries.keys()) {
      if (this.#live(key)) yield key;
    }
  }

  keyAt(place: number): ByteString | undefined {
    const entry = this.#places[place];
    return entry && this.#live(entry.key)?.key;
  }

  clear(): void {
    const keys = [...this.#entries.keys()];
    this.#entries.clear();
    this.#places.length = 0;
    this.#expiring.clear();
    this.#usedBytes = 0;
    for (const key of keys) this.#tell(key);
  }

  /**
   * Looks at no more than `most` of the keys that have a time to live, and lets those go whose time has come.
   *
   * @returns how many these were
   */
  sweep(most: number): number {
    const before = this.#expiring.size;
    if (before === 0) return 0;
    this.#sweeping ??= this.#expiring.values();
    for (let looked = 0; looked < most; looked += 1) {
      const next = this.#sweeping.next();
      if (next.done) {
        this.#sweeping = undefined;
        break;
      }
      this.#live(next.value.key);
    }
    return before - this.#expiring.size;
  }

  addWatcher(key: ByteString, watcher: KeyWatcher): void {
    // One that should be gone already is no change for who watches only now.
    this.#live(key);
    const watchers = this.#watchers.get(key) ?? new Set();
    this.#watchers.set(key, watchers.add(watcher));
  }

  removeWatcher(key: ByteString, watcher: KeyWatcher): void {
    const watchers = this.#watchers.get(key);
    watchers?.delete(watcher);
    if (watchers?.size === 0) this.#watchers.delete(key);
  }

  #live(key: ByteString): Entry | undefined {
    const entry = this.#entries.get(key);
    if (!entry || entry.expiresAtMs === NEVER || entry.expiresAtMs > this.host.now()) return entry;
    this.#remove(entry);
    this.#tell(key);
    return undefined;
  }

  #add(key: ByteString, value: Value): void {
    const entry = { key, value, place: this.#places.length, bytes: 0, expiresAtMs: NEVER };
    this.#entries.set(key, entry);
    this.#places.push(entry);
    this.#count(entry);
  }

  #remove(entry: Entry): void {
    this.#entries.delete(entry.key);
    this.#expiring.delete(entry);
    this.#usedBytes -= entry.bytes;
    const last = this.#places.pop();
    if (!last || last === entry) return;
    last.place = entry.place;
    this.#places[entry.place] = last;
  }

  #keep(entry: Entry): void {
    entry.expiresAtMs = NEVER;
    this.#expiring.delete(entry);
  }

  #count(entry: Entry): void {
    const bytes = ENTRY_BYTES + entry.key.length + valueBytes(entry.value);
    this.#usedBytes += bytes - entry.bytes;
    entry.bytes = bytes;
  }

  #tell(key: ByteString, tells: ChangeTells = 'everyone'): void {
    if (this.#watchers.size > 0 && (tells === 'everyone' || tells === 'watching')) {
      for (const watcher of this.#watchers.get(key) ?? []) watcher.touch();
    }
    this.host.changed(this, key, tells);
  }
}

function valueBytes(value: Value): number {
  if (typeof value === 'string') return value.length;
  return value instanceof ListValue ? LIST_BYTES + value.bytes + value.length * LIST_ELEMENT_BYTES : value.bytes;
}
