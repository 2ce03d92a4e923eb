/**
 * What the scene of `pubsub` draws: how far publishers and subscribers are, and what the broker has inside, at the
 * playhead. A fold over the trace.
 */
import {
  BROKER,
  pubsubEventOf,
  type BrokerNote,
  type ClientNote,
  type DeliverData,
} from '../../../../shared/labs/pubsub/events';
import { netDataOf } from '../../../../shared/net/net-data';
import type { ActorId } from '../../../../shared/trace/event';
import { Fold } from '../../../../shared/trace/fold';
import type { TraceStore } from '../../../../shared/trace/store';

/** What one actor has done so far. */
export interface PartState {
  readonly published: number;
  /** What its newest publish was answered. */
  readonly receivers: number | undefined;
  /** In the order of subscribing. */
  readonly topics: readonly SubscribedTopic[];
  readonly given: number;
  /** The newest it was given. */
  readonly last: DeliverData | undefined;
  /** Taken from the list, and from the stream. */
  readonly fromList: number;
  readonly fromStream: number;
  readonly acknowledged: number;
  readonly link: 'there' | 'lost' | 'given-up';
}

export interface SubscribedTopic {
  readonly topic: string;
  readonly isPattern: boolean;
}

export interface BrokerClient {
  readonly client: number;
  readonly port: number;
  /** Who of the run it is; `undefined`: nobody of it. */
  readonly actor: ActorId | undefined;
}

/** A topic or pattern, and the clients that have subscribed. */
export interface Channel extends SubscribedTopic {
  readonly clients: readonly number[];
}

export interface BrokerKey {
  readonly key: string;
  readonly type: string;
  readonly length: number;
}

export interface BlockedClient {
  readonly client: number;
  readonly keys: readonly string[];
}

export interface BrokerCommand {
  readonly row: number;
  readonly client: number;
  readonly argv: readonly string[];
  /** It was refused, in the broker's words. */
  readonly refused: string | undefined;
}

export interface BrokerState {
  /** Those that are connected. */
  readonly clients: readonly BrokerClient[];
  /** Whose connection it is or was. */
  readonly names: ReadonlyMap<number, ActorId>;
  /** Connections it has broken off by itself: whose, and why. */
  readonly cutOff: readonly { readonly who: ActorId | undefined; readonly reason: string }[];
  readonly channels: readonly Channel[];
  readonly keys: readonly BrokerKey[];
  /** Clients that wait until there is something in one of these keys. */
  readonly blocked: readonly BlockedClient[];
  /** The newest last, at most {@link MOST_COMMANDS}. */
  readonly commands: readonly BrokerCommand[];
  /** Of a flood: not told. */
  readonly leftOut: number;
}

export interface PubsubState {
  readonly parts: ReadonlyMap<ActorId, PartState>;
  readonly broker: BrokerState;
  readonly actorOfPort: ReadonlyMap<number, ActorId>;
}

/** As many as one reads at a glance while they change. */
export const MOST_COMMANDS = 5;

export const NO_PART: PartState = {
  published: 0,
  receivers: undefined,
  topics: [],
  given: 0,
  last: undefined,
  fromList: 0,
  fromStream: 0,
  acknowledged: 0,
  link: 'there',
};

export const EMPTY: PubsubState = {
  parts: new Map(),
  broker: { clients: [], names: new Map(), cutOff: [], channels: [], keys: [], blocked: [], commands: [], leftOut: 0 },
  actorOfPort: new Map(),
};

export function pubsubFold(store: TraceStore): Fold<PubsubState> {
  return new Fold<PubsubState>(store, EMPTY, step);
}

/** Kinds that change the picture: bytes, which are most of a trace, are passed over unread. */
const TELLING: ReadonlySet<string> = new Set(['connect', 'publish', 'subscribe', 'deliver', 'put', 'get', 'note']);

function step(state: PubsubState, trace: TraceStore, row: number): PubsubState {
  const kind = trace.kindAt(row);
  if (!TELLING.has(kind)) return state;
  const [actor, data] = [trace.actorNameAt(row), trace.dataAt(row)];
  if (kind === 'connect') {
    const port = netDataOf(data)?.from;
    return port === undefined ? state : connected(state, port, actor);
  }
  const told = pubsubEventOf({ kind, ...(data !== undefined && { data }) });
  switch (told?.kind) {
    case 'publish':
      return change(state, actor, (part) => ({ published: part.published + 1, receivers: undefined }));
    case 'subscribe':
      return change(state, actor, (part) => ({ topics: withTopic(part.topics, told.data), link: 'there' }));
    case 'deliver':
      return change(state, actor, (part) => ({ given: part.given + 1, last: told.data }));
    case 'get':
      return trace.placeAt(row)?.name === 'list'
        ? change(state, actor, (part) => ({ fromList: part.fromList + 1 }))
        : change(state, actor, (part) => ({ fromStream: part.fromStream + 1 }));
    case 'note':
      return actor === BROKER
        ? { ...state, broker: inside(state, told.data as BrokerNote, row) }
        : noted(state, actor, told.data as ClientNote);
    default:
      return state;
  }
}

