/**
 * A program of several threads over shared memory, as data and generators: what is shared, who runs
 * what, and what its end is judged by.
 */
import type { ActorId } from '../trace/event';
import type { Self, Step } from './step';

/** A thread's text. It returns what the end is judged by, if anything. */
export type Body = (self: Self, me: Me) => Generator<Step, number | undefined | void, number>;

/** Which thread it is. */
export interface Me {
  /** From 0: its number in a schedule. */
  readonly number: number;
  /** How many threads there are. */
  readonly of: number;
  /** From 0: how many-th time it runs its text. */
  readonly round: number;
}

export interface StepThread {
  /** `thread-0`: ends in its number in a schedule. */
  readonly actor: ActorId;
  readonly body: Body;
  /** How often it runs its text. What it knows of one round it has forgotten in the next. */
  readonly rounds: number;
}

export interface StepProgram {
  /** Named cells (32-bit integers) with the value they begin with. */
  readonly cells: Readonly<Record<string, number>>;
  /** Named locks, each with the cells it is meant to guard. */
  readonly locks: Readonly<Record<string, readonly string[]>>;
  /** Named semaphores with the number they begin with. */
  readonly semaphores: Readonly<Record<string, number>>;
  readonly conditions: readonly string[];
  /** In the order of their numbers. */
  readonly threads: readonly StepThread[];
  /** What an end amounts to, such as the final value. Pure. */
  readonly outcome: (end: EndState) => number;
  /** Whether that outcome is one the program should never have. */
  readonly violates: (outcome: number) => boolean;
}

export interface EndState {
  readonly cells: Readonly<Record<string, number>>;
  /** What each thread returned, by round; nothing returned is 0. */
  readonly returns: readonly (readonly number[])[];
}

/** Threads from 0, so that the names bear the numbers of a schedule. */
export function stepThreads(role: string, count: number, body: (number: number) => Body, rounds = 1): StepThread[] {
  return Array.from({ length: count }, (_, number) => ({ actor: `${role}-${number}`, body: body(number), rounds }));
}
