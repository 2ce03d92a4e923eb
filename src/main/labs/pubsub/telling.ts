/** What goes through a client, in this lab's words: see src/shared/labs/pubsub/events.ts. */
import type { Command } from 'ioredis';
import type { ClientNote } from '../../../shared/labs/pubsub/events';
import type { Label, Way } from '../../../shared/labs/pubsub/label';
import type { EventKind } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';
import type { CallLine, ClientTelling } from '../../run/redis-program/traced-client';
import { argumentsOf, carried, handoverIn, messageIn, nameOf, stepOf, takenBy, wayOf, type Step } from './commands';

interface Told {
  /** Marks the messages of this run. */
  readonly run: string;
  tell(kind: EventKind, place: string, msg: string | undefined, data: Json, line: number): void;
  note(note: ClientNote): void;
  before(step: Step, line: number): Promise<void> | undefined;
  calls(line: number): void;
}

export class Telling implements ClientTelling {
  /** Entries of a stream by their ids: XACK names them by these alone. */
  readonly #taken = new Map<string, Pick<Label, 'publisher' | 'number'>>();

  constructor(readonly told: Told) {}

  calls(line: number): void {
    this.told.calls(line);
  }

  before(command: Command, line: number): Promise<void> | undefined {
    return this.told.before(stepOf(command), line);
  }

  sends(command: Command, line: CallLine): void {
    const message = messageIn(command);
    if (message === undefined) return;
    const what = carried(message, this.told.run);
    const [topic = ''] = argumentsOf(command);
    const way = wayOf(command);
    if (way) this.told.tell('put', way, handoverIn(what, way), { way, ...what.data }, line ?? 0);
    else this.told.tell('publish', topic, handoverIn(what), { topic, ...what.data }, line ?? 0);
  }

  answered(command: Command, reply: unknown, line: CallLine): void {
    switch (nameOf(command)) {
      case 'publish':
        return this.#published(command, Number(reply));
      case 'subscribe':
      case 'psubscribe':
        return this.#subscribed(command, line);
      case 'blpop':
        return this.#takes('list', command, reply, line);
      case 'xreadgroup':
        return this.#takes('stream', command, reply, line);
      case 'xack':
        return this.#acknowledged(command);
      default:
        return;
    }
  }

  failed(command: Command, error: Error, line: CallLine): void {
    // What the library itself asked, and what was under way when the connection went, is told by its notes.
    if (line !== undefined && error.name === 'ReplyError')
      this.told.note({ code: 'failed', command: nameOf(command), reason: error.message });
  }

  delivers(topic: string, pattern: string | undefined, message: string, line: number): void {
    const what = carried(message, this.told.run);
    const data = { topic, ...(pattern !== undefined && { pattern }), ...what.data };
    this.told.tell('deliver', topic, handoverIn(what), data, line);
  }

  #published(command: Command, receivers: number): void {
    const [topic = '', message = ''] = argumentsOf(command);
    const number = carried(message, this.told.run).label?.number ?? 0;
    this.told.note({ code: 'answered', topic, number, receivers });
  }

  #subscribed(command: Command, line: CallLine): void {
    const isPattern = nameOf(command) === 'psubscribe';
    const again = line === undefined ? { again: true } : {};
    for (const topic of argumentsOf(command))
      this.told.tell('subscribe', topic, undefined, { topic, isPattern, ...again }, line ?? 0);
  }

  #takes(way: Way, command: Command, reply: unknown, line: CallLine): void {
    for (const { id, message } of takenBy(command, reply)) {
      const what = carried(message, this.told.run);
      if (id !== undefined && what.label) this.#taken.set(id, what.label);
      this.told.tell('get', way, handoverIn(what, way), { way, ...what.data }, line ?? 0);
    }
  }

  #acknowledged(command: Command): void {
    for (const id of argumentsOf(command).slice(2)) {
      const entry = this.#taken.get(id);
      if (entry) this.told.note({ code: 'acknowledged', publisher: entry.publisher, number: entry.number });
      this.#taken.delete(id);
    }
  }
}
