/**
 * The number of a stream's entry: milliseconds since 1970 and, for those of the same millisecond, a sequence number;
 * 64 bits each, unsigned. Kept as one number of 128 bits, so that entries compare, and the next follows by adding 1.
 *
 * Source: https://redis.io/docs/latest/develop/data-types/streams/#entry-ids
 */
import { CommandError } from '../command';
import type { ByteString } from '../byte-string';

export type StreamId = bigint;

const SEQUENCE_BITS = 64n;
const MAX_64 = (1n << 64n) - 1n;
/** Redis copies what it reads into 128 bytes, the last of which is 0. */
const LONGEST = 127;

export const FIRST_ID: StreamId = 0n;
export const LAST_ID: StreamId = (1n << 128n) - 1n;

export const streamIdOf = (ms: bigint, sequence: bigint): StreamId => (ms << SEQUENCE_BITS) | sequence;
export const millisecondsOf = (id: StreamId): bigint => id >> SEQUENCE_BITS;
export const sequenceOf = (id: StreamId): bigint => id & MAX_64;

/** `1700000000000-0` */
export const textOfStreamId = (id: StreamId): ByteString => `${millisecondsOf(id)}-${sequenceOf(id)}`;

/** @returns the number after `last` that a clock of `nowMs` gives: never one that is not greater; past the last: the last */
export function nextStreamId(last: StreamId, nowMs: number): StreamId {
  const ms = BigInt(nowMs);
  return ms > millisecondsOf(last) ? streamIdOf(ms, 0n) : last + 1n;
}

const invalidStreamId = (): CommandError =>
  new CommandError('ERR Invalid stream ID specified as stream command argument');

/**
 * @param missingSequence  what `5` has as sequence number: 0 where a range begins, the greatest where it ends
 * @throws CommandError 'ERR Invalid stream ID...'
 */
export function parseStreamId(text: ByteString, missingSequence = 0n): StreamId {
  const [ms, sequence] = halves(text);
  return streamIdOf(unsigned64(ms), sequence === undefined ? missingSequence : unsigned64(sequence));
}

/** As {@link parseStreamId}; besides `-` is the least there can be, `+` the greatest. */
export function parseStreamBound(text: ByteString, missingSequence: bigint): StreamId {
  if (text === '-') return FIRST_ID;
  if (text === '+') return LAST_ID;
  return parseStreamId(text, missingSequence);
}

/** @returns the milliseconds of `5-*`, whose sequence number is for the stream to choose; `undefined` of any other */
export function parseOpenStreamId(text: ByteString): bigint | undefined {
  const [ms, sequence] = halves(text);
  return sequence === '*' ? unsigned64(ms) : undefined;
}

export const GREATEST_SEQUENCE = MAX_64;

function halves(text: ByteString): [ms: string, sequence: string | undefined] {
  if (text.length > LONGEST) throw invalidStreamId();
  // Redis reads a C string, which ends at the first byte that is 0.
  const end = text.indexOf('\0');
  const read = end < 0 ? text : text.slice(0, end);
  const dash = read.indexOf('-');
  return dash < 0 ? [read, undefined] : [read.slice(0, dash), read.slice(dash + 1)];
}

/** As C's strtoull reads it: white space and a sign may stand before, and a minus wraps round; but -3 by itself may not. */
function unsigned64(text: string): bigint {
  const read = /^[ \t-\r]*([+-]?)(\d+)$/.exec(text);
  if (!read || /^-[1-9]/.test(text)) throw invalidStreamId();
  const value = BigInt(read[2] ?? '');
  if (value > MAX_64) throw invalidStreamId();
  return read[1] === '-' ? (MAX_64 + 1n - value) & MAX_64 : value;
}
