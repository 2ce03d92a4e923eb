/**
 * What a test may do inside the main process: what a person, the system or a hostile page does there.
 * One message, one answer, over the pipe that started this process.
 */
import { app } from './app';
import { BrowserWindow } from './browser-window';
import { electronEvent } from './event';
import { lifecycle } from './lifecycle';
import { Menu, type MenuItem } from './menu';
import { serveElsewhere } from './schemes';

/** What there is to ask for, and what is answered. */
export interface Controls {
  endpoint(): string;
  /** Puts a page of another site within reach. */
  serveElsewhere(url: string, html: string): void;
  /** The app itself loads an address, which no `will-navigate` is asked about. */
  loadURL(url: string): Promise<void>;
  reload(): void;
  crash(): Promise<void>;
  /** What Electron asks before it attaches a web view. @returns whether the app refused */
  attachWebview(src: string): boolean;
  quit(): void;
  closeWindow(): void;
  window(): {
    readonly width: number;
    readonly height: number;
    readonly visible: boolean;
    readonly preferences: object;
  };
  windowCount(): number;
  menu(): readonly MenuItem[] | null;
}

function contents(): BrowserWindow['webContents'] {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) throw new Error('no window is open');
  return window.webContents;
}

const controls: Controls = {
  endpoint: () => lifecycle.browser?.endpoint ?? '',
  serveElsewhere,
  loadURL: (url) => contents().loadURL(url),
  reload: () => contents().reload(),
  crash: () => contents().crashPage(),
  attachWebview: (src) => {
    const event = electronEvent({});
    contents().emit('will-attach-webview', event, {}, { src });
    return event.defaultPrevented;
  },
  quit: () => app.quit(),
  closeWindow: () => BrowserWindow.getAllWindows()[0]?.close(),
  window: () => {
    const [window] = BrowserWindow.getAllWindows();
    const { width = 0, height = 0, webPreferences = {} } = window?.options ?? {};
    return { width, height, visible: window?.isVisible() ?? false, preferences: webPreferences };
  },
  windowCount: () => BrowserWindow.getAllWindows().length,
  menu: () => Menu.getApplicationMenu(),
};

interface Question {
  readonly id: number;
  readonly control: keyof Controls;
  readonly args: readonly never[];
}

/** Answers until the test goes away, which ends the app. */
export function listenToTest(): void {
  process.on('message', ({ id, control, args }: Question) => {
    new Promise((resolve) => {
      // Which arguments go with which control the caller's types have seen to.
      const answer: (...args: readonly never[]) => unknown = controls[control];
      resolve(answer(...args));
    }).then(
      (value) => process.send?.({ id, value }, () => undefined),
      (error: unknown) => process.send?.({ id, error: String(error) }, () => undefined),
    );
  });
  process.on('disconnect', () => app.exit(0));
}
