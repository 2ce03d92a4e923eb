/**
 * Ways a network may split and merge the stream of some messages, for whoever claims to be able to put them together
 * again; and how to make a way that fails smaller.
 */
import { cutAt, framedLength, framedStream, LENGTH_BYTES } from './framing';

/** Messages with their length before them, and after which bytes of that stream it is cut. */
export interface Split {
  readonly messages: readonly string[];
  readonly cuts: readonly number[];
}

/** The pieces that come of it. */
export const piecesOf = ({ messages, cuts }: Split): readonly Uint8Array[] =>
  cutAt(framedStream(messages, 'length'), cuts);

/** As many as the lab promises. */
export const TRIALS = 500;

/**
 * What random messages are made of: nothing at all, one byte, a text whose length needs two bytes, characters of two
 * to four bytes, and the bytes a delimiter would stumble over.
 */
const TEXTS = ['', 'a', 'bb', 'ccc', 'line\nbreak', '안녕하세요', 'é', '😀', '\u0000', 'x'.repeat(300)] as const;

/** A stream that is cut in more than so many places is one that comes byte by byte. */
const MAX_RANDOM_CUTS = 12;
const MAX_RANDOM_MESSAGES = 5;

/**
 * {@link TRIALS} ways, the same for the same chance: first those that everybody must stand (a message a piece, all in
 * one piece, one byte at a time, a cut inside each length), then random ones of these messages and of others.
 */
export function* splitsOf(messages: readonly string[], random: () => number): Generator<Split> {
  let count = 0;
  for (const split of everyonesSplits(messages)) {
    if (count >= TRIALS / 2) break; // with many messages, room is left for the random ones
    count += 1;
    yield split;
  }
  for (; count < TRIALS; count += 1) yield randomSplit(count % 2 === 0 ? messages : randomMessages(random), random);
}

function* everyonesSplits(messages: readonly string[]): Generator<Split> {
  const starts = startsOf(messages);
  const length = framedLength(messages, 'length');
  yield { messages, cuts: starts.slice(1) };
  yield { messages, cuts: [] };
  yield { messages, cuts: Array.from({ length: Math.max(0, length - 1) }, (_, at) => at + 1) };
  for (const start of starts)
    for (let within = 1; within < LENGTH_BYTES; within += 1) yield { messages, cuts: [start + within] };
}

/** Where in the stream each message's length begins. */
function startsOf(messages: readonly string[]): readonly number[] {
  return messages.map((_, index) => framedLength(messages.slice(0, index), 'length'));
}

function randomMessages(random: () => number): readonly string[] {
  return Array.from({ length: upTo(MAX_RANDOM_MESSAGES, random) }, () => TEXTS[upTo(TEXTS.length, random) - 1] ?? '');
}

function randomSplit(messages: readonly string[], random: () => number): Split {
  const last = framedLength(messages, 'length') - 1;
  if (last < 1) return { messages, cuts: [] };
  const cuts = Array.from({ length: upTo(MAX_RANDOM_CUTS, random) }, () => upTo(last, random));
  return { messages, cuts: rising(cuts) };
}

/** 1 to `max`. */
const upTo = (max: number, random: () => number): number => 1 + Math.floor(random() * max);

const rising = (cuts: readonly number[]): readonly number[] => [...new Set(cuts)].sort((one, other) => one - other);

/** So many attempts make it small enough to be read, and come to an end. */
const MAX_SHRINKS = 2_000;

/** The smallest that still fails and can be reached by leaving out messages, bytes of them and cuts, and by cutting earlier, one step after the other. */
export function shrinkSplit(split: Split, fails: (split: Split) => boolean): Split {
  let smallest = split;
  let tries = 0;
  const smaller = (): Split | undefined => {
    for (const candidate of smallerThan(smallest)) {
      if (++tries > MAX_SHRINKS) return undefined;
      if (fails(candidate)) return candidate;
    }
    return undefined;
  };
  for (let next = smaller(); next; next = smaller()) smallest = next;
  return smallest;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The greatest steps first. */
function* smallerThan({ messages, cuts }: Split): Generator<Split> {
  for (const [index] of messages.entries()) yield replacing({ messages, cuts }, index, []);
  if (cuts.length > 2) {
    yield { messages, cuts: cuts.slice(0, cuts.length >> 1) };
    yield { messages, cuts: cuts.slice(cuts.length >> 1) };
  }
  for (const [index] of cuts.entries()) yield { messages, cuts: cuts.filter((_, at) => at !== index) };
  for (const [index, message] of messages.entries())
    for (const shorter of shorterThan(message, index)) yield replacing({ messages, cuts }, index, [shorter]);
  for (const [index, cut] of cuts.entries())
    for (const earlier of new Set([cut >> 1, cut - 1]))
      if (earlier > (cuts[index - 1] ?? 0)) yield { messages, cuts: cuts.with(index, earlier) };
}

/**
 * Down to one letter, the first message to `a`, the second to `b`: what comes out of messages that can be told apart
 * shows which of them got lost. One without any character only stays where nothing else fails.
 */
function shorterThan(message: string, index: number): readonly string[] {
  const letter = LETTERS[index % LETTERS.length] ?? '';
  const characters = Array.from(message);
  if (characters.length <= 1) return message === letter ? [] : [letter];
  return [characters.slice(0, characters.length >> 1).join(''), characters.slice(1).join('')];
}

/** Puts others in the place of one message; the cuts behind it move along, those inside it come as near as they can. */
function replacing({ messages, cuts }: Split, index: number, others: readonly string[]): Split {
  const before = framedLength(messages.slice(0, index), 'length');
  const lengthWas = framedLength(messages.slice(index, index + 1), 'length');
  const lengthIs = framedLength(others, 'length');
  const moved = (cut: number): number =>
    cut <= before ? cut : cut >= before + lengthWas ? cut - lengthWas + lengthIs : Math.min(cut, before + lengthIs);
  const next = messages.toSpliced(index, 1, ...others);
  const end = framedLength(next, 'length');
  return { messages: next, cuts: rising(cuts.map(moved)).filter((cut) => cut > 0 && cut < end) };
}
