/** The threads of a run of this lab, and what one execution of theirs sums up to. */
import type { RacesSummary } from '../../../../shared/labs/races/contract';
import type { Schedule } from '../../../../shared/steps/schedule';
import type { RunContext } from '../../../run/engine';
import type { Attempt } from '../../../run/step-program/attempt';
import { StepTeam } from '../../../run/step-program/step-team';
import { asData, programOf, sourceOf, type RacesChoice } from '../program-of';

export function teamOf(run: RunContext, choice: RacesChoice): StepTeam {
  return new StepTeam(run, {
    program: programOf(choice),
    worker: 'races/thread.worker',
    data: asData(choice),
    source: sourceOf(choice),
  });
}

export function summaryOf({ outcome, schedule }: Attempt): RacesSummary {
  return outcome === undefined ? { outcomes: {}, schedule } : { outcomes: { [outcome]: 1 }, outcome, schedule };
}

/** How many turns are those of threads there are, from the first on; all of them if there is no other. */
export function firstStranger(schedule: Schedule, threads: number): number {
  const at = schedule.findIndex((thread) => thread >= threads);
  return at < 0 ? schedule.length : at;
}
