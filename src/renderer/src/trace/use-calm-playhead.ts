import { useMemo, useSyncExternalStore } from 'react';
import type { Playhead, PlayheadState } from '../run/playhead';

/** Ten times a second: text that changes more often cannot be read anyway. */
const EVERY_MS = 100;

/**
 * The playhead for views made of text: at once where an event is selected, ten times a second while
 * the playhead is dragged or a run is replayed, and always where it came to rest.
 */
export function useCalmPlayhead(playhead: Playhead): PlayheadState {
  const calm = useMemo(() => calmed(playhead), [playhead]);
  return useSyncExternalStore(calm.subscribe, calm.state);
}

interface Calmed {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => PlayheadState;
}

function calmed(playhead: Playhead): Calmed {
  let shown = playhead.state();
  const subscribe = (listener: () => void): (() => void) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      shown = playhead.state();
      listener();
    };
    const settle = (): void => {
      timer = undefined;
      if (shown !== playhead.state()) show();
    };
    const stop = playhead.subscribe(() => {
      const isChoice = playhead.state().selected !== shown.selected || playhead.state().following !== shown.following;
      if (isChoice) show();
      else timer ??= setTimeout(settle, EVERY_MS);
    });
    settle();
    return () => {
      stop();
      clearTimeout(timer);
    };
  };
  return { subscribe, state: () => shown };
}