/** A client may have been let in before its own word of it has come. */
function connected(state: PubsubState, port: number, actor: ActorId): PubsubState {
  const { broker } = state;
  const clients = broker.clients.map((one) => (one.port === port ? { ...one, actor } : one));
  return {
    ...state,
    actorOfPort: new Map(state.actorOfPort).set(port, actor),
    broker: { ...broker, clients, names: namesWith(broker.names, clients) },
  };
}

function namesWith(names: BrokerState['names'], clients: readonly BrokerClient[]): BrokerState['names'] {
  const unknown = clients.filter(({ client, actor }) => actor !== undefined && !names.has(client));
  if (unknown.length === 0) return names;
  return new Map([
    ...names,
    ...unknown.flatMap(({ client, actor }) => (actor === undefined ? [] : [[client, actor] as const])),
  ]);
}

function change(state: PubsubState, actor: ActorId, how: (part: PartState) => Partial<PartState>): PubsubState {
  const part = state.parts.get(actor) ?? NO_PART;
  return { ...state, parts: new Map(state.parts).set(actor, { ...part, ...how(part) }) };
}

const withTopic = (
  topics: readonly SubscribedTopic[],
  { topic, isPattern }: SubscribedTopic,
): readonly SubscribedTopic[] =>
  topics.some((one) => one.topic === topic && one.isPattern === isPattern) ? topics : [...topics, { topic, isPattern }];

function noted(state: PubsubState, actor: ActorId, note: ClientNote): PubsubState {
  switch (note.code) {
    case 'answered':
      return change(state, actor, () => ({ receivers: note.receivers }));
    case 'connection-lost':
      return change(state, actor, () => ({ link: note.again ? 'lost' : 'given-up' }));
    case 'gave-up':
      return change(state, actor, () => ({ link: 'given-up' }));
    case 'acknowledged':
      return change(state, actor, (part) => ({ acknowledged: part.acknowledged + 1 }));
    default:
      return state;
  }
}

function inside({ broker, actorOfPort }: PubsubState, note: BrokerNote, row: number): BrokerState {
  switch (note.code) {
    case 'client-in': {
      const client = { client: note.client, port: note.port, actor: actorOfPort.get(note.port) };
      const clients = [...broker.clients, client];
      return { ...broker, clients, names: namesWith(broker.names, clients) };
    }
    case 'client-out':
      return clientOut(broker, note);
    case 'command':
    case 'refused': {
      const refused = note.code === 'refused' ? note.message : undefined;
      const command = { row, client: note.client, argv: note.argv, refused };
      return { ...broker, commands: [...broker.commands, command].slice(-MOST_COMMANDS) };
    }
    case 'subscribers':
      return { ...broker, channels: withChannel(broker.channels, note) };
    case 'key': {
      const key = { key: note.key, type: note.type, length: note.length };
      const isKnown = broker.keys.some((one) => one.key === note.key);
      const keys = isKnown ? broker.keys.map((one) => (one.key === note.key ? key : one)) : [...broker.keys, key];
      return { ...broker, keys };
    }
    case 'key-gone':
      return { ...broker, keys: broker.keys.filter(({ key }) => key !== note.key) };
    case 'blocked':
      return {
        ...broker,
        blocked: [...without(broker.blocked, note.client), { client: note.client, keys: note.keys }],
      };
    case 'unblocked':
      return { ...broker, blocked: without(broker.blocked, note.client) };
    case 'left-out':
      return { ...broker, leftOut: broker.leftOut + note.notes };
    case 'published':
      return broker;
  }
}

const without = (blocked: readonly BlockedClient[], client: number): readonly BlockedClient[] =>
  blocked.filter((one) => one.client !== client);

function clientOut(broker: BrokerState, { client, reason }: { readonly client: number; readonly reason?: string }) {
  const who = broker.clients.find((one) => one.client === client)?.actor;
  return {
    ...broker,
    clients: broker.clients.filter((one) => one.client !== client),
    blocked: without(broker.blocked, client),
    cutOff: reason === undefined || reason === 'ended' ? broker.cutOff : [...broker.cutOff, { who, reason }],
  };
}

/** Topics in the order in which somebody first wanted them, patterns below. */
function withChannel(
  channels: readonly Channel[],
  { topic, isPattern, clients }: Extract<BrokerNote, { code: 'subscribers' }>,
): readonly Channel[] {
  const isThis = (one: Channel): boolean => one.topic === topic && one.isPattern === isPattern;
  if (clients.length === 0) return channels.filter((one) => !isThis(one));
  const channel = { topic, isPattern, clients };
  if (channels.some(isThis)) return channels.map((one) => (isThis(one) ? channel : one));
  return [...channels, channel].toSorted((one, other) => Number(one.isPattern) - Number(other.isPattern));
}
