/** Ticks a task when the run at hand passes it, or when the right event of it is selected. */
import { useEffect } from 'react';
import { announce } from '../ui/announce';
import type { AnyExperimentText, AnyFacts, Task } from '../labs/panel';
import type { LabBet } from './use-bet';

export interface CheckedTasks {
  readonly tasks: readonly Task<AnyFacts>[];
  readonly words: AnyExperimentText;
  readonly bet: LabBet;
  readonly facts: AnyFacts | undefined;
  readonly selected: number | undefined;
  /** A saved run shows what somebody did once, which is not doing it. */
  readonly counts: boolean;
}

export function useTaskChecks({ tasks, words, bet, facts, selected, counts }: CheckedTasks): void {
  const { finishTask } = bet;
  const { tasksDone } = bet.record;
  useEffect(() => {
    if (!facts || !counts) return;
    for (const task of tasks) {
      if (tasksDone.includes(task.id)) continue;
      const passed = task.by === 'run' ? task.passes(facts) : selected !== undefined && task.answers(facts, selected);
      if (!passed) continue;
      finishTask(task.id);
      announce(words.tasks[task.id]?.done(facts) ?? '');
    }
  }, [tasks, words, facts, selected, counts, tasksDone, finishTask]);
}
