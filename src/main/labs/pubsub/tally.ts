/** What a run of `pubsub` sums up to, counted as it is told. */
import { OWN_PUBLISHER, pubsubEventOf, type MessageData, type PubsubEvent } from '../../../shared/labs/pubsub/events';
import { messageIdOf, type Way } from '../../../shared/labs/pubsub/label';
import type { ActorId, EventKind } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';
import { matchesGlob } from '../../broker/glob';
import { byteStringOfText } from '../../broker/byte-string';

/** What a subscriber is to be given. */
export interface Interest {
  readonly topics: readonly string[];
  readonly pattern?: string;
}

export class Tally {
  published = 0;
  repeated = 0;
  readonly receiversPerPublish: number[] = [];
  readonly cutOff: ActorId[] = [];
  readonly halfPublished = new Set<ActorId>();
  /** By actor: subscriptions that were answered, the library's own included. */
  readonly subscriptions = new Map<ActorId, number>();
  /** What the learner's own publisher was answered, by number. */
  readonly ownAnswers = new Map<number, number>();
  acknowledged = 0;
  /** What a server refused last, in its own words. */
  refusal: string | undefined;
  readonly #publishedByTopic = new Map<string, number>();
  readonly #delivered = new Map<ActorId, Map<string, number>>();
  /** Messages of the run that somebody was given, each once. */
  readonly #given = new Map<ActorId, Set<string>>();
  readonly #taken: Readonly<Record<Way, Map<ActorId, number>>> = { list: new Map(), stream: new Map() };

  heard(by: ActorId, kind: EventKind, data: Json): void {
    const event = pubsubEventOf({ kind, data });
    if (event) this.#heard(by, event);
  }

  /** By subscriber, then by topic; those it is interested in also where there were none. */
  delivered(interests: ReadonlyMap<ActorId, Interest>): Record<ActorId, Record<string, number>> {
    return recordOf(interests, (interest, actor) => ({
      ...Object.fromEntries(interest.topics.map((topic) => [topic, 0])),
      ...Object.fromEntries(this.#delivered.get(actor) ?? []),
    }));
  }

  /** By subscriber: how many messages that it is interested in it was never given. */
  missed(interests: ReadonlyMap<ActorId, Interest>): Record<ActorId, number> {
    return recordOf(interests, (interest, actor) => {
      const wanted = [...this.#publishedByTopic].filter(([topic]) => isOf(interest, topic));
      const count = wanted.reduce((sum, [, published]) => sum + published, 0);
      return count - (this.#given.get(actor)?.size ?? 0);
    });
  }

  taken(way: Way): Record<ActorId, number> {
    return Object.fromEntries(this.#taken[way]);
  }

  takenInAll(way: Way, by: (actor: ActorId) => boolean = () => true): number {
    return [...this.#taken[way]].reduce((sum, [actor, count]) => (by(actor) ? sum + count : sum), 0);
  }

  #heard(by: ActorId, event: PubsubEvent): void {
    switch (event.kind) {
      case 'publish':
        this.published += 1;
        return count(this.#publishedByTopic, event.data.topic);
      case 'subscribe':
        return count(this.subscriptions, by);
      case 'deliver':
        return this.#deliver(by, event.data.topic, event.data);
      case 'get':
        return count(this.#taken[event.data.way], by);
      case 'put':
        return;
      case 'note':
        return this.#noted(by, event.data);
    }
  }

  #deliver(by: ActorId, topic: string, message: MessageData): void {
    const topics = this.#delivered.get(by) ?? new Map<string, number>();
    this.#delivered.set(by, topics);
    count(topics, topic);
    const id = messageIdOf(message);
    if (id === undefined) return;
    const given = this.#given.get(by) ?? new Set<string>();
    this.#given.set(by, given);
    if (given.has(id)) this.repeated += 1;
    given.add(id);
  }

  #noted(by: ActorId, note: Extract<PubsubEvent, { readonly kind: 'note' }>['data']): void {
    switch (note.code) {
      case 'answered':
        if (by === OWN_PUBLISHER) this.ownAnswers.set(note.number, note.receivers);
        this.receiversPerPublish.push(note.receivers);
        return;
      case 'half-published':
        this.halfPublished.add(by);
        return;
      case 'gave-up':
        this.cutOff.push(by);
        return;
      case 'acknowledged':
        this.acknowledged += 1;
        return;
      case 'failed':
        this.refusal = note.reason;
        return;
      default:
        return;
    }
  }
}

function isOf({ topics, pattern }: Interest, topic: string): boolean {
  if (topics.includes(topic)) return true;
  return pattern !== undefined && matchesGlob(byteStringOfText(pattern), byteStringOfText(topic));
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function recordOf<T>(
  interests: ReadonlyMap<ActorId, Interest>,
  valueOf: (interest: Interest, actor: ActorId) => T,
): Record<ActorId, T> {
  return Object.fromEntries([...interests].map(([actor, interest]) => [actor, valueOf(interest, actor)]));
}
