/** The steps at the playhead, and the whole attempt that the playhead stands in. */
import { useMemo } from 'react';
import { NO_STEPS, stepsFold, type StepsState } from '../../../../shared/trace/steps-state';
import type { RunView } from '../../run/run-view';
import type { Moment } from '../scene/use-moment';

export interface Steps {
  /** At the playhead. */
  readonly now: StepsState;
  /** The newest there is of the attempt at the playhead: what lies ahead when it was moved back. */
  readonly whole: StepsState;
  /** Number of the newest attempt, wherever the playhead is. */
  readonly newestAttempt: number;
}

export function useSteps(view: RunView | undefined, { row }: Pick<Moment, 'row'>): Steps {
  const fold = useMemo(() => view && stepsFold(view.store), [view]);
  if (!view || !fold) return { now: NO_STEPS, whole: NO_STEPS, newestAttempt: 0 };
  const newest = fold.at(view.store.length);
  const now = fold.at(row);
  return { now, whole: newest.attempt === now.attempt ? newest : now, newestAttempt: newest.attempt };
}

/**
 * The moment as the badge is to tell it: that threads end is the system's doing, and says nothing of who
 * chose the order of the steps that are still to be seen.
 */
export function momentOfSteps(moment: Moment, view: RunView | undefined, { now }: Steps): Moment {
  const { newest } = moment;
  if (!view || !now.turns || newest?.kind !== 'exit') return moment;
  return { ...moment, newest: { ...newest, fidelity: view.store.fidelityAt(now.turns.row) } };
}
