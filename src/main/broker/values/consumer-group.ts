/**
 * Readers of a stream that share its entries: each entry goes to one of them and is remembered as pending until that
 * one acknowledges it.
 */
import type { ByteString } from '../byte-string';
import type { StreamId } from './stream-id';

export interface PendingEntry {
  readonly id: StreamId;
  /** Of its number, see {@link keyOf}. */
  readonly key: string;
  consumer: Consumer;
  deliveredAtMs: number;
  deliveries: number;
}

/**
 * A Map finds a BigInt by its lowest 64 bits, which are the sequence number, mostly 0: all would lie in one place, and
 * each be looked for among all the others. It finds a text by all of it.
 */
const SHORT_RADIX = 36;
const keyOf = (id: StreamId): string => id.toString(SHORT_RADIX);

/** Entries that were delivered and not acknowledged, by number. */
class PendingList {
  readonly #entries = new Map<string, PendingEntry>();
  /** They come in order, unless the group was set back. */
  #isSorted = true;
  #greatest: StreamId = -1n;

  get size(): number {
    return this.#entries.size;
  }

  get(id: StreamId): PendingEntry | undefined {
    // What comes in order is new, and need not be looked for.
    return id > this.#greatest ? undefined : this.#entries.get(keyOf(id));
  }

  add(entry: PendingEntry): void {
    if (entry.id < this.#greatest) this.#isSorted = false;
    else this.#greatest = entry.id;
    this.#entries.set(entry.key, entry);
  }

  delete(id: StreamId): void {
    this.#entries.delete(keyOf(id));
  }

  /** Those from `id` on, in the order of their numbers. */
  *from(id: StreamId): IterableIterator<PendingEntry> {
    if (!this.#isSorted) this.#sort();
    for (const entry of this.#entries.values()) if (entry.id >= id) yield entry;
  }

  #sort(): void {
    const entries = [...this.#entries.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.#entries.clear();
    for (const entry of entries) this.#entries.set(entry.key, entry);
    this.#isSorted = true;
  }
}

export class Consumer {
  readonly pending = new PendingList();
  constructor(readonly name: ByteString) {}
}

/** What one reader or one pending entry takes besides its name: objects and their place in maps, as measured in V8. */
const CONSUMER_BYTES = 400;
const PENDING_BYTES = 240;

export class ConsumerGroup {
  readonly consumers = new Map<ByteString, Consumer>();
  readonly pending = new PendingList();
  #bytes = 0;

  /**
   * @param lastId  the last entry that was delivered
   * @param grown   hears when it takes more or less in memory, and how much
   */
  constructor(
    public lastId: StreamId,
    readonly grown: (bytes: number) => void,
  ) {}

  /** Of objects and names, roughly. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The consumer of that name; the first who asks makes it. */
  join(name: ByteString): Consumer {
    const known = this.consumers.get(name);
    if (known) return known;
    const consumer = new Consumer(name);
    this.consumers.set(name, consumer);
    this.#grow(CONSUMER_BYTES + name.length);
    return consumer;
  }

  /** @returns how many entries were pending with it, now with nobody; 0 also where there is no such consumer */
  dismiss(name: ByteString): number {
    const consumer = this.consumers.get(name);
    if (!consumer) return 0;
    for (const { id } of consumer.pending.from(0n)) this.pending.delete(id);
    this.consumers.delete(name);
    this.#grow(-CONSUMER_BYTES - name.length - consumer.pending.size * PENDING_BYTES);
    return consumer.pending.size;
  }

  /** Whoever had it has it no longer: the group may have been set back. */
  deliver(id: StreamId, consumer: Consumer, atMs: number): void {
    const entry = this.pending.get(id);
    if (!entry) {
      const fresh = { id, key: keyOf(id), consumer, deliveredAtMs: atMs, deliveries: 1 };
      this.pending.add(fresh);
      consumer.pending.add(fresh);
      this.#grow(PENDING_BYTES);
      return;
    }
    entry.consumer.pending.delete(id);
    entry.consumer = consumer;
    entry.deliveredAtMs = atMs;
    entry.deliveries = 1;
    consumer.pending.add(entry);
  }

  /** @returns whether it was pending */
  acknowledge(id: StreamId): boolean {
    const entry = this.pending.get(id);
    if (!entry) return false;
    entry.consumer.pending.delete(id);
    this.pending.delete(id);
    this.#grow(-PENDING_BYTES);
    return true;
  }

  #grow(bytes: number): void {
    this.#bytes += bytes;
    this.grown(bytes);
  }
}
