/** The ticket sale as the learner repairs it: two threads run the same text, and every schedule is judged. */
import type { ProgramFault } from '../../../../shared/labs/races/program-error';
import { stepThreads, type StepProgram } from '../../../../shared/steps/program';
import type { Step } from '../../../../shared/steps/step';
import { TICKETS } from '../program-of';
import { FaultError } from './fault';
import type { Sandbox } from './sandbox';

/** What a learner's text may name. */
const SHARED = {
  cells: { tickets: TICKETS },
  locks: { mutex: ['tickets'] },
  semaphores: {},
  conditions: [],
} as const;

/** Two are enough to sell one ticket twice. */
const THREADS = 2;

export interface RepairProgram {
  readonly program: StepProgram;
  /** What was wrong first, in whichever schedule it came up. */
  readonly fault: () => ProgramFault | undefined;
}

export function repairProgramOf(sandbox: Sandbox): RepairProgram {
  let first: ProgramFault | undefined;
  function* body(): Generator<Step, number, number> {
    try {
      return yield* watched(sandbox.run());
    } catch (thrown) {
      if (thrown instanceof FaultError) first ??= thrown.fault;
      throw thrown;
    }
  }
  const program: StepProgram = {
    ...SHARED,
    threads: stepThreads('thread', THREADS, () => body),
    outcome: ({ returns }) => returns.flat().reduce((sum, one) => sum + one, 0),
    // None sold is no repair either: somebody wanted the ticket.
    violates: (sold) => sold !== TICKETS,
  };
  return { program, fault: () => first };
}

/** Lets only those steps pass that can be made at all: on something there is, with locks that are held. */
function* watched(steps: Generator<Step, number, number>): Generator<Step, number, number> {
  const held = new Set<string>();
  let result = 0;
  for (;;) {
    const { done, value } = steps.next(result);
    if (done) return value;
    check(value, held);
    result = yield value;
    keep(value, result, held);
  }
}

/** @throws FaultError 'UNKNOWN_CELL' or 'NOT_HELD' */
function check(step: Step, held: ReadonlySet<string>): void {
  const unknown = namesIn(step).find(([kind, name]) => !isThere(kind, name));
  if (unknown) throw new FaultError('UNKNOWN_CELL', step.line, unknown[1]);
  if ((step.kind === 'unlock' || step.kind === 'wait') && !held.has(step.lock))
    throw new FaultError('NOT_HELD', step.line, step.lock);
}

function namesIn(step: Step): readonly (readonly ['cell' | 'lock' | 'semaphore' | 'condition', string])[] {
  return (['cell', 'lock', 'semaphore', 'condition'] as const).flatMap((kind) => {
    const name = (step as { readonly [Kind in typeof kind]?: string })[kind];
    return name === undefined ? [] : [[kind, name] as const];
  });
}

function isThere(kind: 'cell' | 'lock' | 'semaphore' | 'condition', name: string): boolean {
  switch (kind) {
    case 'cell':
      return Object.hasOwn(SHARED.cells, name);
    case 'lock':
      return Object.hasOwn(SHARED.locks, name);
    default:
      return false; // there are none
  }
}

function keep(step: Step, result: number, held: Set<string>): void {
  switch (step.kind) {
    case 'lock':
      held.add(step.lock);
      return;
    case 'tryLock':
    case 'lockWithin':
      if (result === 1) held.add(step.lock);
      return;
    case 'unlock':
      held.delete(step.lock);
      return;
    default:
      return;
  }
}
