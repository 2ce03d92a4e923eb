/**
 * The lab `races`: programs of several threads that go wrong in some orders of their steps.
 *
 * One program, three ways to run it: on real threads at the turnstile (`schedule`, `replay`), on real
 * threads as fast as they go (`thousand`), and in a model that tries every order (`explore`, `repair`).
 */
import type { races, RacesSummary } from '../../../shared/labs/races/contract';
import { LabError } from '../../../shared/wire/error';
import type { Engine, RunContext, Running } from '../../run/engine';
import { exploreAll } from './experiments/explore';
import { checkRepair } from './experiments/repair';
import { replaySchedule } from './experiments/replay';
import { beScheduler } from './experiments/schedule';
import { raceOften } from './experiments/thousand';

export type RacesRun = RunContext<typeof races>;

export const racesEngine: Engine<typeof races> = (run) => {
  run.actor({ actor: 'main', kind: 'main', pid: process.pid });
  return Promise.resolve(start(run));
};

function start(run: RacesRun): Running<typeof races> {
  switch (run.experiment) {
    case 'schedule':
      return beScheduler(run);
    case 'thousand':
      return watched(raceOften(run));
    case 'replay':
      return watched(replaySchedule(run));
    case 'explore':
      return watched(exploreAll(run));
    case 'repair':
      return watched(checkRepair(run));
  }
}

/** Nobody takes turns by hand: there is nothing to take back. */
function watched(finished: Promise<RacesSummary>): Running<typeof races> {
  const refuse = (): never => {
    throw new LabError('NOTHING_TO_UNDO');
  };
  return { finished, act: { undo: refuse, restart: refuse } };
}
