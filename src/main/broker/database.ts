/**
 * One of the broker's numbered databases: keys, what they hold, and when they go.
 *
 * A key whose time has come is gone for whoever asks, whether or not it was swept out already.
 */
import type { ByteString } from './byte-string';
import type { ListValue } from './values/list';
import type { StreamValue } from './values/stream';

export type Value = ByteString | ListValue | StreamValue;

/**
 * Who learns of a change: all, only those who WATCH the key (when it is to go), only clients that wait for it, or neither
 * (who reads a stream and how far is no change of it to Redis). Its memory is counted anew in any case.
 */
export type ChangeTells = 'everyone' | 'watching' | 'waiting' | 'nobody';

export interface Database {
  readonly index: number;
  /** How many keys there are, those whose time has come but that nobody asked for included, as in Redis. */
  readonly size: number;
  /** How many of them have a time to live. */
  readonly expiringSize: number;
  get(key: ByteString): Value | undefined;
  /** @throws CommandError WRONGTYPE */
  string(key: ByteString): ByteString | undefined;
  /** @throws CommandError WRONGTYPE */
  list(key: ByteString): ListValue | undefined;
  /** @throws CommandError WRONGTYPE */
  stream(key: ByteString): StreamValue | undefined;
  /** Puts a value in place of what was there; its time to live goes, unless it is to be kept. */
  set(key: ByteString, value: Value, options?: { readonly keepTimeToLive?: boolean }): void;
  /**
   * What `key` holds was changed in place: those who watch it are told, those who wait for it are served when the
   * command is over, its memory is counted anew. `set` and `delete` do this themselves. A list that has become empty is
   * deleted by it.
   *
   * @param tells  `everyone` if left out
   */
  changed(key: ByteString, tells?: ChangeTells): void;
  /** @returns whether there was one */
  delete(key: ByteString): boolean;
  /** Milliseconds since 1970; `undefined` for good. */
  expiresAtMs(key: ByteString): number | undefined;
  expireAt(key: ByteString, atMs: number | undefined): void;
  /** All keys that are not gone. */
  keys(): IterableIterator<ByteString>;
  /**
   * The key at a place from 0 to `size - 1`; `undefined` beyond, or if its time has come. SCAN goes down the places, which
   * needs no state and finds every key that is there all the time: a new key gets the highest place, and when a key goes,
   * the one with the highest place takes its place (an array beside the map, and each entry's index in it).
   */
  keyAt(place: number): ByteString | undefined;
  clear(): void;
}
