/**
 * What a run of `udp` came to, counted from its trace: the engine sums up with it and the screen
 * explains with it, so that the two cannot differ.
 *
 * A datagram is known by the number in its payload. What the server was given counts by the number it
 * read, whether or not that is what was sent: a relay or a learner may have changed it.
 */
import { bytesOfHex } from '../../net/hex';
import { netDataOf, type NetData } from '../../net/net-data';
import type { ActorId, TraceEvent } from '../../trace/event';
import type { Json } from '../../wire/json';
import { HEAD_BYTES, numberOf, unsealed } from './payload';

/** The lanes of this lab. Clients are `client`, or `client-1`, `client-2`. */
export const SERVER: ActorId = 'server';
export const isClient = (actor: ActorId): boolean => actor === 'client' || actor.startsWith('client-');
export const isRelay = (actor: ActorId): boolean => actor === 'relay';

export interface Tally {
  readonly sent: number;
  /** From our own clients, through the relay or not. */
  readonly received: number;
  /** From programs that are not of the run. */
  readonly fromOutside: number;
  /** Numbers as they arrived; what had no readable number is not in it. */
  readonly order: readonly number[];
  readonly unreadable: number;
  readonly lost: number;
  readonly lostNumbers: readonly number[];
  readonly duplicated: number;
  readonly outOfOrder: number;
  /** Payload of the largest datagram that the server was given. */
  readonly largestBytes: number;
  /** The smallest that the system refused to send, and its name for that. */
  readonly refusedBytes: number | undefined;
  readonly errorCode: string | undefined;
  /** Port of each client, as the server saw it. */
  readonly clients: Readonly<Record<ActorId, number>>;
  /** What each client was told first: the system's name of an error, or `nothing`. */
  readonly told: Readonly<Record<ActorId, string>>;
  /** Answers that clients were given. */
  readonly answers: number;
  /** Numbers the server handed on, with acknowledgements. */
  readonly delivered: readonly number[];
  readonly retries: number;
  readonly gaveUp: readonly number[];
  readonly receiveBufferBytes: number | undefined;
  readonly droppedBySystem: number | undefined;
}

export interface TalliedEvents {
  readonly length: number;
  at(row: number): TraceEvent | undefined;
}

/** @param acknowledge  the parameter: where programs heed it, payloads carry a check */
export function tallyOf(events: TalliedEvents, acknowledge: boolean): Tally {
  const count = new Count(acknowledge);
  for (let row = 0; row < events.length; row += 1) {
    const event = events.at(row);
    if (event) count.take(event);
  }
  return count.tally();
}

class Count {
  #isSealed: boolean;
  #sent = 0;
  #answers = 0;
  #largestBytes = 0;
  #refused: { readonly code: string; readonly bytes: number | undefined } | undefined;
  #receiveBufferBytes: number | undefined;
  #droppedBySystem: number | undefined;
  #serverPort: number | undefined;
  readonly #arrivals: { readonly from: number; readonly number: number | undefined }[] = [];
  /** Whose port it is. */
  readonly #ports = new Map<number, ActorId>();
  readonly #relayPorts = new Set<number>();
  readonly #firstSends = new Set<string>();
  #retries = 0;
  readonly #told = new Map<ActorId, string>();
  readonly #delivered: number[] = [];
  readonly #gaveUp: number[] = [];

  /** @param isSealed  whether payloads carry a check, as far as is known */
  constructor(isSealed: boolean) {
    this.#isSealed = isSealed;
  }

  take(event: TraceEvent): void {
    if (event.kind === 'note') return this.#note(event);
    const net = netDataOf(event.data);
    if (net?.protocol !== 'udp') return;
    if (event.actor === SERVER) this.#server(event, net);
    else if (isRelay(event.actor)) this.#relay(event, net);
    else if (isClient(event.actor)) this.#client(event, net);
  }

