/** The app once its wire is up: what every component may ask for, around the frame. */
import { useEffect, type ReactElement } from 'react';
import { BenchContext, type Bench } from '../bench/client';
import { LanguageProvider } from '../language/LanguageProvider';
import type { ProgressStore } from '../progress/progress-store';
import { ProgressContext } from '../progress/use-progress';
import { Frame } from './Frame';
import { HostContext, type Host } from './host';

export interface AppProps {
  readonly bench: Bench;
  readonly host: Host;
  readonly progress: ProgressStore;
}

export function App({ bench, host, progress }: AppProps): ReactElement {
  // Another window may have been used in between.
  useEffect(() => {
    const refresh = (): void => void progress.refresh();
    addEventListener('focus', refresh);
    return () => removeEventListener('focus', refresh);
  }, [progress]);
  return (
    <HostContext value={host}>
      <BenchContext value={bench}>
        <ProgressContext value={progress}>
          <LanguageProvider>
            <Frame />
          </LanguageProvider>
        </ProgressContext>
      </BenchContext>
    </HostContext>
  );
}
