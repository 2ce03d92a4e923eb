/**
 * The desktop app: one instance, one window, a session for each document it shows.
 *
 * What must happen before the app is ready happens while this module is read. Nothing here may wait
 * for `ready` with a top-level `await`: Electron is ready only after it has read this module.
 */
import { join } from 'node:path';
import { app, BrowserWindow, session as electronSession } from 'electron';
import { programsFolder, rendererFolder } from './built-folder';
import { dataFolder } from './hosts/data-folder';
import { lockDownContents, lockDownSession } from './hosts/electron/lock-down';
import { setApplicationMenu } from './hosts/electron/menu';
import { registerPageScheme, servePage } from './hosts/electron/page-scheme';
import { Sessions } from './hosts/electron/sessions';
import { spawnUtilityProcess } from './hosts/electron/spawn';
import { serveWindow } from './hosts/electron/window-wire';
import { openWindow } from './hosts/electron/window';
import { createSession } from './session/session';
import { version } from './version';

const sessions = new Sessions();

function begin(): void {
  registerPageScheme();
  app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => lockDownContents(contents));
  app.on('second-instance', showWindow);
  app.on('activate', showWindow);
  app.on('window-all-closed', () => {
    // On macOS an app stays in the dock without a window.
    if (process.platform !== 'darwin') app.quit();
  });
  // By now the windows are closed and the sessions are closing. Asking for the wait in `before-quit`
  // instead would leave a window on the screen that no longer works.
  app.on('will-quit', (event) => {
    if (sessions.size === 0) return;
    event.preventDefault();
    void sessions.close().then(() => app.exit(0));
  });
  app.whenReady().then(ready, (error: unknown) => {
    console.error('the app could not begin:', error);
    app.exit(1);
  });
}

function ready(): void {
  setApplicationMenu({ locale: app.getLocale(), platform: process.platform, packaged: app.isPackaged });
  lockDownSession(electronSession.defaultSession);
  servePage(rendererFolder);
  show();
}

/** Brings the window back to the front, or opens one where there is none (macOS, from the dock). */
function showWindow(): void {
  void app.whenReady().then(() => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return show();
    if (window.isMinimized()) window.restore();
    window.focus();
  });
}

function show(): void {
  const { webContents } = openWindow(programsFolder);
  serveWindow(webContents, (transport) => {
    sessions.add(
      createSession(transport, {
        host: 'desktop',
        programsFolder,
        spawnProcess: spawnUtilityProcess,
        dataFolder: dataFolder(),
        version,
      }),
    );
  });
}

app.setName('Interleave');
// Beside the learner's own data, so that a chosen data folder holds everything and has its own instance.
app.setPath('userData', join(dataFolder(), 'desktop'));
if (app.requestSingleInstanceLock()) begin();
else app.quit();
