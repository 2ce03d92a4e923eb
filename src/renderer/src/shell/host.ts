/** What the frame knows of its host: where it runs, and whether it is still there. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { About } from '../../../shared/bench/contract';
import type { Transport } from '../../../shared/wire/transport';

export interface Host {
  readonly about: About;
  readonly isLost: () => boolean;
  readonly onDidLose: (listener: () => void) => () => void;
}

export function hostOf(about: About, transport: Transport): Host {
  let lost = false;
  const listeners = new Set<() => void>();
  transport.onClose(() => {
    lost = true;
    for (const listener of listeners) listener();
  });
  return {
    about,
    isLost: () => lost,
    onDidLose: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const HostContext = createContext<Host | undefined>(undefined);

function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('useAbout and useIsLost need a HostContext above them');
  return host;
}

export function useAbout(): About {
  return useHost().about;
}

/** Whether the wire has closed: nothing can be asked of the bench any more. */
export function useIsLost(): boolean {
  const host = useHost();
  return useSyncExternalStore(host.onDidLose, host.isLost);
}
