/** All commands the broker knows, from the families in the files beside this one. */
import type { Command } from '../command';
import { connectionCommands } from './connection';
import { keyCommands } from './keys';
import { listCommands } from './lists';
import { pubsubCommands } from './pubsub';
import { serverCommands } from './server';
import { streamCommands } from './streams';
import { stringCommands } from './strings';
import { transactionCommands } from './transactions';

/** Under the names of Redis' own groups. */
const FAMILIES: Readonly<Record<string, readonly Command[]>> = {
  connection: connectionCommands,
  generic: keyCommands,
  list: listCommands,
  pubsub: pubsubCommands,
  server: serverCommands,
  stream: streamCommands,
  string: stringCommands,
  transactions: transactionCommands,
};

/** By their names in lower case. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.values(FAMILIES)
    .flat()
    .map((command) => [command.name, command]),
);

/** To which group a command belongs. */
export const COMMAND_GROUPS: ReadonlyMap<string, string> = new Map(
  Object.entries(FAMILIES).flatMap(([group, commands]) => commands.map(({ name }) => [name, group] as const)),
);
