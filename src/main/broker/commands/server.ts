/** What concerns the whole server. */
import type { Broker } from '../broker';
import type { ByteString } from '../byte-string';
import type { Client } from '../client';
import { syntaxError, type Args, type Command, type CommandFlag } from '../command';
import { matchesGlob } from '../glob';
import { commandCommand } from './command';
import { infoText } from './info';

const CONFIG_FLAGS: readonly CommandFlag[] = ['admin', 'noscript', 'loading', 'stale'];

export const serverCommands: readonly Command[] = [
  commandCommand,
  {
    name: 'config',
    arity: -2,
    flags: [],
    subcommands: [{ name: 'config|get', arity: -3, flags: CONFIG_FLAGS, run: configGet }],
  },
  { name: 'info', arity: -1, flags: ['loading', 'stale'], run: info },
  { name: 'dbsize', arity: 1, flags: ['readonly', 'fast'], run: ({ reply, db }) => reply.integer(db.size) },
  { name: 'flushdb', arity: -1, flags: ['write'], run: (client, args) => flush(client, args, [client.db]) },
  {
    name: 'flushall',
    arity: -1,
    flags: ['write'],
    run: (client, args) => flush(client, args, client.broker.databases),
  },
];

function info({ broker, reply }: Client, args: Args): void {
  reply.verbatim(infoText(broker, args.slice(1)));
}

function flush({ reply }: Client, args: Args, databases: readonly { clear(): void }[]): void {
  // At once or in the background: here it is the same.
  if (args.length > 2 || !['sync', 'async'].includes(args[1]?.toLowerCase() ?? 'sync')) throw syntaxError();
  for (const database of databases) database.clear();
  reply.ok();
}

function configGet({ broker, reply }: Client, args: Args): void {
  const patterns = args.slice(2);
  const found = Object.entries(settings(broker)).filter(([name]) =>
    patterns.some((pattern) => matchesGlob(pattern, name, true)),
  );
  reply.map(found.length);
  for (const [name, value] of found) {
    reply.bulk(name);
    reply.bulk(String(value));
  }
}

/** Redis' settings as far as ours say the same. They cannot be changed. */
function settings({ limits, databases, port }: Broker): Record<string, ByteString | number> {
  const { subscriberHardBytes, subscriberSoftBytes, subscriberSoftSeconds } = limits;
  const subscribers = `pubsub ${subscriberHardBytes} ${subscriberSoftBytes} ${subscriberSoftSeconds}`;
  return {
    appendonly: 'no',
    bind: '127.0.0.1',
    'client-output-buffer-limit': `normal ${limits.outputBytes} 0 0 slave 0 0 0 ${subscribers}`,
    'client-query-buffer-limit': limits.queryBufferBytes,
    databases: databases.length,
    maxclients: limits.maxClients,
    maxmemory: limits.memoryBytes,
    'maxmemory-clients': limits.clientsBytes,
    'maxmemory-policy': 'noeviction',
    'notify-keyspace-events': '',
    port,
    'proto-max-bulk-len': limits.bulkBytes,
    requirepass: '',
    save: '',
    timeout: 0,
  };
}
