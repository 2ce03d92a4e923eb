/**
 * How many bytes a block of a stream would take in Redis, where it is a listpack: a row of numbers and strings, each
 * with its length before and behind it. Only for knowing where Redis ends a block, since `MAXLEN ~` drops whole ones.
 *
 * Names of fields that are those of the block's first entry are not written again.
 *
 * Source: https://github.com/antirez/listpack/blob/master/listpack.md
 */
import type { ByteString } from '../byte-string';
import { integerOf } from '../number';
import { millisecondsOf, sequenceOf, type StreamId } from './stream-id';

interface Entry {
  readonly id: StreamId;
  readonly fields: readonly ByteString[];
}

/** Header of a listpack and the byte at its end. */
const FRAME_BYTES = 6 + 1;
/** A number up to 127 and its length. */
const SMALL_NUMBER_BYTES = 2;

/** A block for which this entry is the first, before any is in it. */
export function emptyBlockBytes({ fields }: Entry): number {
  // How many entries, how many of them gone, how many fields, their names, and a 0.
  let bytes = FRAME_BYTES + 3 * SMALL_NUMBER_BYTES + numberBytes(fields.length / 2);
  for (let at = 0; at < fields.length; at += 2) bytes += stringBytes(fields[at] ?? '');
  return bytes;
}

/** What an entry adds to a block that began with `first`. */
export function entryBytes({ id, fields }: Entry, first: Entry): number {
  const hasSameNames =
    fields.length === first.fields.length && fields.every((name, at) => at % 2 === 1 || name === first.fields[at]);
  const count = fields.length / 2;
  // Flags, and how much later than the first it is.
  let bytes = SMALL_NUMBER_BYTES + numberBytes(millisecondsOf(id) - millisecondsOf(first.id));
  bytes += numberBytes(sequenceOf(id) - sequenceOf(first.id));
  if (!hasSameNames) bytes += numberBytes(count);
  for (let at = hasSameNames ? 1 : 0; at < fields.length; at += hasSameNames ? 2 : 1)
    bytes += stringBytes(fields[at] ?? '');
  // How many pieces all this was.
  return bytes + numberBytes(hasSameNames ? count + 3 : 2 * count + 4);
}

/** Numbers as long as 7, 13, 16, 24, 32 and 64 bits. */
function numberBytes(value: number | bigint): number {
  if (value >= 0 && value <= 127) return SMALL_NUMBER_BYTES;
  if (fits(value, 12)) return 3;
  if (fits(value, 15)) return 4;
  if (fits(value, 23)) return 5;
  return fits(value, 31) ? 6 : 10;
}

const fits = (value: number | bigint, bits: number): boolean => value < 2 ** bits && value >= -(2 ** bits);

/** A string that is written as a number is kept as one. */
function stringBytes(text: ByteString): number {
  const number = integerOf(text);
  if (number !== undefined) return numberBytes(number);
  const { length } = text;
  const bytes = length + (length < 64 ? 1 : length < 4096 ? 2 : 5);
  return bytes + lengthBytes(bytes);
}

/** A length behind what it is of: seven bits a byte. */
function lengthBytes(bytes: number): number {
  if (bytes <= 127) return 1;
  if (bytes < 2 ** 14 - 1) return 2;
  if (bytes < 2 ** 21 - 1) return 3;
  return bytes < 2 ** 28 - 1 ? 4 : 5;
}
