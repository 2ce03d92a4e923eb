/**
 * When a key is to go, from what SET and EXPIRE are given: seconds or milliseconds, from now or since 1970.
 *
 * Redis reckons in 64-bit milliseconds and refuses what does not fit. Times later than the year 287396 (2^53 ms) are kept
 * to a second or so only, since a number of JavaScript holds no more.
 */
import type { ByteString } from './byte-string';
import { CommandError } from './command';
import { integerArgument, isInteger64 } from './number';

export interface TimeGiven {
  readonly unit: 'seconds' | 'milliseconds';
  /** What the time is counted from: the clock's milliseconds, or 0 for 1970. */
  readonly sinceMs: number;
  /** For the complaint: `set`. */
  readonly command: string;
  /** SET refuses 0 and less; for EXPIRE that is a time gone by. */
  readonly mayBePast: boolean;
}

/**
 * @returns milliseconds since 1970
 * @throws CommandError if `text` is no 64-bit integer or the time is beyond 64 bits
 */
export function expiryMsArgument(text: ByteString | undefined, given: TimeGiven): number {
  const value = BigInt(integerArgument(text));
  const milliseconds = given.unit === 'seconds' ? value * 1000n : value;
  const at = milliseconds + BigInt(given.sinceMs);
  if (!isInteger64(milliseconds) || !isInteger64(at) || (value <= 0n && !given.mayBePast))
    throw new CommandError(`ERR invalid expire time in '${given.command}' command`);
  return Number(at);
}
