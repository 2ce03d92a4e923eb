/**
 * What happened before what, and what neither before nor after.
 *
 * An event happens before another if they are of one actor in that order, if one hands over what
 * the other receives, or by a chain of such steps (L. Lamport, "Time, Clocks, and the Ordering of
 * Events in a Distributed System", CACM 21(7), 1978). Events joined by no chain are concurrent,
 * whatever the clock says.
 *
 * Vector clocks (C. Fidge 1988; F. Mattern 1989) answer "before?" for any two events at once, at the
 * price of a number for each event and actor. A view asks about one event against all others, and
 * rows are already in an order that causality never contradicts, so one sweep down the rows finds
 * the future and one sweep up finds the past: each row has at most three rows right before it, 12
 * bytes however many actors there are, and the sweep touches each row once.
 *
 * Left out: what a lock or a shared cell makes happen in order, unless its events carry a `msg`.
 */
import { EVENT_KINDS, type EventKind } from './event';
import { grown } from './columns';
import { hashOf, numberAfter, WHOLE } from './message-id';
import { MessageRows, NONE } from './message-rows';
import { PAST, FUTURE, ITSELF, CONCURRENT, Relation } from './relation';
import type { TraceStore } from './store';

/** Kinds that can only be the receiving end: without a sending end before them they pair with nothing. */
const ONLY_RECEIVE: ReadonlySet<EventKind> = new Set<EventKind>(['ready', 'get', 'accept', 'receive']);

/** Kinds that are the receiving end when the same `msg` was handed over before. */
const RECEIVE: ReadonlySet<EventKind> = new Set<EventKind>([
  ...ONLY_RECEIVE,
  'exit',
  'lock',
  'drop',
  'close',
  'reset',
  'deliver',
  'decode',
  'dispatch',
  'return',
]);

/** The same by index, for the loop. */
const RECEIVES = EVENT_KINDS.map((kind) => RECEIVE.has(kind));
const ONLY_RECEIVES = EVENT_KINDS.map((kind) => ONLY_RECEIVE.has(kind));

/** Rows are kept as row + 1, so that a fresh array says "none" everywhere. */
class Links {
  /** The row before of the same actor. */
  previous = new Uint32Array(1_024);
  /** Receiving rows: the sending row. */
  sender = new Uint32Array(1_024);
  /** Sending rows: the first receiving row. */
  receiver = new Uint32Array(1_024);
  /** The row that `after` names: the receiving end, or the only one. */
  after = new Uint32Array(1_024);
  lamport = new Uint32Array(1_024);

  ensure(rows: number): void {
    if (rows <= this.previous.length) return;
    const capacity = Math.max(rows, 2 * this.previous.length);
    this.previous = grown(this.previous, capacity);
    this.sender = grown(this.sender, capacity);
    this.receiver = grown(this.receiver, capacity);
    this.after = grown(this.after, capacity);
    this.lamport = grown(this.lamport, capacity);
  }
}

/**
 * The order of cause and effect of one trace. Grows with it: every question first takes in the rows
 * that are new, and answers for earlier rows never change, except that a sending row may come to
 * have a receiving one.
 */
export class Causality {
  readonly #links = new Links();
  readonly #lastOf: number[] = [];
  readonly #senders = new MessageRows();
  readonly #receivers = new MessageRows();
  #length = 0;
  #maxLamport = 0;

  constructor(readonly store: TraceStore) {}

  /** The other end of the handover: of a receiving row its sending row, of a sending row the first that received. */
  pairOf(row: number): number | undefined {
    return this.senderOf(row) ?? this.receiverOf(row);
  }

