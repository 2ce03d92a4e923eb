/**
 * Numbers as clients write them. Redis counts in 64-bit integers; a number of JavaScript holds those up to 2^53 only, so
 * whatever is larger is a BigInt, and what is not stays a number, which is many times faster.
 */
import type { ByteString } from './byte-string';
import { CommandError, notAnInteger } from './command';

/** Within ±(2^53 - 1) a number, beyond that a BigInt: each value has one form only. */
export type Integer = number | bigint;

const LARGEST = 2n ** 63n - 1n;
const SMALLEST = -(2n ** 63n);

/** Digits that a number of JavaScript always holds exactly. */
const SAFE_DIGITS = 15;

/** Digits of 2^63: more are none of ours. */
const MOST_DIGITS = 19;

/**
 * Reads a 64-bit integer the way Redis writes it (`string2ll`): no plus, no spaces, no leading zeros, no `-0`.
 *
 * @returns `undefined` if it is none
 */
export function integerOf(text: ByteString): Integer | undefined {
  const isNegative = text.charCodeAt(0) === 0x2d;
  const from = isNegative ? 1 : 0;
  const digits = text.length - from;
  if (digits === 0 || digits > MOST_DIGITS) return undefined;
  if (text.charCodeAt(from) === 0x30) return digits === 1 && !isNegative ? 0 : undefined;
  let value = 0;
  for (let at = from; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  if (digits > SAFE_DIGITS) return fitted(BigInt(text));
  return isNegative ? -value : value;
}

/** Their sum; `undefined` if it is beyond 64 bits. */
export function sumOf(one: Integer, other: Integer): Integer | undefined {
  if (typeof one === 'number' && typeof other === 'number') {
    const sum = one + other;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return fitted(BigInt(one) + BigInt(other));
}

/** @throws CommandError if it is no 64-bit integer */
export function integerArgument(text: ByteString | undefined): Integer {
  const value = text === undefined ? undefined : integerOf(text);
  if (value === undefined) throw notAnInteger();
  return value;
}

/**
 * An integer for which it does not matter by how much it is beyond 2^53: a place in a list, how many at most.
 *
 * @throws CommandError if it is no 64-bit integer
 */
export const countArgument = (text: ByteString | undefined): number => Number(integerArgument(text));

/** @throws CommandError if it is less than 0 or no 64-bit integer; Redis says the same of both */
export function positiveArgument(text: ByteString): number {
  const value = integerOf(text);
  if (value === undefined || value < 0) throw new CommandError('ERR value is out of range, must be positive');
  return Number(value);
}

/** What `strtold` of C takes for a number; hexadecimal ones with an exponent of two, which nobody types, left out. */
const REAL = /^[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|0x[\da-f]+|inf(?:inity)?)$/i;

/** `MAX_LONG_DOUBLE_CHARS`. */
const MOST_REAL_BYTES = 5 * 1024 - 1;

/**
 * The time-out of a blocking command in seconds, as BLPOP has it.
 *
 * @returns milliseconds, a part of one rounded up; `undefined` for 0: waits for good
 * @throws CommandError if it is no number, negative, or beyond 64 bits of milliseconds (which Redis calls negative, too)
 */
export function timeoutMsArgument(text: ByteString | undefined): number | undefined {
  if (text === undefined || text.length > MOST_REAL_BYTES || !REAL.test(text))
    throw new CommandError('ERR timeout is not a float or out of range');
  const milliseconds = Math.ceil(realOf(text) * 1000);
  if (milliseconds < 0 || milliseconds >= 2 ** 63) throw new CommandError('ERR timeout is negative');
  return milliseconds === 0 ? undefined : milliseconds;
}

function realOf(text: ByteString): number {
  const size = text.replace(/^[+-]/, '');
  const value = /^inf/i.test(size) ? Infinity : Number(size);
  return text.startsWith('-') ? -value : value;
}

/** Whether it fits into 64 bits. */
export const isInteger64 = (value: bigint): boolean => value <= LARGEST && value >= SMALLEST;

function fitted(value: bigint): Integer | undefined {
  if (!isInteger64(value)) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
