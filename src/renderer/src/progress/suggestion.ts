/** The one thing to do now: what is due, else what went wrong, else what comes next. */
import type { Progress } from '../../../shared/bench/progress';
import { labs, type LabId } from '../../../shared/labs/registry';
import { standing } from './due';
import { experimentProgress } from './progress-store';

export interface Place {
  readonly lab: LabId;
  readonly experiment: string;
}

export type Suggestion =
  /** Nothing was done yet. */
  | ({ readonly why: 'first' } & Place)
  | ({ readonly why: 'due' | 'wrong' | 'next' } & Place)
  /** Everything is right and nothing due before `until`. */
  | { readonly why: 'rest'; readonly until: Date };

/** Every experiment, in the order of the map. */
export function allPlaces(): readonly Place[] {
  return (Object.keys(labs) as LabId[]).flatMap((lab) =>
    Object.keys(labs[lab].experiments).map((experiment) => ({ lab, experiment })),
  );
}

export function suggest(progress: Progress, now: Date, places: readonly Place[] = allPlaces()): Suggestion | undefined {
  const all = places.map((place) => ({
    place,
    at: standing(experimentProgress(progress, place.lab, place.experiment), now),
  }));
  const due = all
    .flatMap(({ place, at }) => (at.kind === 'due' ? [{ place, dueAt: at.dueAt.getTime() }] : []))
    .sort((one, other) => one.dueAt - other.dueAt)[0];
  if (due) return { why: 'due', ...due.place };
  const wrong = all.find(({ at }) => at.kind === 'wrong');
  if (wrong) return { why: 'wrong', ...wrong.place };
  const next = all.find(({ at }) => at.kind === 'new');
  const isFirst = all.every(({ at }) => at.kind === 'new');
  if (next) return isFirst ? { why: 'first', ...next.place } : { why: 'next', ...next.place };
  const soonest = Math.min(...all.map(({ at }) => (at.kind === 'right' ? at.dueAt.getTime() : Infinity)));
  return Number.isFinite(soonest) ? { why: 'rest', until: new Date(soonest) } : undefined;
}
