/**
 * Main's end of all trace rings: puts what the threads wrote, and what main itself says, back into
 * the one order in which the numbers were given out.
 *
 * A number is missing while its thread is between taking it and publishing the record: a few
 * instructions, or a time slice if the operating system takes its core away just then. The reader
 * then stops in front of the gap and is asked to come again. A gap is given up only when no living
 * thread is writing: then its thread was ended in between, and what it had begun never took effect
 * for anybody else (it still holds whatever lock it held).
 */
import { EVENT_KINDS, type EventKind } from '../../../shared/trace/event';
import { COMMON, NOBODY, recordAt, RING, WORD, type Handover } from './record';

/** A record as read. */
export interface TraceRecord {
  readonly actor: number;
  readonly kind: EventKind;
  /** Nanoseconds since the run began. */
  readonly t: number;
  /** The step is not made: the thread stands before it. */
  readonly stands: boolean;
  readonly line: number;
  readonly place: number;
  readonly msg: Handover | undefined;
  readonly after: Handover | undefined;
  readonly datum: number;
  readonly wakes: number | undefined;
  readonly gated: boolean;
}

interface Ring {
  readonly actor: number;
  readonly words: Int32Array;
  readonly doubles: Float64Array;
  read: number;
  published: number;
  /** Sequence number of the record at the front; Infinity if there is none that is published. */
  front: number;
  living: boolean;
}

export class TraceReader {
  readonly #rings: Ring[] = [];
  readonly #own: { readonly sequence: number; readonly take: () => void }[] = [];
  #ownRead = 0;
  #next = 0;

  constructor(
    readonly common: Int32Array,
    readonly onRecord: (record: TraceRecord) => void,
  ) {}

  addRing(actor: number, buffer: SharedArrayBuffer): void {
    const words = new Int32Array(buffer);
    const doubles = new Float64Array(buffer);
    this.#rings.push({ actor, words, doubles, read: 0, published: 0, front: Infinity, living: true });
  }

  /** The thread is gone and will fill no gap any more. */
  ended(actor: number): void {
    for (const ring of this.#rings) if (ring.actor === actor) ring.living = false;
  }

  /** Gives main's own step its place in the order; `take` is called when its turn comes. */
  own(take: () => void): void {
    this.#own.push({ sequence: Atomics.add(this.common, COMMON.sequence, 1), take });
  }

  /**
   * Reads all there is, in order.
   *
   * @returns `false` if it stopped at a gap that will soon be filled: read again in a moment
   */
  read(): boolean {
    for (const ring of this.#rings) Atomics.store(ring.words, RING.called, 0);
    this.#look();
    for (;;) {
      const first = this.#first();
      const sequence = first ? first.front : Infinity;
      const own = this.#own[this.#ownRead]?.sequence ?? Infinity;
      const least = Math.min(sequence, own);
      if (least === Infinity) return this.#leave(true);
      if (least > this.#next) {
        const gap = this.#gapAt(this.#next);
        if (gap === 'open') return this.#leave(false);
        if (gap === 'lost') this.#next += 1;
        continue;
      }
      this.#next += 1;
      if (own === least) this.#takeOwn();
      else if (first) this.#take(first);
    }
  }

  #takeOwn(): void {
    const entry = this.#own[this.#ownRead++];
    if (this.#ownRead === this.#own.length) {
      this.#own.length = 0;
      this.#ownRead = 0;
    }
    entry?.take();
  }

  #take(ring: Ring): void {
    const at = recordAt(ring.read);
    const { words } = ring;
    const record = {
      actor: ring.actor,
      kind: EVENT_KINDS[word(words, at + WORD.kind)] ?? 'note',
      t: ring.doubles[(at + WORD.time) >> 1] ?? 0,
      stands: word(words, at + WORD.stands) === 1,
      line: word(words, at + WORD.line),
      place: word(words, at + WORD.place),
      msg: handover(words, at + WORD.msgActor),
      after: handover(words, at + WORD.afterActor),
      datum: word(words, at + WORD.datum),
      wakes: word(words, at + WORD.wakes) === NOBODY ? undefined : word(words, at + WORD.wakes),
      gated: word(words, at + WORD.gated) === 1,
    };
    ring.read = (ring.read + 1) | 0;
    ring.front = frontOf(ring);
    this.onRecord(record);
  }

  #first(): Ring | undefined {
    let first: Ring | undefined;
    for (const ring of this.#rings) if (ring.front < (first?.front ?? Infinity)) first = ring;
    return first;
  }

  /** Looks how far the threads have got. */
  #look(): void {
    for (const ring of this.#rings) {
      ring.published = Atomics.load(ring.words, RING.published);
      ring.front = frontOf(ring);
    }
  }

  /**
   * What became of a missing number: published meanwhile, still to come, or never to come. Writers
   * are asked before the last look: whoever was not writing had published by then what it had.
   */
  #gapAt(sequence: number): 'filled' | 'open' | 'lost' {
    if (this.#lookFor(sequence)) return 'filled';
    if (this.#someoneWrites()) return 'open';
    return this.#lookFor(sequence) ? 'filled' : 'lost';
  }

  #lookFor(sequence: number): boolean {
    this.#look();
    return this.#rings.some(({ front }) => front === sequence);
  }

  #someoneWrites(): boolean {
    return this.#rings.some(({ living, words }) => living && Atomics.load(words, RING.writing) === 1);
  }

  /** Lets go on who sleeps because its ring was full. */
  #leave(complete: boolean): boolean {
    for (const { words, read } of this.#rings) {
      if (Atomics.exchange(words, RING.read, read) !== read) Atomics.notify(words, RING.read);
    }
    return complete;
  }
}

function frontOf({ words, read, published }: Ring): number {
  return read === published ? Infinity : word(words, recordAt(read) + WORD.sequence);
}

function handover(words: Int32Array, at: number): Handover | undefined {
  const actor = word(words, at);
  return actor === NOBODY ? undefined : { actor, number: word(words, at + 1) };
}

const word = (words: Int32Array, at: number): number => words[at] ?? 0;
