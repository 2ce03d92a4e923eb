/** One execution on real threads, at the turnstile: who moves next is up to the learner. */
import type { races, RacesSummary } from '../../../../shared/labs/races/contract';
import type { Schedule } from '../../../../shared/steps/schedule';
import { LabError } from '../../../../shared/wire/error';
import type { Running } from '../../../run/engine';
import type { RacesRun } from '../engine';
import { firstStranger, summaryOf, teamOf } from './team';

export function beScheduler(run: RacesRun): Running<typeof races> {
  const { threads } = run.params;
  const team = teamOf(run, run.params);
  const conduct = async (): Promise<RacesSummary> => {
    const prefix = followable(run.params.schedule, threads);
    await team.start();
    try {
      return summaryOf(await team.attempt({ prefix }));
    } finally {
      await team.finish();
    }
  };
  return {
    finished: conduct(),
    act: {
      undo: () => begun(team.undo()),
      restart: ({ schedule }) => begun(team.restart(followable(schedule, threads))),
    },
  };
}

/** @throws LabError 'CANNOT_FOLLOW' if it is a turn of a thread there is not */
function followable(schedule: Schedule, threads: number): Schedule {
  const at = firstStranger(schedule, threads);
  if (at < schedule.length) throw new LabError('CANNOT_FOLLOW', { at, thread: schedule[at] ?? 0, threads });
  return schedule;
}

/** Refused at once, or begun: nobody waits for the end of the attempt here. */
async function begun(attempt: Promise<unknown>): Promise<null> {
  await Promise.race([attempt, new Promise(setImmediate)]);
  attempt.catch(() => undefined); // how it ends is told by the run
  return null;
}
