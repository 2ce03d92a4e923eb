/**
 * Where a Redis is, as a learner writes it:
 *
 *     redis://127.0.0.1:6379/0                     one server
 *     rediss://user:password@redis.school:6380     over TLS
 *     redis+sentinel://a:26379,b:26379/mymaster    whoever the Sentinels say is master
 *     redis+cluster://a:7000,b:7001                a Cluster
 *
 * Empty text stands for the broker inside the app. Schemes of one server are IANA's provisional `redis`, `rediss`.
 * Credentials stay between the learner and the server: whatever shows, logs or keeps an address shows
 * {@link withoutCredentials}.
 */
import { doesNotFit, fits, type AddressParameter, type Checked } from './parameter';

export interface RedisNode {
  readonly host: string;
  readonly port: number;
}

export interface RedisAddress {
  readonly kind: 'single' | 'sentinel' | 'cluster';
  readonly tls: boolean;
  /** At least one. */
  readonly nodes: readonly RedisNode[];
  /** Sentinel: what it calls the master. */
  readonly master?: string;
  readonly username?: string;
  readonly password?: string;
  /** 0 to 15. */
  readonly database: number;
}

export const EMBEDDED = '';

/** 10 nodes with long names; no address is longer. */
const MAX_ADDRESS_CHARS = 1_000;
const MAX_NODES = 20;
const REDIS_PORT = 6_379;
const SENTINEL_PORT = 26_379;
const MAX_PORT = 65_535;
/** What a Redis has unless it was set otherwise. */
const MAX_DATABASE = 15;

const SHAPE = /^(redis|rediss)(?:\+(sentinel|cluster))?:\/\/(?:([^@/]*)@)?([^/@?#]+)(?:\/([^/?#]*))?$/;
const NODE = /^(\[[0-9a-fA-F:.]+\]|[^:[\]\s]+)(?::(\d{1,5}))?$/;

/** @returns `undefined` if it is none */
export function parseRedisAddress(typed: string): RedisAddress | undefined {
  const [, scheme, special, credentials, hosts, path = ''] = SHAPE.exec(typed.trim()) ?? [];
  if (scheme === undefined || hosts === undefined) return undefined;
  const kind = special === 'sentinel' || special === 'cluster' ? special : 'single';
  const nodes = hosts.split(',').map((host) => parseNode(host, kind === 'sentinel' ? SENTINEL_PORT : REDIS_PORT));
  if (nodes.length > MAX_NODES || (kind === 'single' && nodes.length > 1) || !nodes.every(isThere)) return undefined;
  const who = parseCredentials(credentials);
  const rest = parsePath(path, kind);
  return who && rest && { kind, tls: scheme === 'rediss', nodes, ...who, ...rest };
}

/** The same address with nothing secret in it. */
export function withoutCredentials(typed: string): string {
  return typed.trim().replace(/^([a-z+]+:\/\/)[\s\S]*@/i, '$1');
}

/** An address as three fields of a form. */
export interface AddressParts {
  /** Without credentials. */
  readonly address: string;
  readonly username: string;
  readonly password: string;
}

/** Takes apart what {@link joinAddress} put together, or what somebody pasted. */
export function splitAddress(typed: string): AddressParts {
  const [, scheme = '', credentials, rest = ''] = /^([a-z+]*:\/\/)(?:([^@/]*)@)?([\s\S]*)$/i.exec(typed) ?? [];
  const who = credentials === undefined ? {} : parseCredentials(credentials);
  // What cannot be decoded is left where it is: the check says that it does not fit.
  if (scheme === '' || !who) return { address: typed, username: '', password: '' };
  return { address: scheme + rest, username: who.username ?? '', password: who.password ?? '' };
}

export function joinAddress({ address, username, password }: AddressParts): string {
  if (username === '' && password === '') return address;
  const secret = password === '' ? '' : `:${encodeURIComponent(password)}`;
  return address.replace(/^([a-z+]+:\/\/)/i, (scheme) => `${scheme}${encodeURIComponent(username)}${secret}@`);
}

export function redisAddress(): AddressParameter {
  const check = (value: unknown): Checked<string> => {
    if (typeof value !== 'string') return doesNotFit({ code: 'NOT_AN_ADDRESS' });
    if (value.length > MAX_ADDRESS_CHARS)
      return doesNotFit({ code: 'TOO_MUCH_TEXT', max: MAX_ADDRESS_CHARS, got: value.length });
    const typed = value.trim();
    return typed === EMBEDDED || parseRedisAddress(typed) ? fits(typed) : doesNotFit({ code: 'NOT_AN_ADDRESS' });
  };
  return { kind: 'address', default: EMBEDDED, check, parse: check, format: String, shown: withoutCredentials };
}

const isThere = <T>(one: T | undefined): one is T => one !== undefined;

function parseNode(text: string, defaultPort: number): RedisNode | undefined {
  const [, host, port] = NODE.exec(text) ?? [];
  if (host === undefined) return undefined;
  const number = port === undefined ? defaultPort : Number(port);
  return number >= 1 && number <= MAX_PORT ? { host: host.replace(/^\[|\]$/g, ''), port: number } : undefined;
}

function parseCredentials(text: string | undefined): Pick<RedisAddress, 'username' | 'password'> | undefined {
  if (text === undefined) return {};
  const at = text.indexOf(':');
  try {
    const username = decodeURIComponent(at < 0 ? text : text.slice(0, at));
    const password = at < 0 ? '' : decodeURIComponent(text.slice(at + 1));
    return { ...(username !== '' && { username }), ...(password !== '' && { password }) };
  } catch {
    return undefined;
  }
}

function parsePath(path: string, kind: RedisAddress['kind']): Pick<RedisAddress, 'master' | 'database'> | undefined {
  if (kind === 'sentinel') return path === '' ? undefined : { master: decodeURI(path), database: 0 };
  if (path === '') return { database: 0 };
  const database = /^\d{1,2}$/.test(path) ? Number(path) : undefined;
  if (database === undefined || database > MAX_DATABASE || (kind === 'cluster' && database > 0)) return undefined;
  return { database };
}
