/**
 * A whole state of a program as one row of integers: the memory, and behind it where each thread stands.
 * The machine makes one step of one thread on it. It is written over in place: copy the row to keep a state.
 */
import { ModelMemory, type Operation, type Wait } from '../steps/memory';
import type { StepProgram } from '../steps/program';
import { knowsItself, ThreadText, type Failure, type Position } from './thread-text';

export class Machine {
  readonly row: Int32Array;
  readonly memory: ModelMemory;
  /** How many threads there are. */
  readonly count: number;
  /** Groups of two and more threads that cannot be told apart by what they do. */
  readonly alike: readonly (readonly number[])[];
  readonly #texts: readonly ThreadText[];

  constructor(readonly program: StepProgram) {
    this.count = program.threads.length;
    const size = new ModelMemory(program).size;
    this.row = new Int32Array(size + this.count);
    this.memory = new ModelMemory(program, this.row);
    this.#texts = textsOf(program, this.memory);
    const all = this.#texts.map((_, thread) => thread);
    const groups = [...new Set(this.#texts)].map((text) => all.filter((thread) => this.#texts[thread] === text));
    this.alike = groups.filter((group) => group.length > 1);
    this.reset();
  }

  reset(): void {
    this.memory.reset();
    this.#texts.forEach((text, thread) => this.#stand(thread, text.first));
  }

  text(thread: number): ThreadText {
    const text = this.#texts[thread];
    if (!text) throw new RangeError(`no thread ${thread}`);
    return text;
  }

  position(thread: number): Position {
    return this.text(thread).at(this.row[this.memory.size + thread] ?? 0);
  }

  operation(thread: number): Operation | undefined {
    return this.position(thread).operation;
  }

  isEnabled(thread: number): boolean {
    const operation = this.operation(thread);
    return operation !== undefined && this.memory.isEnabled(thread, operation);
  }

  waitsFor(thread: number): Wait | undefined {
    const operation = this.operation(thread);
    return operation && this.memory.waitsFor(thread, operation);
  }

  /**
   * Makes the next step of an enabled thread. A step that cannot be made leaves the thread failed.
   *
   * @returns the step's result; undefined if it has none yet (first half of a `wait`) or failed
   */
  step(thread: number): number | undefined {
    const position = this.position(thread);
    if (!position.operation) throw new RangeError(`thread ${thread} has no next step`);
    const result = this.memory.make(thread, position.operation);
    if (typeof result === 'number') this.#stand(thread, this.text(thread).after(position, result));
    else if (result !== undefined) this.#stand(thread, this.text(thread).failed(position, result));
    return typeof result === 'number' ? result : undefined;
  }

  /** Whether the thread came to the end of its text. */
  hasFinished(thread: number): boolean {
    const { operation, failure } = this.position(thread);
    return operation === undefined && failure === undefined;
  }

  /** The first thread that failed: with it the whole run is over. */
  failure(): (Failure & { readonly thread: number }) | undefined {
    for (let thread = 0; thread < this.count; thread++) {
      const { failure } = this.position(thread);
      if (failure) return { ...failure, thread };
    }
    return undefined;
  }

  /** Where the state stands: whether and how the run is over. */
  standing(): Standing {
    let finished = 0;
    let enabled = false;
    for (let thread = 0; thread < this.count; thread++) {
      const { operation, failure } = this.position(thread);
      if (failure) return 'failed';
      if (operation === undefined) finished++;
      else enabled ||= this.memory.isEnabled(thread, operation);
    }
    if (enabled) return 'going';
    return finished === this.count ? 'finished' : 'deadlocked';
  }

  returns(): readonly (readonly number[])[] {
    return this.#texts.map((_, thread) => this.position(thread).returns);
  }

  /** What the end amounts to. Only where all have finished. */
  outcome(): number {
    return this.program.outcome({ cells: this.memory.cells(), returns: this.returns() });
  }

  /** Whether the run is over as it never should be: failed, deadlocked, or with a forbidden outcome. */
  fails(): boolean {
    const standing = this.standing();
    if (standing === 'finished') return this.program.violates(this.outcome());
    return standing !== 'going';
  }

  /**
   * Gives threads that run the same text their numbers anew, in the order of where they stand: states that
   * differ only in who is who become the same row.
   *
   * @param last  who went last, to be told apart from its likes
   * @returns     the new number of each thread; undefined if nobody's changed
   */
  sortAlike(last = -1): readonly number[] | undefined {
    if (this.alike.every((group) => this.#isSorted(group, last))) return undefined;
    const renamed = this.program.threads.map((_, thread) => thread);
    for (const group of this.alike) {
      const sorted = [...group].sort((a, b) => this.#rank(a, b, last));
      sorted.forEach((from, at) => (renamed[from] = group[at] ?? from));
    }
    const ids = this.row.slice(this.memory.size);
    renamed.forEach((to, from) => (this.row[this.memory.size + to] = ids[from] ?? 0));
    this.memory.rename(renamed);
    return renamed;
  }

  #isSorted(group: readonly number[], last: number): boolean {
    for (let at = 1; at < group.length; at++) {
      if (this.#rank(group[at - 1] ?? 0, group[at] ?? 0, last) > 0) return false;
    }
    return true;
  }

  #rank(a: number, b: number, last: number): number {
    const { size } = this.memory;
    const apart = (this.row[size + a] ?? 0) - (this.row[size + b] ?? 0);
    if (apart !== 0) return apart;
    return this.memory.queuePlace(a) - this.memory.queuePlace(b) || Number(a === last) - Number(b === last);
  }

  #stand(thread: number, { id }: Position): void {
    this.row[this.memory.size + thread] = id;
  }
}

export type Standing = 'going' | 'finished' | 'deadlocked' | 'failed';

/** Threads that run the same text as often, and cannot know which they are, share it. */
function textsOf(program: StepProgram, memory: ModelMemory): readonly ThreadText[] {
  const { threads } = program;
  const texts: ThreadText[] = [];
  threads.forEach((thread, number) => {
    const twin = threads.findIndex(
      ({ body, rounds }) => body === thread.body && rounds === thread.rounds && !knowsItself(body),
    );
    const shared = twin >= 0 ? texts[twin] : undefined;
    texts.push(shared ?? new ThreadText(thread, number, threads.length, memory));
  });
  return texts;
}
