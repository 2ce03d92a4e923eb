/** `COMMAND ...`: which commands there are. Clients read from it where keys are, and what to offer while somebody types. */
import type { Client } from '../client';
import type { Args, Command, CommandFlag } from '../command';

const FLAGS: readonly CommandFlag[] = ['loading', 'stale'];

export const commandCommand: Command = {
  name: 'command',
  arity: -1,
  flags: FLAGS,
  run: (client) => writeInfos(client, [...client.broker.commands.values()]),
  subcommands: [
    { name: 'command|count', arity: 2, flags: FLAGS, run: ({ broker, reply }) => reply.integer(broker.commands.size) },
    { name: 'command|info', arity: -2, flags: FLAGS, run: infos },
    { name: 'command|docs', arity: -2, flags: FLAGS, run: docs },
  ],
};

function infos(client: Client, args: Args): void {
  const { commands } = client.broker;
  writeInfos(client, args.length > 2 ? args.slice(2).map((name) => find(client, name)) : [...commands.values()]);
}

/** `get`, or `client|list`. */
function find({ broker }: Client, text: string): Command | undefined {
  const name = text.toLowerCase();
  const [container = ''] = name.split('|');
  const command = broker.commands.get(container);
  return container === name ? command : command?.subcommands?.find((sub) => sub.name === name);
}

function writeInfos(client: Client, found: readonly (Command | undefined)[]): void {
  client.reply.array(found.length);
  for (const command of found) {
    if (command) writeInfo(client, command);
    else client.reply.nil();
  }
}

/** Ten things each: the last four are groups of permissions, hints and key specifications, which we leave empty. */
function writeInfo(client: Client, { name, arity, flags, keys = [0, 0, 0], subcommands = [] }: Command): void {
  const { reply } = client;
  reply.array(10);
  reply.bulk(name);
  reply.integer(arity);
  reply.set(flags.length);
  for (const flag of flags) reply.simple(flag);
  for (const place of keys) reply.integer(place);
  reply.set(0);
  reply.array(0);
  reply.array(0);
  writeInfos(client, subcommands);
}

/** Says where each is described; the words themselves are Redis'. */
function docs(client: Client, args: Args): void {
  const { reply, broker } = client;
  const asked = args.length > 2 ? args.slice(2).map((name) => find(client, name)) : [...broker.commands.values()];
  const found = asked.filter((command) => command !== undefined);
  reply.map(found.length);
  for (const command of found) writeDocs(client, command);
}

function writeDocs(client: Client, { name, subcommands = [] }: Command): void {
  const { reply, broker } = client;
  const [container = ''] = name.split('|');
  reply.bulk(name);
  reply.map(subcommands.length > 0 ? 3 : 2);
  reply.bulk('summary');
  reply.bulk(`https://redis.io/commands/${name.replace('|', '-')}/`);
  reply.bulk('group');
  reply.bulk(broker.groups.get(container) ?? 'generic');
  if (subcommands.length === 0) return;
  reply.bulk('subcommands');
  reply.map(subcommands.length);
  for (const subcommand of subcommands) writeDocs(client, subcommand);
}
