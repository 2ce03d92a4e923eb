/**
 * XREAD: what came after a number one has seen. XREADGROUP: the same for one of a group, to which each entry is
 * delivered once. Both can wait until something comes.
 */
import type { ByteString } from '../byte-string';
import type { Client } from '../client';
import { CommandError, OUT_OF_MEMORY, type Args, type Command } from '../command';
import type { Consumer, ConsumerGroup } from '../values/consumer-group';
import { StreamValue, type StreamEntry } from '../values/stream';
import { FIRST_ID, LAST_ID, parseStreamId, textOfStreamId, type StreamId } from '../values/stream-id';
import type { Reply } from '../reply';
import { optionsOfRead, type ReadOptions } from './stream-read-options';
import { entriesOf, writeEntry } from './stream-entries';

export const streamReadingCommands: readonly Command[] = [
  { name: 'xread', arity: -4, flags: ['readonly', 'blocking', 'movablekeys'], run: read },
  { name: 'xreadgroup', arity: -7, flags: ['write', 'blocking', 'movablekeys'], run: read },
];

/** Who waits without saying how many: Redis gives no more than this at once then. */
const COUNT_AFTER_WAITING = 1000;

/** One of the streams of a command. */
interface Source {
  readonly key: ByteString;
  /** Of one that reads what is new to a group: what its group says instead. */
  readonly after: StreamId;
  readonly stream: StreamValue | undefined;
  readonly group: ConsumerGroup | undefined;
  /** With a group: what this reader was given before and has not acknowledged. */
  readonly isHistory: boolean;
}

/** What is answered of one stream. */
interface Read {
  readonly key: ByteString;
  /** Without fields: trimmed since it was delivered. */
  readonly entries: readonly (StreamEntry | StreamId)[];
}

function read(client: Client, args: Args): void {
  const options = optionsOfRead(args);
  const sources = options.keys.map((key, place) => sourceOf(client, options, key, options.ids[place] ?? ''));
  const reads = sources.flatMap((source) => take(client, options, source, options.count));
  if (reads.length > 0) write(client.reply, reads);
  else if (options.isBlocking && !client.inExec) wait(client, options, sources);
  else client.reply.nilArray();
}

function sourceOf(client: Client, options: ReadOptions, key: ByteString, id: ByteString): Source {
  const stream = client.db.stream(key);
  const group = options.group && stream?.groups.get(options.group.name);
  if (options.group && !group)
    throw new CommandError(
      `NOGROUP No such key '${key}' or consumer group '${options.group.name}' in XREADGROUP with GROUP option`,
    );
  const after = startOf(id, stream, group !== undefined);
  // The greatest number there is and `>` are the same to Redis.
  return { key, stream, group, isHistory: group !== undefined && after !== LAST_ID, after };
}

function startOf(id: ByteString, stream: StreamValue | undefined, hasGroup: boolean): StreamId {
  if (id === '$') {
    if (hasGroup) throw new CommandError(`ERR ${DOLLAR_IN_GROUP}`);
    return stream?.lastId ?? FIRST_ID;
  }
  if (id === '>') {
    if (!hasGroup) throw new CommandError(`ERR ${NEW_WITHOUT_GROUP}`);
    return LAST_ID;
  }
  return parseStreamId(id);
}

const DOLLAR_IN_GROUP =
  'The $ ID is meaningless in the context of XREADGROUP: you want to read the history of this consumer by specifying ' +
  'a proper ID, or use the > ID to get new messages. The $ ID would just return an empty result set.';
const NEW_WITHOUT_GROUP =
  'The > ID can be specified only when calling XREADGROUP using the GROUP <group> <consumer> option.';

/** Takes what there is, for one of a group as delivered to it; nothing at all if there is nothing new. */
function take(client: Client, options: ReadOptions, source: Source, count: number): Read[] {
  const { stream, group, key } = source;
  if (!stream) return [];
  const after = group && !source.isHistory ? group.lastId : source.after;
  const isNew = (stream.lastPresentId ?? FIRST_ID) > after;
  if (!isNew && !source.isHistory) return [];
  if (group) checkMemory(client);
  const consumer = options.group && group?.join(options.group.consumer);
  if (!group || !consumer) return [{ key, entries: entriesOf(stream, after + 1n, LAST_ID, count) }];
  client.db.changed(key, 'nobody');
  const nowMs = client.broker.now();
  if (source.isHistory) return [{ key, entries: deliveredTo(consumer, stream, after + 1n, count, nowMs) }];
  const entries = entriesOf(stream, after + 1n, LAST_ID, count);
  for (const { id } of entries) {
    group.lastId = id;
    if (!options.needsNoAcknowledgement) group.deliver(id, consumer, nowMs);
  }
  return [{ key, entries }];
}

/**
 * Whoever reads in a group makes us keep who it is and what it was given, which Redis never denies. Here it may go
 * beyond the limit of all that is kept, so that readers go on where writers cannot, but not for ever.
 */
const READERS_SHARE = 2;

function checkMemory({ broker }: Client): void {
  if (broker.usedBytes > READERS_SHARE * broker.limits.memoryBytes) throw new CommandError(OUT_OF_MEMORY);
}

/** What one of a group has been given and not acknowledged. */
function deliveredTo(
  consumer: Consumer,
  stream: StreamValue,
  from: StreamId,
  count: number,
  nowMs: number,
): (StreamEntry | StreamId)[] {
  const entries: (StreamEntry | StreamId)[] = [];
  for (const delivery of consumer.pending.from(from)) {
    const entry = stream.get(delivery.id);
    if (entry) {
      delivery.deliveredAtMs = nowMs;
      delivery.deliveries += 1;
    }
    entries.push(entry ?? delivery.id);
    if (entries.length === count) break;
  }
  return entries;
}

function write(reply: Reply, reads: readonly Read[]): void {
  if (reply.protocol === 3) reply.map(reads.length);
  else reply.array(reads.length);
  for (const { key, entries } of reads) {
    if (reply.protocol === 2) reply.array(2);
    reply.bulk(key);
    reply.array(entries.length);
    for (const entry of entries) writeTaken(reply, entry);
  }
}

function writeTaken(reply: Reply, entry: StreamEntry | StreamId): void {
  if (typeof entry !== 'bigint') return writeEntry(reply, entry);
  reply.array(2);
  reply.bulk(textOfStreamId(entry));
  reply.nilArray();
}

function wait(client: Client, options: ReadOptions, sources: readonly Source[]): void {
  const count = options.count || COUNT_AFTER_WAITING;
  const starts = new Map<ByteString, StreamId>();
  for (const { key, after } of sources) if (!starts.has(key)) starts.set(key, after);
  client.block({
    keys: [...starts.keys()],
    ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
    hearsOfLoss: options.group !== undefined,
    serve: (key) => serveWaiting(client, options, key, starts.get(key) ?? FIRST_ID, count),
    timedOut: () => client.reply.nilArray(),
  });
}

/** @returns whether it waits no longer */
function serveWaiting(client: Client, options: ReadOptions, key: ByteString, after: StreamId, count: number): boolean {
  const stream = client.db.get(key);
  if (!(stream instanceof StreamValue)) {
    if (options.group) client.reply.error('UNBLOCKED the stream key no longer exists');
    return options.group !== undefined;
  }
  const group = options.group && stream.groups.get(options.group.name);
  if (options.group && !group) {
    client.reply.error('NOGROUP the consumer group this client was blocked on no longer exists');
    return true;
  }
  const reads = take(client, options, { key, stream, group, isHistory: false, after }, count);
  if (reads.length > 0) write(client.reply, reads);
  return reads.length > 0;
}
