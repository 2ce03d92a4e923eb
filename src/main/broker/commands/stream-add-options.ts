/** What may stand between the key of XADD and its fields. */
import { CommandError, type Args } from '../command';
import { countArgument } from '../number';
import type { Trimming } from '../values/stream';
import { parseOpenStreamId, parseStreamId, type StreamId } from '../values/stream-id';

/** `*`: `undefined`; `5-*`: the milliseconds only. */
export type EntryNumber = StreamId | { readonly ms: bigint } | undefined;

export interface AddOptions {
  readonly number: EntryNumber;
  /** NOMKSTREAM */
  readonly mustExist: boolean;
  readonly trimming?: Trimming | undefined;
  /** Place of the first field. */
  readonly fieldsFrom: number;
}

/** As Redis limits it by default: 100 blocks of `stream-node-max-entries`, so that no trim takes long. */
const APPROXIMATE_LIMIT = 100 * 100;

/** What was read so far; `at` is the place of what comes next. */
interface Reading {
  at: number;
  mustExist: boolean;
  threshold?: { readonly maxLength: number } | { readonly minId: StreamId };
  isApproximate: boolean;
  limit?: number;
}

/** @throws CommandError as Redis words it; how many fields there are is not looked at */
export function optionsOfAdd(args: Args): AddOptions {
  const reading: Reading = { at: 2, mustExist: false, isApproximate: false };
  while (readOption(args, reading));
  // An option that took all there was left no number.
  const text = args[reading.at] ?? '*';
  const number = text === '*' ? undefined : numberOf(text);
  return { number, mustExist: reading.mustExist, trimming: trimmingOf(reading), fieldsFrom: reading.at + 1 };
}

/** @returns whether there was one */
function readOption(args: Args, reading: Reading): boolean {
  const hasMore = reading.at < args.length - 1;
  const option = args[reading.at]?.toLowerCase();
  if (option === 'nomkstream') {
    reading.mustExist = true;
    reading.at += 1;
    return true;
  }
  if (!hasMore) return false;
  if (option === 'maxlen' || option === 'minid') readThreshold(args, reading, option);
  else if (option === 'limit') readLimit(args, reading);
  else return false;
  return true;
}

function readThreshold(args: Args, reading: Reading, option: 'maxlen' | 'minid'): void {
  if (reading.threshold)
    throw new CommandError('ERR syntax error, MAXLEN and MINID options at the same time are not compatible');
  const sign = args[reading.at + 1];
  const hasSign = reading.at + 2 < args.length && (sign === '~' || sign === '=');
  reading.isApproximate = hasSign && sign === '~';
  const text = args[reading.at + (hasSign ? 2 : 1)] ?? '';
  reading.threshold = option === 'maxlen' ? { maxLength: notNegative(text, 'MAXLEN') } : { minId: parseStreamId(text) };
  reading.at += hasSign ? 3 : 2;
}

function readLimit(args: Args, reading: Reading): void {
  reading.limit = notNegative(args[reading.at + 1] ?? '', 'LIMIT');
  reading.at += 2;
}

function notNegative(text: string, option: string): number {
  const value = countArgument(text);
  if (value < 0) throw new CommandError(`ERR The ${option} argument must be >= 0.`);
  return value;
}

function numberOf(text: string): EntryNumber {
  const ms = parseOpenStreamId(text);
  return ms === undefined ? parseStreamId(text) : { ms };
}

function trimmingOf({ threshold, isApproximate, limit }: Reading): Trimming | undefined {
  if (limit && !threshold)
    throw new CommandError('ERR syntax error, LIMIT cannot be used without specifying a trimming strategy');
  if (limit !== undefined && !isApproximate)
    throw new CommandError('ERR syntax error, LIMIT cannot be used without the special ~ option');
  if (!threshold) return undefined;
  return isApproximate ? { ...threshold, approximately: { limit: limit ?? APPROXIMATE_LIMIT } } : threshold;
}