  /** The row that handed over what this row received: each arrow of a diagram once. */
  senderOf(row: number): number | undefined {
    this.#catchUp();
    return rowOf(this.#links.sender, row);
  }

  /** The first row that received what this row handed over. */
  receiverOf(row: number): number | undefined {
    this.#catchUp();
    return rowOf(this.#links.receiver, row);
  }

  /** The row whose `after` this row names: it made room, let go of a lock, woke somebody. */
  enablerOf(row: number): number | undefined {
    this.#catchUp();
    return rowOf(this.#links.after, row);
  }

  /**
   * Logical time, from 1: one more than the latest of what is right before the row, so that every
   * arrow goes forward and an actor's own events never share a place.
   */
  lamport(row: number): number {
    this.#catchUp();
    return this.#links.lamport[row] ?? 0;
  }

  /** Logical time of every row so far. Read only; a later call may return a longer one. */
  ranks(): Uint32Array {
    this.#catchUp();
    return this.#links.lamport.subarray(0, this.#length);
  }

  get maxLamport(): number {
    this.#catchUp();
    return this.#maxLamport;
  }

  /** How every row so far stands to the selected one. Ask again when the store has grown. */
  relation(selected: number): Relation {
    this.#catchUp();
    const codes = new Uint8Array(this.#length);
    if (selected >= 0 && selected < this.#length) {
      this.#markPast(codes, selected);
      this.#markFuture(codes, selected);
      codes[selected] = ITSELF;
    }
    return new Relation(codes, selected);
  }

  #markPast(codes: Uint8Array, selected: number): void {
    const { previous, sender, after } = this.#links;
    codes[selected] = PAST;
    for (let row = selected; row >= 0; row -= 1) {
      if (codes[row] !== PAST) continue;
      mark(codes, previous[row] ?? 0);
      mark(codes, sender[row] ?? 0);
      mark(codes, after[row] ?? 0);
    }
  }

  #markFuture(codes: Uint8Array, selected: number): void {
    const { previous, sender, after } = this.#links;
    codes[selected] = FUTURE;
    const isFuture = (link: number): boolean => link > selected && codes[link - 1] === FUTURE;
    for (let row = selected + 1; row < this.#length; row += 1) {
      const made = isFuture(previous[row] ?? 0) || isFuture(sender[row] ?? 0) || isFuture(after[row] ?? 0);
      codes[row] = made ? FUTURE : CONCURRENT;
    }
  }

  #catchUp(): void {
    if (this.#length === this.store.length) return;
    this.#links.ensure(this.store.length);
    for (; this.#length < this.store.length; this.#length += 1) this.#take(this.#length);
  }

  #take(row: number): void {
    const links = this.#links;
    const actor = this.store.actorIndexAt(row);
    const previous = this.#lastOf[actor] ?? 0;
    this.#lastOf[actor] = row + 1;
    links.previous[row] = previous;
    const sender = this.#pair(row);
    links.sender[row] = sender;
    const after = this.#enabler(row);
    links.after[row] = after;
    const lamport = 1 + Math.max(this.#lamportOf(previous), this.#lamportOf(sender), this.#lamportOf(after));
    links.lamport[row] = lamport;
    if (lamport > this.#maxLamport) this.#maxLamport = lamport;
  }

  /** @returns the sending row + 1, or 0; notes the row as sending or receiving end of its message */
  #pair(row: number): number {
    const name = this.store.msgActorAt(row);
    if (name === 0) return 0;
    const number = this.store.msgNumberAt(row);
    const kind = this.store.kindIndexAt(row);
    const sender = this.#senders.get(name, number);
    if (sender === NONE) {
      if (ONLY_RECEIVES[kind] !== true) this.#senders.set(name, number, row);
      return 0;
    }
    if (RECEIVES[kind] !== true) return 0;
    if (this.#links.receiver[sender] === 0) {
      this.#links.receiver[sender] = row + 1;
      this.#receivers.set(name, number, row);
    }
    return sender + 1;
  }

  #enabler(row: number): number {
    const id = this.store.afterAt(row);
    if (id === undefined) return 0;
    const hash = hashOf(id);
    const name = this.store.indexOfName(hash < 0 ? id : id.slice(0, hash));
    if (name === undefined) return 0;
    const number = hash < 0 ? WHOLE : numberAfter(id, hash);
    const received = this.#receivers.get(name + 1, number);
    // An exit that nobody asked for has no other end: what waited for it came after the exit itself.
    return 1 + (received === NONE ? this.#senders.get(name + 1, number) : received);
  }

  #lamportOf(link: number): number {
    return link === 0 ? 0 : (this.#links.lamport[link - 1] ?? 0);
  }
}

function rowOf(links: Uint32Array, row: number): number | undefined {
  const link = links[row] ?? 0;
  return link === 0 ? undefined : link - 1;
}

function mark(codes: Uint8Array, link: number): void {
  if (link > 0) codes[link - 1] = PAST;
}
