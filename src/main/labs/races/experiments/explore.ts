/** Every schedule of the program, counted; one of each kind, executed in the model. */
import type { Exploration } from '../../../../shared/explorer/exploration';
import type { RacesSummary } from '../../../../shared/labs/races/contract';
import { exploreInThread } from '../../../run/exploring/explore-in-thread';
import { countOf, outcomeCounts, tellExplored, tellProgress } from '../../../run/exploring/telling';
import type { RacesRun } from '../engine';
import { asData } from '../program-of';

export async function exploreAll(run: RacesRun): Promise<RacesSummary> {
  const plan = { worker: 'races/explorer.worker', data: asData(run.params) };
  const explored = await exploreInThread(run, plan, tellProgress(run));
  tellExplored(run, explored);
  return exploredSummary(explored.exploration);
}

export function exploredSummary(exploration: Exploration): RacesSummary {
  const { schedules, violations, deadlocks, explored, shortest, partial, exploredAll } = exploration;
  return {
    outcomes: outcomeCounts(exploration),
    schedules: countOf(schedules),
    violations: countOf(violations),
    deadlocks: countOf(deadlocks),
    explored,
    shortest: shortest ?? null,
    partial,
    exploredAll,
  };
}
