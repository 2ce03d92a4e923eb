import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Progress } from '../../../shared/bench/progress';
import type { ProgressState, ProgressStore } from './progress-store';

export const ProgressContext = createContext<ProgressStore | undefined>(undefined);

export interface UsedProgress extends ProgressState {
  /** Changes progress: shows at once, is written a moment later. */
  readonly update: (change: (progress: Progress) => Progress) => void;
  readonly dismiss: () => void;
}

/** @throws Error outside of the app's frame */
export function useProgress(): UsedProgress {
  const store = useContext(ProgressContext);
  if (!store) throw new Error('useProgress needs a ProgressContext above it');
  const state = useSyncExternalStore(store.subscribe, store.state);
  return { ...state, update: store.update, dismiss: store.dismiss };
}
