/** Runs of `pubsub` written by hand: who published, who was given what, and what the broker said, a call an event. */
import type { pubsub as Pubsub, PubsubExperiment } from '../../../src/shared/labs/pubsub/contract';
import { pubsub } from '../../../src/shared/labs/pubsub/contract';
import { BROKER, type BrokerNote } from '../../../src/shared/labs/pubsub/events';
import { handoverOf, type Way } from '../../../src/shared/labs/pubsub/label';
import type { ParamsOf } from '../../../src/shared/labs/lab';
import type { RunStatus } from '../../../src/shared/bench/run';
import type { EventKind, NewEvent, TraceEvent } from '../../../src/shared/trace/event';
import { TraceStore } from '../../../src/shared/trace/store';
import type { Json } from '../../../src/shared/wire/json';
import { pubsubFacts, type PubsubFacts } from '../../../src/renderer/src/labs/pubsub/facts';
import { watched } from '../support/story';

const BROKER_PORT = 6_400;
const FIRST_PORT = 40_000;

export class PubsubStory {
  readonly events: TraceEvent[] = [];
  readonly #numbers = new Map<string, number>();
  #clients = 0;

  /** @returns its row */
  tell(actor: string, kind: EventKind, data: Json, more: Partial<NewEvent> = {}): number {
    const seq = this.events.length;
    return this.events.push({ seq, t: seq * 1e6, actor, kind, fidelity: 'LIVE', data, ...more }) - 1;
  }

  note(actor: string, data: Readonly<Record<string, Json>>): number {
    return this.tell(actor, 'note', data);
  }

  inside(note: BrokerNote): number {
    return this.tell(BROKER, 'note', { ...note });
  }

  /** A connection to the embedded broker. @returns the broker's number for it */
  connect(actor: string): number {
    this.#clients += 1;
    const port = FIRST_PORT + this.#clients;
    this.tell(actor, 'connect', { protocol: 'tcp', from: port, to: BROKER_PORT });
    this.inside({ code: 'client-in', client: this.#clients, port });
    return this.#clients;
  }

  subscribe(actor: string, ...topics: readonly string[]): number {
    return Math.min(...topics.map((topic) => this.tell(actor, 'subscribe', { topic, isPattern: false }, { topic })));
  }

  psubscribe(actor: string, pattern: string): number {
    return this.tell(actor, 'subscribe', { topic: pattern, isPattern: true }, { topic: pattern });
  }

  /** Publishes the next of a publisher. @returns its number */
  publish(topic: string, publisher = 'publisher-1'): number {
    const number = (this.#numbers.get(publisher) ?? 0) + 1;
    this.#numbers.set(publisher, number);
    const data = { topic, message: `${publisher}/${number}@0000`, sizeBytes: 20, number, publisher };
    this.tell(publisher, 'publish', data, { topic, msg: handoverOf(data) });
    return number;
  }

  answer(number: number, receivers: number, publisher = 'publisher-1'): number {
    return this.note(publisher, { code: 'answered', topic: '', number, receivers });
  }

  deliver(
    actor: string,
    topic: string,
    number: number,
    { pattern, publisher = 'publisher-1' }: { readonly pattern?: string; readonly publisher?: string } = {},
  ): number {
    const data = { topic, message: `${publisher}/${number}@0000`, sizeBytes: 20, number, publisher };
    return this.tell(actor, 'deliver', { ...data, ...(pattern !== undefined && { pattern }) }, { topic });
  }

  /** Published, given to these, and answered with how many they are. @returns its number */
  broadcast(topic: string, ...to: readonly string[]): number {
    const number = this.publish(topic);
    for (const subscriber of to) this.deliver(subscriber, topic, number);
    this.answer(number, to.length);
    return number;
  }

  put(way: Way, number: number): number {
    return this.tell(
      'publisher-1',
      'put',
      { message: 'm', sizeBytes: 1, number, publisher: 'publisher-1' },
      { queue: way },
    );
  }

  take(actor: string, way: Way, number: number): number {
    return this.tell(actor, 'get', { message: 'm', sizeBytes: 1, number, publisher: 'publisher-1' }, { queue: way });
  }

  acknowledge(actor: string, number: number): number {
    return this.note(actor, { code: 'acknowledged', number, publisher: 'publisher-1' });
  }

  /** @param status  `stopped`: it did not come to its own end */
  facts(
    experiment: PubsubExperiment,
    params: Partial<ParamsOf<typeof Pubsub>> = {},
    status: RunStatus = 'completed',
  ): PubsubFacts {
    return pubsubFacts(watched(pubsub, experiment, this.events, { params, status }));
  }

  store(): TraceStore {
    const store = new TraceStore();
    for (const { seq: _seq, ...event } of this.events) store.append(event);
    return store;
  }
}

/** Two subscribers of both topics, and as many messages as wanted. */
export function usual(messages = 4): PubsubStory {
  const told = new PubsubStory();
  for (const one of ['subscriber-1', 'subscriber-2']) told.subscribe(one, 'news', 'sport');
  for (let at = 0; at < messages; at += 1)
    told.broadcast(at % 2 === 0 ? 'news' : 'sport', 'subscriber-1', 'subscriber-2');
  return told;
}
