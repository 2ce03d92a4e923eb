/**
 * Counts all schedules without running them one by one.
 *
 * Two schedules that lead to the same state have the same future. So states are gone through in layers, one
 * step after the other, each with the number of ways that lead to it; the ways to a state are the sum of the
 * ways to those before it. Only one layer and the next are kept.
 *
 * Threads that run the same text and cannot know which they are need not be told apart: states that differ
 * only in who is who count as one, with the ways to all of them. That stays exact, since each of them has as
 * many ways to it, and the same future but for the names. Only an outcome that looks at who returned what
 * may tell them apart: there the ways are shared out evenly again.
 */
import type { StepProgram } from '../steps/program';
import type { ExplorationLimits } from './exploration';
import { Machine } from './machine';
import { StateSet } from './state-set';
import { Ways } from './ways';

/** States between two breaths: a few milliseconds. */
const STATES_PER_BREATH = 4_096;

export class Count {
  schedules = 0n;
  readonly outcomes = new Map<number, bigint>();
  violations = 0n;
  deadlocks = 0n;
  /** Schedules that ended because a thread failed. */
  failed = 0n;
  /** Steps of the shortest schedule that fails in any way, and of the shortest in which a thread failed. */
  firstViolation: number | undefined;
  firstFailure: number | undefined;
  states = 0;
  partial = false;
  readonly #machine: Machine;

  constructor(
    private readonly program: StepProgram,
    private readonly limits: ExplorationLimits,
  ) {
    this.#machine = new Machine(program);
  }

  /** Goes through all layers, pausing between states now and then. */
  *run(): Generator<void, void> {
    let layer = new StateSet(this.#machine.row.length);
    let ways = Ways.one();
    layer.add(this.#machine.row);
    for (let steps = 0; layer.size > 0; steps++) {
      const next = new StateSet(layer.width);
      const nextWays = new Ways();
      for (let state = 0; state < layer.size; state++) {
        if (this.states >= this.limits.maxStates) {
          this.#giveUp();
          return;
        }
        if (++this.states % STATES_PER_BREATH === 0) yield;
        layer.read(state, this.#machine.row);
        if (this.#machine.standing() !== 'going') this.#end(ways.at(state), steps);
        else if (steps >= this.limits.maxSteps) this.partial = true;
        else this.#spread(layer, ways, state, next, nextWays);
      }
      layer = next;
      ways = nextWays;
    }
  }

  /** Adds the ways to a state to all states that are one step further. */
  #spread(layer: StateSet, ways: Ways, state: number, next: StateSet, nextWays: Ways): void {
    const machine = this.#machine;
    for (let thread = 0; thread < machine.count; thread++) {
      if (thread > 0) layer.read(state, machine.row);
      if (!machine.isEnabled(thread)) continue;
      machine.step(thread);
      machine.sortAlike();
      nextWays.add(next.add(machine.row), ways, state);
    }
  }

  /** Schedules that are over. */
  #end(ways: bigint, steps: number): void {
    this.schedules += ways;
    const standing = this.#machine.standing();
    if (standing === 'finished') this.#finish(ways);
    else this.violations += ways;
    if (standing === 'deadlocked') this.deadlocks += ways;
    if (this.violations > 0n) this.firstViolation ??= steps;
    if (standing !== 'failed') return;
    this.failed += ways;
    this.firstFailure ??= steps;
  }

  #finish(ways: bigint): void {
    const outcomes = this.#outcomes();
    const share = ways / BigInt(outcomes.length);
    for (const outcome of outcomes) {
      this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0n) + share);
      if (this.program.violates(outcome)) this.violations += share;
    }
  }

  /** The outcome for each way to say who returned what: one, unless threads that are alike returned differently. */
  #outcomes(): number[] {
    const { row, memory, alike } = this.#machine;
    let arrangements: Int32Array[] = [row.slice()];
    for (const group of alike) {
      const ids = group.map((thread) => row[memory.size + thread] ?? 0);
      if (ids.every((id) => id === ids[0])) continue;
      arrangements = arrangements.flatMap((arranged) =>
        orders(ids).map((order) => {
          const copy = arranged.slice();
          group.forEach((thread, at) => (copy[memory.size + thread] = order[at] ?? 0));
          return copy;
        }),
      );
    }
    return arrangements.map((arranged) => {
      row.set(arranged);
      return this.#machine.outcome();
    });
  }

  /**
   * Too many states: what was counted so far is a lower bound. Only how many schedules there are may still be
   * known, if no thread can be kept waiting and each makes a fixed number of steps: (n1 + n2 + ...)! / (n1! n2! ...).
   */
  #giveUp(): void {
    this.partial = true;
    const steps = Array.from({ length: this.#machine.count }, (_, thread) => this.#machine.text(thread).steps());
    if (!steps.every((known) => known !== undefined)) return;
    this.schedules = interleavings(steps);
    this.firstViolation ??= steps.reduce((sum, length) => sum + length, 0);
  }
}

/** In how many orders threads can make their steps if nobody ever waits. */
export function interleavings(steps: readonly number[]): bigint {
  let ways = 1n;
  let made = 0n;
  for (const length of steps) {
    for (let step = 1n; step <= BigInt(length); step++) ways = (ways * ++made) / step;
  }
  return ways;
}

/** All different orders of those numbers. */
function orders(numbers: readonly number[]): number[][] {
  if (numbers.length === 0) return [[]];
  return [...new Set(numbers)].flatMap((first) => {
    const rest = numbers.toSpliced(numbers.indexOf(first), 1);
    return orders(rest).map((order) => [first, ...order]);
  });
}
