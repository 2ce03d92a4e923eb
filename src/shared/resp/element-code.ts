/** What a value in an array, a push or a map is for: told by where it stands, and by the first one. */
import type { MeaningCode } from '../net/meaning';

/** An array, or another value that holds values, of which not all have come. */
export interface Level {
  /** `array`, `map`, ... */
  readonly name: string;
  /** How many values it holds; of a map keys and values. */
  readonly of: number;
  readonly done: number;
  /** Its first value in small letters, once that is there. */
  readonly head: string | undefined;
  readonly isRequest: boolean;
}

/** What a server says to a subscriber, by its first word; all of it is that long. */
const EVENTS: Readonly<Record<string, readonly MeaningCode[]>> = {
  message: ['event', 'topic', 'message'],
  smessage: ['event', 'topic', 'message'],
  pmessage: ['event', 'pattern', 'topic', 'message'],
  subscribe: ['event', 'topic', 'subscriptions'],
  unsubscribe: ['event', 'topic', 'subscriptions'],
  psubscribe: ['event', 'pattern', 'subscriptions'],
  punsubscribe: ['event', 'pattern', 'subscriptions'],
};

/** What a command of publish-subscribe is given, each argument or, of the last one, all that follow. */
const ARGUMENTS: Readonly<Record<string, readonly MeaningCode[]>> = {
  publish: ['topic', 'message'],
  spublish: ['topic', 'message'],
  subscribe: ['topic'],
  ssubscribe: ['topic'],
  unsubscribe: ['topic'],
  sunsubscribe: ['topic'],
};

function argumentOf({ head = '', done }: Level): MeaningCode {
  const known = Object.hasOwn(ARGUMENTS, head) ? ARGUMENTS[head] : undefined;
  return known?.[Math.min(done, known.length) - 1] ?? 'argument';
}

const eventOf = (head: string | undefined, { name, of }: Level): readonly MeaningCode[] | undefined => {
  const event = head !== undefined && Object.hasOwn(EVENTS, head) ? EVENTS[head] : undefined;
  return event?.length === of && (name === 'push' || name === 'array') ? event : undefined;
};

/**
 * @param text   of the value, as far as it has come
 * @param depth  in how many values it is; 1: it is an element of the outermost one
 * @param plain  what it is called if it is nothing in particular and stands alone
 */
export function elementCode(level: Level, text: string, depth: number, plain: 'text' | 'number'): MeaningCode {
  if (level.name === 'map' || level.name === 'attribute') return level.done % 2 === 0 ? 'key' : 'entry';
  if (level.isRequest && depth === 1) return level.done === 0 ? 'command' : argumentOf(level);
  if (depth > 1) return plain === 'number' ? 'number' : 'element';
  if (level.done === 0 && level.name === 'push') return 'event';
  // With RESP2 what is pushed is an array like any other: its first word and its length tell.
  const event = eventOf(level.done === 0 ? text.toLowerCase() : level.head, level);
  return event?.[level.done] ?? (plain === 'number' ? 'number' : 'element');
}
