/**
 * Threads over shared memory after any number of events: the cells, the locks and who stands before
 * them, the semaphores, each thread's newest step, the schedule so far, and what many runs came to.
 *
 * Conventions it reads in `data`: every step of a schedule has `{thread, step}`; load, store
 * `{value}`; block `{holder}`; lock, unlock of a semaphore `{left}`; wait `{condition, lock}`;
 * return `{value}`; an attempt begins with main's note `{attempt, cells}` and ends with
 * `{outcome, violates}` or with an error `{reason: 'deadlock', cycle}`; a race is a note
 * `{race, outcome, violates, locked}`; exploring `{exploring, states, explored}`, in the end
 * `{explored, schedules, ...}`. What is missing or of another type is as if it were not said.
 *
 * A state shares with the one before it whatever stayed the same, so a step costs what it changes.
 */
import type { Json } from '../wire/json';
import { afterMainEvent } from './steps-main';
import { afterThreadEvent } from './steps-thread';
import type { ActorId, EventKind } from './event';
import { Fold } from './fold';
import type { TraceStore } from './store';
import { EMPTY_TALLY, type Tally } from './tally';

export interface CellState {
  readonly name: string;
  readonly value: number;
  /** Who wrote it last; `undefined` as long as it has its first value. */
  readonly writer: ActorId | undefined;
  /** Row of the newest event that read or wrote it, `undefined` before any. */
  readonly touched: number | undefined;
  /** Row of the newest write. */
  readonly written: number | undefined;
}

export interface LockState {
  readonly name: string;
  readonly owner: ActorId | undefined;
  /** Who stands before it, first come first. */
  readonly waiters: readonly ActorId[];
  /** For a semaphore: how many are left. `undefined` for a lock. */
  readonly left: number | undefined;
  /** For a semaphore: who took from it and has not put back. */
  readonly holders: readonly ActorId[];
}

export interface StepMade {
  readonly row: number;
  readonly kind: EventKind;
  /** Name of the cell, lock or semaphore, if it was at one. */
  readonly at: string | undefined;
  /** What it read or wrote. */
  readonly value: number | undefined;
}

export interface StepThreadState {
  readonly actor: ActorId;
  /** Its number in a schedule. */
  readonly number: number;
  /** Of its newest event that had a line. */
  readonly line: number | undefined;
  readonly step: StepMade | undefined;
  /** How many steps it has made in this attempt. */
  readonly steps: number;
  /** Before a lock, a semaphore, or in a condition's queue. */
  readonly blocked:
    { readonly on: string; readonly why: 'lock' | 'condition'; readonly holder: ActorId | undefined } | undefined;
  readonly finished: boolean;
  /** What it returned, once it has. */
  readonly returned: number | undefined;
}

/** The newest turn of a schedule, and the ones before it: sharing makes a longer one cost one turn. */
export interface Turn {
  readonly thread: number;
  readonly actor: ActorId;
  readonly row: number;
  readonly before: Turn | undefined;
  /** How many turns there are with this one. */
  readonly length: number;
}

export interface ExploringState {
  readonly states: number;
  readonly explored: number;
  /** It is through, or has stopped; then the last note's fields are here. */
  readonly result: Readonly<Record<string, Json>> | undefined;
}

export interface StepsState {
  /** 0 before the first attempt. */
  readonly attempt: number;
  readonly cells: readonly CellState[];
  /** Locks and semaphores, by first mention. */
  readonly locks: readonly LockState[];
  /** By number; a thread that has made nothing yet may be missing. */
  readonly threads: readonly StepThreadState[];
  readonly turns: Turn | undefined;
  /** Of this attempt, once it came to its end. */
  readonly outcome: { readonly value: number; readonly violates: boolean } | undefined;
  /** Threads that wait for each other in a circle, each for the next. */
  readonly cycle: readonly ActorId[] | undefined;
  /** Races by outcome, of the program as it is. */
  readonly races: Tally;
  /** The same under a lock. */
  readonly locked: Tally;
  readonly exploring: ExploringState | undefined;
  /** Row of the newest event. */
  readonly row: number | undefined;
}

export const NO_STEPS: StepsState = {
  attempt: 0,
  cells: [],
  locks: [],
  threads: [],
  turns: undefined,
  outcome: undefined,
  cycle: undefined,
  races: EMPTY_TALLY,
  locked: EMPTY_TALLY,
  exploring: undefined,
  row: undefined,
};

/** Turn by turn, from the first. Computed once for each state that is asked. */
export function turnsOf({ turns }: Pick<StepsState, 'turns'>): readonly Turn[] {
  if (!turns) return [];
  const known = listed.get(turns);
  if (known) return known;
  const list = new Array<Turn>(turns.length);
  for (let turn: Turn | undefined = turns; turn; turn = turn.before) list[turn.length - 1] = turn;
  listed.set(turns, list);
  return list;
}

const listed = new WeakMap<Turn, readonly Turn[]>();

export const scheduleOf = (state: Pick<StepsState, 'turns'>): readonly number[] =>
  turnsOf(state).map(({ thread }) => thread);

export const threadIn = (state: StepsState, actor: ActorId): StepThreadState | undefined =>
  state.threads.find((thread) => thread.actor === actor);

export const lockIn = (state: StepsState, name: string): LockState | undefined =>
  state.locks.find((lock) => lock.name === name);

export const cellIn = (state: StepsState, name: string): CellState | undefined =>
  state.cells.find((cell) => cell.name === name);

/** The steps of one trace, at any row. Keep it as long as the trace. */
export function stepsFold(store: TraceStore): Fold<StepsState> {
  return new Fold<StepsState>(store, NO_STEPS, (state, trace, row) => {
    const number = threadNumber(trace, row);
    return number === undefined ? afterMainEvent(state, trace, row) : afterThreadEvent(state, trace, row, number);
  });
}

/** What a thread's own events say, or else its name: `philosopher-2` is number 2. */
function threadNumber(store: TraceStore, row: number): number | undefined {
  const said = store.fieldAt(row, 'thread');
  if (typeof said === 'number') return said;
  const named = /-(\d+)$/.exec(store.actorNameAt(row))?.[1];
  return named === undefined ? undefined : Number(named);
}
