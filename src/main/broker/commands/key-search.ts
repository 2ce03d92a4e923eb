/**
 * Finding keys: KEYS all at once, SCAN a few at a time.
 *
 * SCAN keeps what Redis promises without remembering who scans: a key that is there from the first call to the last is
 * found, one that comes or goes meanwhile may be, and some may be found twice. The cursor is how many places of the
 * database are still to be looked at. They are gone through from the highest down: new keys come on top, where the scan
 * has been or never was, and when a key goes, the topmost takes its place, so none moves up past the cursor unseen.
 * As the cursor only falls, a scan ends, whatever others do. (Redis counts through the buckets of its hash table in an order
 * of its own, with the bits reversed, for the same promise, so its cursors look different.)
 */
import type { ByteString } from '../byte-string';
import type { Client } from '../client';
import { CommandError, syntaxError, type Args, type Command } from '../command';
import { matchesGlob } from '../glob';
import { countArgument } from '../number';
import { typeOf } from '../value-type';

export const keySearchCommands: readonly Command[] = [
  { name: 'keys', arity: 2, flags: ['readonly'], run: keys },
  { name: 'scan', arity: -2, flags: ['readonly'], run: scan },
];

function keys(client: Client, args: Args): void {
  const pattern = args[1] ?? '';
  answerKeys(client, [...client.db.keys()].filter(fits(pattern)));
}

function scan(client: Client, args: Args): void {
  const cursor = cursorArgument(args[1] ?? '');
  const options = scanOptions(args);
  const { db } = client;
  const top = cursor === 0 ? db.size : Math.min(cursor, db.size);
  const bottom = Math.max(top - options.count, 0);
  const places = Array.from({ length: top - bottom }, (_, index) => top - 1 - index);
  // Asking for a key whose time has come may take it out at once and put another in its place, so all are named first.
  const named = places.map((place) => db.keyAt(place)).filter((key) => key !== undefined);
  client.reply.array(2);
  client.reply.bulk(String(bottom));
  answerKeys(client, named.filter(fits(options.pattern)).filter(isOfType(client, options.type)));
}

function answerKeys(client: Client, found: readonly ByteString[]): void {
  client.reply.array(found.length);
  for (const key of found) client.reply.bulk(key);
}

/** `*` alone is for all, the empty key, too, which no other pattern with a `*` finds. */
const fits =
  (pattern: ByteString) =>
  (key: ByteString): boolean =>
    pattern === '*' || matchesGlob(pattern, key);

const isOfType =
  (client: Client, type: string | undefined) =>
  (key: ByteString): boolean =>
    type === undefined || typeOf(client.db.get(key)) === type;

/** Redis' own default: how many places one call looks at. */
const SCAN_COUNT = 10;

interface ScanOptions {
  readonly pattern: ByteString;
  readonly count: number;
  /** One that no key can have is no error: then none is found. */
  readonly type?: string;
}

function scanOptions(args: Args): ScanOptions {
  let options: ScanOptions = { pattern: '*', count: SCAN_COUNT };
  for (let index = 2; index < args.length; index += 2) {
    const value = args[index + 1];
    if (value === undefined) throw syntaxError();
    options = { ...options, ...scanOption(args[index] ?? '', value) };
  }
  return options;
}

function scanOption(name: ByteString, value: ByteString): Partial<ScanOptions> {
  switch (name.toUpperCase()) {
    case 'MATCH':
      return { pattern: value };
    case 'TYPE':
      return { type: value.toLowerCase() };
    case 'COUNT': {
      const count = countArgument(value);
      if (count < 1) throw syntaxError();
      return { count };
    }
    default:
      throw syntaxError();
  }
}

const LARGEST_CURSOR = 2n ** 64n - 1n;

/** As `strtoul` of C reads it: with a sign if one likes, and nothing at all is 0. */
function cursorArgument(text: ByteString): number {
  const [, sign, digits] = /^([+-]?)(\d+)$/.exec(text) ?? [];
  if (text === '') return 0;
  if (digits === undefined || digits.length > MOST_CURSOR_BYTES || BigInt(digits) > LARGEST_CURSOR)
    throw new CommandError('ERR invalid cursor');
  const value = Number(digits);
  // Minus one is the largest there is.
  return sign === '-' && value > 0 ? Number.MAX_SAFE_INTEGER : value;
}

/** Longer than any 64-bit number that is not mostly leading zeros; reading millions of digits would take long. */
const MOST_CURSOR_BYTES = 1024;
