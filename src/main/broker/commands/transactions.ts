/**
 * MULTI queues commands and EXEC runs them without anybody else's in between. WATCH makes EXEC depend on keys being as
 * they were: if another changed one, nothing runs and the answer is nil (check and set).
 *
 * Nothing is rolled back: a command that fails inside EXEC answers its error and the others run. Only what is refused as it
 * comes (unknown, wrong number of arguments) spoils the whole.
 */
import type { Client } from '../client';
import { CommandError, type Args, type Command, type CommandFlag } from '../command';

const FLAGS: readonly CommandFlag[] = ['noscript', 'loading', 'stale', 'fast', 'allow_busy'];

export const transactionCommands: readonly Command[] = [
  { name: 'multi', arity: 1, flags: FLAGS, run: begin },
  { name: 'exec', arity: 1, flags: ['noscript', 'loading', 'stale'], run: execute },
  { name: 'discard', arity: 1, flags: FLAGS, run: discard },
  { name: 'watch', arity: -2, flags: FLAGS, keys: [1, -1, 1], run: watch },
  { name: 'unwatch', arity: 1, flags: FLAGS, run: unwatch },
];

function begin(client: Client): void {
  if (client.transaction !== undefined) throw new CommandError('ERR MULTI calls can not be nested');
  client.transaction = { queued: [], bytes: 0, spoiled: false };
  client.reply.ok();
}

function execute(client: Client): void {
  const { transaction, touched } = client;
  if (transaction === undefined) throw new CommandError('ERR EXEC without MULTI');
  leave(client);
  if (transaction.spoiled) throw new CommandError('EXECABORT Transaction discarded because of previous errors.');
  if (touched) return client.reply.nilArray();
  client.reply.array(transaction.queued.length);
  client.runQueued(transaction.queued);
}

function discard(client: Client): void {
  if (client.transaction === undefined) throw new CommandError('ERR DISCARD without MULTI');
  leave(client);
  client.reply.ok();
}

/** Whatever comes of a transaction, nothing is watched afterwards. */
function leave(client: Client): void {
  client.transaction = undefined;
  client.unwatch();
}

function watch(client: Client, args: Args): void {
  if (client.transaction !== undefined) throw new CommandError('ERR WATCH inside MULTI is not allowed');
  for (let index = 1; index < args.length; index += 1) client.watch(args[index] ?? '');
  client.reply.ok();
}

function unwatch(client: Client): void {
  client.unwatch();
  client.reply.ok();
}
