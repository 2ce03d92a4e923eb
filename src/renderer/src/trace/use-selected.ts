import { useSyncExternalStore } from 'react';
import type { Playhead } from '../run/playhead';

/** The selected row alone: who needs no more is not rendered again while the playhead moves. */
export function useSelected(playhead: Playhead): number | undefined {
  return useSyncExternalStore(playhead.subscribe, () => playhead.state().selected);
}
