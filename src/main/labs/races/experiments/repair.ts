/**
 * A program text of the learner's, every schedule of which is checked.
 *
 * Whatever is wrong with the text is what the run found out, not a failure of the run.
 */
import type { RacesSummary } from '../../../../shared/labs/races/contract';
import { REPAIR_TEMPLATE } from '../../../../shared/labs/races/repair-template';
import type { ProgramFault } from '../../../../shared/labs/races/program-error';
import { exploreInThread, type Cut } from '../../../run/exploring/explore-in-thread';
import type { Explored } from '../../../run/exploring/report';
import { tellExplored, tellProgress } from '../../../run/exploring/telling';
import type { RacesRun } from '../engine';
import { exploredSummary } from './explore';
import { checkProposals } from './proposals';

/** A step takes microseconds; a machine that is busy with other things may keep the thread waiting this long. */
const SILENT_MS = 5_000;

/** Many times what an honest text needs, and soon reached by one that only gathers. */
const MAX_HEAP_MB = 256;

/**
 * An honest repair has some ten steps. One that tries for a lock again and again has schedules without an
 * end: they are cut off where they say nothing new, and the result is partial.
 */
const LIMITS = { maxSteps: 200, maxStates: 500_000, maxExecutions: 100_000 };

export async function checkRepair(run: RacesRun): Promise<RacesSummary> {
  const plan = {
    worker: 'races/repair.worker',
    data: run.params.code,
    limits: LIMITS,
    silentMs: SILENT_MS,
    maxHeapMb: MAX_HEAP_MB,
  };
  const explored = await exploreInThread(run, plan, tellProgress(run));
  const programError = faultOf(explored);
  if (programError) return { outcomes: {}, programError };
  tellExplored(run, explored);
  // Whoever has begun to repair looks for a way of their own.
  if (run.params.code === REPAIR_TEMPLATE) await checkProposals(run);
  return exploredSummary(explored.exploration);
}

function faultOf(explored: Explored & Cut): ProgramFault | undefined {
  switch (explored.cut) {
    case 'silent':
      return { code: 'ENDLESS_LOOP', line: explored.line, message: '' };
    case 'memory':
      return { code: 'OUT_OF_MEMORY', line: explored.line, message: '' };
    default:
      return explored.fault as ProgramFault | undefined;
  }
}
