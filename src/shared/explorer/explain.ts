/**
 * Explains a run nobody watched: from what each thread saw, a schedule in which it sees just that.
 *
 * Depth first over which thread goes next, with dead ends remembered. A step that leaves all that is shared as it
 * is and gets the result it is to get can be made at once, without trying anything else: in every schedule that
 * explains the rest it may as well come first.
 */
import type { StepProgram } from '../steps/program';
import type { Schedule } from '../steps/schedule';
import { Machine } from './machine';
import { StateSet } from './state-set';

/** States to look at: a few seconds of searching. */
const MAX_STATES = 500_000;

type Seen = readonly (readonly number[])[];

/**
 * @param seen     for each thread the results of its steps, in order; a `wait` has one result
 * @param outcome  what the run came to; undefined if it deadlocked
 * @returns        undefined if there is no such schedule, or none was found among half a million states
 */
export function explain(program: StepProgram, seen: Seen, outcome: number | undefined): Schedule | undefined {
  return new Explanation(program, seen, outcome).find();
}

class Explanation {
  readonly #machine: Machine;
  /** Behind the machine's row: how many results each thread has had. */
  readonly #row: Int32Array;
  readonly #tried: StateSet;
  readonly #schedule: number[] = [];
  /** By depth: the state's number, and the threads still to be tried. */
  readonly #path: { readonly state: number; readonly toTry: number[] }[] = [];

  constructor(
    program: StepProgram,
    private readonly seen: Seen,
    private readonly outcome: number | undefined,
  ) {
    this.#machine = new Machine(program);
    this.#row = new Int32Array(this.#machine.row.length + this.#machine.count);
    this.#tried = new StateSet(this.#row.length);
  }

  find(): Schedule | undefined {
    this.#enter();
    for (let here = this.#path.at(-1); here; here = this.#path.at(-1)) {
      const thread = here.toTry.shift();
      this.#read(here.state);
      if (thread === undefined) {
        if (this.#isExplained()) return this.#schedule;
        this.#path.pop();
        this.#schedule.pop();
        continue;
      }
      this.#step(thread);
      this.#schedule.push(thread);
      if (this.#tried.size >= MAX_STATES) return undefined;
      if (!this.#enter()) this.#schedule.pop();
    }
    return undefined;
  }

  /** @returns false if this state was tried before */
  #enter(): boolean {
    this.#row.set(this.#machine.row);
    const before = this.#tried.size;
    const state = this.#tried.add(this.#row);
    if (this.#tried.size === before) return false;
    this.#path.push({ state, toTry: this.#candidates(state) });
    return true;
  }

  #candidates(state: number): number[] {
    const writing: number[] = [];
    for (let thread = 0; thread < this.#machine.count; thread++) {
      this.#read(state);
      if (this.#machine.standing() !== 'going') return [];
      const effect = this.#step(thread);
      if (effect === 'none') return [thread];
      if (effect === 'some') writing.push(thread);
    }
    return this.#awaitedFirst(state, writing);
  }

  /** Those after whose step somebody can go on who could not before come first. */
  #awaitedFirst(state: number, threads: number[]): number[] {
    if (threads.length < 2) return threads;
    const score = (thread: number): number => {
      this.#read(state);
      this.#step(thread);
      const row = this.#machine.row.slice();
      const had = this.#row.slice();
      return this.#machine.program.threads.filter((_, other) => {
        this.#machine.row.set(row);
        this.#row.set(had);
        return this.#step(other) === 'none';
      }).length;
    };
    const scores = new Map(threads.map((thread) => [thread, score(thread)]));
    return threads.sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
  }

  /** Makes a step if its result is the one that was seen, and says whether it changed anything shared. */
  #step(thread: number): 'none' | 'some' | 'unseen' {
    const { row, memory } = this.#machine;
    if (!this.#machine.isEnabled(thread)) return 'unseen';
    const before = row.slice(0, memory.size);
    // Storing what is there already may still be what a later reader needs.
    const stores = this.#machine.operation(thread)?.step.kind === 'store';
    const kind = this.#machine.operation(thread)?.step.kind;
    const at = row.length + thread;
    const had = this.#row[at] ?? 0;
    const expected = this.seen[thread]?.[had];
    const result = this.#machine.step(thread);
    if (this.#machine.position(thread).failure) return 'unseen';
    if (result !== undefined) {
      if (result !== expected) return 'unseen';
      this.#row[at] = had + 1;
    }
    // A store does not look: one that changes nothing now may be the one that changed something later.
    if (kind === 'store') return 'some';
    return !stores && before.every((value, place) => value === row[place]) ? 'none' : 'some';
  }

  #isExplained(): boolean {
    const { row, count } = this.#machine;
    for (let thread = 0; thread < count; thread++) {
      if (this.#row[row.length + thread] !== this.seen[thread]?.length) return false;
    }
    const standing = this.#machine.standing();
    if (standing === 'finished') return this.#machine.outcome() === this.outcome;
    return standing === 'deadlocked' && this.outcome === undefined;
  }

  #read(state: number): void {
    this.#tried.read(state, this.#row);
    const { row } = this.#machine;
    for (let at = 0; at < row.length; at++) row[at] = this.#row[at] ?? 0;
  }
}
