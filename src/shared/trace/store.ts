/**
 * A whole trace in memory, by column: what the recorder fills, what every view reads.
 *
 * Numbers are in typed arrays, names in one dictionary, and only what few events have stands beside
 * them. Views that touch every row read single columns (`timeAt`, `kindAt`, ...), which allocate
 * nothing; `event` builds the whole event for the few that are shown. Rows never change and never
 * go away, so whatever was computed for the first n rows stays right.
 *
 * An event happens at one place at most: what is at two places at once is two events.
 */
import { LabError } from '../wire/error';
import type { Json } from '../wire/json';
import { Columns, Dictionary, RowLists } from './columns';
import {
  EVENT_KINDS,
  FIDELITIES,
  PLACE_KINDS,
  type ActorId,
  type EventKind,
  type Fidelity,
  type MessageId,
  type NewEvent,
  type PlaceKind,
  type TraceEvent,
} from './event';
import { hashOf, messageId, numberAfter, WHOLE } from './message-id';
import type { Extra, PackedEvents } from './pack';
import { checkShape, fill } from './unpack';

const KIND_INDEX: ReadonlyMap<string, number> = new Map(EVENT_KINDS.map((kind, index) => [kind, index]));
const FIDELITY_INDEX: ReadonlyMap<string, number> = new Map(FIDELITIES.map((fidelity, index) => [fidelity, index]));
const PLACES = PLACE_KINDS.length;

/** Where an event happened. */
export interface PlaceOf {
  readonly kind: PlaceKind;
  readonly name: string;
}

export class TraceStore {
  readonly #columns = new Columns();
  readonly #dictionary = new Dictionary();
  #length = 0;
  #latest = 0;
  readonly #byActor = new RowLists();
  readonly #byPlace = new RowLists();
  #listed = 0;

  /** How many events there are; also the `seq` of the next one. */
  get length(): number {
    return this.#length;
  }

  /** The latest `t` so far, in nanoseconds. Not always that of the last row. */
  get latest(): number {
    return this.#latest;
  }

  /** All names so far, in order of first use: actors, places, senders. */
  get names(): readonly string[] {
    return this.#dictionary.names;
  }

