/**
 * The thread's end of its trace ring.
 *
 * A record becomes visible as a whole or not at all: it is filled first and published by moving one
 * counter. A thread that is ended in the middle leaves nothing half-written, and its ring is its own,
 * so it can hold up nobody else's either.
 *
 * Nothing is lost: when the ring is full the thread sleeps until main has read. Inside a critical
 * section that makes everybody wait, which is the price of having all of it; main never waits for
 * threads, so it always ends.
 */
import type { EventKind } from '../../../shared/trace/event';
import { EVENT_KINDS } from '../../../shared/trace/event';
import { COMMON, NOBODY, recordAt, RING, RING_RECORDS, WORD, type StepFacts } from './record';

const KIND_NUMBER = Object.fromEntries(EVENT_KINDS.map((kind, number) => [kind, number])) as Record<EventKind, number>;

/** Main is called when the ring is half full: time enough to come before it is full. */
const CALL_AT = RING_RECORDS / 2;

export interface StepHead {
  readonly kind: EventKind;
  readonly line: number;
  readonly stands: boolean;
  readonly gated: boolean;
}

export class TraceWriter {
  readonly #words: Int32Array;
  readonly #doubles: Float64Array;
  #published = 0;

  /**
   * @param ring    this thread's own
   * @param common  shared by all threads of the run
   * @param now     nanoseconds since the run began
   * @param call    tells main, in another way than through the ring, to come and read
   */
  constructor(
    ring: SharedArrayBuffer,
    readonly common: Int32Array,
    readonly now: () => number,
    readonly call: () => void,
  ) {
    this.#words = new Int32Array(ring);
    this.#doubles = new Float64Array(ring);
  }

  write(head: StepHead, facts: StepFacts): void {
    const waiting = this.#waitForRoom();
    const t = this.now();
    const at = recordAt(this.#published);
    // From here on main knows that a gap in the numbers may be ours and will be filled.
    Atomics.store(this.#words, RING.writing, 1);
    this.#words[at + WORD.sequence] = Atomics.add(this.common, COMMON.sequence, 1);
    this.#doubles[(at + WORD.time) >> 1] = t;
    this.#fill(at, head, facts);
    this.#published = (this.#published + 1) | 0;
    Atomics.store(this.#words, RING.published, this.#published);
    Atomics.store(this.#words, RING.writing, 0);
    if (waiting >= CALL_AT) this.callMain();
  }

  /** Asks main to read now; once is enough until it has come. */
  callMain(): void {
    if (Atomics.compareExchange(this.#words, RING.called, 0, 1) === 0) this.call();
  }

  #fill(at: number, { kind, line, stands, gated }: StepHead, { place, msg, after, datum, wakes }: StepFacts): void {
    const words = this.#words;
    words[at + WORD.kind] = KIND_NUMBER[kind];
    words[at + WORD.stands] = stands ? 1 : 0;
    words[at + WORD.line] = line;
    words[at + WORD.place] = place ?? 0;
    words[at + WORD.msgActor] = msg?.actor ?? NOBODY;
    words[at + WORD.msgNumber] = msg?.number ?? 0;
    words[at + WORD.afterActor] = after?.actor ?? NOBODY;
    words[at + WORD.afterNumber] = after?.number ?? 0;
    words[at + WORD.datum] = datum ?? 0;
    words[at + WORD.wakes] = wakes ?? NOBODY;
    words[at + WORD.gated] = gated ? 1 : 0;
  }

  /** @returns how many records main has not read yet */
  #waitForRoom(): number {
    for (;;) {
      const read = Atomics.load(this.#words, RING.read);
      const waiting = (this.#published - read) | 0;
      if (waiting < RING_RECORDS) return waiting;
      this.callMain();
      Atomics.wait(this.#words, RING.read, read);
    }
  }
}
