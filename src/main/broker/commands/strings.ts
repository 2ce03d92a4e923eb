/** A key that holds bytes: GET, SET, and counting in it. */
import type { ByteString } from '../byte-string';
import type { Client } from '../client';
import { CommandError, syntaxError, type Args, type Command } from '../command';
import { expiryMsArgument } from '../expiry';
import { integerArgument, sumOf, type Integer } from '../number';

export const stringCommands: readonly Command[] = [
  { name: 'get', arity: 2, flags: ['readonly', 'fast'], keys: [1, 1, 1], run: get },
  { name: 'set', arity: -3, flags: ['write', 'denyoom'], keys: [1, 1, 1], run: set },
  { name: 'getdel', arity: 2, flags: ['write', 'fast'], keys: [1, 1, 1], run: getDelete },
  { name: 'mget', arity: -2, flags: ['readonly', 'fast'], keys: [1, -1, 1], run: getMany },
  { name: 'mset', arity: -3, flags: ['write', 'denyoom'], keys: [1, -1, 2], run: setMany },
  { name: 'incr', arity: 2, flags: ['write', 'denyoom', 'fast'], keys: [1, 1, 1], run: increment },
  { name: 'incrby', arity: 3, flags: ['write', 'denyoom', 'fast'], keys: [1, 1, 1], run: incrementBy },
  { name: 'decr', arity: 2, flags: ['write', 'denyoom', 'fast'], keys: [1, 1, 1], run: decrement },
];

function get(client: Client, args: Args): void {
  answer(client, client.db.string(args[1] ?? ''));
}

function set(client: Client, args: Args): void {
  const key = args[1] ?? '';
  const value = args[2] ?? '';
  if (args.length > 3) return setWithOptions(client, key, value, setOptions(client, args));
  client.db.set(key, value);
  client.reply.ok();
}

function getDelete(client: Client, args: Args): void {
  const key = args[1] ?? '';
  const value = client.db.string(key);
  answer(client, value);
  if (value !== undefined) client.db.delete(key);
}

function getMany(client: Client, args: Args): void {
  client.reply.array(args.length - 1);
  for (let index = 1; index < args.length; index += 1) {
    const value = client.db.get(args[index] ?? '');
    // What is no string is as good as nothing here, and no error.
    answer(client, typeof value === 'string' ? value : undefined);
  }
}

function setMany(client: Client, args: Args): void {
  if (args.length % 2 === 0) throw new CommandError("ERR wrong number of arguments for 'mset' command");
  for (let index = 1; index < args.length; index += 2) client.db.set(args[index] ?? '', args[index + 1] ?? '');
  client.reply.ok();
}

function increment(client: Client, args: Args): void {
  add(client, args[1] ?? '', 1);
}

function incrementBy(client: Client, args: Args): void {
  add(client, args[1] ?? '', integerArgument(args[2]));
}

function decrement(client: Client, args: Args): void {
  add(client, args[1] ?? '', -1);
}

/** One object for all calls: INCR is what a broker is asked most. */
const KEEP_TIME_TO_LIVE = { keepTimeToLive: true };

function add(client: Client, key: ByteString, amount: Integer): void {
  const held = client.db.string(key);
  const sum = sumOf(held === undefined ? 0 : integerArgument(held), amount);
  if (sum === undefined) throw new CommandError('ERR increment or decrement would overflow');
  client.db.set(key, String(sum), KEEP_TIME_TO_LIVE);
  client.reply.integer(sum);
}

interface SetOptions {
  /** NX: only if there is no such key. XX: only if there is. */
  readonly onlyIf?: 'missing' | 'present';
  /** GET: answers what was there instead of OK. */
  readonly isGet?: boolean;
  readonly isKeepTimeToLive?: boolean;
  readonly expiresAtMs?: number;
}

function setWithOptions(client: Client, key: ByteString, value: ByteString, options: SetOptions): void {
  const old = options.isGet ? client.db.string(key) : undefined;
  const isThere = client.db.get(key) !== undefined;
  const isAllowed = options.onlyIf === undefined || (options.onlyIf === 'present') === isThere;
  if (isAllowed) {
    client.db.set(key, value, { keepTimeToLive: options.isKeepTimeToLive ?? false });
    if (options.expiresAtMs !== undefined) client.db.expireAt(key, options.expiresAtMs);
  }
  if (options.isGet || !isAllowed) answer(client, old);
  else client.reply.ok();
}

/**
 * How EX, PX, EXAT and PXAT give their time. Of a kind that is given twice the last counts; two kinds, or one beside
 * KEEPTTL, are a syntax error.
 */
const TIME_OPTIONS: ReadonlyMap<string, { readonly unit: 'seconds' | 'milliseconds'; readonly isFromNow: boolean }> =
  new Map([
    ['EX', { unit: 'seconds', isFromNow: true }],
    ['PX', { unit: 'milliseconds', isFromNow: true }],
    ['EXAT', { unit: 'seconds', isFromNow: false }],
    ['PXAT', { unit: 'milliseconds', isFromNow: false }],
  ]);

function setOptions(client: Client, args: Args): SetOptions {
  const seen = new Map<string, ByteString>();
  for (let index = 3; index < args.length; index += 1) {
    const option = args[index]?.toUpperCase() ?? '';
    const excluded = EXCLUDED_BY.get(option);
    if (excluded === undefined || excluded.some((other) => seen.has(other))) throw syntaxError();
    if (TIME_OPTIONS.has(option)) index += 1;
    const time = args[index];
    if (time === undefined) throw syntaxError();
    seen.set(option, time);
  }
  const expiresAtMs = expiry(client, seen);
  return {
    ...(seen.has('NX') && { onlyIf: 'missing' }),
    ...(seen.has('XX') && { onlyIf: 'present' }),
    isGet: seen.has('GET'),
    isKeepTimeToLive: seen.has('KEEPTTL'),
    ...(expiresAtMs !== undefined && { expiresAtMs }),
  };
}

/** Each option of SET with those it cannot stand beside. */
const EXCLUDED_BY: ReadonlyMap<string, readonly string[]> = new Map([
  ['NX', ['XX']],
  ['XX', ['NX']],
  ['GET', []],
  ['KEEPTTL', ['EX', 'PX', 'EXAT', 'PXAT']],
  ['EX', ['KEEPTTL', 'PX', 'EXAT', 'PXAT']],
  ['PX', ['KEEPTTL', 'EX', 'EXAT', 'PXAT']],
  ['EXAT', ['KEEPTTL', 'EX', 'PX', 'PXAT']],
  ['PXAT', ['KEEPTTL', 'EX', 'PX', 'EXAT']],
]);

function expiry(client: Client, seen: ReadonlyMap<string, ByteString>): number | undefined {
  for (const [option, { unit, isFromNow }] of TIME_OPTIONS) {
    const text = seen.get(option);
    if (text === undefined) continue;
    const sinceMs = isFromNow ? client.broker.now() : 0;
    return expiryMsArgument(text, { unit, sinceMs, command: 'set', mayBePast: false });
  }
  return undefined;
}

function answer(client: Client, value: ByteString | undefined): void {
  if (value === undefined) client.reply.nil();
  else client.reply.bulk(value);
}
