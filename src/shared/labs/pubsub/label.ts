/**
 * Which message it is stands at its beginning, so that whoever reads the wire sees it too:
 *
 *     publisher-2/7@3f9a hello
 *     |           | |    what it says, if anything
 *     |           | of which run: others may publish on a server they share
 *     |           its number
 *     who published it
 */
import type { ActorId } from '../../trace/event';

/** Enough for a line on the screen. The wire view has the bytes. */
const KEPT_MESSAGE_CHARS = 200;

export interface Label {
  readonly publisher: string;
  readonly number: number;
  readonly run: string;
}

const LABEL = /^([a-z][a-z0-9-]{0,40})\/([1-9]\d{0,8})@([0-9a-f]{4})(?: |$)/;

/** @param text  what the message says beyond that */
export function labelled({ publisher, number, run }: Label, text = ''): string {
  return `${publisher}/${number}@${run}${text === '' ? '' : ` ${text}`}`;
}

/** @returns `undefined` if it bears none */
export function labelOf(message: string): Label | undefined {
  const [, publisher, number, run] = LABEL.exec(message) ?? [];
  if (publisher === undefined || run === undefined) return undefined;
  return { publisher, number: Number(number), run };
}

/** Fills a message up to a size in bytes with dots; one that is longer stays as it is. */
export function filledUp(message: string, sizeBytes: number): string {
  const missing = sizeBytes - new TextEncoder().encode(message).length;
  return missing > 0 ? `${message} ${'.'.repeat(missing)}`.slice(0, message.length + missing) : message;
}

/** What an event says of a message: its beginning, without the dots it was filled up with. */
export function withoutFilling(message: string): string {
  return message.replace(/ \.+$/, '').slice(0, KEPT_MESSAGE_CHARS);
}

/** How else than by publish-subscribe a message is handed on: experiment `beside`. */
export type Way = 'list' | 'stream';

/** `publisher-1/3`: the handover a label names, the same at publish and deliver. `way` tells those of a list or stream. */
export function handoverOf({ publisher, number }: Omit<Label, 'run'>, way?: Way): string {
  return way === undefined ? `${publisher}/${number}` : `${publisher}/${number}:${way}`;
}

/** The same for a message and all its copies; `undefined` if nobody of the run published it, such as `redis-cli`. */
export function messageIdOf({ publisher, number }: MaybeLabelled): string | undefined {
  return publisher === undefined || number === undefined ? undefined : handoverOf({ publisher, number });
}

interface MaybeLabelled {
  readonly publisher?: ActorId | undefined;
  readonly number?: number | undefined;
}
