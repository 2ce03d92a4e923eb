import * as v from 'valibot';

/**
 * How a run moves.
 *
 * - `free`: nobody stands at the turnstile, the run is LIVE
 * - `paused`: everybody stops at their next step until told to go
 * - `slow`: one step at a time, each at least `100 ms / speed` after the one before
 * - `shuffled`: one step at a time, the run's seed chooses who among all that can move
 */
export const PaceSchema = v.variant('mode', [
  v.strictObject({ mode: v.literal('free') }),
  v.strictObject({ mode: v.literal('paused') }),
  v.strictObject({ mode: v.literal('slow'), speed: v.pipe(v.number(), v.minValue(0.1), v.maxValue(1)) }),
  v.strictObject({ mode: v.literal('shuffled') }),
]);

export type Pace = v.InferOutput<typeof PaceSchema>;

export const FREE: Pace = { mode: 'free' };

/** A step takes at least this long at speed 1 and ten times as long at 0.1: slow enough to see, quick enough to follow. */
export const STEP_MS_AT_FULL_SPEED = 100;
