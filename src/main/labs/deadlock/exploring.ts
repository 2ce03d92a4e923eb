/** Every order in which the steps can come, gone through in a model in a thread of its own. */
import type { deadlock, DeadlockSummary } from '../../../shared/labs/deadlock/contract';
import type { Exploration, ExplorationLimits } from '../../../shared/explorer/exploration';
import type { RunContext } from '../../run/engine';
import { exploreInThread } from '../../run/exploring/explore-in-thread';
import type { Explored } from '../../run/exploring/report';
import { countOf, tellExplored, tellProgress } from '../../run/exploring/telling';
import { asData, programOf, textOf } from './program-of';

type Run = RunContext<typeof deadlock>;

/**
 * Who tries, and gives back, may try for ever, so there is no end to the orders: so many steps are long
 * enough for everybody to give back several times, and so many states and executions take seconds.
 */
const ENDLESS: ExplorationLimits = { maxSteps: 60, maxStates: 200_000, maxExecutions: 20_000 };

interface How {
  /** Instead of the run's own. */
  readonly meals?: number;
  /** Puts the shortest deadlock into the trace, step by step, as the model went through it. */
  readonly shows?: boolean;
}

export async function exploreDeadlocks(run: Run, { meals, shows = false }: How): Promise<Explored> {
  const params = { ...run.params, meals: meals ?? run.params.meals };
  const limits = params.strategy === 'try' ? { limits: ENDLESS } : {};
  const plan = { worker: 'deadlock/explorer.worker', data: asData(params), ...limits };
  const explored = await exploreInThread(run, plan, tellProgress(run));
  const played = shows ? explored.played : [];
  if (played.length > 0) {
    for (const { actor } of programOf(params).threads) run.actor({ actor, kind: 'thread', program: textOf(params) });
  }
  tellExplored(run, { ...explored, played });
  return explored;
}

/** What `explore` sums up to. */
export function sumOf({ exploration }: { readonly exploration: Exploration }) {
  const { schedules, deadlocks, explored, shortest, partial, exploredAll } = exploration;
  return {
    schedules: countOf(schedules),
    deadlocks: countOf(deadlocks),
    explored,
    shortest: shortest ? [...shortest] : null,
    partial,
    exploredAll,
  } satisfies DeadlockSummary;
}
