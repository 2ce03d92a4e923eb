/** Keys, whatever they hold: whether they are there, of which type, and when they go. Finding them: `key-search.ts`. */
import type { Client } from '../client';
import { CommandError, type Args, type Command } from '../command';
import { expiryMsArgument, type TimeGiven } from '../expiry';
import { keySearchCommands } from './key-search';
import { typeOf } from '../value-type';

export const keyCommands: readonly Command[] = [
  { name: 'del', arity: -2, flags: ['write'], keys: [1, -1, 1], run: deleteKeys },
  { name: 'exists', arity: -2, flags: ['readonly', 'fast'], keys: [1, -1, 1], run: exists },
  { name: 'expire', arity: -3, flags: ['write', 'fast'], keys: [1, 1, 1], run: expireIn('expire', 'seconds') },
  { name: 'pexpire', arity: -3, flags: ['write', 'fast'], keys: [1, 1, 1], run: expireIn('pexpire', 'milliseconds') },
  { name: 'ttl', arity: 2, flags: ['readonly', 'fast'], keys: [1, 1, 1], run: timeToLiveSeconds },
  { name: 'pttl', arity: 2, flags: ['readonly', 'fast'], keys: [1, 1, 1], run: timeToLiveMs },
  { name: 'persist', arity: 2, flags: ['write', 'fast'], keys: [1, 1, 1], run: persist },
  { name: 'type', arity: 2, flags: ['readonly', 'fast'], keys: [1, 1, 1], run: type },
  ...keySearchCommands,
];

function deleteKeys(client: Client, args: Args): void {
  let deleted = 0;
  for (let index = 1; index < args.length; index += 1) if (client.db.delete(args[index] ?? '')) deleted += 1;
  client.reply.integer(deleted);
}

/** A key named twice counts twice. */
function exists(client: Client, args: Args): void {
  let there = 0;
  for (let index = 1; index < args.length; index += 1) if (client.db.get(args[index] ?? '') !== undefined) there += 1;
  client.reply.integer(there);
}

function type(client: Client, args: Args): void {
  client.reply.simple(typeOf(client.db.get(args[1] ?? '')));
}

function expireIn(command: string, unit: TimeGiven['unit']): (client: Client, args: Args) => void {
  return (client, args) => {
    const key = args[1] ?? '';
    const condition = expireCondition(args);
    const now = client.broker.now();
    const at = expiryMsArgument(args[2], { unit, sinceMs: now, command, mayBePast: true });
    if (client.db.get(key) === undefined || !condition(at, client.db.expiresAtMs(key))) return client.reply.integer(0);
    if (at <= now) client.db.delete(key);
    else client.db.expireAt(key, at);
    client.reply.integer(1);
  };
}

/** Whether a key that goes at `was` (`undefined`: never) is to go at `at` instead. */
type ExpireCondition = (at: number, was: number | undefined) => boolean;

const EXPIRE_CONDITIONS: ReadonlyMap<string, ExpireCondition> = new Map<string, ExpireCondition>([
  ['NX', (_at, was) => was === undefined],
  ['XX', (_at, was) => was !== undefined],
  ['GT', (at, was) => was !== undefined && at > was],
  ['LT', (at, was) => was === undefined || at < was],
]);

function expireCondition(args: Args): ExpireCondition {
  const named = new Set<string>();
  const conditions: ExpireCondition[] = [];
  for (const text of args.slice(3)) {
    const name = text.toUpperCase();
    const condition = EXPIRE_CONDITIONS.get(name);
    if (condition === undefined) throw new CommandError(`ERR Unsupported option ${text}`);
    named.add(name);
    conditions.push(condition);
  }
  if (named.has('NX') && named.size > 1)
    throw new CommandError('ERR NX and XX, GT or LT options at the same time are not compatible');
  if (named.has('GT') && named.has('LT'))
    throw new CommandError('ERR GT and LT options at the same time are not compatible');
  return (at, was) => conditions.every((isMet) => isMet(at, was));
}

/** Of a key that is not there, and of one that stays for good. */
const [NO_KEY, FOR_GOOD] = [-2, -1];

function timeToLiveSeconds(client: Client, args: Args): void {
  const left = leftMs(client, args);
  // To the nearest second, as Redis does: 1 for a key that has 600 ms left, and 0 for one that has 400.
  client.reply.integer(left < 0 ? left : Math.floor((left + 500) / 1000));
}

function timeToLiveMs(client: Client, args: Args): void {
  client.reply.integer(leftMs(client, args));
}

function leftMs(client: Client, args: Args): number {
  const key = args[1] ?? '';
  if (client.db.get(key) === undefined) return NO_KEY;
  const at = client.db.expiresAtMs(key);
  return at === undefined ? FOR_GOOD : Math.max(at - client.broker.now(), 0);
}

function persist(client: Client, args: Args): void {
  const key = args[1] ?? '';
  const isGoing = client.db.get(key) !== undefined && client.db.expiresAtMs(key) !== undefined;
  if (isGoing) client.db.expireAt(key, undefined);
  client.reply.integer(isGoing ? 1 : 0);
}
