/** Where the learner is in the five steps, and what is next: from what has been done, nothing else. */
import type { TaskStep } from '../labs/panel';

export const STEPS = ['predict', 'run', 'investigate', 'modify', 'make'] as const;
export type Step = (typeof STEPS)[number];

export type Next =
  'nextPredict' | 'nextRun' | 'nextWatch' | 'nextCompare' | 'nextInvestigate' | 'nextModify' | 'nextMake' | 'allDone';

export interface Done {
  readonly phase: 'asking' | 'placed' | 'settled' | 'resting';
  /** Run may be pressed, with a bet or without. */
  readonly unlocked: boolean;
  readonly alive: boolean;
  /** A run is there, of which the bet may be settled. */
  readonly settleable: boolean;
  readonly ran: boolean;
  readonly tasks: readonly { readonly id: string; readonly step: TaskStep }[];
  readonly tasksDone: readonly string[];
}

export interface Progression {
  readonly done: Readonly<Record<Step, boolean>>;
  readonly now: Step;
  readonly next: Next;
}

const TASK_NEXT: Readonly<Record<TaskStep, Next>> = {
  investigate: 'nextInvestigate',
  modify: 'nextModify',
  make: 'nextMake',
};

export function progressionOf(state: Done): Progression {
  const tasksDone = (step: TaskStep): boolean =>
    state.tasks.every(({ id, step: of }) => of !== step || state.tasksDone.includes(id));
  const settled = state.phase === 'settled' || state.phase === 'resting';
  const done = {
    predict: state.phase !== 'asking',
    run: settled,
    investigate: tasksDone('investigate'),
    modify: tasksDone('modify'),
    make: tasksDone('make'),
  };
  if (state.alive) return { done, now: 'run', next: 'nextWatch' };
  if (state.settleable) return { done, now: 'run', next: 'nextCompare' };
  if (!done.predict) return { done, now: 'predict', next: state.unlocked && !state.ran ? 'nextRun' : 'nextPredict' };
  if (!done.run) return { done, now: 'run', next: 'nextRun' };
  const task = (['investigate', 'modify', 'make'] as const).find((step) => !done[step]);
  if (task === undefined) return { done, now: 'make', next: 'allDone' };
  // Whoever comes back needs a run before anything can be found in it.
  return { done, now: task, next: state.ran ? TASK_NEXT[task] : 'nextRun' };
}
