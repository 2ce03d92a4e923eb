/**
 * A stream: entries in the order of their numbers, added at the end, trimmed at the beginning, and the groups that read
 * them.
 *
 * They lie in blocks, as in Redis: a trim that need not be exact (`MAXLEN ~`) only drops whole blocks.
 */
import type { ByteString } from '../byte-string';
import { emptyBlockBytes, entryBytes } from './block-bytes';
import { ConsumerGroup } from './consumer-group';
import type { StreamId } from './stream-id';

export interface StreamEntry {
  readonly id: StreamId;
  /** Name, value, name, value... */
  readonly fields: readonly ByteString[];
}

interface Block {
  readonly first: StreamEntry;
  /** Those before `start` have been trimmed; they count until the block is gone, as in Redis. */
  readonly entries: StreamEntry[];
  start: number;
  /** As Redis would count them. */
  bytes: number;
}

/** `stream-node-max-entries` and `stream-node-max-bytes`, as Redis has them by default. */
const BLOCK_ENTRIES = 100;
const BLOCK_BYTES = 4096;

/** What an entry takes besides its fields' characters, and a field besides its own: as measured in V8. */
const ENTRY_BYTES = 120;
const FIELD_BYTES = 24;
const STREAM_BYTES = 400;
const GROUP_BYTES = 500;

export interface Trimming {
  /** Leaves at least so many, ... */
  readonly maxLength?: number;
  /** ... or those from this number on. */
  readonly minId?: StreamId;
  /** Whole blocks only, and only as many as have no more than `limit` entries together (0: as many as there are). */
  readonly approximately?: { readonly limit: number };
}

export class StreamValue {
  readonly #groups = new Map<ByteString, ConsumerGroup>();
  readonly #blocks: Block[] = [];
  #length = 0;
  #lastId: StreamId = 0n;
  #entryBytes = 0;
  #groupBytes = 0;

  get groups(): ReadonlyMap<ByteString, ConsumerGroup> {
    return this.#groups;
  }

  get length(): number {
    return this.#length;
  }

  /** The greatest number there has ever been in it; 0-0 if it never had an entry. */
  get lastId(): StreamId {
    return this.#lastId;
  }

  /** The greatest number of an entry that is there. */
  get lastPresentId(): StreamId | undefined {
    return this.#blocks.at(-1)?.entries.at(-1)?.id;
  }

  /** What it takes in memory, roughly. */
  get bytes(): number {
    return STREAM_BYTES + this.#entryBytes + this.#groupBytes;
  }

  /** @param name  one that no group of it has */
  addGroup(name: ByteString, lastId: StreamId): void {
    this.#groups.set(name, new ConsumerGroup(lastId, (bytes) => (this.#groupBytes += bytes)));
    this.#groupBytes += GROUP_BYTES + name.length;
  }

  /** @returns whether there was one */
  removeGroup(name: ByteString): boolean {
    const group = this.#groups.get(name);
    if (!group) return false;
    this.#groups.delete(name);
    this.#groupBytes -= GROUP_BYTES + name.length + group.bytes;
    return true;
  }

  /** @param id  greater than {@link lastId} */
  append(id: StreamId, fields: readonly ByteString[]): void {
    const entry = { id, fields };
    let memoryBytes = ENTRY_BYTES;
    let fieldBytes = 0;
    for (const field of fields) {
      memoryBytes += FIELD_BYTES + field.length;
      fieldBytes += field.length;
    }
    let block = this.#blocks.at(-1);
    if (!block || block.entries.length >= BLOCK_ENTRIES || block.bytes + fieldBytes >= BLOCK_BYTES) {
      block = { first: entry, entries: [], start: 0, bytes: emptyBlockBytes(entry) };
      this.#blocks.push(block);
    }
    block.entries.push(entry);
    block.bytes += entryBytes(entry, block.first);
    this.#entryBytes += memoryBytes;
    this.#length += 1;
    this.#lastId = id;
  }

  get(id: StreamId): StreamEntry | undefined {
    for (const entry of this.range(id, id)) return entry;
    return undefined;
  }

  /** Entries from `from` to `to`, both included. */
  *range(from: StreamId, to: StreamId): IterableIterator<StreamEntry> {
    const blocks = this.#blocks;
    for (let b = firstWhere(blocks, (block) => lastOf(block) >= from); b < blocks.length; b++) {
      const block = blocks[b];
      if (!block) return;
      const { entries, start } = block;
      const first = firstWhere(entries, (entry) => entry.id >= from);
      for (let e = Math.max(first, start); e < entries.length; e++) {
        const entry = entries[e];
        if (!entry || entry.id > to) return;
        yield entry;
      }
    }
  }

  /** @returns how many entries are gone */
  trim(how: Trimming): number {
    const before = this.#length;
    for (;;) {
      const block = this.#blocks[0];
      if (!block || !this.#isTooLong(how)) break;
      const size = block.entries.length - block.start;
      const limit = how.approximately?.limit;
      if (limit && before - this.#length + size > limit) break;
      if (!this.#mayDrop(block, size, how)) {
        if (!how.approximately) this.#trimInside(block, how);
        break;
      }
      this.#forget(block, block.entries.length);
      this.#blocks.shift();
    }
    return before - this.#length;
  }

  #isTooLong({ maxLength }: Trimming): boolean {
    return maxLength === undefined || this.#length > maxLength;
  }

  #mayDrop(block: Block, size: number, { maxLength, minId }: Trimming): boolean {
    if (maxLength !== undefined) return this.#length - size >= maxLength;
    return minId !== undefined && lastOf(block) < minId;
  }

  #trimInside(block: Block, { maxLength, minId }: Trimming): void {
    let end = block.start;
    if (maxLength !== undefined) end += this.#length - maxLength;
    else if (minId !== undefined)
      end = Math.max(
        end,
        firstWhere(block.entries, (entry) => entry.id >= minId),
      );
    this.#forget(block, end);
  }

  #forget(block: Block, end: number): void {
    for (let e = block.start; e < end; e++) {
      const entry = block.entries[e];
      if (!entry) break;
      this.#entryBytes -= ENTRY_BYTES;
      for (const field of entry.fields) this.#entryBytes -= FIELD_BYTES + field.length;
      this.#length -= 1;
      // Its place stays until the block is gone, what it held does not.
      block.entries[e] = { id: entry.id, fields: [] };
    }
    block.start = end;
  }
}

const lastOf = (block: Block): StreamId => block.entries.at(-1)?.id ?? 0n;

/** The first place at which `holds`, of items of which no earlier one does; their number if there is none. */
function firstWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
