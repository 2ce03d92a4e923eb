/**
 * Patterns as Redis has them: `*` any bytes, `?` one, `[abc]`, `[^a]`, `[a-z]` one of a set, `\` takes away a meaning.
 * A `[` without its `]` goes to the end of the pattern.
 *
 * This answers what `stringmatchlen` of Redis 7.0 answers, its corners included: the empty string is matched by the
 * empty pattern only (not by `*`), and in a range a byte from 0x80 on counts as less than 0, as a `char` of C does on
 * most servers. No recursion, and no more time than pattern times text: everything but `*` stands for exactly one byte,
 * so when a part does not fit, only the latest `*` can help, by taking one byte more. Where both are so long that even
 * this is minutes, for which everybody would have to wait, it gives up: that fits nothing. (A patched Redis calls a pattern of more than
 * a thousand `*` fitting nothing, to spare its stack; there is none to spare here.)
 */
import type { ByteString } from './byte-string';

const STAR = code('*');
const QUESTION_MARK = code('?');
const OPEN = code('[');
const CLOSE = code(']');
const CARET = code('^');
const BACKSLASH = code('\\');
const DASH = code('-');

const MISMATCH = -1;

/** A few milliseconds. A pattern and a text of a thousand characters each never need so many. */
const MOST_STEPS = 2_000_000;
/** Looking through both once, with a `*` that tries at each character, is as long as they are, and always done. */
const STEPS_A_CHARACTER = 4;

/** Whether the whole of `text` fits. `ignoreCase` is about A to Z only. */
export function matchesGlob(pattern: ByteString, text: ByteString, ignoreCase = false): boolean {
  if (text === '') return pattern === '';
  let at = 0;
  let place = 0;
  /** Where both go on if the latest `*` takes a byte more. */
  let afterStar = MISMATCH;
  let starEnds = 0;
  let stepsLeft = MOST_STEPS + STEPS_A_CHARACTER * (pattern.length + text.length);
  while (place < text.length) {
    stepsLeft -= pattern.charCodeAt(at) === OPEN ? pattern.length - at : 1;
    if (stepsLeft < 0) return false;
    if (pattern.charCodeAt(at) === STAR) {
      at = afterStars(pattern, at);
      if (at === pattern.length) return true;
      afterStar = at;
      starEnds = place;
      continue;
    }
    const next = at < pattern.length ? matchOne(pattern, at, text.charCodeAt(place), ignoreCase) : MISMATCH;
    if (next !== MISMATCH) {
      at = next;
      place += 1;
    } else {
      if (afterStar === MISMATCH) return false;
      starEnds += 1;
      at = afterStar;
      place = starEnds;
    }
  }
  return afterStars(pattern, at) === pattern.length;
}

function afterStars(pattern: ByteString, at: number): number {
  let next = at;
  while (pattern.charCodeAt(next) === STAR) next += 1;
  return next;
}

/** @returns where the pattern goes on after what stands for one byte, if it stands for `byte` */
function matchOne(pattern: ByteString, at: number, byte: number, ignoreCase: boolean): number {
  const first = pattern.charCodeAt(at);
  if (first === QUESTION_MARK) return at + 1;
  if (first === OPEN) return matchSet(pattern, at + 1, byte, ignoreCase);
  // A backslash that is the last byte means itself.
  const literal = first === BACKSLASH && at + 1 < pattern.length ? at + 1 : at;
  return isSame(pattern.charCodeAt(literal), byte, ignoreCase) ? literal + 1 : MISMATCH;
}

/** @param from  after the `[` */
function matchSet(pattern: ByteString, from: number, byte: number, ignoreCase: boolean): number {
  const isNegated = pattern.charCodeAt(from) === CARET;
  let at = isNegated ? from + 1 : from;
  let isIn = false;
  while (at < pattern.length && pattern.charCodeAt(at) !== CLOSE) {
    const member = pattern.charCodeAt(at);
    if (member === BACKSLASH && at + 1 < pattern.length) {
      // Redis does not ignore case here.
      isIn ||= pattern.charCodeAt(at + 1) === byte;
      at += 2;
    } else if (pattern.charCodeAt(at + 1) === DASH && at + 2 < pattern.length) {
      // Even if what follows the dash is the `]`.
      isIn ||= isBetween(member, pattern.charCodeAt(at + 2), byte, ignoreCase);
      at += 3;
    } else {
      isIn ||= isSame(member, byte, ignoreCase);
      at += 1;
    }
  }
  if (isIn === isNegated) return MISMATCH;
  return Math.min(at + 1, pattern.length);
}

const isSame = (one: number, other: number, ignoreCase: boolean): boolean =>
  one === other || (ignoreCase && lowerCase(one) === lowerCase(other));

function isBetween(one: number, other: number, byte: number, ignoreCase: boolean): boolean {
  const ends = [signed(one), signed(other)].sort((less, more) => less - more);
  const [low = 0, high = 0] = ignoreCase ? ends.map(lowerCase) : ends;
  const value = ignoreCase ? lowerCase(signed(byte)) : signed(byte);
  return value >= low && value <= high;
}

const signed = (byte: number): number => (byte < 0x80 ? byte : byte - 0x100);

const lowerCase = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte);

function code(character: string): number {
  return character.charCodeAt(0);
}