  #server(event: TraceEvent, { port, from = 0, sizeBytes = 0 }: NetData): void {
    if (event.kind === 'bind') this.#serverPort ??= port;
    if (event.kind !== 'receive') return;
    this.#largestBytes = Math.max(this.#largestBytes, sizeBytes);
    this.#arrivals.push({ from, number: this.#numberIn(event) });
  }

  #relay(event: TraceEvent, { from, port }: NetData): void {
    if (event.kind === 'send' && from !== undefined) this.#relayPorts.add(from);
    if (event.kind === 'bind' && port !== undefined) this.#relayPorts.add(port);
  }

  #client(event: TraceEvent, { port, from = 0, sizeBytes, code }: NetData): void {
    const { actor, kind } = event;
    if (kind === 'bind') {
      if (port !== undefined) this.#ports.set(port, actor);
      this.#told.set(actor, this.#told.get(actor) ?? NOTHING);
    } else if (kind === 'send') this.#clientSent(from, event);
    else if (kind === 'receive') this.#answers += 1;
    else if (kind === 'error' && code !== undefined) {
      if ((this.#told.get(actor) ?? NOTHING) === NOTHING) this.#told.set(actor, code);
      if (sizeBytes !== undefined && sizeBytes <= (this.#refused?.bytes ?? Infinity))
        this.#refused = { code, bytes: sizeBytes };
      else this.#refused ??= { code, bytes: sizeBytes };
    }
  }

  #clientSent(from: number, event: TraceEvent): void {
    this.#sent += 1;
    // What a client sends is undamaged: so it shows whether it is sealed.
    if (this.#sent === 1) this.#isSealed &&= unsealed(bytesOfHex(event.bytes ?? '')) !== undefined;
    const number = this.#numberIn(event);
    if (number === undefined) return;
    const key = `${String(from)} ${String(number)}`;
    if (this.#firstSends.has(key)) this.#retries += 1;
    this.#firstSends.add(key);
  }

  #note({ actor, data }: TraceEvent): void {
    const { code, number, bytes, row } = (data ?? {}) as Readonly<Record<string, Json>>;
    if (actor === 'kernel') return this.#kernelNote(row);
    if (code === 'DELIVERED' && typeof number === 'number') this.#delivered.push(number);
    if (code === 'GAVE_UP' && typeof number === 'number') this.#gaveUp.push(number);
    if (code === 'RECEIVE_BUFFER' && typeof bytes === 'number') this.#receiveBufferBytes = bytes;
  }

  #kernelNote(row: Json | undefined): void {
    const { localPort, protocol, drops } = (row ?? {}) as Readonly<Record<string, Json>>;
    if (protocol === 'udp' && localPort === this.#serverPort && typeof drops === 'number')
      this.#droppedBySystem = drops;
  }

  #numberIn({ bytes }: TraceEvent): number | undefined {
    // A check is over the whole payload; without one the number at its beginning is enough.
    return this.#isSealed
      ? unsealed(bytesOfHex(bytes ?? ''))
      : numberOf(bytesOfHex((bytes ?? '').slice(0, 2 * HEAD_BYTES)));
  }

  tally(): Tally {
    const relayed = this.#relayPorts.size > 0;
    const ours = this.#arrivals.filter(({ from }) => this.#ports.has(from) || this.#relayPorts.has(from));
    const order = ours.flatMap(({ number }) => (number === undefined ? [] : [number]));
    const keys = ours.map(({ from, number }) => (number === undefined ? undefined : keyOf(relayed, from, number)));
    const expected = new Map<string, number>();
    for (const key of this.#firstSends) {
      const [from, number] = key.split(' ').map(Number) as [number, number];
      expected.set(keyOf(relayed, from, number), number);
    }
    const came = new Set(keys);
    const lostNumbers = [...expected].filter(([key]) => !came.has(key)).map(([, number]) => number);
    return {
      sent: this.#sent,
      received: ours.length,
      fromOutside: this.#arrivals.length - ours.length,
      order,
      unreadable: ours.length - order.length,
      lost: lostNumbers.length,
      lostNumbers,
      ...repeatsIn(keys.filter((key) => key !== undefined)),
      largestBytes: this.#largestBytes,
      refusedBytes: this.#refused?.bytes,
      errorCode: this.#refused?.code,
      clients: this.#clientsSeen(),
      told: Object.fromEntries(this.#told),
      answers: this.#answers,
      delivered: this.#delivered,
      retries: this.#retries,
      gaveUp: this.#gaveUp,
      receiveBufferBytes: this.#receiveBufferBytes,
      droppedBySystem: this.#droppedBySystem,
    };
  }

  #clientsSeen(): Record<ActorId, number> {
    const seen: Record<ActorId, number> = {};
    for (const { from } of this.#arrivals) {
      const client = this.#ports.get(from);
      if (client !== undefined) seen[client] = from;
    }
    return seen;
  }
}

/** What a client was told that was told nothing. */
export const NOTHING = 'nothing';

/** Clients count each for themselves. Behind a relay, which has one client here, its port is another. */
const keyOf = (relayed: boolean, from: number, number: number): string =>
  `${relayed ? 'relayed' : String(from)} ${String(number)}`;

/** Arrivals that repeat an earlier one, and first arrivals that come after a later number of the same sender. */
function repeatsIn(keys: readonly string[]): { readonly duplicated: number; readonly outOfOrder: number } {
  const seen = new Set<string>();
  const highest = new Map<string, number>();
  let [duplicated, outOfOrder] = [0, 0];
  for (const key of keys) {
    if (seen.has(key)) {
      duplicated += 1;
      continue;
    }
    seen.add(key);
    const [sender = '', digits] = key.split(' ');
    const number = Number(digits);
    const before = highest.get(sender) ?? -1;
    if (number < before) outOfOrder += 1;
    highest.set(sender, Math.max(before, number));
  }
  return { duplicated, outOfOrder };
}
