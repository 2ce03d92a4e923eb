/**
 * The shortest failing schedule: fewest steps, then fewest context switches.
 *
 * How many steps it has is known from counting, which goes from layer to layer. What is left is the fewest
 * switches: breadth first over states (with who went last, and after how many steps), where going on with the
 * same thread costs nothing and changing threads costs one. States with few switches are few, so this ends
 * long before all were seen.
 *
 * Threads that are alike are not told apart here either: how they were renamed on the way is followed again
 * when the way is read back.
 */
import type { StepProgram } from '../steps/program';
import type { Schedule } from '../steps/schedule';
import { Machine } from './machine';
import { StateSet } from './state-set';

/** States between two breaths: a few milliseconds. */
const STATES_PER_BREATH = 4_096;

export class ShortestFailing {
  found: Schedule | undefined;
  states = 0;
  partial = false;
  readonly #machine: Machine;
  readonly #row: Int32Array;
  readonly #seen: StateSet;
  /** By state: the one before, who moved from there to here, and how many switches that took. */
  readonly #parents = [-1];
  readonly #movers = [-1];
  readonly #switches = [0];

  /** @param fails which state is looked for */
  constructor(
    program: StepProgram,
    private readonly maxStates: number,
    private readonly fails: (machine: Machine) => boolean = (machine) => machine.fails(),
  ) {
    this.#machine = new Machine(program);
    this.#row = new Int32Array(this.#machine.row.length + 2);
    this.#seen = new StateSet(this.#row.length);
  }

  /** @param length in steps: no failing schedule is shorter */
  *run(length: number): Generator<void, void> {
    let level = [this.#add(-1, 0)];
    for (let switches = 0; level.length > 0; switches++) {
      const next: number[] = [];
      // The level grows while it is gone through, by those who go on without a switch.
      for (const state of level) {
        if ((this.#switches[state] ?? 0) < switches) continue;
        if (this.states >= this.maxStates) {
          this.partial = true;
          return;
        }
        if (++this.states % STATES_PER_BREATH === 0) yield;
        if (this.#steps(state) < length) this.#spread(state, switches, level, next);
        else if (this.fails(this.#machine)) {
          this.found = this.#readBack(state);
          return;
        }
      }
      level = next;
    }
  }

  /** Reaches all states that are one step further. */
  #spread(state: number, switches: number, level: number[], next: number[]): void {
    const machine = this.#machine;
    const last = this.#row[machine.row.length] ?? -1;
    const steps = (this.#row[machine.row.length + 1] ?? 0) + 1;
    if (machine.standing() !== 'going') return;
    for (let thread = 0; thread < machine.count; thread++) {
      this.#read(state);
      if (!machine.isEnabled(thread)) continue;
      machine.step(thread);
      const renamed = machine.sortAlike(thread);
      const reached = this.#add(renamed?.[thread] ?? thread, steps);
      const cost = switches + (last >= 0 && last !== thread ? 1 : 0);
      if (cost >= (this.#switches[reached] ?? Infinity)) continue;
      this.#switches[reached] = cost;
      this.#parents[reached] = state;
      this.#movers[reached] = thread;
      (cost === switches ? level : next).push(reached);
    }
  }

  #add(last: number, steps: number): number {
    const { row } = this.#machine;
    this.#row.set(row);
    this.#row[row.length] = last;
    this.#row[row.length + 1] = steps;
    return this.#seen.add(this.#row);
  }

  #read(state: number): void {
    this.#seen.read(state, this.#row);
    const { row } = this.#machine;
    for (let at = 0; at < row.length; at++) row[at] = this.#row[at] ?? 0;
  }

  /** @returns after how many steps it is */
  #steps(state: number): number {
    this.#read(state);
    return this.#row[this.#row.length - 1] ?? 0;
  }

  /** The way to that state, with the threads' numbers as the program gave them. */
  #readBack(state: number): Schedule {
    const moves: number[] = [];
    for (let here = state; here > 0; here = this.#parents[here] ?? 0) moves.push(this.#movers[here] ?? 0);
    this.#machine.reset();
    // Which thread of the program each number stands for by now.
    const named = Array.from({ length: this.#machine.count }, (_, thread) => thread);
    return moves.reverse().map((mover) => {
      const thread = named[mover] ?? mover;
      this.#machine.step(mover);
      const before = [...named];
      this.#machine.sortAlike(mover)?.forEach((to, from) => (named[to] = before[from] ?? from));
      return thread;
    });
  }
}
