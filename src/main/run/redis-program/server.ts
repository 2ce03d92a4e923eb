/** What ioredis is told of a server, whichever it is: one, whoever Sentinels name, or a Cluster. */
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { RedisAddress } from '../../../shared/labs/redis-address';

/** 0: whatever the name resolves to. */
export const DNS_FAMILY = 0;
/** A server of a school's network answers within a few milliseconds; one that is not there for so long is not there. */
const CONNECT_WITHIN_MS = 5_000;

/** Replies as every version of the library has them. */
export type ClientOptions = Omit<RedisOptions, 'replyMapping'>;

/**
 * On the wire is what the program asked for and nothing else: no questions of the library's own, and RESP2, the version
 * every Redis speaks. A lost connection stays lost unless a program says otherwise.
 */
const PLAIN: ClientOptions = {
  protocol: 2,
  enableReadyCheck: false,
  disableClientInfo: true,
  retryStrategy: null,
  connectTimeout: CONNECT_WITHIN_MS,
  // A subscriber, or one that waits for its turn at the turnstile, may have to try for a while.
  maxRetriesPerRequest: null,
};

export type RedisClient = Redis | Cluster;

/** @param own  what the program wants besides, such as a `retryStrategy` */
export function openClient(server: RedisAddress, own: ClientOptions = {}): RedisClient {
  const { kind, nodes, tls, username, password, database, master } = server;
  const [first] = nodes;
  const signIn = { ...(username !== undefined && { username }), ...(password !== undefined && { password }) };
  const options: ClientOptions = {
    ...PLAIN,
    ...signIn,
    ...(tls && { tls: serverName(first?.host) }),
    ...own,
  };
  switch (kind) {
    case 'single':
      return new Redis({ ...options, ...first, db: database });
    case 'sentinel':
      return new Redis({
        ...options,
        sentinels: [...nodes],
        name: master ?? '',
        db: database,
        enableTLSForSentinelMode: tls,
        sentinelCommandTimeout: CONNECT_WITHIN_MS,
        sentinelRetryStrategy: null as unknown as () => null,
      });
    case 'cluster':
      return new Cluster([...nodes], { redisOptions: options, clusterRetryStrategy: null, enableReadyCheck: false });
  }
}

/** A certificate names its server; an address in numbers is no name. */
function serverName(host: string | undefined): { readonly servername?: string } {
  return host === undefined || /^[\d.]+$|:/.test(host) ? {} : { servername: host };
}
