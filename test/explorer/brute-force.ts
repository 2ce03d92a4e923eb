/**
 * Every schedule of a small program, one by one, by a machine that shares nothing with the explorer's: programs
 * are lists of instructions here, threads a counter and a register, states plain objects that are cloned.
 */
import type { Body } from '../../src/shared/steps/program';
import type { Self, Step } from '../../src/shared/steps/step';

/** Whatever has a result puts it into the register. */
export type Instruction =
  | {
      readonly do: 'load' | 'work' | 'lock' | 'tryLock' | 'unlock' | 'acquire' | 'release' | 'notify' | 'notifyAll';
      readonly on: string;
    }
  /** Register plus `more`. */
  | { readonly do: 'store'; readonly on: string; readonly more: number }
  | { readonly do: 'add'; readonly on: string; readonly more: number }
  | { readonly do: 'swap'; readonly on: string; readonly expected: number; readonly value: number }
  | { readonly do: 'wait'; readonly on: string; readonly lock: string }
  /** No step: leaves out the next `count` instructions if the register is `when`. */
  | { readonly do: 'skip'; readonly when: number; readonly count: number };

export interface SmallProgram {
  /** Texts; threads may run the same one. */
  readonly texts: readonly (readonly Instruction[])[];
  /** By thread: which text. */
  readonly threads: readonly number[];
  readonly rounds: number;
  readonly cells: readonly string[];
  readonly locks: readonly string[];
  readonly semaphores: Readonly<Record<string, number>>;
  readonly conditions: readonly string[];
  readonly outcome: (cells: Readonly<Record<string, number>>, returns: readonly (readonly number[])[]) => number;
  readonly violates: (outcome: number) => boolean;
}

/** The same text as a generator, for the explorer. A round returns its register. */
export function bodyOf(text: readonly Instruction[]): Body {
  return function* (self) {
    let register = 0;
    for (let at = 0; at < text.length; at++) {
      const instruction = text[at];
      if (!instruction) break;
      if (instruction.do === 'skip') at += register === instruction.when ? instruction.count : 0;
      else register = yield stepOf(self.at(at + 1), instruction, register);
    }
    return register;
  };
}

function stepOf(self: Self, instruction: Exclude<Instruction, { do: 'skip' }>, register: number): Step {
  switch (instruction.do) {
    case 'store':
      return self.store(instruction.on, register + instruction.more);
    case 'add':
      return self.add(instruction.on, instruction.more);
    case 'swap':
      return self.compareExchange(instruction.on, instruction.expected, instruction.value);
    case 'wait':
      return self.wait(instruction.on, instruction.lock);
    default:
      return self[instruction.do](instruction.on);
  }
}

export interface Plain {
  schedules: number;
  outcomes: Map<number, number>;
  violations: number;
  deadlocks: number;
  failed: number;
  /** Foata normal forms of all complete schedules. */
  classes: Set<string>;
  /** Fewest steps and then fewest switches of a failing one. */
  shortest: { steps: number; switches: number } | undefined;
}

interface Thread {
  at: number;
  register: number;
  returns: number[];
  waits?: 'asleep' | 'woken';
}

interface State {
  cells: Record<string, number>;
  owners: Record<string, number>;
  left: Record<string, number>;
  queues: Record<string, number[]>;
  threads: Thread[];
}

interface Made {
  readonly thread: number;
  readonly touched: readonly string[];
  readonly reads: boolean;
}

/** Too many to go through: the case is left out. */
export class TooMany extends Error {}

export function enumerate(program: SmallProgram, most: number): Plain {
  const plain: Plain = {
    schedules: 0,
    outcomes: new Map(),
    violations: 0,
    deadlocks: 0,
    failed: 0,
    classes: new Set(),
    shortest: undefined,
  };
  const first: State = {
    cells: Object.fromEntries(program.cells.map((name) => [name, 0])),
    owners: {},
    left: { ...program.semaphores },
    queues: Object.fromEntries(program.conditions.map((name) => [name, []])),
    threads: program.threads.map(() => ({ at: 0, register: 0, returns: [] })),
  };
  first.threads.forEach((_, thread) => settle(program, first, thread));
  visit(program, first, [], plain, most);
  return plain;
}

function visit(program: SmallProgram, state: State, made: readonly Made[], plain: Plain, most: number): void {
  if (plain.schedules > most) throw new TooMany();
  const living = state.threads.map((_, thread) => thread).filter((thread) => pending(program, state, thread));
  const movable = living.filter((thread) => canMove(program, state, thread));
  if (movable.length === 0) return end(program, state, made, plain, living.length > 0);
  for (const thread of movable) {
    const after = structuredClone(state);
    const step = move(program, after, thread);
    if (step) visit(program, after, [...made, step], plain, most);
    else {
      plain.failed++;
      fail(plain, [...made, { thread, touched: [], reads: false }]);
    }
  }
}

