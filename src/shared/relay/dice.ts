/**
 * The relay's dice: what happens to the n-th datagram of a direction.
 *
 * No sequence of random numbers is drawn, since the next number would then depend on who came first.
 * Each answer is a hash of seed, client, direction, number and question, so it is the same in every run,
 * whatever the timing, and switching one fault on does not change where another one strikes.
 */
import type { Faults } from './faults';

/** Whose dice: which client, counted from 1 in the order of their first word, and which way. */
export interface DiceOf {
  readonly seed: number;
  readonly client: number;
  readonly toServer: boolean;
}

export interface Verdict {
  readonly lost: boolean;
  readonly duplicated: boolean;
  /** Behind how many later ones it steps: 0, or 1 to {@link MAX_STEPS_BACK}. */
  readonly stepsBack: number;
  /** From 0 (included) to `jitterMs`. */
  readonly extraDelayMs: number;
  /** Which bit of all its bits is turned, as a share of them from 0 (included) to 1 (excluded). */
  readonly turnedBit: number | undefined;
}

/** Three is where TCP stops waiting for a late segment and sends it again (RFC 5681, fast retransmit). */
export const MAX_STEPS_BACK = 3;

/** One number for each question, so that the answers have nothing to do with each other. */
const QUESTIONS = { loss: 1, duplicate: 2, reorder: 3, stepsBack: 4, jitter: 5, corrupt: 6, bit: 7 } as const;

/** @param n  counted from 1 within client and direction */
export function verdictOn(faults: Faults, dice: DiceOf, n: number): Verdict {
  const roll = (question: keyof typeof QUESTIONS): number => chance(dice, n, QUESTIONS[question]);
  const reordered = roll('reorder') < faults.reorder;
  return {
    lost: roll('loss') < faults.loss,
    duplicated: roll('duplicate') < faults.duplicate,
    stepsBack: reordered ? 1 + Math.floor(roll('stepsBack') * MAX_STEPS_BACK) : 0,
    extraDelayMs: roll('jitter') * faults.jitterMs,
    turnedBit: roll('corrupt') < faults.corrupt ? roll('bit') : undefined,
  };
}

/**
 * The same bytes with one bit turned. An empty datagram has none to turn and comes back as it is.
 *
 * @param at  place of the bit as a share of all bits, from 0 (included) to 1 (excluded)
 */
export function withTurnedBit<Bytes extends Uint8Array>(bytes: Bytes, at: number): Bytes {
  const copy = bytes.slice() as Bytes;
  const bit = Math.floor(at * bytes.length * 8);
  const byte = copy[bit >> 3];
  if (byte !== undefined) copy[bit >> 3] = byte ^ (0x80 >> (bit & 7));
  return copy;
}

/**
 * A byte stream has no datagrams to count, and how it is cut into pieces depends on the timing; so the dice
 * are thrown for each so many bytes of it. Short enough that a word of a few bytes can be struck.
 */
const CORRUPTION_BLOCK_BYTES = 16;

/**
 * A piece of a stream with one bit turned in the blocks that the dice strike.
 *
 * @param offset  of the piece's first byte in its direction's stream, from 0
 * @returns       the piece itself if none of its bits was struck
 */
export function withStruckBlocks<Bytes extends Uint8Array>(
  bytes: Bytes,
  offset: number,
  { corrupt }: Faults,
  dice: DiceOf,
): Bytes {
  if (corrupt === 0) return bytes;
  let struck: Bytes | undefined;
  const last = Math.floor((offset + bytes.length - 1) / CORRUPTION_BLOCK_BYTES);
  for (let block = Math.floor(offset / CORRUPTION_BLOCK_BYTES); block <= last; block += 1) {
    if (chance(dice, block, QUESTIONS.corrupt) >= corrupt) continue;
    const bit = Math.floor(chance(dice, block, QUESTIONS.bit) * CORRUPTION_BLOCK_BYTES * 8);
    const at = block * CORRUPTION_BLOCK_BYTES + (bit >> 3) - offset;
    const byte = bytes[at];
    if (byte === undefined) continue; // in the part of the block that another piece brings
    struck ??= bytes.slice() as Bytes;
    struck[at] = byte ^ (0x80 >> (bit & 7));
  }
  return struck ?? bytes;
}

/** From 0 (included) to 1 (excluded). */
function chance({ seed, client, toServer }: DiceOf, n: number, question: number): number {
  return hashOf([client, toServer ? 1 : 0, n, question], seed) / 2 ** 32;
}

/**
 * MurmurHash3 for 32 bits over whole words (Austin Appleby, public domain).
 *
 * @param words  32-bit numbers
 * @returns      from 0 to 2^32 - 1
 */
export function hashOf(words: readonly number[], seed: number): number {
  let hash = seed | 0;
  for (const word of words) {
    const mixed = Math.imul(rotated(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
    hash = (Math.imul(rotated(hash ^ mixed, 13), 5) + 0xe6546b64) | 0;
  }
  hash ^= words.length * 4;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const rotated = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));
