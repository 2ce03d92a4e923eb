/** Every schedule of a program, tried one by one: slow, and with nothing of the explorer in it. */
import type { StepProgram } from '../../../src/shared/steps/program';
import { Self, type Step } from '../../../src/shared/steps/step';

export interface Tried {
  readonly outcomes: Map<number, number>;
  schedules: number;
  violations: number;
}

export function bruteForce(program: StepProgram): Tried {
  const tried: Tried = { outcomes: new Map(), schedules: 0, violations: 0 };
  const open: number[][] = [[]];
  for (let schedule = open.pop(); schedule; schedule = open.pop()) {
    const before = schedule;
    const { enabled, outcome } = runAlong(program, before);
    open.push(...enabled.map((thread) => [...before, thread]));
    if (outcome === undefined) continue;
    tried.schedules += 1;
    tried.outcomes.set(outcome, (tried.outcomes.get(outcome) ?? 0) + 1);
    if (program.violates(outcome)) tried.violations += 1;
  }
  return tried;
}

/** The programs of this lab end in every order: no outcome means that somebody can still go on. */
function runAlong(
  program: StepProgram,
  schedule: readonly number[],
): { readonly enabled: readonly number[]; readonly outcome: number | undefined } {
  const cells = new Map(Object.entries(program.cells));
  const holders = new Map<string, number>();
  const threads = program.threads.map((_, number) => liveThread(program, number));
  for (const number of schedule) {
    const thread = threads[number];
    if (thread?.step) thread.goOn(make(thread.step, number, cells, holders));
  }
  const enabled = threads.flatMap(({ step }, number) =>
    !step || (step.kind === 'lock' && holders.has(step.lock)) ? [] : [number],
  );
  const over = threads.every(({ step }) => step === undefined);
  const end = { cells: Object.fromEntries(cells), returns: threads.map(({ returns }) => returns) };
  return { enabled, outcome: over ? program.outcome(end) : undefined };
}

interface LiveThread {
  step: Step | undefined;
  readonly returns: number[];
  goOn(result: number): void;
}

function liveThread(program: StepProgram, number: number): LiveThread {
  const { body, rounds } = program.threads[number] ?? { body: undefined, rounds: 0 };
  let round = 0;
  const begin = (): Generator<Step, number | undefined | void, number> | undefined =>
    round < rounds ? body?.(new Self(), { number, of: program.threads.length, round }) : undefined;
  let running = begin();
  const returns: number[] = [];
  const stand = (next: IteratorResult<Step, number | undefined | void> | undefined): Step | undefined => {
    if (!next) return undefined;
    if (!next.done) return next.value;
    returns.push(next.value ?? 0);
    round += 1;
    running = begin();
    return stand(running?.next());
  };
  const thread: LiveThread = {
    step: stand(running?.next()),
    returns,
    goOn: (result) => (thread.step = stand(running?.next(result))),
  };
  return thread;
}

function make(step: Step, number: number, cells: Map<string, number>, holders: Map<string, number>): number {
  switch (step.kind) {
    case 'load':
      return cells.get(step.cell) ?? 0;
    case 'store':
      cells.set(step.cell, step.value);
      return 0;
    case 'add':
    case 'compareExchange': {
      const was = cells.get(step.cell) ?? 0;
      if (step.kind === 'add') cells.set(step.cell, was + step.value);
      else if (was === step.expected) cells.set(step.cell, step.value);
      return was;
    }
    case 'lock':
      holders.set(step.lock, number);
      return 0;
    case 'unlock':
      holders.delete(step.lock);
      return 0;
    case 'work':
      return 0;
    default:
      throw new Error(`no program of this lab makes the step ${step.kind}`);
  }
}
