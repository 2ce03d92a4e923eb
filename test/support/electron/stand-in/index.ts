/**
 * The module that stands in for `electron` in the main process. It drives a real Chromium and
 * enforces the rules of Electron's documentation; what it does not have says so (strict.ts).
 */
import { missing, strict } from './strict';

export { app } from './app';
export { BrowserWindow } from './browser-window';
export { Menu } from './menu';
export { protocol } from './schemes';
export { session } from './session';
export { utilityProcess } from './utility-process';

export const nativeTheme = strict('nativeTheme', { shouldUseDarkColors: false });

export const autoUpdater = missing('autoUpdater');
export const clipboard = missing('clipboard');
export const dialog = missing('dialog');
export const globalShortcut = missing('globalShortcut');
export const ipcMain = missing('ipcMain');
export const nativeImage = missing('nativeImage');
export const net = missing('net');
export const Notification = missing('Notification');
export const powerMonitor = missing('powerMonitor');
export const safeStorage = missing('safeStorage');
export const screen = missing('screen');
export const shell = missing('shell');
export const Tray = missing('Tray');
export const webContents = missing('webContents');
