/** Goes through a trace of `pubsub` once and keeps what facts are made of. */
import {
  BROKER,
  OWN_PUBLISHER,
  pubsubEventOf,
  type BrokerNote,
  type ClientNote,
  type DeliverData,
  type PublishData,
  type SubscribeData,
} from '../../../../shared/labs/pubsub/events';
import { handoverOf, messageIdOf, type Way } from '../../../../shared/labs/pubsub/label';
import { netDataOf } from '../../../../shared/net/net-data';
import type { ActorId, TraceEvent } from '../../../../shared/trace/event';
import { type Cut, type CutOff, type Delivery, type Publication, type Subscription, type WayFacts } from './facts';

type Told = { -readonly [Name in keyof Publication]: Publication[Name] };
type ToldCut = { -readonly [Name in keyof Cut]: Cut[Name] };
interface ToldWay {
  put: number;
  readonly takenBy: Record<ActorId, number>;
  firstTakenRow: number | undefined;
}

/** The broker itself went, and with it every connection. */
const ENDED = 'ended';

export class Reading {
  readonly #publications: Told[] = [];
  readonly #ownPublications: Told[] = [];
  readonly #byKey = new Map<string, Told>();
  readonly #deliveries: Delivery[] = [];
  readonly #subscriptions: Subscription[] = [];
  readonly #given: Record<ActorId, number> = {};
  readonly #had = new Map<ActorId, Set<string>>();
  readonly #repeats: Delivery[] = [];
  readonly #failed: string[] = [];
  /** By the broker, which knows numbers only: who it was is known when all is read. */
  readonly #cutByBroker: { row: number; client: number; reason: string }[] = [];
  readonly #lostLinks: CutOff[] = [];
  readonly #actorOfPort = new Map<number, ActorId>();
  readonly #portOfClient = new Map<number, number>();
  readonly #ways: Record<Way, ToldWay> = {
    list: { put: 0, takenBy: {}, firstTakenRow: undefined },
    stream: { put: 0, takenBy: {}, firstTakenRow: undefined },
  };
  readonly #keys = new Set<string>();
  #cut: ToldCut | undefined;
  #cutAt = 0;
  #acknowledged = 0;
  #fromOutside = 0;

  take(row: number, event: TraceEvent): void {
    if (event.kind === 'connect') this.#connected(event);
    const told = pubsubEventOf(event);
    switch (told?.kind) {
      case 'publish':
        return this.#publish(row, event, told.data);
      case 'subscribe':
        return this.#subscribe(row, event, told.data);
      case 'deliver':
        return this.#deliver(row, event, told.data);
      case 'put':
      case 'get':
        return this.#otherWay(row, event);
      case 'note':
        return event.actor === BROKER
          ? this.#inside(row, told.data as BrokerNote)
          : this.#noted(row, event, told.data as ClientNote);
      default:
        return undefined;
    }
  }

  #connected({ actor, data }: TraceEvent): void {
    const port = netDataOf(data)?.from;
    if (port !== undefined) this.#actorOfPort.set(port, actor);
  }

  #publish(row: number, { actor, t }: TraceEvent, { topic, number }: PublishData): void {
    const told: Told = { row, t, topic, publisher: actor, number, answeredRow: undefined, receivers: undefined };
    (actor === OWN_PUBLISHER ? this.#ownPublications : this.#publications).push(told);
    const key = messageIdOf(told);
    if (key !== undefined) this.#byKey.set(key, told);
  }

  #subscribe(row: number, { actor, t }: TraceEvent, { topic, isPattern, again }: SubscribeData): void {
    this.#subscriptions.push({ row, subscriber: actor, topic, isPattern, again: again === true });
    this.#given[actor] ??= 0;
    if (this.#cut?.subscriber !== actor || this.#cut.againRow !== undefined) return;
    this.#cut.againRow = row;
    this.#cut.downNs = t - this.#cutAt;
  }

  #deliver(row: number, { actor, t }: TraceEvent, data: DeliverData): void {
    const id = messageIdOf(data);
    if (id === undefined) this.#fromOutside += 1;
    // What somebody adds by hand changes no figure of what the run was set up to do.
    if (id === undefined || data.publisher === OWN_PUBLISHER) return;
    const delivery = { row, t, subscriber: actor, topic: data.topic, pattern: data.pattern, id };
    this.#deliveries.push(delivery);
    this.#given[actor] = (this.#given[actor] ?? 0) + 1;
    if (this.#cut?.subscriber === actor && this.#cut.againRow !== undefined) this.#cut.givenAfter += 1;
    if (!this.#remember(actor, id)) this.#repeats.push(delivery);
  }

  /** @returns whether it is the first time */
  #remember(actor: ActorId, id: string): boolean {
    const had = this.#had.get(actor) ?? new Set<string>();
    this.#had.set(actor, had);
    if (had.has(id)) return false;
    had.add(id);
    return true;
  }

  #otherWay(row: number, { actor, kind, queue }: TraceEvent): void {
    const way = queue === 'list' || queue === 'stream' ? this.#ways[queue] : undefined;
    if (!way) return;
    if (kind === 'put') {
      way.put += 1;
      return;
    }
    way.takenBy[actor] = (way.takenBy[actor] ?? 0) + 1;
    way.firstTakenRow ??= row;
  }

  #noted(row: number, { actor, t }: TraceEvent, note: ClientNote): void {
    switch (note.code) {
      case 'answered': {
        const publication = this.#byKey.get(handoverOf({ publisher: actor, number: note.number }));
        if (publication) [publication.answeredRow, publication.receivers] = [row, note.receivers];
        return;
      }
      case 'cuts':
        this.#cut ??= { subscriber: actor, row, againRow: undefined, givenAfter: 0, downNs: undefined };
        this.#cutAt = t;
        return;
      case 'connection-lost':
        if (this.#cut?.subscriber !== actor) this.#lostLinks.push({ row, subscriber: actor, reason: undefined });
        return;
      case 'acknowledged':
        this.#acknowledged += 1;
        return;
      case 'failed':
        this.#failed.push(note.reason);
        return;
      default:
        return;
    }
  }

  #inside(row: number, note: BrokerNote): void {
    if (note.code === 'client-in') this.#portOfClient.set(note.client, note.port);
    else if (note.code === 'client-out' && note.reason !== undefined && note.reason !== ENDED)
      this.#cutByBroker.push({ row, client: note.client, reason: note.reason });
    else if (note.code === 'key') this.#keys.add(note.key);
  }

  /** With a server into which nobody sees, that a connection was lost is all there is. */
  #cutOff(): readonly CutOff[] {
    if (this.#portOfClient.size === 0) return this.#lostLinks;
    return this.#cutByBroker.flatMap(({ row, client, reason }) => {
      const subscriber = this.#actorOfPort.get(this.#portOfClient.get(client) ?? 0);
      return subscriber === undefined ? [] : [{ row, subscriber, reason }];
    });
  }

  result() {
    return {
      publications: this.#publications as readonly Publication[],
      ownPublications: this.#ownPublications as readonly Publication[],
      deliveries: this.#deliveries,
      subscriptions: this.#subscriptions,
      subscribers: Object.keys(this.#given),
      given: this.#given,
      missed: this.#missed(),
      repeats: this.#repeats,
      failed: this.#failed,
      keysMade: this.#keys.size,
      cut: this.#cut,
      cutOff: this.#cutOff(),
      ways: this.#ways as Readonly<Record<Way, WayFacts>>,
      acknowledged: this.#acknowledged,
      fromOutside: this.#fromOutside,
    };
  }

  /** Messages of topics that somebody has subscribed to at any time, by name or by a pattern that brought some. */
  #missed(): Readonly<Record<ActorId, readonly Publication[]>> {
    const missed: Record<ActorId, readonly Publication[]> = {};
    for (const subscriber of Object.keys(this.#given)) {
      const topics = this.#topicsOf(subscriber);
      const had = this.#had.get(subscriber);
      missed[subscriber] = this.#publications.filter((one) => {
        const key = messageIdOf(one);
        return topics.has(one.topic) && key !== undefined && had?.has(key) !== true;
      });
    }
    return missed;
  }

  #topicsOf(subscriber: ActorId): ReadonlySet<string> {
    const topics = new Set<string>();
    for (const one of this.#subscriptions) if (one.subscriber === subscriber && !one.isPattern) topics.add(one.topic);
    for (const one of this.#deliveries) if (one.subscriber === subscriber) topics.add(one.topic);
    return topics;
  }
}
