/** What XREAD and XREADGROUP are told before the streams, and the streams with their numbers. */
import type { ByteString } from '../byte-string';
import { CommandError, syntaxError, type Args } from '../command';
import { countArgument, integerOf } from '../number';

export interface ReadOptions {
  /** Entries of each stream; 0: all. */
  readonly count: number;
  readonly isBlocking: boolean;
  /** `undefined`: for good. */
  readonly timeoutMs: number | undefined;
  readonly group: { readonly name: ByteString; readonly consumer: ByteString } | undefined;
  /** NOACK: what is delivered is not remembered as pending. */
  readonly needsNoAcknowledgement: boolean;
  readonly keys: readonly ByteString[];
  /** As many as keys. */
  readonly ids: readonly ByteString[];
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

/**
 * [GROUP group consumer] [COUNT count] [BLOCK milliseconds] [NOACK] STREAMS key [key ...] id [id ...]
 *
 * @throws CommandError as Redis words it
 */
export function optionsOfRead(args: Args): ReadOptions {
  const ofGroup = args[0].toLowerCase() === 'xreadgroup';
  const options: Writable<ReadOptions> = {
    count: 0,
    isBlocking: false,
    timeoutMs: undefined,
    group: undefined,
    needsNoAcknowledgement: false,
    keys: [],
    ids: [],
  };
  let at = 1;
  while (options.keys.length === 0) at = readOption(args, at, options, ofGroup);
  if (ofGroup && !options.group) throw new CommandError('ERR Missing GROUP option for XREADGROUP');
  return options;
}

/** @returns where the next one is */
function readOption(args: Args, at: number, options: Writable<ReadOptions>, ofGroup: boolean): number {
  const more = args.length - at - 1;
  const option = args[at]?.toLowerCase();
  if (option === 'block' && more >= 1) {
    options.isBlocking = true;
    options.timeoutMs = timeoutMsOf(args[at + 1] ?? '');
    return at + 2;
  }
  if (option === 'count' && more >= 1) {
    options.count = Math.max(countArgument(args[at + 1]), 0);
    return at + 2;
  }
  if (option === 'streams' && more >= 1) {
    readStreams(args, at + 1, options);
    return args.length;
  }
  if (option === 'group' && more >= 2) {
    if (!ofGroup) throw onlyOfGroups('GROUP');
    options.group = { name: args[at + 1] ?? '', consumer: args[at + 2] ?? '' };
    return at + 3;
  }
  if (option === 'noack') {
    if (!ofGroup) throw onlyOfGroups('NOACK');
    options.needsNoAcknowledgement = true;
    return at + 1;
  }
  throw syntaxError();
}

function readStreams(args: Args, from: number, options: Writable<ReadOptions>): void {
  const count = args.length - from;
  if (count % 2 !== 0) throw unbalanced();
  options.keys = args.slice(from, from + count / 2);
  options.ids = args.slice(from + count / 2);
}

/** Redis 7.0 speaks of XREAD and $ in either case. */
const unbalanced = (): CommandError =>
  new CommandError("ERR Unbalanced XREAD list of streams: for each stream key an ID or '$' must be specified.");

const onlyOfGroups = (option: string): CommandError =>
  new CommandError(`ERR The ${option} option is only supported by XREADGROUP. You called XREAD instead.`);

/** @returns `undefined` for 0: for good */
function timeoutMsOf(text: ByteString): number | undefined {
  const milliseconds = integerOf(text);
  if (milliseconds === undefined) throw new CommandError('ERR timeout is not an integer or out of range');
  if (milliseconds < 0) throw new CommandError('ERR timeout is negative');
  return milliseconds === 0 ? undefined : Number(milliseconds);
}
