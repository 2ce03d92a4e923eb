/** The one window of the app, as closed in as Electron can make it. */
import { join } from 'node:path';
import { BrowserWindow, nativeTheme } from 'electron';
import { PAGE_URL } from './page-scheme';

/** Where the layout is at its best, and the narrowest at which it still works (design: "usable at 900 wide"). */
const SIZE = { width: 1280, height: 800, minWidth: 900, minHeight: 600 };

/** A page that crashes again within this time would crash for ever: then the window is closed instead. */
const CRASH_AGAIN_MS = 10_000;

/** @param programsFolder  `out/main`; the preload is built beside it */
export function openWindow(programsFolder: string): BrowserWindow {
  const window = new BrowserWindow({
    ...SIZE,
    show: false,
    title: 'Interleave',
    // What is seen until the page has drawn: as bright as the page will be.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: {
      preload: join(programsFolder, '../preload/index.cjs'),
      // All but the last two are Electron's defaults. They are said here because everything rests on them.
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Electron's spelling checker fetches its dictionaries from the network.
      spellcheck: false,
      // A hidden window's run goes on; its diagram should not lie still meanwhile and then jump.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  comeBackAfterCrash(window);
  // A failure to load is on the screen and in `did-fail-load`; the promise has nothing to add.
  window.loadURL(PAGE_URL).catch(() => undefined);
  return window;
}

function comeBackAfterCrash(window: BrowserWindow): void {
  let lastCrashMs = -Infinity;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    console.error(`the page's process is gone: ${reason} (${exitCode})`);
    if (reason === 'clean-exit') return;
    const nowMs = performance.now();
    if (nowMs - lastCrashMs < CRASH_AGAIN_MS) return window.destroy();
    lastCrashMs = nowMs;
    window.webContents.reload();
  });
}
