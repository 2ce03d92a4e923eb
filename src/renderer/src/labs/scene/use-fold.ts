import { useMemo } from 'react';
import type { Fold } from '../../../../shared/trace/fold';
import type { TraceStore } from '../../../../shared/trace/store';
import type { RunView } from '../../run/run-view';
import type { Moment } from './use-moment';

/**
 * What only this lab's scene draws, at the playhead: `useFold(view, moment, handledFold)`.
 *
 * @param makeFold  a function of its own module, so that it is the same one at every render
 * @returns         `undefined` before the first run
 */
export function useFold<State>(
  view: RunView | undefined,
  { row }: Moment,
  makeFold: (store: TraceStore) => Fold<State>,
): State | undefined {
  const fold = useMemo(() => view && makeFold(view.store), [view, makeFold]);
  return fold?.at(row);
}
