/**
 * The program a run is of, from its parameters. Pure: main, the worker threads and the model build
 * the same one, each for itself.
 */
import { stepThreads, type Body, type StepProgram } from '../../../shared/steps/program';
import type { Json } from '../../../shared/wire/json';
import { dine } from './programs/naive.program';
import { dineInOrder } from './programs/ordered.program';
import { dinePolitely } from './programs/try.program';
import { useBoth } from './programs/two-locks-naive.program';
import { useBothInOrder } from './programs/two-locks-ordered.program';
import { useBothOrGiveBack } from './programs/two-locks-try.program';
import { useBothAlone } from './programs/two-locks-waiter.program';
import { dineWithWaiter } from './programs/waiter.program';

/** What of the parameters makes the program. */
export interface DeadlockProgram {
  readonly program: 'two-locks' | 'philosophers';
  readonly philosophers: number;
  readonly strategy: Strategy;
  readonly meals: number;
}

export type Strategy = 'naive' | 'ordered' | 'try' | 'waiter';

const DINERS: Readonly<Record<Strategy, Body>> = {
  naive: dine,
  ordered: dineInOrder,
  try: dinePolitely,
  waiter: dineWithWaiter,
};
const USERS: Readonly<Record<Strategy, Body>> = {
  naive: useBoth,
  ordered: useBothInOrder,
  try: useBothOrGiveBack,
  waiter: useBothAlone,
};

/** Nothing is computed: every end is as good as another, and what may go wrong is that there is none. */
const NO_JUDGEMENT = { cells: {}, conditions: [], outcome: () => 0, violates: () => false } as const;

export function programOf(params: DeadlockProgram): StepProgram {
  return params.program === 'two-locks' ? twoLocks(params) : philosophers(params);
}

/** {@link programOf} for whoever was handed the parameters as JSON by {@link asData}. */
export const programOfData = (data: Json): StepProgram => programOf(data as unknown as DeadlockProgram);

export const asData = ({ program, philosophers, strategy, meals }: DeadlockProgram): Json => ({
  program,
  philosophers,
  strategy,
  meals,
});

/** The file of the text each thread runs, below src/main/labs. */
export function textOf({ program, strategy }: Pick<DeadlockProgram, 'program' | 'strategy'>): string {
  return `deadlock/programs/${program === 'two-locks' ? 'two-locks-' : ''}${strategy}.program.ts`;
}

function twoLocks({ strategy, meals }: DeadlockProgram): StepProgram {
  return {
    ...NO_JUDGEMENT,
    locks: { a: [], b: [], ...(strategy === 'waiter' && { both: [] }) },
    semaphores: {},
    threads: stepThreads('thread', 2, () => USERS[strategy], meals),
  };
}

function philosophers({ philosophers, strategy, meals }: DeadlockProgram): StepProgram {
  const forks = Array.from({ length: philosophers }, (_, number) => [`fork-${number}`, []] as const);
  return {
    ...NO_JUDGEMENT,
    locks: Object.fromEntries(forks),
    // One seat fewer than philosophers: somebody always finds both forks.
    semaphores: strategy === 'waiter' ? { waiter: philosophers - 1 } : {},
    threads: stepThreads('philosopher', philosophers, () => DINERS[strategy], meals),
  };
}
