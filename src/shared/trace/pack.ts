/**
 * Events as they travel and as they are stored: by column, with names said once.
 *
 * A trace is mostly the same few names again and again. A pack carries a list of the names that
 * were not used before in this stream, and columns of numbers that refer to them; what only a few
 * events have (`data`, `bytes`, `after`) stands beside, by row. That is about a fifth of the
 * characters of one object an event, and parses several times as fast.
 *
 * The first row has sequence number `from`; rows follow without gaps. Names refer to the dictionary
 * that the packs before this one have built up, so packs are read in order, from the first.
 */
import type { Json } from '../wire/json';

export interface PackedEvents {
  readonly from: number;
  /** New names, to be appended to the dictionary. */
  readonly names: readonly string[];
  /** Nanoseconds since the run began. */
  readonly t: readonly number[];
  /** Index into the dictionary. */
  readonly actor: readonly number[];
  /** Index into `EVENT_KINDS`. */
  readonly kind: readonly number[];
  /** 0 = none, otherwise 1 + place kind + (number of place kinds) x dictionary index. */
  readonly place: readonly number[];
  /** 0 = none, otherwise 1 + dictionary index of the actor that hands over. */
  readonly msgActor: readonly number[];
  /** The number behind the `#`. */
  readonly msgNumber: readonly number[];
  /** 0 = none. */
  readonly line: readonly number[];
  /** Index into `FIDELITIES`. */
  readonly fidelity: readonly number[];
  /** Row to what else it has. */
  readonly extra: readonly (readonly [row: number, extra: Extra])[];
}

export interface Extra {
  readonly after?: string;
  readonly data?: Json;
  readonly bytes?: string;
}
