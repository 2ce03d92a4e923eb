/**
 * Events as they travel and as they are stored: by column, with names said once.
 *
 * A trace is mostly the same few names again and again, and what events carry as `data` has mostly
 * the same few shapes. A pack has a list of the names that were not used before in this stream, and
 * columns of numbers that refer to them; `data` is by column as well, one set of columns a shape.
 * That is about a third of the characters of one object an event, and parses several times as fast,
 * because a parser makes a handful of arrays instead of three objects an event.
 *
 * The first row has sequence number `from`; rows follow without gaps. Names refer to the dictionary
 * that the packs before this one have built up, so packs are read in order, from the first.
 */
import type { Json } from '../wire/json';

export interface PackedEvents {
  readonly from: number;
  /** New names, to be appended to the dictionary. */
  readonly names: readonly string[];
  /** Nanoseconds since the run began that are to be added to each of `t`. */
  readonly since: number;
  readonly t: readonly number[];
  /** Index into the dictionary. */
  readonly actor: readonly number[];
  /** Index into `EVENT_KINDS`. */
  readonly kind: readonly number[];
  /** 0 = none, otherwise 1 + place kind + (number of place kinds) x dictionary index. */
  readonly place: readonly number[];
  /** 0 = none, otherwise 1 + dictionary index of the actor that hands over. */
  readonly msgActor: readonly number[];
  /** The number behind the `#`; -1 if the id is not of that form and the name is all of it. */
  readonly msgNumber: readonly number[];
  /** 0 = none. */
  readonly line: readonly number[];
  /** Index into `FIDELITIES`. */
  readonly fidelity: readonly number[];
  readonly data: readonly PackedData[];
  readonly after: PackedTexts;
  readonly bytes: PackedTexts;
}

/** `data` of those events of the pack that have it in one shape. */
export interface PackedData {
  /** Names of the fields in their order; `null`: not an object, or of no common shape. */
  readonly fields: readonly string[] | null;
  /** Rows of the pack, ascending. */
  readonly rows: readonly number[];
  /** A column of values for each field; where `fields` is `null`, one column of whole values. */
  readonly columns: readonly (readonly Json[])[];
}

/** What only a few events have. */
export interface PackedTexts {
  /** Rows of the pack, ascending. */
  readonly rows: readonly number[];
  readonly texts: readonly string[];
}
