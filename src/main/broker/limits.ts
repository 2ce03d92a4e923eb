/** How much the broker takes on, each with its reason. Names in comments are the settings of Redis that say the same. */
export interface Limits {
  /** `maxclients`: Redis' own default. One more is told so and closed. */
  readonly maxClients: number;
  /** `client-query-buffer-limit`: how much of a request may wait for its end. */
  readonly queryBufferBytes: number;
  /** `proto-max-bulk-len`: the longest single argument. */
  readonly bulkBytes: number;
  /** How many arguments a request may have. Redis' own bound; the query buffer ends it long before. */
  readonly maxArguments: number;
  /** `PROTO_INLINE_MAX_SIZE`: the longest line typed by hand, and the longest line of a length. */
  readonly inlineBytes: number;
  /** `client-output-buffer-limit pubsub`: a subscriber for whom more waits is cut off at once, ... */
  readonly subscriberHardBytes: number;
  /** ... and one for whom this much waits, if it does for so long. */
  readonly subscriberSoftBytes: number;
  readonly subscriberSoftSeconds: number;
  /** The same for everybody else; Redis has none by default, a lab bench must have one. */
  readonly outputBytes: number;
  /** `maxmemory-clients`: what waits for all of them together; beyond it those with most are cut off. Redis has none by default. */
  readonly clientsBytes: number;
  /** `maxmemory`, policy `noeviction`: what keys and values may take. Redis has none by default. */
  readonly memoryBytes: number;
}

const MiB = 1024 * 1024;

export const LIMITS: Limits = {
  maxClients: 10_000,
  // Redis takes 1 GiB and 512 MiB; a lab bench shares its machine, and what a learner types fits in far less.
  queryBufferBytes: 64 * MiB,
  bulkBytes: 32 * MiB,
  maxArguments: 2 ** 31 - 1,
  inlineBytes: 65_536,
  subscriberHardBytes: 32 * MiB,
  subscriberSoftBytes: 8 * MiB,
  subscriberSoftSeconds: 60,
  outputBytes: 64 * MiB,
  clientsBytes: 256 * MiB,
  memoryBytes: 128 * MiB,
};
