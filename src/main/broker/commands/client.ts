/** `CLIENT ...`: who is connected, what they are called, and away with them. */
import type { Broker } from '../broker';
import type { ByteString } from '../byte-string';
import type { Client } from '../client';
import { CommandError, syntaxError, type Args, type Command, type CommandFlag } from '../command';
import { integerOf } from '../number';

const FLAGS: readonly CommandFlag[] = ['noscript', 'loading', 'stale'];
const ADMIN_FLAGS: readonly CommandFlag[] = ['admin', ...FLAGS];

export const clientCommand: Command = {
  name: 'client',
  arity: -2,
  flags: [],
  subcommands: [
    { name: 'client|id', arity: 2, flags: FLAGS, run: (client) => client.reply.integer(client.id) },
    { name: 'client|setname', arity: 3, flags: FLAGS, run: setName },
    { name: 'client|getname', arity: 2, flags: FLAGS, run: getName },
    { name: 'client|setinfo', arity: 4, flags: FLAGS, run: setInfo },
    { name: 'client|info', arity: 2, flags: FLAGS, run: info },
    { name: 'client|list', arity: -2, flags: ADMIN_FLAGS, run: list },
    { name: 'client|kill', arity: -3, flags: ADMIN_FLAGS, run: kill },
    { name: 'client|no-evict', arity: 3, flags: ADMIN_FLAGS, run: noEvict },
  ],
};

/** @throws CommandError if it would break the lines of CLIENT LIST */
export function nameClient(client: Client, name: ByteString): void {
  if (!isWord(name)) throw new CommandError('ERR Client names cannot contain spaces, newlines or special characters.');
  client.name = name;
}

const isWord = (text: ByteString): boolean => /^[!-~]*$/.test(text) && !text.endsWith('\n');

function setName(client: Client, args: Args): void {
  nameClient(client, args[2] ?? '');
  client.reply.ok();
}

function getName({ reply, name }: Client): void {
  if (name === '') reply.nil();
  else reply.bulk(name);
}

/** Of Redis 7.2: libraries tell which they are. */
function setInfo(client: Client, args: Args): void {
  const [, , attribute = '', value = ''] = args;
  const which = attribute.toLowerCase();
  if (which !== 'lib-name' && which !== 'lib-ver') throw new CommandError(`ERR Unrecognized option '${attribute}'`);
  if (!isWord(value)) throw new CommandError(`ERR ${which} cannot contain spaces, newlines or special characters.`);
  if (which === 'lib-name') client.libraryName = value;
  else client.libraryVersion = value;
  client.reply.ok();
}

function info(client: Client): void {
  client.reply.verbatim(lineOf(client));
}

function list({ broker, reply }: Client, args: Args): void {
  const [, , option, ...values] = args;
  reply.verbatim(listed(broker, option?.toLowerCase(), values).map(lineOf).join(''));
}

function listed(broker: Broker, option: string | undefined, values: readonly ByteString[]): Client[] {
  const everybody = [...broker.clients.values()];
  if (option === undefined) return everybody;
  if (option === 'type' && values.length === 1) {
    const type = typeNamed(values[0] ?? '');
    return everybody.filter((client) => typeOf(client) === type);
  }
  if (option === 'id' && values.length > 0) {
    const ids = values.map(integerOf);
    if (ids.includes(undefined)) throw new CommandError('ERR Invalid client ID');
    return ids.flatMap((id) => broker.clients.get(Number(id)) ?? []);
  }
  throw syntaxError();
}

/** What Redis tells apart; nobody copies from us, so that the other two are always empty. */
type ClientType = 'normal' | 'pubsub' | 'replica' | 'master';

const typeOf = ({ channels, patterns }: Client): ClientType =>
  channels.size + patterns.size > 0 ? 'pubsub' : 'normal';

function typeNamed(text: ByteString): ClientType {
  const type = text.toLowerCase();
  if (type === 'slave') return 'replica';
  if (type === 'normal' || type === 'pubsub' || type === 'replica' || type === 'master') return type;
  throw new CommandError(`ERR Unknown client type '${text}'`);
}

