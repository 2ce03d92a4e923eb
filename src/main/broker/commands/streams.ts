/**
 * Streams: XADD puts an entry at the end, which stays for whoever reads it, now or later. Reading is in
 * `stream-reading.ts`, the groups of readers in `stream-groups.ts`.
 *
 * Left out: XDEL, XTRIM, XREVRANGE, XPENDING, XCLAIM, XAUTOCLAIM, XINFO, XSETID.
 */
import type { ByteString } from '../byte-string';
import type { Client } from '../client';
import { CommandError, syntaxError, type Args, type Command } from '../command';
import { countArgument } from '../number';
import { StreamValue } from '../values/stream';
import {
  GREATEST_SEQUENCE,
  LAST_ID,
  millisecondsOf,
  nextStreamId,
  parseStreamBound,
  parseStreamId,
  sequenceOf,
  streamIdOf,
  textOfStreamId,
  type StreamId,
} from '../values/stream-id';
import { entriesOf, writeEntries } from './stream-entries';
import { streamGroupCommands } from './stream-groups';
import { streamReadingCommands } from './stream-reading';
import { optionsOfAdd, type EntryNumber } from './stream-add-options';

export const streamCommands: readonly Command[] = [
  { name: 'xadd', arity: -5, flags: ['write', 'denyoom', 'fast'], keys: [1, 1, 1], run: add },
  { name: 'xlen', arity: 2, flags: ['readonly', 'fast'], keys: [1, 1, 1], run: length },
  { name: 'xrange', arity: -4, flags: ['readonly'], keys: [1, 1, 1], run: range },
  ...streamReadingCommands,
  ...streamGroupCommands,
];

/** XADD key [NOMKSTREAM] [MAXLEN | MINID [= | ~] threshold [LIMIT count]] * | id field value [field value ...] */
function add(client: Client, args: Args): void {
  const { db, reply, broker } = client;
  const key = args[1] ?? '';
  const options = optionsOfAdd(args);
  const fields = args.slice(options.fieldsFrom);
  if (fields.length < 2 || fields.length % 2 === 1)
    throw new CommandError("ERR wrong number of arguments for 'xadd' command");
  if (options.number === 0n) throw new CommandError('ERR The ID specified in XADD must be greater than 0-0');
  const known = db.stream(key);
  if (!known && options.mustExist) {
    reply.nil();
    return;
  }
  const stream = known ?? new StreamValue();
  const id = numberFor(stream, options.number, broker.now());
  stream.append(id, fields);
  if (options.trimming) stream.trim(options.trimming);
  if (known) db.changed(key);
  else db.set(key, stream);
  reply.bulk(textOfStreamId(id));
}

/** @throws CommandError if it would not be greater than all there have been */
function numberFor(stream: StreamValue, wanted: EntryNumber, nowMs: number): StreamId {
  const last = stream.lastId;
  if (last === LAST_ID)
    throw new CommandError('ERR The stream has exhausted the last possible ID, unable to add more items');
  if (wanted === undefined) return nextStreamId(last, nowMs);
  const id = typeof wanted === 'bigint' ? wanted : numberWithin(wanted.ms, last);
  if (id <= last)
    throw new CommandError('ERR The ID specified in XADD is equal or smaller than the target stream top item');
  return id;
}

/** The next of that millisecond; one that is not greater than `last` if there is none. */
function numberWithin(ms: bigint, last: StreamId): StreamId {
  if (millisecondsOf(last) !== ms) return streamIdOf(ms, 0n);
  return sequenceOf(last) === GREATEST_SEQUENCE ? last : last + 1n;
}

function length({ db, reply }: Client, args: Args): void {
  reply.integer(db.stream(args[1] ?? '')?.length ?? 0);
}

/** XRANGE key start end [COUNT count] */
function range({ db, reply }: Client, args: Args): void {
  const from = parseEnd(args[2] ?? '', 0n);
  const first = from.isExcluded ? from.id + 1n : from.id;
  if (first > LAST_ID) throw new CommandError('ERR invalid start ID for the interval');
  const to = parseEnd(args[3] ?? '', GREATEST_SEQUENCE);
  const last = to.isExcluded ? to.id - 1n : to.id;
  if (last < 0n) throw new CommandError('ERR invalid end ID for the interval');
  const count = countOfRange(args);
  const stream = db.stream(args[1] ?? '');
  if (!stream) reply.array(0);
  else if (count === 0) reply.nilArray();
  else writeEntries(reply, entriesOf(stream, first, last, count));
}

/** `5`, `(5` (without it), `-`, `+` */
function parseEnd(text: ByteString, missingSequence: bigint): { id: StreamId; isExcluded: boolean } {
  const isExcluded = text.length > 1 && text.startsWith('(');
  const id = isExcluded ? parseStreamId(text.slice(1), missingSequence) : parseStreamBound(text, missingSequence);
  return { id, isExcluded };
}

/** @returns `undefined`: all of them */
function countOfRange(args: Args): number | undefined {
  let count: number | undefined;
  for (let at = 4; at < args.length; at += 2) {
    if (args[at]?.toLowerCase() !== 'count' || at + 1 >= args.length) throw syntaxError();
    count = Math.max(countArgument(args[at + 1]), 0);
  }
  return count;
}
