/** How far an exploration may go before it is cut off and says that it is partial. */
import type { Exploration, ExplorationProgress } from '../../../shared/explorer/exploration';

/** Room for the millions of states the explorer stops at; small enough for a machine with 4 GB. */
export const MAX_HEAP_MB = 1_024;

/** Nobody looks on for longer; counts are lower bounds then. */
export const MAX_TIME_MS = 10 * 60_000;

/** What is known of an exploration that was cut off in the middle. */
export function partOf(progress: ExplorationProgress | undefined): Exploration {
  return {
    schedules: 0n,
    outcomes: new Map(),
    violations: 0n,
    deadlocks: 0n,
    explored: progress?.explored ?? 0,
    exploredOutcomes: new Set(),
    shortest: progress?.found,
    partial: true,
    exploredAll: false,
  };
}
