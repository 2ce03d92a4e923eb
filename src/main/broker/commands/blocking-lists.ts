/**
 * Lists as queues whose takers wait: BLPOP, BRPOP, BLMOVE. Each element goes to one of them, to the one that has waited
 * longest.
 *
 * Who waits is served when the command that brought an element is over (a transaction: all of it). So of two
 * elements that one RPUSH brings, a BLPOP gets the first and the next who waits the second, and one that came and went
 * inside a transaction was never there for them.
 */
import type { ByteString } from '../byte-string';
import type { Client } from '../client';
import type { Args, Command } from '../command';
import { moveArguments, moveElement, popFrom } from '../list-moves';
import { timeoutMsArgument } from '../number';
import { ListValue, type End } from '../values/list';

export const blockingListCommands: readonly Command[] = [
  { name: 'blpop', arity: -3, flags: ['write', 'noscript', 'blocking'], keys: [1, -2, 1], run: popOrWait('head') },
  { name: 'brpop', arity: -3, flags: ['write', 'noscript', 'blocking'], keys: [1, -2, 1], run: popOrWait('tail') },
  { name: 'blmove', arity: 6, flags: ['write', 'denyoom', 'noscript', 'blocking'], keys: [1, 2, 1], run: moveOrWait },
];

function popOrWait(end: End): (client: Client, args: Args) => void {
  return (client, args) => {
    const timeoutMs = timeoutMsArgument(args.at(-1));
    const keys = args.slice(1, -1);
    for (const key of keys) if (popOne(client, key, end)) return;
    if (client.inExec) return client.reply.nilArray();
    client.block({
      keys,
      ...(timeoutMs !== undefined && { timeoutMs }),
      serve: (key) => isList(client, key) && popOne(client, key, end),
      timedOut: () => client.reply.nilArray(),
    });
  };
}

/** Takes one and answers with it and where it was. */
function popOne(client: Client, key: ByteString, end: End): boolean {
  const element = popFrom(client.db, key, end);
  if (element === undefined) return false;
  client.reply.array(2);
  client.reply.bulk(key);
  client.reply.bulk(element);
  return true;
}

function moveOrWait(client: Client, args: Args): void {
  const move = moveArguments(args);
  const timeoutMs = timeoutMsArgument(args[5]);
  const moveOne = (): boolean => {
    const element = moveElement(client.db, move);
    if (element !== undefined) client.reply.bulk(element);
    return element !== undefined;
  };
  if (moveOne()) return;
  if (client.inExec) return client.reply.nil();
  client.block({
    keys: [move.source],
    ...(timeoutMs !== undefined && { timeoutMs }),
    // What it is to be put into may be no list by now: that is its answer, and the element stays where it is.
    serve: (key) => isList(client, key) && moveOne(),
    // Redis 7.0 says here that there is no array, and inside EXEC that there is no string.
    timedOut: () => client.reply.nilArray(),
  });
}

/** Something else may have taken the key since: that is no error for who waits, who goes on waiting. */
const isList = (client: Client, key: ByteString): boolean => client.db.get(key) instanceof ListValue;
