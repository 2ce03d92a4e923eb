/**
 * XGROUP makes and undoes groups of readers, XACK says that one of them is done with an entry.
 *
 * None of this touches who watches the key, as in Redis: the stream itself stays as it is.
 */
import type { ByteString } from '../byte-string';
import type { Client } from '../client';
import { CommandError, type Args, type Command } from '../command';
import { integerArgument } from '../number';
import type { ConsumerGroup } from '../values/consumer-group';
import { StreamValue } from '../values/stream';
import { FIRST_ID, parseStreamBound, parseStreamId, type StreamId } from '../values/stream-id';

export const streamGroupCommands: readonly Command[] = [
  {
    name: 'xgroup',
    arity: -2,
    flags: [],
    subcommands: [
      { name: 'xgroup|create', arity: -5, flags: ['write', 'denyoom'], keys: [2, 2, 1], run: create },
      { name: 'xgroup|createconsumer', arity: 5, flags: ['write', 'denyoom'], keys: [2, 2, 1], run: createConsumer },
      { name: 'xgroup|delconsumer', arity: 5, flags: ['write'], keys: [2, 2, 1], run: deleteConsumer },
      { name: 'xgroup|destroy', arity: 4, flags: ['write'], keys: [2, 2, 1], run: destroy },
      { name: 'xgroup|setid', arity: -5, flags: ['write'], keys: [2, 2, 1], run: setId },
    ],
  },
  { name: 'xack', arity: -4, flags: ['write', 'fast'], keys: [1, 1, 1], run: acknowledge },
];

/** XGROUP CREATE key group id | $ [MKSTREAM] [ENTRIESREAD entries-read] */
function create({ db, reply }: Client, args: Args): void {
  const { makesStream } = optionsOf(args, true);
  const [, , key = '', name = '', id = ''] = args;
  const known = db.stream(key);
  if (!known && !makesStream) throw noKey();
  checkLength(args, MOST_TO_CREATE);
  const lastId = startOf(id, known);
  const stream = known ?? new StreamValue();
  if (!known) db.set(key, stream);
  if (stream.groups.has(name)) throw new CommandError('BUSYGROUP Consumer Group name already exists');
  stream.addGroup(name, lastId);
  db.changed(key, 'nobody');
  reply.ok();
}

/** XGROUP SETID key group id | $ [ENTRIESREAD entries-read] */
function setId(client: Client, args: Args): void {
  optionsOf(args, false);
  const { stream, group } = groupOf(client, args);
  checkLength(args, MOST_TO_SET);
  const id = args[4] ?? '';
  // Here, and here only, it may be `-` or `+`.
  group.lastId = id === '$' ? stream.lastId : parseStreamBound(id, 0n);
  client.db.changed(args[2] ?? '', 'nobody');
  client.reply.ok();
}

/** How many entries were read is for XINFO, which is left out: it is only looked at. */
function optionsOf(args: Args, mayMakeStream: boolean): { makesStream: boolean } {
  let makesStream = false;
  for (let at = 5; at < args.length; at += 1) {
    const option = args[at]?.toLowerCase();
    if (option === 'mkstream' && mayMakeStream) makesStream = true;
    else if (option === 'entriesread' && at + 1 < args.length) {
      at += 1;
      if (integerArgument(args[at]) < -1) throw new CommandError('ERR value for ENTRIESREAD must be positive or -1');
    } else throw wrongOptions(args);
  }
  return { makesStream };
}

/** With each of its options once, and XGROUP itself. */
const MOST_TO_CREATE = 8;
const MOST_TO_SET = 7;

/** Redis counts them only after it has looked for the key. */
function checkLength(args: Args, most: number): void {
  if (args.length > most) throw wrongOptions(args);
}

const wrongOptions = (args: Args): CommandError =>
  new CommandError(
    `ERR unknown subcommand or wrong number of arguments for '${(args[1] ?? '').slice(0, 128)}'. Try XGROUP HELP.`,
  );

const noKey = (): CommandError =>
  new CommandError(
    'ERR The XGROUP subcommand requires the key to exist. Note that for CREATE you may want to use the MKSTREAM ' +
      'option to create an empty stream automatically.',
  );

function startOf(id: ByteString, stream: StreamValue | undefined): StreamId {
  return id === '$' ? (stream?.lastId ?? FIRST_ID) : parseStreamId(id);
}

function groupOf({ db }: Client, args: Args): { stream: StreamValue; group: ConsumerGroup } {
  const [, , key = '', name = ''] = args;
  const stream = db.stream(key);
  if (!stream) throw noKey();
  const group = stream.groups.get(name);
  if (!group) throw new CommandError(`NOGROUP No such consumer group '${name}' for key name '${key}'`);
  return { stream, group };
}

function createConsumer(client: Client, args: Args): void {
  const { group } = groupOf(client, args);
  const name = args[4] ?? '';
  const isNew = !group.consumers.has(name);
  group.join(name);
  client.db.changed(args[2] ?? '', 'nobody');
  client.reply.integer(isNew ? 1 : 0);
}

function deleteConsumer(client: Client, args: Args): void {
  const { group } = groupOf(client, args);
  const pending = group.dismiss(args[4] ?? '');
  client.db.changed(args[2] ?? '', 'nobody');
  client.reply.integer(pending);
}

/** Who waits for the group is told that it is gone. */
function destroy({ db, reply }: Client, args: Args): void {
  const [, , key = '', name = ''] = args;
  const stream = db.stream(key);
  if (!stream) throw noKey();
  const isGone = stream.removeGroup(name);
  if (isGone) db.changed(key, 'waiting');
  reply.integer(isGone ? 1 : 0);
}

/** XACK key group id [id ...]: all or, if one is no number, none. */
function acknowledge({ db, reply }: Client, args: Args): void {
  const [, key = '', name = ''] = args;
  const group = db.stream(key)?.groups.get(name);
  if (!group) {
    reply.integer(0);
    return;
  }
  const ids = args.slice(3).map((id) => parseStreamId(id));
  const count = ids.filter((id) => group.acknowledge(id)).length;
  if (count > 0) db.changed(key, 'nobody');
  reply.integer(count);
}
