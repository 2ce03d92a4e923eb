/** What a command of ioredis' is about, as the trace tells it. */
import type { Command } from 'ioredis';
import type { MessageData } from '../../../shared/labs/pubsub/events';
import { handoverOf, labelOf, withoutFilling, type Label, type Way } from '../../../shared/labs/pubsub/label';
import type { EventKind } from '../../../shared/trace/event';

/** A message that went to a topic, a list or a stream, or came from there. */
interface Carried {
  readonly data: MessageData;
  readonly label: Label | undefined;
}

/** @param run  whose labels are ours: others may publish on a server they share */
export function carried(message: string, run: string): Carried {
  const label = labelOf(message);
  const ours = label?.run === run ? label : undefined;
  const data = {
    message: withoutFilling(message),
    sizeBytes: Buffer.byteLength(message),
    ...(ours && { number: ours.number, publisher: ours.publisher }),
  };
  return { data, label: ours };
}

export const argumentsOf = ({ args }: Command): readonly string[] =>
  args.flat(Infinity).map((one) => (Buffer.isBuffer(one) ? one.toString() : String(one)));

export const nameOf = ({ name }: Command): string => name.toLowerCase();

export interface Step {
  readonly kind: EventKind;
  readonly topic?: string;
  readonly queue?: string;
}

/** What somebody who stands before it is about to do, and where. */
export function stepOf(command: Command): Step {
  const [first = ''] = argumentsOf(command);
  switch (nameOf(command)) {
    case 'publish':
      return { kind: 'publish', topic: first };
    case 'subscribe':
    case 'psubscribe':
      return { kind: 'subscribe', topic: first };
    case 'rpush':
    case 'xadd':
      return { kind: 'put', queue: WAY_OF[nameOf(command)] ?? first };
    case 'blpop':
    case 'xreadgroup':
      return { kind: 'get', queue: WAY_OF[nameOf(command)] ?? first };
    default:
      return { kind: 'send' };
  }
}

const WAY_OF: Readonly<Record<string, Way>> = { rpush: 'list', blpop: 'list', xadd: 'stream', xreadgroup: 'stream' };

export const wayOf = (command: Command): Way | undefined => WAY_OF[nameOf(command)];

/** The message that `PUBLISH topic message`, `RPUSH list message` or `XADD stream * field message` hands over. */
export function messageIn(command: Command): string | undefined {
  return CARRIES.has(nameOf(command)) ? argumentsOf(command).at(-1) : undefined;
}

const CARRIES = new Set(['publish', 'rpush', 'xadd']);

/** An entry of a stream, or an item of a list, that the server gave. */
interface Taken {
  readonly id?: string;
  readonly message: string;
}

/** `BLPOP`: key and item; `XREADGROUP`: per stream its entries, each an id and fields with values. */
export function takenBy(command: Command, reply: unknown): readonly Taken[] {
  if (!Array.isArray(reply)) return [];
  if (wayOf(command) === 'list') return [{ message: String(reply[1]) }];
  const [stream] = reply as readonly (readonly [string, readonly (readonly [string, readonly string[]])[]])[];
  return (stream?.[1] ?? []).map(([id, fields]) => ({ id, message: String(fields[1]) }));
}

export const handoverIn = ({ label }: Carried, way?: Way): string | undefined => label && handoverOf(label, way);
