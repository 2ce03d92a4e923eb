/**
 * What went into a queue and when each of it came out, so that the content at any moment can be
 * told without having been copied at every moment.
 *
 * The queue after p puts and t takings holds those of the first p things that are not among the
 * first t taken. In a FIFO queue these are neighbours; where items leave in another order there are
 * gaps between them, and `head` is where the first of them is.
 */
import type { Json } from '../wire/json';
import type { ActorId, MessageId } from './event';
import { MessageRows, NONE } from './message-rows';
import type { TraceStore } from './store';

/** A thing in a queue. */
export interface QueuedItem {
  /** The row of its `put`. */
  readonly row: number;
  readonly msg: MessageId | undefined;
  readonly by: ActorId;
  /** `data.item` of the put. */
  readonly item: Json | undefined;
}

/** Not taken so far. */
const STILL_THERE = Infinity;

export class QueueLog {
  readonly #putRows: number[] = [];
  /** For each put: how many takings there had been before its own. */
  readonly #takenAs: number[] = [];
  readonly #byMessage = new MessageRows();
  /** Takings of what was never put in: only in traces that lost their beginning. */
  readonly #tookNothing = new Set<number>();
  #takings = 0;
  /** Among the puts, the first that is not taken: what a taking without `msg` takes. */
  #first = 0;
  #read = 0;

  constructor(
    readonly store: TraceStore,
    readonly name: string,
    /** Code of the place, from the store. */
    readonly code: number,
  ) {}

  /** Reads up to the given row, exclusive; rows read before are not read again. */
  readTo(row: number): void {
    if (row <= this.#read) return;
    const rows = this.store.rowsAtPlace(this.code);
    for (let at = firstFrom(rows, this.#read); at < rows.length; at += 1) {
      const next = rows[at] ?? 0;
      if (next >= row) break;
      this.#take(next);
    }
    this.#read = row;
  }

  /** First put from `head` on that is not among the first `takings` taken. */
  headAfter(head: number, puts: number, takings: number): number {
    let at = head;
    while (at < puts && (this.#takenAs[at] ?? STILL_THERE) < takings) at += 1;
    return at;
  }

  /** Whether the taking at this row, which was read, took something that had been put in. */
  tookOut(row: number): boolean {
    return !this.#tookNothing.has(row);
  }

  /** The content after so many puts and takings, in the order it was put in. */
  *items(head: number, puts: number, takings: number): Generator<QueuedItem> {
    for (let at = head; at < puts; at += 1) {
      if ((this.#takenAs[at] ?? STILL_THERE) < takings) continue;
      const row = this.#putRows[at] ?? 0;
      yield { row, msg: this.store.msgAt(row), by: this.store.actorNameAt(row), item: this.store.fieldAt(row, 'item') };
    }
  }

  #take(row: number): void {
    const kind = this.store.kindAt(row);
    if (kind === 'put') this.#put(row);
    else if (kind === 'get' || kind === 'drop') this.#takeOut(row);
  }

  #put(row: number): void {
    const put = this.#putRows.push(row) - 1;
    this.#takenAs.push(STILL_THERE);
    const sender = this.store.msgActorAt(row);
    if (sender !== 0) this.#byMessage.set(sender, this.store.msgNumberAt(row), put);
  }

  #takeOut(row: number): void {
    const sender = this.store.msgActorAt(row);
    const put = sender === 0 ? this.#first : this.#byMessage.get(sender, this.store.msgNumberAt(row));
    if (put === NONE || this.#takenAs[put] !== STILL_THERE) {
      this.#tookNothing.add(row);
      return;
    }
    this.#takenAs[put] = this.#takings;
    this.#takings += 1;
    this.#first = this.headAfter(this.#first, this.#putRows.length, STILL_THERE);
  }
}

/** Index of the first row not before `from`, by halving. */
function firstFrom(rows: Uint32Array, from: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
