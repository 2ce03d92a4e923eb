/**
 * What races leave behind in shared memory, a batch at a time: each thread writes what it saw and what
 * it returned, the last to come to the barrier what the race amounted to.
 *
 * | buffer    | content                                                                              |
 * |-----------|--------------------------------------------------------------------------------------|
 * | outcomes  | a double for each race of the batch, NaN = it did not come to its end                |
 * | returns   | for each thread a double for each round, of the race under way                       |
 * | seen      | for each thread: words in use, then for each race how many results and these results |
 */
import type { StepProgram } from '../../../shared/steps/program';
import type { Race } from './attempt';

/** Races of one batch at most: a screen that shows each batch moves some dozens of times a second. */
export const MAX_BATCH_RACES = 500;

/** Results of one thread in a batch: 1 MB, hundreds of races of a hundred increments. */
const SEEN_WORDS = 262_144;
const USED = 0;
const FIRST_RACE = 1;
/** Instead of a number of results: there was no room for them. */
const NO_ROOM = -1;

export interface RaceBuffers {
  readonly outcomes: SharedArrayBuffer;
  readonly returns: SharedArrayBuffer;
  readonly seen: readonly SharedArrayBuffer[];
}

export class RaceResults {
  readonly #outcomes: Float64Array;
  readonly #returns: Float64Array;
  readonly #seen: readonly Int32Array[];
  /** Where each thread's rounds begin in `returns`. */
  readonly #firstRound: readonly number[];

  constructor(
    readonly program: StepProgram,
    buffers: RaceBuffers,
  ) {
    this.#outcomes = new Float64Array(buffers.outcomes);
    this.#returns = new Float64Array(buffers.returns);
    this.#seen = buffers.seen.map((buffer) => new Int32Array(buffer));
    let rounds = 0;
    this.#firstRound = program.threads.map((thread) => (rounds += thread.rounds) - thread.rounds);
  }

  static allocate({ threads }: StepProgram): RaceBuffers {
    const rounds = threads.reduce((sum, thread) => sum + thread.rounds, 0);
    return {
      outcomes: new SharedArrayBuffer(MAX_BATCH_RACES * Float64Array.BYTES_PER_ELEMENT),
      returns: new SharedArrayBuffer(rounds * Float64Array.BYTES_PER_ELEMENT),
      seen: threads.map(() => new SharedArrayBuffer(SEEN_WORDS * Int32Array.BYTES_PER_ELEMENT)),
    };
  }

  /** Empties it, before a batch. */
  reset(): void {
    for (const seen of this.#seen) seen[USED] = FIRST_RACE;
  }

  /** A thread's own place for what it sees. */
  seenBy(thread: number): SeenWriter {
    return new SeenWriter(this.#seen[thread] ?? new Int32Array(0));
  }

  setReturned(thread: number, round: number, value: number): void {
    this.#returns[(this.#firstRound[thread] ?? 0) + round] = value;
  }

  forgetReturned(): void {
    this.#returns.fill(NaN);
  }

  /** What the threads returned in the execution just ended; NaN for rounds that did not end. */
  returned(): number[][] {
    return this.program.threads.map(({ rounds }, thread) => {
      const first = this.#firstRound[thread] ?? 0;
      return [...this.#returns.subarray(first, first + rounds)];
    });
  }

  setOutcome(race: number, outcome: number): void {
    this.#outcomes[race] = outcome;
  }

  /** Half of somebody's room is used: the next race might find too little. */
  get isNearlyFull(): boolean {
    return this.#seen.some((seen) => (seen[USED] ?? 0) > SEEN_WORDS / 2);
  }

  read(races: number): Race[] {
    const starts = this.#seen.map((seen) => startsOf(seen, races));
    return Array.from({ length: races }, (_, race) => {
      const outcome = this.#outcomes[race] ?? NaN;
      const rows = this.#seen.map((seen, thread) => ({ seen, start: starts[thread]?.[race] ?? 0 }));
      return {
        outcome: Number.isNaN(outcome) ? undefined : outcome,
        // Copied when asked for: mostly nobody asks.
        get seen() {
          if (rows.some(({ seen, start }) => seen[start] === NO_ROOM)) return undefined;
          return rows.map(({ seen, start }) => [...seen.subarray(start + 1, start + 1 + (seen[start] ?? 0))]);
        },
      };
    });
  }
}

function startsOf(seen: Int32Array, races: number): number[] {
  const starts: number[] = [];
  for (let race = 0, at = FIRST_RACE; race < races; race += 1) {
    starts.push(at);
    at += 1 + Math.max(0, seen[at] ?? 0);
  }
  return starts;
}

class SeenWriter {
  #start = FIRST_RACE;
  #at = FIRST_RACE;

  constructor(readonly words: Int32Array) {}

  /** Before a race. */
  begin(): void {
    this.#start = this.words[USED] ?? FIRST_RACE;
    this.#at = this.#start + 1;
  }

  /** Past the end nothing is written; the end of the race says so. */
  add(result: number): void {
    this.words[this.#at++] = result;
  }

  /** After a race; leaves room for the head of one more. */
  end(): void {
    const fits = this.#at < this.words.length;
    this.words[this.#start] = fits ? this.#at - this.#start - 1 : NO_ROOM;
    this.words[USED] = fits ? this.#at : this.#start + 1;
  }
}
