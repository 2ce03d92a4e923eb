/** The repairs a learner can bet on, each checked in every order as the learner's own text is. */
import { PROPOSALS, REPAIR_PROPOSALS } from '../../../../shared/labs/races/repair-proposals';
import { exploreInThread } from '../../../run/exploring/explore-in-thread';
import { countOf } from '../../../run/exploring/telling';
import type { RacesRun } from '../engine';

/** Tells of each as a note; says nothing more once the run is to end. */
export async function checkProposals(run: RacesRun): Promise<void> {
  for (const proposal of PROPOSALS) {
    const plan = { worker: 'races/repair.worker', data: REPAIR_PROPOSALS[proposal] };
    const { exploration } = await exploreInThread(run, plan);
    const { schedules, violations, deadlocks, partial } = exploration;
    if (partial) return;
    const counts = { schedules: countOf(schedules), violations: countOf(violations), deadlocks: countOf(deadlocks) };
    const data = { proposal, ...counts };
    run.trace.record({ t: run.clock.now(), actor: 'main', kind: 'note', data, fidelity: 'SIMULATED' });
  }
}
