/** A schedule, played by real threads that hand the turn to each other. */
import type { RacesSummary } from '../../../../shared/labs/races/contract';
import { exploreInThread } from '../../../run/exploring/explore-in-thread';
import { tellProgress } from '../../../run/exploring/telling';
import type { RacesRun } from '../engine';
import { asData } from '../program-of';
import { firstStranger, summaryOf, teamOf } from './team';

export async function replaySchedule(run: RacesRun): Promise<RacesSummary> {
  const { schedule } = run.params;
  const wanted = schedule.length > 0 ? schedule : await shortestOf(run);
  if (!wanted) return { outcomes: {}, schedule: [], shortest: null };
  const team = teamOf(run, run.params);
  await team.start();
  try {
    const playable = firstStranger(wanted, run.params.threads);
    const attempt = await team.replay(wanted.slice(0, playable));
    return { ...summaryOf(attempt), schedule: wanted, followed: attempt.followed && playable === wanted.length };
  } finally {
    await team.finish();
  }
}

/** The shortest schedule that fails; none if none does. */
async function shortestOf(run: RacesRun): Promise<readonly number[] | undefined> {
  const plan = { worker: 'races/explorer.worker', data: asData(run.params) };
  const { exploration } = await exploreInThread(run, plan, tellProgress(run));
  return exploration.shortest;
}
