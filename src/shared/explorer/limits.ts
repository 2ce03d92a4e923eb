import type { ExplorationLimits } from './exploration';

/** Where exploring gives up unless told otherwise: each pass within some ten seconds, all within a minute. */
export const DEFAULT_LIMITS: ExplorationLimits = {
  /** Enough for 5 threads that add 3 without a guard (3.2 million states), 4 that add 4 or 3 that add 8. */
  maxStates: 4_000_000,
  /** The longest schedule that can be typed in and replayed. */
  maxSteps: 10_000,
  /** Enough for 3 threads that add 3 without a guard (1.8 million executions). */
  maxExecutions: 2_000_000,
};
