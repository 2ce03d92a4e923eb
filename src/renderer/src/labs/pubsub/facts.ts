/** What one run of `pubsub` showed, read from its trace: bets, tasks and explanations ask nothing else. */
import type { pubsub } from '../../../../shared/labs/pubsub/contract';
import { REDIS } from '../../../../shared/labs/pubsub/events';
import type { Way } from '../../../../shared/labs/pubsub/label';
import type { ParamsOf } from '../../../../shared/labs/lab';
import type { ActorId } from '../../../../shared/trace/event';
import { eventsOf, wasGated, type Events, type WatchedRun } from '../watched-run';
import { Reading } from './reading';

/** A message that was given to the server. */
export interface Publication {
  readonly row: number;
  readonly t: number;
  readonly topic: string;
  readonly publisher: ActorId;
  readonly number: number | undefined;
  /** Row of the note with the server's answer, and how many it said; `undefined` while there is none. */
  readonly answeredRow: number | undefined;
  readonly receivers: number | undefined;
}

/** A copy that a subscriber's program was given. */
export interface Delivery {
  readonly row: number;
  readonly t: number;
  readonly subscriber: ActorId;
  readonly topic: string;
  readonly pattern: string | undefined;
  /** Which message it is a copy of, see `messageIdOf`. */
  readonly id: string;
}

export interface Subscription {
  readonly row: number;
  readonly subscriber: ActorId;
  readonly topic: string;
  readonly isPattern: boolean;
  /** The library did it by itself, after a cut. */
  readonly again: boolean;
}

/** A connection that the server broke off. */
export interface CutOff {
  readonly row: number;
  readonly subscriber: ActorId;
  /** As the broker says; `undefined` where nobody sees into the server. */
  readonly reason: string | undefined;
}

/** The connection that was cut on purpose, in `cut`. */
export interface Cut {
  readonly subscriber: ActorId;
  readonly row: number;
  /** Row where it was subscribed again. */
  readonly againRow: number | undefined;
  /** Copies it was given after that. */
  readonly givenAfter: number;
  readonly downNs: number | undefined;
}

/** `beside`: what happened to the messages that went another way. */
export interface WayFacts {
  readonly put: number;
  readonly takenBy: Readonly<Record<ActorId, number>>;
  readonly firstTakenRow: number | undefined;
}

export interface PubsubFacts {
  readonly params: ParamsOf<typeof pubsub>;
  readonly events: Events;
  /** The run came to its own end. One that was stopped is over, too, but does not show all. */
  readonly completed: boolean;
  /** Somebody chose, at least for a while, who goes next: the learner, or the pace. */
  readonly gated: boolean;
  /** The app's own broker, into which one can see. */
  readonly embedded: boolean;
  /** By the run's own publishers, in the order of publishing. */
  readonly publications: readonly Publication[];
  /** By the learner's hand. */
  readonly ownPublications: readonly Publication[];
  /** Copies of {@link publications}. */
  readonly deliveries: readonly Delivery[];
  readonly subscriptions: readonly Subscription[];
  /** Everybody that subscribed, in order. */
  readonly subscribers: readonly ActorId[];
  /** Copies by subscriber. */
  readonly given: Readonly<Record<ActorId, number>>;
  /** By subscriber: messages of its topics that it was never given. */
  readonly missed: Readonly<Record<ActorId, readonly Publication[]>>;
  /** Deliveries of a message that this subscriber had been given already. */
  readonly repeats: readonly Delivery[];
  /** What the server was told and refused. */
  readonly failed: readonly string[];
  readonly keysMade: number;
  readonly cut: Cut | undefined;
  readonly cutOff: readonly CutOff[];
  readonly ways: Readonly<Record<Way, WayFacts>>;
  readonly acknowledged: number;
  /** Copies of messages that came from a program of the learner's. */
  readonly fromOutside: number;
}

