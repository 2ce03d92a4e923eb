/** The inside of the broker, for the screen: who is there, who has subscribed, what lies where, each command. */
import type { BrokerNote } from '../../../shared/labs/pubsub/events';
import type { Json } from '../../../shared/wire/json';
import type { BrokerObserver } from '../../broker/broker';
import { textOf, type ByteString } from '../../broker/byte-string';
import type { Client } from '../../broker/client';
import { typeOf } from '../../broker/value-type';
import { argumentsWithoutCredentials } from '../../run/redis-program/credentials';

/** More notes say nothing to a reader, and a flood of them is slower than the broker. */
const MAX_NOTES = 20_000;
/** So often a flood says how many were left out. */
const LEFT_OUT_STEP = 1_000;
/** What of a command fits on the screen. */
const KEPT_ARGUMENTS = 8;
const KEPT_ARGUMENT_CHARS = 100;
const KEPT_KEY_CHARS = 200;
/** Of the set of a channel. */
const KEPT_SUBSCRIBERS = 100;

export class InsideNotes {
  #told = 0;
  #leftOut = 0;

  constructor(readonly tell: (code: string, detail: Readonly<Record<string, Json>>) => void) {}

  readonly observer: BrokerObserver = {
    connected: ({ id, address }) => this.#note({ code: 'client-in', client: id, port: portOf(address) }),
    closed: ({ id }, reason) => this.#note({ code: 'client-out', client: id, ...(reason !== undefined && { reason }) }),
    command: ({ id }, _command, args) => this.#note({ code: 'command', client: id, ...shown(args) }),
    refused: ({ id }, args, message) => this.#note({ code: 'refused', client: id, ...shown(args), message }),
    published: ({ id }, channel, _message, receivers) =>
      this.#note({ code: 'published', client: id, topic: nameOf(channel), receivers }),
    subscribers: (channel, isPattern, clients) =>
      this.#note({ code: 'subscribers', topic: nameOf(channel), isPattern, ...first(clients) }),
    key: (database, key) => {
      const value = database.get(key);
      const type = typeOf(value);
      const where = { db: database.index, key: nameOf(key) };
      if (value === undefined || type === 'none') this.#note({ code: 'key-gone', ...where });
      else this.#note({ code: 'key', ...where, type, length: value.length });
    },
    blocked: ({ id }, keys) =>
      this.#note(keys ? { code: 'blocked', client: id, keys: keys.map(nameOf) } : { code: 'unblocked', client: id }),
  };

  /** Says how many notes there would have been besides, if there were any. */
  tellLeftOut(): void {
    if (this.#leftOut > 0) this.tell('left-out', { notes: this.#leftOut });
    this.#leftOut = 0;
  }

  #note({ code, ...detail }: BrokerNote): void {
    this.#told += 1;
    if (this.#told <= MAX_NOTES) return this.tell(code, detail);
    this.#leftOut += 1;
    if (this.#leftOut === LEFT_OUT_STEP) this.tellLeftOut();
  }
}

/** The client's own port, of `127.0.0.1:port`. */
const portOf = (address: string): number => Number(address.slice(address.lastIndexOf(':') + 1));

const nameOf = (name: ByteString): string => textOf(name.slice(0, KEPT_KEY_CHARS));

function shown(args: readonly ByteString[]): { readonly argv: readonly string[]; readonly more?: number } {
  const kept = args.slice(0, KEPT_ARGUMENTS).map((one) => textOf(one.slice(0, KEPT_ARGUMENT_CHARS)));
  const more = args.length - kept.length;
  return { argv: argumentsWithoutCredentials(kept), ...(more > 0 && { more }) };
}

function first(clients: ReadonlySet<Client>): { readonly clients: readonly number[]; readonly more?: number } {
  const kept: number[] = [];
  for (const { id } of clients) {
    if (kept.length === KEPT_SUBSCRIBERS) break;
    kept.push(id);
  }
  const more = clients.size - kept.length;
  return { clients: kept, ...(more > 0 && { more }) };
}
