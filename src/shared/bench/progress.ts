/** What the learner has done, as kept in the progress file. */
import * as v from 'valibot';

const shortText = v.pipe(v.string(), v.maxLength(200));
const when = v.pipe(v.string(), v.isoTimestamp());

const ExperimentProgressSchema = v.strictObject({
  /** Bets placed, newest last; the oldest are let go past 20. */
  bets: v.pipe(
    v.array(
      v.strictObject({
        at: when,
        bet: v.string(),
        right: v.boolean(),
        misconception: v.optional(shortText),
        /** The learner's own "why", never marked. */
        why: v.optional(v.pipe(v.string(), v.maxLength(2_000))),
      }),
    ),
    v.maxLength(20),
  ),
  /** "Show me first" was used. */
  shownFirst: v.boolean(),
  /** Tasks of this experiment whose check the trace has passed. */
  tasksDone: v.pipe(v.array(shortText), v.maxLength(50)),
});

export const ProgressSchema = v.strictObject({
  version: v.literal(1),
  settings: v.strictObject({
    language: v.optional(v.picklist(['en', 'ko'])),
    theme: v.optional(v.picklist(['system', 'light', 'dark', 'contrast'])),
    /** `reduced` whatever the system says; `system` follows it. */
    motion: v.optional(v.picklist(['system', 'reduced'])),
  }),
  /** By lab, then by experiment. */
  labs: v.record(shortText, v.record(shortText, ExperimentProgressSchema)),
});

export type Progress = v.InferOutput<typeof ProgressSchema>;
export type ExperimentProgress = v.InferOutput<typeof ExperimentProgressSchema>;

export const NO_PROGRESS: Progress = { version: 1, settings: {}, labs: {} };
export const MAX_BETS_KEPT = 20;
