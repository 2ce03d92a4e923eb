import * as v from 'valibot';
import { type } from '../../wire/contract';
import { lab } from '../lab';
import { choice, flag, integer, items, text } from '../parameter';
import { redisAddress } from '../redis-address';

/** What a finished run of this lab sums up to; scripts read it from `interleave run --json`. */
export interface PubsubSummary {
  /** Messages that publishers gave to the server. */
  readonly published: number;
  /** By subscriber, then by topic: how many copies it was given. */
  readonly delivered: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** What each PUBLISH was answered, in the order in which they were answered. */
  readonly receiversPerPublish: readonly number[];
  /** By subscriber: how many messages of its topics it was never given. */
  readonly missed: Readonly<Record<string, number>>;
  /** `pattern`: copies that came to a subscriber that had one of the same message already. */
  readonly repeated: number;
  /** Subscribers that lost their connection for good, such as in `slow`: the server cut it off. */
  readonly cutOff: readonly string[];
  /** `beside`: how many times the same messages were taken, by way and taker; and how many stayed unacknowledged. */
  readonly taken?: Readonly<Record<'pubsub' | 'list' | 'stream', Readonly<Record<string, number>>>>;
  readonly pending?: number;
  /** `embedded`, or the address of the Redis that was used, without its credentials. */
  readonly server: string;
}

export const pubsub = lab({
  id: 'pubsub',
  parameters: {
    /** 0: only somebody from outside publishes. */
    publishers: integer({ default: 1, min: 0, max: 8 }),
    subscribers: integer({ default: 2, min: 0, max: 16 }),
    /** How many each publisher publishes, the topics in turn. */
    messages: integer({ default: 6, min: 0, max: 20_000 }),
    topics: items({ default: ['news', 'sport'], minItems: 1, maxItems: 20, maxItemChars: 100 }),
    /** Whether each subscriber wants all topics, or the first the first, the second the second, and so on. */
    interest: choice(['all', 'one-each'], 'all'),
    /** Whether the last subscriber comes when half is published. */
    late: flag(false),
    /** `pattern`: what the first subscriber subscribes to besides, as Redis' glob. */
    pattern: text({ default: 'n*', maxChars: 100 }),
    /** Each message is filled up to this. */
    messageBytes: integer({ default: 0, min: 0, max: 65_536, unit: 'bytes' }),
    gapMs: integer({ default: 20, min: 0, max: 1_000, unit: 'ms' }),
    /** `slow`: how long the slow subscriber is busy with each. */
    workMs: integer({ default: 0, min: 0, max: 1_000, unit: 'ms' }),
    /** `cut`: how long the subscriber's connection stays cut. */
    downMs: integer({ default: 200, min: 0, max: 10_000, unit: 'ms' }),
    /** Empty: the embedded broker. */
    server: redisAddress(),
    /** The embedded broker's; 0 lets the system choose. */
    port: integer({ default: 0, min: 0, max: 65_535 }),
  },
  experiments: {
    copies: { set: {} },
    nobody: { set: { subscribers: 0, messages: 3 } },
    late: { set: { late: true, messages: 8 } },
    pattern: { set: { topics: ['news', 'number', 'sport', '날씨'], messages: 8 } },
    cut: { set: { messages: 20, gapMs: 50, downMs: 400 } },
    // The slow one takes some eight times as long for each as the publisher, whom the others can easily follow. Beyond
    // its limit come the buffers of the systems: on Linux that is some 100 messages of 64 KiB until it is cut off.
    slow: { set: { messages: 500, messageBytes: 65_536, gapMs: 4, workMs: 40 } },
    beside: { set: { subscribers: 3, messages: 12 } },
  },
  actions: {
    /** Publishes one more, from a publisher of the learner's own. Answers how many received it. */
    publish: v.strictObject({
      topic: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
      message: v.pipe(v.string(), v.maxLength(1_000)),
    }),
  },
  summary: type<PubsubSummary>(),
  errors: ['SERVER_FAILED'],
});

export type PubsubExperiment = keyof typeof pubsub.experiments;
