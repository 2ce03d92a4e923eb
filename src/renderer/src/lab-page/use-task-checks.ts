/** Ticks a task when the run at hand passes it, or when the right event of it is selected. */
import { useEffect, useState } from 'react';
import { announce } from '../ui/announce';
import type { AnyExperimentText, AnyFacts, Task } from '../labs/panel';
import { mayTick } from './progression';
import type { LabBet } from './use-bet';

export interface CheckedTasks {
  readonly tasks: readonly Task<AnyFacts>[];
  readonly words: AnyExperimentText;
  readonly bet: LabBet;
  readonly facts: AnyFacts | undefined;
  readonly selected: number | undefined;
  /** Names the run at hand, so that another is told from it. */
  readonly run: object | undefined;
  /** A saved run shows what somebody did once, which is not doing it. */
  readonly counts: boolean;
}

export function useTaskChecks({ tasks, words, bet, facts, selected, run, counts }: CheckedTasks): void {
  const { finishTask } = bet;
  const { tasksDone, bets } = bet.record;
  const hasBet = bets.length > 0;
  const beganAfterBet = useAtBegin(run, hasBet);
  useEffect(() => {
    if (!facts || !counts) return;
    for (const task of tasks) {
      if (tasksDone.includes(task.id) || !mayTick(task, { hasBet, beganAfterBet })) continue;
      const passed = task.by === 'run' ? task.passes(facts) : selected !== undefined && task.answers(facts, selected);
      if (!passed) continue;
      finishTask(task.id);
      announce(words.tasks[task.id]?.done(facts) ?? '');
    }
  }, [tasks, words, facts, selected, counts, hasBet, beganAfterBet, tasksDone, finishTask]);
}

/** What was so when this run came into sight. */
function useAtBegin(run: object | undefined, now: boolean): boolean {
  const [seen, setSeen] = useState({ run, then: now });
  if (seen.run === run) return seen.then;
  setSeen({ run, then: now });
  return now;
}
