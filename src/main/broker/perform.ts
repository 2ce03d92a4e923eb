/**
 * From a request to the command that answers it: is there one, may it run now, does it wait for EXEC.
 *
 * In the order in which Redis asks (`processCommand`), since the first that is wrong is what the client hears.
 */
import type { Args, Command } from './command';
import { CommandError, OUT_OF_MEMORY } from './command';
import { COMMANDS } from './commands/table';
import type { Connection } from './connection';

/** A command with what is asked each time looked up beforehand. */
interface Plan {
  readonly command: Command;
  readonly least: number;
  readonly most: number;
  readonly deniesOutOfMemory: boolean;
  readonly subcommands: ReadonlyMap<string, Plan> | undefined;
  /** Runs inside MULTI at once. */
  readonly isNeverQueued: boolean;
  /** A subscriber that speaks RESP2 may send it: the answer cannot be taken for a message. */
  readonly isForSubscribers: boolean;
}

const NEVER_QUEUED = new Set(['exec', 'discard', 'multi', 'watch', 'quit', 'reset']);
const FOR_SUBSCRIBERS = new Set(['subscribe', 'unsubscribe', 'psubscribe', 'punsubscribe', 'ping', 'quit', 'reset']);
/** How much of what was sent an error repeats. */
const REPEATED_BYTES = 128;
/** What a queued command takes in memory besides its arguments. */
const QUEUED_BYTES = 100;

const plans = new Map<string, Plan>();
for (const command of COMMANDS.values()) {
  const plan = planOf(command);
  plans.set(command.name, plan);
  // Most clients send capitals.
  plans.set(command.name.toUpperCase(), plan);
}

function planOf(command: Command): Plan {
  const { name, arity, flags, subcommands } = command;
  return {
    command,
    least: Math.abs(arity),
    most: arity < 0 ? Infinity : arity,
    deniesOutOfMemory: flags.includes('denyoom'),
    subcommands: subcommands && new Map(subcommands.map((sub) => [sub.name.slice(name.length + 1), planOf(sub)])),
    isNeverQueued: NEVER_QUEUED.has(name),
    isForSubscribers: FOR_SUBSCRIBERS.has(name),
  };
}

/** Answers a request, or makes it wait for EXEC. */
export function perform(client: Connection, args: Args): void {
  const plan = find(args);
  const refusal = refuse(client, plan, args);
  const { observer, stats } = client.broker;
  if (!plan || refusal !== undefined) {
    client.reply.error(refusal ?? '');
    observer.refused?.(client, args, refusal ?? '');
    return;
  }
  stats.commands += 1;
  client.lastCommand = plan.command.name;
  observer.command?.(client, plan.command, args);
  if (client.transaction && !plan.isNeverQueued) queue(client, plan.command, args);
  else {
    runOne(client, plan.command, args);
    client.broker.commandIsOver();
  }
}

/** Runs a command that may run; what it complains about is its answer. */
export function runOne(client: Connection, command: Command, args: Args): void {
  try {
    command.run?.(client, args);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    client.reply.error(oneLine(error.message));
  }
}

function queue(client: Connection, command: Command, args: Args): void {
  const { transaction } = client;
  transaction?.queued.push({ command, args });
  if (transaction) for (const argument of args) transaction.bytes += argument.length + QUEUED_BYTES;
  client.reply.simple('QUEUED');
}

function find(args: Args): Plan | undefined {
  const plan = plans.get(args[0]) ?? plans.get(args[0].toLowerCase());
  const [, subcommand] = args;
  if (!plan?.subcommands || subcommand === undefined) return plan;
  return plan.subcommands.get(subcommand.toLowerCase());
}

/** @returns what the client is told if it may not; `undefined`: it may */
function refuse(client: Connection, plan: Plan | undefined, args: Args): string | undefined {
  const message = whyNot(client, plan, args);
  if (message === undefined) return undefined;
  if (plan?.command.name === 'exec') return abort(client, message);
  if (client.transaction) client.transaction.spoiled = true;
  return oneLine(message);
}

function whyNot(client: Connection, plan: Plan | undefined, args: Args): string | undefined {
  if (!plan) return unknown(args);
  const { command } = plan;
  if (args.length < plan.least || args.length > plan.most || !command.run)
    return `ERR wrong number of arguments for '${command.name}' command`;
  if (isOutOfMemory(client, plan)) return OUT_OF_MEMORY;
  if (client.isSubscriber && client.reply.protocol === 2 && !plan.isForSubscribers)
    return `ERR Can't execute '${command.name}': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context`;
  return undefined;
}

/** What waits for EXEC takes memory as well, so that queueing is denied like writing. */
function isOutOfMemory({ broker, transaction }: Connection, plan: Plan): boolean {
  const { name } = plan.command;
  const mayQueue = transaction !== undefined && !['exec', 'discard', 'quit', 'reset'].includes(name);
  const runsDenied = name === 'exec' && transaction?.queued.some(({ command }) => command.flags.includes('denyoom'));
  return (plan.deniesOutOfMemory || mayQueue || runsDenied === true) && broker.usedBytes > broker.limits.memoryBytes;
}

function abort(client: Connection, message: string): string {
  client.transaction = undefined;
  client.unwatch();
  return `EXECABORT Transaction discarded because of: ${message.replace(/^ERR /, '')}`;
}

function unknown(args: Args): string {
  const [name, first] = args;
  if (first !== undefined && plans.get(name.toLowerCase())?.subcommands)
    return `ERR unknown subcommand '${shown(first, REPEATED_BYTES)}'. Try ${shown(name, Infinity).toUpperCase()} HELP.`;
  let repeated = '';
  for (const argument of args.slice(1)) {
    if (repeated.length >= REPEATED_BYTES) break;
    repeated += `'${shown(argument, REPEATED_BYTES - repeated.length)}' `;
  }
  return `ERR unknown command '${shown(name, REPEATED_BYTES)}', with args beginning with: ${repeated}`;
}

/** As C prints a string: up to its first 0. */
const shown = (text: string, most: number): string => text.slice(0, most).replace(/\0[^]*$/, '');

const oneLine = (text: string): string => text.replace(/[\r\n]/g, ' ');
