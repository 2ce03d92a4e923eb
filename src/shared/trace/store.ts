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
import { DataColumn, MAX_ESCAPE_CHARS } from './data-column';
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
import type { PackedEvents } from './pack';
import { namesUsed, packColumns } from './packing';
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
  readonly #data = new DataColumn();
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
    this.#data.set(row, event.data);
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
    return row < this.#length ? this.#data.at(row) : undefined;
  }

  /** One field of the row's `data`, such as `item`, without building the rest. */
  fieldAt(row: number, name: string): Json | undefined {
    return row < this.#length ? this.#data.field(row, name) : undefined;
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
   * How far a pack from `from` may reach: to `until`, or before the row with which what events carry
   * would take more than `maxChars` characters. At least one row.
   */
  packUntil(from: number, until: number, maxChars: number): number {
    let chars = 0;
    for (let row = from; row < until; row += 1) {
      chars += this.#data.chars(row) + MAX_ESCAPE_CHARS * (this.#columns.bytes.get(row)?.length ?? 0);
      if (chars > maxChars && row > from) return row;
    }
    return until;
  }

  /**
   * Rows `from` to `until` (exclusive) as they travel.
   *
   * @param namesKnown how many names the packs before this one have said
   */
  pack(from: number, until: number, namesKnown: number): PackedEvents {
    const rows = { from, until: Math.min(until, this.#length) };
    const columns = packColumns(this.#columns, rows);
    const names = this.names.slice(namesKnown, Math.max(namesKnown, namesUsed(columns)));
    return { ...columns, names, data: this.#data.pack(rows.from, rows.until) };
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
    this.#data.ensure(row + count);
    for (const group of pack.data) this.#data.unpack(group, row);
    pack.after.rows.forEach((at, index) => columns.after.set(row + at, pack.after.texts[index] ?? ''));
    pack.bytes.rows.forEach((at, index) => columns.bytes.set(row + at, pack.bytes.texts[index] ?? ''));
    this.#latest = Math.max(this.#latest, latest);
    this.#length = row + count;
  }

  /** Field by field: a loop over the names of the places takes ten times as long. */
  #placeCode(event: NewEvent): number {
    const { queue, lock, socket, topic, cell } = event;
    const name = queue ?? lock ?? socket ?? topic ?? cell;
    if (name === undefined) return 0;
    const kind =
      queue !== undefined ? 0 : lock !== undefined ? 1 : socket !== undefined ? 2 : topic !== undefined ? 3 : 4;
    const others =
      (kind < 1 && lock !== undefined) || (kind < 2 && socket !== undefined) || (kind < 3 && topic !== undefined);
    if (others || (kind < 4 && cell !== undefined))
      throw new LabError('TWO_PLACES', { kind: event.kind, actor: event.actor });
    return 1 + kind + PLACES * this.#dictionary.intern(name);
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