export function pubsubFacts({ params, events, status, actors }: WatchedRun<typeof pubsub>): PubsubFacts {
  const reading = new Reading();
  for (const [row, event] of eventsOf(events)) reading.take(row, event);
  return {
    ...reading.result(),
    params,
    events,
    completed: status === 'completed',
    gated: wasGated(events),
    embedded: !actors.some(({ actor }) => actor === REDIS),
  };
}

/** What each PUBLISH was answered, of those that were. */
export const answers = ({ publications }: PubsubFacts): readonly number[] =>
  publications.flatMap(({ receivers }) => (receivers === undefined ? [] : [receivers]));

/** Answers one after the other that were the same: how many there were of them. */
export interface AnswerRun {
  readonly receivers: number;
  readonly times: number;
}

/** {@link answers} with equal neighbours put together: what changed stays visible where there are too many to read. */
export function answerRuns(facts: PubsubFacts): readonly AnswerRun[] {
  const runs: { receivers: number; times: number }[] = [];
  for (const receivers of answers(facts)) {
    const last = runs.at(-1);
    if (last?.receivers === receivers) last.times += 1;
    else runs.push({ receivers, times: 1 });
  }
  return runs;
}

/** Answers one can read one by one. */
const MOST_ANSWERS_READ = 8;
/** Runs of answers that still say more than the answers themselves would. */
const MOST_RUNS_READ = 8;
/** So many that were the same are told in one. */
const MANY_ALIKE = 3;

/** How the answers are best told: in runs if these are few and there are many, or if all are alike. */
export function isToldInRuns(facts: PubsubFacts): boolean {
  const [all, runs] = [answers(facts).length, answerRuns(facts).length];
  return runs === 1 ? all >= MANY_ALIKE : all > MOST_ANSWERS_READ && runs <= MOST_RUNS_READ;
}

/** Subscribers that were not cut off, if each of them was given everything it wanted. */
export function unharmed(facts: PubsubFacts): readonly ActorId[] {
  const cutOff = new Set(facts.cutOff.map(({ subscriber }) => subscriber));
  const others = facts.subscribers.filter((subscriber) => !cutOff.has(subscriber));
  return others.every((subscriber) => missedBy(facts, subscriber).length === 0) ? others : [];
}

/**
 * All that the run was to publish has been, and every copy that the answers speak of has come: nothing is missing,
 * also where the servers stay up for clients from outside and the run therefore has no end of its own.
 */
export function isWhole(facts: PubsubFacts): boolean {
  const { completed, params, publications, deliveries } = facts;
  if (completed) return true;
  const all = answers(facts);
  return (
    publications.length > 0 &&
    publications.length === params.publishers * params.messages &&
    all.length === publications.length &&
    deliveries.length === all.reduce((sum, receivers) => sum + receivers, 0)
  );
}

/** The last of the subscribers the run starts: the one that comes late. */
export const lastSubscriber = ({ params }: PubsubFacts): ActorId => `subscriber-${params.subscribers}`;

/** How many were published before somebody's first subscription was answered. */
export function publishedBefore({ publications, subscriptions }: PubsubFacts, subscriber: ActorId): number {
  const first = subscriptions.find((one) => one.subscriber === subscriber)?.row;
  return first === undefined ? publications.length : publications.filter(({ row }) => row < first).length;
}

export const missedBy = ({ missed }: PubsubFacts, subscriber: ActorId): readonly Publication[] =>
  missed[subscriber] ?? [];

/** Different messages among what a subscriber was given. */
export function distinctTo({ deliveries }: PubsubFacts, subscriber: ActorId): number {
  const own = deliveries.filter((delivery) => delivery.subscriber === subscriber);
  return new Set(own.map(({ id }) => id)).size;
}

export const takenIn = (facts: PubsubFacts): Readonly<Record<'pubsub' | Way, number>> => ({
  pubsub: facts.deliveries.length,
  list: total(facts.ways.list.takenBy),
  stream: total(facts.ways.stream.takenBy),
});

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
