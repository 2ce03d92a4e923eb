/** What concerns the connection itself: is it alive, which protocol, which database. */
import type { Client } from '../client';
import { CommandError, notAnInteger, syntaxError, type Args, type Command, type CommandFlag } from '../command';
import { integerOf } from '../number';
import { clientCommand, nameClient } from './client';
import { leaveAllChannels } from './pubsub';

const SESSION_FLAGS: readonly CommandFlag[] = ['noscript', 'loading', 'stale', 'fast', 'no_auth', 'allow_busy'];

export const connectionCommands: readonly Command[] = [
  { name: 'ping', arity: -1, flags: ['fast'], run: ping },
  { name: 'echo', arity: 2, flags: ['loading', 'stale', 'fast'], run: echo },
  { name: 'hello', arity: -1, flags: SESSION_FLAGS, run: hello },
  { name: 'auth', arity: -2, flags: SESSION_FLAGS, run: auth },
  { name: 'select', arity: 2, flags: ['loading', 'stale', 'fast'], run: select },
  { name: 'quit', arity: -1, flags: SESSION_FLAGS, run: quit },
  { name: 'reset', arity: 1, flags: SESSION_FLAGS, run: reset },
  clientCommand,
  // What a browser sends that was led to a page here: anything it says would be taken for commands.
  { name: 'host:', arity: -1, flags: [], run: hangUp },
  { name: 'post', arity: -1, flags: [], run: hangUp },
];

/** That of Redis whose answers ours are; clients ask it to know what they may use. */
export const REDIS_VERSION = '7.0.15';

/** Redis reads a database's number as one of 32 bits. */
const MAX_INT = 2 ** 31 - 1;

function ping({ reply, channels, patterns }: Client, args: Args): void {
  const [, message] = args;
  if (args.length > 2) throw new CommandError("ERR wrong number of arguments for 'ping' command");
  // A subscriber that speaks RESP2 takes whatever it reads for a message.
  if (reply.protocol === 2 && channels.size + patterns.size > 0) {
    reply.array(2);
    reply.bulk('pong');
    reply.bulk(message ?? '');
  } else if (message === undefined) reply.simple('PONG');
  else reply.bulk(message);
}

function echo({ reply }: Client, args: Args): void {
  reply.bulk(args[1] ?? '');
}

/** `HELLO 3 AUTH user password SETNAME name`: which protocol, and who is there. */
function hello(client: Client, args: Args): void {
  const protocol = args[1] === undefined ? undefined : protocolOf(args[1]);
  for (let at = 2; at < args.length; at += 1) at += helloOption(client, args, at);
  if (protocol !== undefined) client.speak(protocol);
  const { reply } = client;
  reply.map(7);
  for (const [field, value] of [
    ['server', 'redis'],
    ['version', REDIS_VERSION],
  ] as const) {
    reply.bulk(field);
    reply.bulk(value);
  }
  reply.bulk('proto');
  reply.integer(reply.protocol);
  reply.bulk('id');
  reply.integer(client.id);
  reply.bulk('mode');
  reply.bulk('standalone');
  reply.bulk('role');
  reply.bulk('master');
  reply.bulk('modules');
  reply.array(0);
}

function protocolOf(text: string): 2 | 3 {
  const version = integerOf(text);
  if (version === undefined) throw new CommandError('ERR Protocol version is not an integer or out of range');
  if (version !== 2 && version !== 3) throw new CommandError('NOPROTO unsupported protocol version');
  return version;
}

/** @returns how many arguments the option has */
function helloOption(client: Client, args: Args, at: number): number {
  const option = args[at] ?? '';
  const [first, second] = [args[at + 1], args[at + 2]];
  if (option.toLowerCase() === 'auth' && first !== undefined && second !== undefined) {
    signIn(first);
    return 2;
  }
  if (option.toLowerCase() === 'setname' && first !== undefined) {
    nameClient(client, first);
    return 1;
  }
  throw new CommandError(`ERR Syntax error in HELLO option '${option}'`);
}

function auth({ reply }: Client, args: Args): void {
  const [, user = ''] = args;
  if (args.length > 3) throw syntaxError();
  if (args.length === 2) {
    throw new CommandError(
      'ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?',
    );
  }
  signIn(user);
  reply.ok();
}

/** As a Redis without a password: its one user may come in with any. */
function signIn(user: string): void {
  if (user !== 'default') throw new CommandError('WRONGPASS invalid username-password pair or user is disabled.');
}

function select(client: Client, args: Args): void {
  const index = integerOf(args[1] ?? '');
  if (index === undefined) throw notAnInteger();
  if (index > MAX_INT || index < -MAX_INT - 1) {
    throw new CommandError(`ERR value is out of range, value must between ${-MAX_INT - 1} and ${MAX_INT}`);
  }
  const database = client.broker.databases[Number(index)];
  if (!database) throw new CommandError('ERR DB index is out of range');
  client.db = database;
  client.reply.ok();
}

function quit(client: Client): void {
  client.reply.ok();
  client.closeAfterReply();
}

/** As if it had just connected. */
function reset(client: Client): void {
  const [database] = client.broker.databases;
  client.transaction = undefined;
  client.unwatch();
  leaveAllChannels(client);
  client.name = '';
  if (database) client.db = database;
  client.speak(2);
  client.reply.simple('RESET');
}

function hangUp(client: Client): void {
  client.cut('protocol');
}
