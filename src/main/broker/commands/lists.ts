/** Lists: taken from and added to at both ends. Those that wait for an element: `blocking-lists.ts`. */
import type { Client } from '../client';
import { CommandError, type Args, type Command } from '../command';
import { moveArguments, moveElement, popFrom } from '../list-moves';
import { countArgument, positiveArgument } from '../number';
import { ListValue, type End } from '../values/list';
import { blockingListCommands } from './blocking-lists';

export const listCommands: readonly Command[] = [
  { name: 'lpush', arity: -3, flags: ['write', 'denyoom', 'fast'], keys: [1, 1, 1], run: push('head') },
  { name: 'rpush', arity: -3, flags: ['write', 'denyoom', 'fast'], keys: [1, 1, 1], run: push('tail') },
  { name: 'lpop', arity: -2, flags: ['write', 'fast'], keys: [1, 1, 1], run: pop('lpop', 'head') },
  { name: 'rpop', arity: -2, flags: ['write', 'fast'], keys: [1, 1, 1], run: pop('rpop', 'tail') },
  { name: 'llen', arity: 2, flags: ['readonly', 'fast'], keys: [1, 1, 1], run: length },
  { name: 'lrange', arity: 4, flags: ['readonly'], keys: [1, 1, 1], run: range },
  { name: 'lrem', arity: 4, flags: ['write'], keys: [1, 1, 1], run: remove },
  { name: 'lmove', arity: 5, flags: ['write', 'denyoom'], keys: [1, 2, 1], run: move },
  ...blockingListCommands,
];

function push(end: End): (client: Client, args: Args) => void {
  return (client, args) => {
    const key = args[1] ?? '';
    const held = client.db.list(key);
    const list = held ?? new ListValue();
    for (let index = 2; index < args.length; index += 1) list.push(end, args[index] ?? '');
    if (held === undefined) client.db.set(key, list);
    else client.db.changed(key);
    client.reply.integer(list.length);
  };
}

function pop(command: string, end: End): (client: Client, args: Args) => void {
  return (client, args) => {
    const key = args[1] ?? '';
    const most = args[2];
    if (most !== undefined) return popMany(client, command, args, end);
    const element = popFrom(client.db, key, end);
    if (element === undefined) client.reply.nil();
    else client.reply.bulk(element);
  };
}

function popMany(client: Client, command: string, args: Args, end: End): void {
  if (args.length > 3) throw new CommandError(`ERR wrong number of arguments for '${command}' command`);
  const [, key = '', most = ''] = args;
  const count = positiveArgument(most);
  const list = client.db.list(key);
  if (list === undefined) return client.reply.nilArray();
  const taken = Math.min(count, list.length);
  client.reply.array(taken);
  for (let index = 0; index < taken; index += 1) client.reply.bulk(list.pop(end) ?? '');
  if (taken > 0) client.db.changed(key);
}

function length(client: Client, args: Args): void {
  client.reply.integer(client.db.list(args[1] ?? '')?.length ?? 0);
}

function range(client: Client, args: Args): void {
  const first = countArgument(args[2]);
  const last = countArgument(args[3]);
  const list = client.db.list(args[1] ?? '') ?? new ListValue();
  // Negative ones count from the end, and what is outside is left out.
  const from = Math.max(first < 0 ? list.length + first : first, 0);
  const to = Math.min(last < 0 ? list.length + last : last, list.length - 1) + 1;
  client.reply.array(Math.max(to - from, 0));
  for (const element of list.slice(from, to)) client.reply.bulk(element);
}

function remove(client: Client, args: Args): void {
  const key = args[1] ?? '';
  const count = countArgument(args[2]);
  const list = client.db.list(key);
  const removed = list?.remove(args[3] ?? '', count < 0 ? 'tail' : 'head', Math.abs(count)) ?? 0;
  if (removed > 0) client.db.changed(key);
  client.reply.integer(removed);
}

function move(client: Client, args: Args): void {
  const element = moveElement(client.db, moveArguments(args));
  if (element === undefined) client.reply.nil();
  else client.reply.bulk(element);
}
