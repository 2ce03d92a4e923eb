/**
 * What bytes of a protocol mean: spans of them, each with a code for what it says. Sentences are the screen's.
 *
 * A stream comes in pieces that end anywhere, so whoever explains it remembers where the last piece ended:
 *
 *     const explainer = explainerOf('resp', 'request');
 *     for (const piece of pieces) show(explainer.take(piece));
 *
 * Nothing here throws: what is no part of the protocol is a span that says so, and all after it, too.
 */

export interface Span {
  /** Of the piece, from 0. */
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** `frame`: the protocol's own; `value`: what a program said; `bad`: no part of the protocol. */
  readonly role: 'frame' | 'value' | 'bad';
  readonly code: MeaningCode;
  /** A number that the bytes say, or a name of the protocol for what they say. */
  readonly detail?: number | string;
  /** It is the how-manieth of how many, both as people count, such as an argument of a command. */
  readonly place?: { readonly at: number; readonly of: number };
  /** Which value of the stream it belongs to, from 0: its type, its length and its contents have one number. */
  readonly value: number;
  /** In how many other values that one is. */
  readonly depth: number;
  /** It began in an earlier piece. */
  readonly goesOn?: true;
}

/**
 * - `type`: of a value, `detail` is its name; `count`: how many are in it; `length`: how many bytes; `nothing`: none, not even an empty one
 * - `line-end`, `value-end`: what ends a line, and a value that may hold line ends itself
 * - `text`, `number`, `flag`, `error`: a value that nothing more is known of
 * - `command`, `argument`, `separator`: of a request
 * - `event`, `topic`, `pattern`, `message`, `subscriptions`: of what a server says to a subscriber
 * - `key`, `entry`: of a map, `element`: of a list
 * - `frame-length`, `frame-type`, `frame-job`, `frame-text`: of the framed protocol of the lab `patterns`
 * - `garbage`: cannot be read
 */
export const MEANING_CODES = [
  'type',
  'count',
  'length',
  'nothing',
  'line-end',
  'value-end',
  'text',
  'number',
  'flag',
  'error',
  'command',
  'argument',
  'separator',
  'event',
  'topic',
  'pattern',
  'message',
  'subscriptions',
  'key',
  'entry',
  'element',
  'frame-length',
  'frame-type',
  'frame-job',
  'frame-text',
  'garbage',
] as const;

export type MeaningCode = (typeof MEANING_CODES)[number];

/** Which way a stream goes: to a server or from it. */
export type Direction = 'request' | 'reply';

export interface Explainer {
  /** The spans of the next piece, in order, without a gap between them. */
  take(piece: Uint8Array): readonly Span[];
  /** Another one that goes on from here: to come back to a piece without reading all before it again. */
  copy(): Explainer;
}

/** All spans of one value in a piece: a line of the tree that the values are. */
export interface ExplainedValue {
  readonly value: number;
  readonly depth: number;
  readonly from: number;
  readonly to: number;
  readonly spans: readonly Span[];
}

/** Values in order; those that are in another one come after it, deeper. */
export function valuesOf(spans: readonly Span[]): readonly ExplainedValue[] {
  const values: { value: number; depth: number; from: number; to: number; spans: Span[] }[] = [];
  for (const span of spans) {
    const last = values.at(-1);
    if (last?.value === span.value) {
      last.spans.push(span);
      last.to = span.to;
    } else values.push({ value: span.value, depth: span.depth, from: span.from, to: span.to, spans: [span] });
  }
  return values;
}