/** Of the fields Redis has, those that say something here; figures of its memory are left out. */
function lineOf(client: Client): ByteString {
  const { broker, db, channels, patterns, transaction, reply } = client;
  const since = (ms: number): number => Math.floor((broker.now() - ms) / 1000);
  const fields = {
    id: client.id,
    addr: client.address,
    laddr: client.localAddress,
    name: client.name,
    age: since(client.connectedAtMs),
    idle: since(client.lastActiveMs),
    flags: flagsOf(client),
    db: db.index,
    sub: channels.size,
    psub: patterns.size,
    ssub: 0,
    multi: transaction ? transaction.queued.length : -1,
    qbuf: client.heldBytes,
    omem: client.unsentBytes,
    cmd: client.lastCommand,
    user: 'default',
    redir: -1,
    resp: reply.protocol,
    'lib-name': client.libraryName,
    'lib-ver': client.libraryVersion,
  };
  return `${Object.entries(fields)
    .map(([field, value]) => `${field}=${value}`)
    .join(' ')}\n`;
}

/** One letter each, as Redis has them: `P` a subscriber, `x` inside MULTI, `b` blocked, `d` touched; `N` nothing of it. */
function flagsOf(client: Client): string {
  const flags = [
    typeOf(client) === 'pubsub' ? 'P' : '',
    client.transaction ? 'x' : '',
    client.isBlocked ? 'b' : '',
    client.touched ? 'd' : '',
  ].join('');
  return flags || 'N';
}

function kill(client: Client, args: Args): void {
  const { broker, reply } = client;
  const isOldForm = args.length === 3;
  const { isMeant, sparesMe } = isOldForm
    ? { isMeant: (one: Client) => one.address === args[2], sparesMe: false }
    : killFilter(args.slice(2));
  let killed = 0;
  for (const one of [...broker.clients.values()]) {
    if (!isMeant(one) || (one === client && sparesMe)) continue;
    killed += 1;
    if (one !== client) one.cut('killed');
    else client.closeAfterReply();
  }
  if (!isOldForm) reply.integer(killed);
  else if (killed === 0) throw new CommandError('ERR No such client');
  else reply.ok();
}

interface KillFilter {
  readonly sparesMe: boolean;
  readonly isMeant: (client: Client) => boolean;
}

function killFilter(words: readonly ByteString[]): KillFilter {
  const conditions: ((client: Client) => boolean)[] = [];
  let sparesMe = true;
  for (let at = 0; at < words.length; at += 2) {
    const value = words[at + 1];
    if (value === undefined) throw syntaxError();
    const option = words[at]?.toLowerCase() ?? '';
    if (option === 'skipme') sparesMe = yesOrNo(value);
    else conditions.push(killCondition(option, value));
  }
  return { sparesMe, isMeant: (client) => conditions.every((holds) => holds(client)) };
}

function killCondition(option: string, value: ByteString): (client: Client) => boolean {
  switch (option) {
    case 'id': {
      const id = integerOf(value);
      if (id === undefined || id < 1) throw new CommandError('ERR client-id should be greater than 0');
      return (client) => client.id === id;
    }
    case 'type': {
      const type = typeNamed(value);
      return (client) => typeOf(client) === type;
    }
    case 'addr':
      return (client) => client.address === value;
    case 'laddr':
      return (client) => client.localAddress === value;
    case 'user':
      if (value !== 'default') throw new CommandError(`ERR No such user '${value}'`);
      return () => true;
    default:
      throw syntaxError();
  }
}

function yesOrNo(text: ByteString): boolean {
  const word = text.toLowerCase();
  if (word === 'yes') return true;
  if (word === 'no') return false;
  throw syntaxError();
}

/** We never put anybody out for memory, so that there is nothing to switch. */
function noEvict({ reply }: Client, args: Args): void {
  if (!['on', 'off'].includes(args[2]?.toLowerCase() ?? '')) throw syntaxError();
  reply.ok();
}
