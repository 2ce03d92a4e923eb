/** Where the learner is in the five steps, and what is next: from what has been done, nothing else. */
import type { TaskStep } from '../labs/panel';

export const STEPS = ['predict', 'run', 'investigate', 'modify', 'make'] as const;
export type Step = (typeof STEPS)[number];

export type Next =
  | 'nextPredict'
  | 'nextRun'
  | 'nextWatch'
  | 'nextPaused'
  | 'nextCompare'
  | 'nextInvestigate'
  | 'nextModify'
  | 'nextMake'
  | 'allDone';

export interface Done {
  readonly phase: 'asking' | 'placed' | 'settled' | 'resting';
  readonly alive: boolean;
  readonly paused: boolean;
  /** A run is there, of which the bet may be settled. */
  readonly settleable: boolean;
  readonly ran: boolean;
  readonly tasks: readonly { readonly id: string; readonly step: TaskStep }[];
  readonly tasksDone: readonly string[];
}

export interface Progression {
  /** A step for which the experiment has no tasks is neither done nor open: it is missing here. */
  readonly done: Readonly<Partial<Record<Step, boolean>>>;
  readonly now: Step;
  readonly next: Next;
  /** The task to do next, where that is what is next. */
  readonly task?: string;
}

const TASK_NEXT: Readonly<Record<TaskStep, Next>> = {
  investigate: 'nextInvestigate',
  modify: 'nextModify',
  make: 'nextMake',
};

export function progressionOf(state: Done): Progression {
  const settled = state.phase === 'settled' || state.phase === 'resting';
  const done = { predict: state.phase !== 'asking', run: settled, ...tasksDone(state) };
  if (state.alive) return { done, now: 'run', next: state.paused ? 'nextPaused' : 'nextWatch' };
  if (state.settleable) return { done, now: 'run', next: 'nextCompare' };
  if (!done.predict) return { done, now: 'predict', next: 'nextPredict' };
  if (!done.run) return { done, now: 'run', next: 'nextRun' };
  const task = (['investigate', 'modify', 'make'] as const).find((step) => done[step] === false);
  if (task === undefined) return { done, now: STEPS.findLast((step) => step in done) ?? 'run', next: 'allDone' };
  // Whoever comes back needs a run before anything can be found in it.
  if (!state.ran) return { done, now: task, next: 'nextRun' };
  const open = state.tasks.find(({ id, step }) => step === task && !state.tasksDone.includes(id));
  return { done, now: task, next: TASK_NEXT[task], ...(open && { task: open.id }) };
}

/** When the run at hand came into sight, and what had been settled by then. */
export interface RunStanding {
  readonly hasBet: boolean;
  readonly beganAfterBet: boolean;
}

/**
 * Whether the run at hand may tick a task. Nothing is ticked before the first bet is settled. To modify and to make
 * is to run again: the run that settles that bet, or one that was only shown, may happen to pass, but nobody has done
 * anything.
 */
export function mayTick({ step }: { readonly step: TaskStep }, { hasBet, beganAfterBet }: RunStanding): boolean {
  return hasBet && (step === 'investigate' || beganAfterBet);
}

function tasksDone({ tasks, tasksDone }: Done): { readonly [S in TaskStep]?: boolean } {
  const done: { [S in TaskStep]?: boolean } = {};
  for (const { id, step } of tasks) done[step] = (done[step] ?? true) && tasksDone.includes(id);
  return done;
}