  /**
   * Adds one event as the last.
   *
   * @throws LabError 'TWO_PLACES' if it names more than one place, 'UNKNOWN_KIND' if it is of no known kind
   */
  append(event: NewEvent): void {
    const row = this.#length;
    const columns = this.#columns;
    const kind = KIND_INDEX.get(event.kind);
    const fidelity = FIDELITY_INDEX.get(event.fidelity);
    if (kind === undefined || fidelity === undefined) {
      throw new LabError('UNKNOWN_KIND', { kind: event.kind, fidelity: event.fidelity });
    }
    const place = this.#placeCode(event);
    columns.ensure(row + 1);
    columns.t[row] = event.t;
    columns.actor[row] = this.#dictionary.intern(event.actor);
    columns.kind[row] = kind;
    columns.place[row] = place;
    columns.line[row] = event.line ?? 0;
    columns.fidelity[row] = fidelity;
    columns.data.push(event.data);
    this.#setMessage(row, event.msg);
    if (event.after !== undefined) columns.after.set(row, event.after);
    if (event.bytes !== undefined) columns.bytes.set(row, event.bytes);
    if (event.t > this.#latest) this.#latest = event.t;
    this.#length = row + 1;
  }

  /** @throws RangeError if there is no such row */
  event(row: number): TraceEvent {
    this.#check(row);
    const place = this.placeAt(row);
    const msg = this.msgAt(row);
    const after = this.afterAt(row);
    const data = this.dataAt(row);
    const bytes = this.bytesAt(row);
    const line = this.lineAt(row);
    return {
      seq: row,
      t: this.timeAt(row),
      actor: this.actorNameAt(row),
      kind: this.kindAt(row),
      ...(place === undefined ? undefined : { [place.kind]: place.name }),
      ...(msg === undefined ? undefined : { msg }),
      ...(after === undefined ? undefined : { after }),
      ...(data === undefined ? undefined : { data }),
      ...(bytes === undefined ? undefined : { bytes }),
      ...(line === undefined ? undefined : { line }),
      fidelity: this.fidelityAt(row),
    };
  }

  /** Nanoseconds since the run began. */
  timeAt(row: number): number {
    return this.#columns.t[row] ?? NaN;
  }

  /** Index into {@link names}. */
  actorIndexAt(row: number): number {
    return this.#columns.actor[row] ?? 0;
  }

  actorNameAt(row: number): ActorId {
    return this.#name(this.actorIndexAt(row));
  }

  kindAt(row: number): EventKind {
    return EVENT_KINDS[this.#columns.kind[row] ?? 0] ?? 'note';
  }

  /** Index into `EVENT_KINDS`. */
  kindIndexAt(row: number): number {
    return this.#columns.kind[row] ?? 0;
  }

  fidelityAt(row: number): Fidelity {
    return FIDELITIES[this.#columns.fidelity[row] ?? 0] ?? 'LIVE';
  }

  /** Equal for events at the same place; 0 = at none. For loops that compare, see {@link placeOfCode}. */
  placeCodeAt(row: number): number {
    return this.#columns.place[row] ?? 0;
  }

  placeAt(row: number): PlaceOf | undefined {
    return this.placeOfCode(this.placeCodeAt(row));
  }

  placeOfCode(code: number): PlaceOf | undefined {
    const kind = PLACE_KINDS[(code - 1) % PLACES];
    return code === 0 || kind === undefined ? undefined : { kind, name: this.#name(Math.floor((code - 1) / PLACES)) };
  }

  /** @returns 0 if nothing has happened there so far */
  codeOfPlace(kind: PlaceKind, name: string): number {
    const index = this.#dictionary.indexOf(name);
    return index === undefined ? 0 : 1 + PLACE_KINDS.indexOf(kind) + PLACES * index;
  }

  msgAt(row: number): MessageId | undefined {
    const actor = this.#columns.msgActor[row] ?? 0;
    return actor === 0 ? undefined : messageId(this.#name(actor - 1), this.#columns.msgNumber[row] ?? WHOLE);
  }

  /** The two numbers of a message id without building it; `msgActorAt` is 0 where there is none. */
  msgActorAt(row: number): number {
    return this.#columns.msgActor[row] ?? 0;
  }

  msgNumberAt(row: number): number {
    return this.#columns.msgNumber[row] ?? WHOLE;
  }

  lineAt(row: number): number | undefined {
    return this.#columns.line[row] || undefined;
  }

  dataAt(row: number): Json | undefined {
    return this.#columns.data[row];
  }

  bytesAt(row: number): string | undefined {
    return this.#columns.bytes.get(row);
  }

  afterAt(row: number): MessageId | undefined {
    return this.#columns.after.get(row);
  }

  /** Index of a name, `undefined` if nothing has used it so far. */
  indexOfName(name: string): number | undefined {
    return this.#dictionary.indexOf(name);
  }

  /** Actors that have events, as indices into {@link names}, by first event. */
  actorIndices(): readonly number[] {
    this.#list();
    return this.#byActor.seen;
  }

  /** Rows of one actor, ascending: what has happened so far, a later call may have more. */
  rowsOf(actorIndex: number): Uint32Array {
    this.#list();
    return this.#byActor.rows(actorIndex);
  }

  /** Codes of the places where something has happened, by first event. */
  placeCodes(): readonly number[] {
    this.#list();
    return this.#byPlace.seen.filter((code) => code !== 0);
  }

  /** Rows at one place, ascending: what has happened so far. */
  rowsAtPlace(code: number): Uint32Array {
    this.#list();
    return this.#byPlace.rows(code);
  }

  /**
   * Rows `from` to `until` (exclusive) as they travel.
   *
   * @param namesKnown how many names the packs before this one have said
   */
  pack(from: number, until: number, namesKnown: number): PackedEvents {
    const columns = this.#columns;
    const rows = { from, until: Math.min(until, this.#length) };
    const actor = numbers(columns.actor, rows);
    const place = numbers(columns.place, rows);
    const msgActor = numbers(columns.msgActor, rows);
    const namesUsed = Math.max(namesKnown, 1 + largest(actor), Math.ceil(largest(place) / PLACES), largest(msgActor));
    return {
      from,
      names: this.names.slice(namesKnown, namesUsed),
      t: numbers(columns.t, rows),
      actor,
      kind: numbers(columns.kind, rows),
      place,
      msgActor,
      msgNumber: numbers(columns.msgNumber, rows),
      line: numbers(columns.line, rows),
      fidelity: numbers(columns.fidelity, rows),
      extra: this.#extras(rows),
    };
  }

  /**
   * Adds what {@link pack} made, after checking all of it: nothing is added if anything is wrong.
   *
   * @throws LabError 'MALFORMED_PACK' with `at`, the first field that does not fit
   */
  appendPack(pack: PackedEvents): void {
    const count = checkShape(pack, this.#length, this.#dictionary);
    const row = this.#length;
    const columns = this.#columns;
    columns.ensure(row + count);
    const names = this.names.length + pack.names.length;
    const latest = fill(columns, pack, row, names);
    for (const name of pack.names) this.#dictionary.intern(name);
    for (let at = 0; at < count; at += 1) columns.data.push(undefined);
    for (const [at, { data, after, bytes }] of pack.extra) {
      if (data !== undefined) columns.data[row + at] = data;
      if (after !== undefined) columns.after.set(row + at, after);
      if (bytes !== undefined) columns.bytes.set(row + at, bytes);
    }
    this.#latest = Math.max(this.#latest, latest);
    this.#length = row + count;
  }

  #placeCode(event: NewEvent): number {
    let code = 0;
    for (let kind = 0; kind < PLACES; kind += 1) {
      const name = event[PLACE_KINDS[kind] as PlaceKind];
      if (name === undefined) continue;
      if (code !== 0) throw new LabError('TWO_PLACES', { kind: event.kind, actor: event.actor });
      code = 1 + kind + PLACES * this.#dictionary.intern(name);
    }
    return code;
  }

  #setMessage(row: number, msg: MessageId | undefined): void {
    if (msg === undefined) {
      this.#columns.msgActor[row] = 0;
      this.#columns.msgNumber[row] = 0;
      return;
    }
    const hash = hashOf(msg);
    this.#columns.msgActor[row] = 1 + this.#dictionary.intern(hash < 0 ? msg : msg.slice(0, hash));
    this.#columns.msgNumber[row] = hash < 0 ? WHOLE : numberAfter(msg, hash);
  }

  #extras({ from, until }: Rows): PackedEvents['extra'] {
    const { data, after, bytes } = this.#columns;
    const extras: [number, Extra][] = [];
    const rare = after.size > 0 || bytes.size > 0;
    for (let row = from; row < until; row += 1) {
      const value = data[row];
      if (value === undefined && !(rare && (after.has(row) || bytes.has(row)))) continue;
      const extra: { -readonly [Field in keyof Extra]: Extra[Field] } = {};
      const cause = after.get(row);
      const raw = bytes.get(row);
      if (cause !== undefined) extra.after = cause;
      if (value !== undefined) extra.data = value;
      if (raw !== undefined) extra.bytes = raw;
      extras.push([row - from, extra]);
    }
    return extras;
  }

  /** Brings the lists by actor and by place up to the last row. */
  #list(): void {
    for (; this.#listed < this.#length; this.#listed += 1) {
      this.#byActor.add(this.#columns.actor[this.#listed] ?? 0, this.#listed);
      this.#byPlace.add(this.#columns.place[this.#listed] ?? 0, this.#listed);
    }
  }

  #name(index: number): string {
    return this.#dictionary.names[index] ?? '';
  }

  #check(row: number): void {
    if (!(row >= 0 && row < this.#length)) throw new RangeError(`no row ${row} in a trace of ${this.#length}`);
  }
}

interface Rows {
  readonly from: number;
  readonly until: number;
}

function numbers(column: ArrayLike<number>, { from, until }: Rows): number[] {
  const copy: number[] = [];
  for (let row = from; row < until; row += 1) copy.push(column[row] ?? 0);
  return copy;
}

/** Unlike `Math.max(...values)`, at home with any number of values. */
function largest(values: readonly number[]): number {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}
