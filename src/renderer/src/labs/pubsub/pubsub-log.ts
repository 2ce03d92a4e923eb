/** The delivery matrices of a `pubsub` run: copies by topic, and in `beside` also what list and stream handed out. */
import {
  BROKER,
  pubsubEventOf,
  type ClientNote,
  type DeliverData,
  type MessageData,
  type PublishData,
  type SubscribeData,
} from '../../../../shared/labs/pubsub/events';
import { handoverOf, messageIdOf } from '../../../../shared/labs/pubsub/label';
import type { ActorId } from '../../../../shared/trace/event';
import type { TraceStore } from '../../../../shared/trace/store';
import { DeliveryLog, type Claim, type SentMessage } from '../delivery/delivery-log';

/** When somebody first subscribed to a topic, by name or by a pattern that brought it. */
type FirstRows = Map<ActorId, Map<string, number>>;

export class PubsubLog {
  readonly copies: DeliveryLog;
  readonly list = new DeliveryLog({ meantFor: 'one' });
  /** What is taken is done when it is acknowledged. */
  readonly stream = new DeliveryLog({ meantFor: 'one', hasWork: true });
  readonly #firstRows: FirstRows = new Map();
  /** By subscriber and pattern: since when. */
  readonly #patterns = new Map<ActorId, Map<string, number>>();
  readonly #outsideCounts = new Map<string, number>();
  #read = 0;

  constructor(
    readonly store: TraceStore,
    subscribers: readonly ActorId[],
  ) {
    this.copies = new DeliveryLog({ meantFor: 'each', claim: (message, receiver) => this.#claim(message, receiver) });
    for (const log of [this.copies, this.list, this.stream]) for (const one of subscribers) log.receiver(one);
  }

  /** Reads what is new in the trace. */
  catchUp(): this {
    for (; this.#read < this.store.length; this.#read += 1) this.#take(this.#read);
    return this;
  }

  #take(row: number): void {
    const { store } = this;
    const kind = store.kindAt(row);
    if (kind !== 'note' && !TELLING.has(kind)) return;
    const actor = store.actorNameAt(row);
    if (actor === BROKER) return;
    const data = store.dataAt(row);
    const told = pubsubEventOf({ kind, ...(data !== undefined && { data }) });
    switch (told?.kind) {
      case 'publish':
        return this.#publish(row, actor, told.data);
      case 'subscribe':
        return this.#subscribe(row, actor, told.data);
      case 'deliver':
        return this.#deliver(row, actor, told.data);
      case 'put':
      case 'get':
        return this.#otherWay(row, actor, told.kind, told.data);
      case 'note':
        return this.#noted(row, actor, told.data as ClientNote);
      default:
        return undefined;
    }
  }

  #publish(row: number, actor: ActorId, data: PublishData): void {
    const { topic, number } = data;
    const id = messageIdOf({ ...data, publisher: actor }) ?? `row ${row}`;
    this.copies.sent({ id, label: String(number ?? '?'), topic, from: actor, row, t: this.store.timeAt(row) });
  }

  #subscribe(row: number, actor: ActorId, { topic, isPattern }: SubscribeData): void {
    this.copies.receiver(actor);
    const rows = isPattern ? this.#patterns : this.#firstRows;
    const own = rows.get(actor) ?? new Map<string, number>();
    rows.set(actor, own);
    if (!own.has(topic)) own.set(topic, row);
  }

  #deliver(row: number, actor: ActorId, data: DeliverData): void {
    const t = this.store.timeAt(row);
    const id = messageIdOf(data) ?? this.#outsideId(actor, data);
    if (messageIdOf(data) === undefined) this.copies.sent({ id, label: '·', topic: data.topic, from: OUTSIDE, row, t });
    this.copies.given({ id, to: actor, row, t });
    if (data.pattern === undefined) return;
    // Which topics a pattern stands for is what it has brought.
    const since = this.#patterns.get(actor)?.get(data.pattern) ?? row;
    const own = this.#firstRows.get(actor) ?? new Map<string, number>();
    this.#firstRows.set(actor, own);
    own.set(data.topic, Math.min(own.get(data.topic) ?? Infinity, since));
  }

  /** From a program of the learner's, so without a number: the n-th of its kind is the same one for everybody. */
  #outsideId(actor: ActorId, { topic, message, pattern = '' }: DeliverData): string {
    const kind = JSON.stringify([topic, message]);
    const own = JSON.stringify([actor, pattern, kind]);
    const nth = (this.#outsideCounts.get(own) ?? 0) + 1;
    this.#outsideCounts.set(own, nth);
    return `${kind} ${nth}`;
  }

  #otherWay(row: number, actor: ActorId, kind: 'put' | 'get', data: MessageData): void {
    const way = this.store.placeAt(row)?.name;
    const log = way === 'list' ? this.list : way === 'stream' ? this.stream : undefined;
    const id = messageIdOf(kind === 'put' ? { ...data, publisher: actor } : data);
    if (!log || id === undefined) return;
    const t = this.store.timeAt(row);
    if (kind === 'put') log.sent({ id, label: String(data.number ?? '?'), from: actor, row, t });
    else log.given({ id, to: actor, row, t });
  }

  #noted(row: number, actor: ActorId, note: ClientNote): void {
    if (note.code !== 'acknowledged') return;
    this.stream.done({ id: handoverOf(note), by: actor, row, t: this.store.timeAt(row) });
  }

  /** Whoever has not subscribed to anything yet is not there; whoever never wanted the topic is not meant. */
  #claim({ topic = '', row, from }: SentMessage, receiver: ActorId): Claim {
    // When it was published is not known, so nobody can be said to have missed it.
    if (from === OUTSIDE) return 'other';
    const own = this.#firstRows.get(receiver);
    if (!own) return this.#patterns.has(receiver) ? 'other' : 'absent';
    const since = own.get(topic);
    if (since === undefined) return 'other';
    return since < row ? 'meant' : 'absent';
  }
}

/** Who publishes what no publisher of the run has. */
const OUTSIDE = 'outside';

const TELLING: ReadonlySet<string> = new Set(['publish', 'subscribe', 'deliver', 'put', 'get']);
