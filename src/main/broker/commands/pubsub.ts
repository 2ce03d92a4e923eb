/**
 * Publish and subscribe: a message goes to whoever has subscribed at this moment, and is not kept.
 *
 * Left out: sharded channels (SSUBSCRIBE, SPUBLISH), which are for clusters.
 */
import type { ByteString } from '../byte-string';
import { NAME_BYTES, type Client } from '../client';
import { CommandError, type Args, type Command, type CommandFlag } from '../command';
import { matchesGlob } from '../glob';
import type { Reply } from '../reply';

const FLAGS: readonly CommandFlag[] = ['pubsub', 'noscript', 'loading', 'stale'];
const INSIDE_FLAGS: readonly CommandFlag[] = ['pubsub', 'loading', 'stale'];

export const pubsubCommands: readonly Command[] = [
  { name: 'subscribe', arity: -2, flags: FLAGS, run: (client, args) => subscribe(client, args, CHANNELS) },
  { name: 'psubscribe', arity: -2, flags: FLAGS, run: (client, args) => subscribe(client, args, PATTERNS) },
  { name: 'unsubscribe', arity: -1, flags: FLAGS, run: (client, args) => unsubscribe(client, args, CHANNELS) },
  { name: 'punsubscribe', arity: -1, flags: FLAGS, run: (client, args) => unsubscribe(client, args, PATTERNS) },
  { name: 'publish', arity: 3, flags: ['pubsub', 'loading', 'stale', 'fast'], run: publish },
  {
    name: 'pubsub',
    arity: -2,
    flags: [],
    subcommands: [
      { name: 'pubsub|channels', arity: -2, flags: INSIDE_FLAGS, run: channels },
      { name: 'pubsub|numsub', arity: -2, flags: INSIDE_FLAGS, run: subscribersOf },
      { name: 'pubsub|numpat', arity: 2, flags: INSIDE_FLAGS, run: countPatterns },
    ],
  },
];

/** Channels by name or by pattern: what is said of them differs in words only. */
interface Kind {
  readonly isPattern: boolean;
  readonly joined: string;
  readonly left: string;
  of(client: Client): Set<ByteString>;
  all(client: Client): Map<ByteString, Set<Client>>;
}

const CHANNELS: Kind = {
  isPattern: false,
  joined: 'subscribe',
  left: 'unsubscribe',
  of: (client) => client.channels,
  all: (client) => client.broker.channels,
};

const PATTERNS: Kind = {
  isPattern: true,
  joined: 'psubscribe',
  left: 'punsubscribe',
  of: (client) => client.patterns,
  all: (client) => client.broker.patterns,
};

function subscribe(client: Client, args: Args, kind: Kind): void {
  for (const name of args.slice(1)) {
    if (!kind.of(client).has(name)) {
      const bytes = name.length + NAME_BYTES;
      if (!client.mayKeep(bytes)) return;
      kind.of(client).add(name);
      client.subscribedBytes += bytes;
      const clients = kind.all(client).get(name) ?? new Set();
      clients.add(client);
      kind.all(client).set(name, clients);
      client.broker.observer.subscribers?.(name, kind.isPattern, clients);
    }
    writeCount(client, kind.joined, name);
  }
}

function unsubscribe(client: Client, args: Args, kind: Kind): void {
  const names = args.length > 1 ? args.slice(1) : [...kind.of(client)];
  for (const name of names) {
    leave(client, name, kind);
    writeCount(client, kind.left, name);
  }
  if (names.length === 0) writeCount(client, kind.left, undefined);
}

function leave(client: Client, name: ByteString, kind: Kind): void {
  const clients = kind.all(client).get(name);
  if (!kind.of(client).delete(name) || !clients) return;
  client.subscribedBytes -= name.length + NAME_BYTES;
  clients.delete(client);
  if (clients.size === 0) kind.all(client).delete(name);
  client.broker.observer.subscribers?.(name, kind.isPattern, clients);
}

/** Takes a client that goes, or that RESETs, out of all channels and patterns. Tells it nothing. */
export function leaveAllChannels(client: Client): void {
  for (const kind of [CHANNELS, PATTERNS]) for (const name of [...kind.of(client)]) leave(client, name, kind);
}

function writeCount({ reply, channels, patterns }: Client, word: string, name: ByteString | undefined): void {
  reply.push(3);
  reply.bulk(word);
  if (name === undefined) reply.nil();
  else reply.bulk(name);
  reply.integer(channels.size + patterns.size);
}

function publish(client: Client, args: Args): void {
  const [, channel = '', message = ''] = args;
  const { broker, reply } = client;
  let receivers = tellAll(broker.channels.get(channel), (to) => {
    to.push(3);
    to.bulk('message');
    to.bulk(channel);
    to.bulk(message);
  });
  for (const [pattern, clients] of broker.patterns) {
    if (!matchesGlob(pattern, channel)) continue;
    receivers += tellAll(clients, (to) => {
      to.push(4);
      to.bulk('pmessage');
      to.bulk(pattern);
      to.bulk(channel);
      to.bulk(message);
    });
  }
  broker.observer.published?.(client, channel, message, receivers);
  reply.integer(receivers);
}

/** @returns how many they were: whoever is cut off at it, since it reads too slowly, counts as well */
function tellAll(clients: ReadonlySet<Client> | undefined, write: (to: Reply) => void): number {
  let told = 0;
  for (const client of clients ?? []) {
    client.tell(write);
    told += 1;
  }
  return told;
}

/** PUBSUB CHANNELS [pattern]: those that somebody has subscribed to by name. */
function channels({ broker, reply }: Client, args: Args): void {
  if (args.length > 3)
    throw new CommandError(
      `ERR unknown subcommand or wrong number of arguments for '${(args[1] ?? '').slice(0, 128)}'. Try PUBSUB HELP.`,
    );
  const pattern = args[2];
  const names = [...broker.channels.keys()].filter((name) => pattern === undefined || matchesGlob(pattern, name));
  reply.array(names.length);
  for (const name of names) reply.bulk(name);
}

function subscribersOf({ broker, reply }: Client, args: Args): void {
  const names = args.slice(2);
  reply.array(names.length * 2);
  for (const name of names) {
    reply.bulk(name);
    reply.integer(broker.channels.get(name)?.size ?? 0);
  }
}

/** How many different patterns there are, however many clients have subscribed to each. */
function countPatterns({ broker, reply }: Client): void {
  reply.integer(broker.patterns.size);
}
