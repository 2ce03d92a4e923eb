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

/**
 * What changed: the settings and the experiments that did, each whole. Two windows may be open on
 * one progress; sending only what changed keeps one from writing over what the other did.
 */
export const ProgressChangeSchema = v.strictObject({
  settings: ProgressSchema.entries.settings,
  labs: ProgressSchema.entries.labs,
});

export type ProgressChange = v.InferOutput<typeof ProgressChangeSchema>;

/** What has to be said to get from one progress to the other. */
export function progressChange(from: Progress, to: Progress): ProgressChange {
  const settings = Object.entries(to.settings).filter(
    ([name, value]) => from.settings[name as keyof Progress['settings']] !== value,
  );
  const labs = Object.entries(to.labs).flatMap(([lab, experiments]) => {
    const changed = Object.entries(experiments).filter(
      ([experiment, record]) => from.labs[lab]?.[experiment] !== record,
    );
    return changed.length === 0 ? [] : [[lab, Object.fromEntries(changed)] as const];
  });
  return { settings: Object.fromEntries(settings), labs: Object.fromEntries(labs) };
}

/** A progress with a change made to it. */
export function changedProgress(progress: Progress, { settings, labs }: ProgressChange): Progress {
  const merged = Object.entries(labs).map(
    ([lab, experiments]) => [lab, { ...progress.labs[lab], ...experiments }] as const,
  );
  return {
    ...progress,
    settings: { ...progress.settings, ...settings },
    labs: { ...progress.labs, ...Object.fromEntries(merged) },
  };
}
