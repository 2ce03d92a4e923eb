/**
 * What a command of the broker is. A file in `commands/` holds one family of them:
 *
 *     export const stringCommands: readonly Command[] = [
 *       { name: 'get', arity: 2, flags: ['readonly', 'fast'], keys: [1, 1, 1], run: get },
 *     ];
 *
 *     function get(client: Client, args: Args): void {
 *       const value = client.db.string(args[1]);
 *       if (value === undefined) client.reply.nil();
 *       else client.reply.bulk(value);
 *     }
 *
 * A command answers by writing to `client.reply`, at once or, if it blocks, later. What it may complain about it
 * throws as {@link CommandError}, before it has written or changed anything.
 *
 * Names, arity, flags and places of keys are those of `COMMAND INFO` in Redis 7.0.
 */
import type { ByteString } from './byte-string';
import type { Client } from './client';

/** The command's name as it was sent, then its arguments: never empty, and as long as the arity promises. */
export type Args = readonly [ByteString, ...ByteString[]] & readonly ByteString[];

export type CommandFlag =
  | 'write'
  | 'readonly'
  | 'denyoom'
  | 'admin'
  | 'pubsub'
  | 'noscript'
  | 'blocking'
  | 'loading'
  | 'stale'
  | 'fast'
  | 'no_auth'
  | 'no_async_loading'
  | 'allow_busy'
  | 'movablekeys'
  | 'no_multi';

export interface Command {
  /** Lower case; of a subcommand `client|list`. */
  readonly name: string;
  /** How many there must be, the name included; negative: at least so many. */
  readonly arity: number;
  readonly flags: readonly CommandFlag[];
  /** Place of the first key, of the last (negative: from the end), and the step between; none if left out. */
  readonly keys?: readonly [first: number, last: number, step: number];
  /** `CLIENT LIST` is the command `client` and its subcommand `list`; the arity of each counts from `client`. */
  readonly subcommands?: readonly Command[];
  /** Of a command that has subcommands, only they run. */
  run?(client: Client, args: Args): void;
}

/** What the client is told, as Redis words it: code, space, sentence, such as `ERR syntax error`. No line breaks. */
export class CommandError extends Error {}

export const OUT_OF_MEMORY = "OOM command not allowed when used memory > 'maxmemory'.";
export const wrongType = (): CommandError =>
  new CommandError('WRONGTYPE Operation against a key holding the wrong kind of value');
export const syntaxError = (): CommandError => new CommandError('ERR syntax error');
export const notAnInteger = (): CommandError => new CommandError('ERR value is not an integer or out of range');