function end(program: SmallProgram, state: State, made: readonly Made[], plain: Plain, stuck: boolean): void {
  plain.classes.add(foata(made));
  if (stuck) {
    plain.deadlocks++;
    return fail(plain, made);
  }
  const outcome = program.outcome(
    state.cells,
    state.threads.map(({ returns }) => returns),
  );
  plain.outcomes.set(outcome, (plain.outcomes.get(outcome) ?? 0) + 1);
  if (program.violates(outcome)) fail(plain, made);
  else plain.schedules++;
}

function fail(plain: Plain, made: readonly Made[]): void {
  plain.schedules++;
  plain.violations++;
  const switches = made.filter(({ thread }, at) => at > 0 && made[at - 1]?.thread !== thread).length;
  const best = plain.shortest;
  if (!best || made.length < best.steps || (made.length === best.steps && switches < best.switches)) {
    plain.shortest = { steps: made.length, switches };
  }
}

function pending({ texts, threads, rounds }: SmallProgram, state: State, thread: number): Instruction | undefined {
  const one = state.threads[thread];
  return one && one.returns.length < rounds ? texts[threads[thread] ?? 0]?.[one.at] : undefined;
}

function canMove(program: SmallProgram, state: State, thread: number): boolean {
  const instruction = pending(program, state, thread);
  const waits = state.threads[thread]?.waits;
  if (instruction?.do === 'lock') return state.owners[instruction.on] === undefined;
  if (instruction?.do === 'acquire') return (state.left[instruction.on] ?? 0) > 0;
  if (instruction?.do !== 'wait' || !waits) return true;
  return waits === 'woken' && state.owners[instruction.lock] === undefined;
}

/** Makes a move in place; nothing if it lets go of a lock it does not hold. */
function move(program: SmallProgram, state: State, thread: number): Made | undefined {
  const one = state.threads[thread];
  const now = pending(program, state, thread);
  if (!one || !now || now.do === 'skip') throw new Error('nothing to do');
  const { cells, owners, left, queues } = state;
  const touched = now.do === 'work' ? [] : now.do === 'wait' ? [now.on, now.lock] : [now.on];
  const was = cells[now.on] ?? 0;
  let result = 0;
  if (now.do === 'load') result = was;
  else if (now.do === 'store') cells[now.on] = one.register + now.more;
  else if (now.do === 'add') [result, cells[now.on]] = [was, was + now.more];
  else if (now.do === 'swap') [result, cells[now.on]] = [was, was === now.expected ? now.value : was];
  else if (now.do === 'lock') owners[now.on] = thread;
  else if (now.do === 'tryLock') {
    result = owners[now.on] === undefined ? 1 : 0;
    owners[now.on] ??= thread;
  } else if (now.do === 'unlock') {
    if (owners[now.on] !== thread) return undefined;
    Reflect.deleteProperty(owners, now.on);
  } else if (now.do === 'acquire') left[now.on] = (left[now.on] ?? 0) - 1;
  else if (now.do === 'release') left[now.on] = (left[now.on] ?? 0) + 1;
  else if (now.do === 'notify' || now.do === 'notifyAll') {
    const woken = queues[now.on]?.splice(0, now.do === 'notify' ? 1 : Infinity) ?? [];
    for (const other of woken) Object.assign(state.threads[other] ?? {}, { waits: 'woken' });
    result = woken.length;
  } else if (now.do === 'wait') {
    if (!one.waits) {
      if (owners[now.lock] !== thread) return undefined;
      Reflect.deleteProperty(owners, now.lock);
      queues[now.on]?.push(thread);
      one.waits = 'asleep';
      return { thread, touched, reads: false };
    }
    Reflect.deleteProperty(one, 'waits');
    owners[now.lock] = thread;
  }
  one.register = result;
  one.at++;
  settle(program, state, thread);
  return { thread, touched, reads: now.do === 'load' };
}

/** Goes on over what is no step: skips, and ends of rounds. */
function settle({ texts, threads, rounds }: SmallProgram, state: State, thread: number): void {
  const one = state.threads[thread];
  const text = texts[threads[thread] ?? 0] ?? [];
  while (one && one.returns.length < rounds) {
    const next = text[one.at];
    if (!next) {
      one.returns.push(one.register);
      [one.at, one.register] = [0, 0];
    } else if (next.do === 'skip') one.at += one.register === next.when ? next.count + 1 : 1;
    else return;
  }
}

/** Foata normal form: each step stands right behind the last it depends on; what stands side by side is sorted. */
function foata(made: readonly Made[]): string {
  const ranks: number[] = [];
  const layers: number[][] = [];
  made.forEach((step, at) => {
    const before = made.slice(0, at).map((other, index) => (depends(step, other) ? (ranks[index] ?? 0) + 1 : 0));
    const rank = Math.max(0, ...before);
    ranks.push(rank);
    (layers[rank] ??= []).push(step.thread);
  });
  return layers.map((layer) => layer.sort((a, b) => a - b).join()).join('|');
}

function depends(a: Made, b: Made): boolean {
  if (a.thread === b.thread) return true;
  return !(a.reads && b.reads) && a.touched.some((name) => b.touched.includes(name));
}
