/** Entry of the renderer: opens the wire, loads what the learner has, then shows the app. */
import './ui/tokens.css';
import './ui/fonts.css';
import './ui/base.css';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { bench as contract } from '../../shared/bench/contract';
import { Connection } from '../../shared/wire/client';
import type { Bench } from './bench/client';
import { systemLanguage } from './language/system-language';
import { LanguageContext } from './language/text';
import { ProgressStore } from './progress/progress-store';
import { wearSystemTheme } from './settings/theme';
import { App } from './shell/App';
import { hostOf } from './shell/host';
import { NotStarted } from './shell/screens';
import { openTransport } from './wire/transport';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
const root = createRoot(place);

function show(content: ReactNode): void {
  root.render(<StrictMode>{content}</StrictMode>);
}

async function start(): Promise<void> {
  const transport = await openTransport();
  const bench = new Connection(transport).client(contract);
  const progress = progressOf(bench);
  const [about] = await Promise.all([bench.about({}), progress.load()]);
  addEventListener('pagehide', progress.lastWords);
  show(<App bench={bench} host={hostOf(about, transport)} progress={progress} />);
}

function progressOf(bench: Bench): ProgressStore {
  return new ProgressStore({
    load: () => bench.loadProgress({}),
    save: async (change) => {
      await bench.saveProgress({ change });
    },
  });
}

function showFailure(reason: unknown): void {
  const language = systemLanguage(navigator.language);
  document.documentElement.lang = language;
  const host = location.protocol.startsWith('http') ? 'web' : 'desktop';
  show(
    <LanguageContext value={language}>
      <NotStarted reason={reason} host={host} />
    </LanguageContext>,
  );
}

wearSystemTheme();
start().catch(showFailure);
