/** Electron's BrowserWindow over one page of Chromium. */
import { EventEmitter } from 'node:events';
import { app } from './app';
import { electronEvent } from './event';
import { browser } from './lifecycle';
import { worldScripts } from './preload';
import { addPage } from './pages';
import { NotInTheStandIn, only, strict } from './strict';
import { WebContents } from './web-contents';

interface WebPreferences {
  readonly preload?: string;
  readonly contextIsolation?: boolean;
  readonly sandbox?: boolean;
  readonly nodeIntegration?: boolean;
  readonly webSecurity?: boolean;
  readonly webviewTag?: boolean;
}

interface Options {
  readonly width?: number;
  readonly height?: number;
  readonly show?: boolean;
  readonly webPreferences?: WebPreferences;
}

const OPTIONS = ['width', 'height', 'minWidth', 'minHeight', 'show', 'title', 'backgroundColor', 'webPreferences'];
const PREFERENCES = [
  ...['preload', 'contextIsolation', 'sandbox', 'nodeIntegration', 'webSecurity', 'webviewTag'],
  ...['navigateOnDragDrop', 'spellcheck', 'backgroundThrottling'],
];

/** A renderer that has been taken over can speak from any frame: the tests play one by this. */
const IN_SUB_FRAMES = process.env['STAND_IN_PRELOAD_IN_SUB_FRAMES'] === '1';

const windows = new Set<BrowserWindow>();

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly id: number;
  readonly #contents: WebContents;
  readonly #self: BrowserWindow;
  #shown: boolean;

  constructor(readonly options: Options = {}) {
    super();
    const chromium = browser('Cannot create BrowserWindow');
    const { width = 800, height = 600, show = true, webPreferences = {} } = options;
    only('BrowserWindow', options, OPTIONS);
    only('webPreferences', webPreferences, PREFERENCES);
    refuseWhatIsUnsafe(webPreferences);
    this.#shown = show;
    this.#contents = new WebContents(
      chromium.openPage(width, height),
      worldScripts(webPreferences.preload, IN_SUB_FRAMES),
    );
    addPage(this.#contents);
    this.webContents = this.#contents.self;
    this.id = this.#contents.id;
    this.#self = strict('BrowserWindow', this);
    windows.add(this.#self);
    this.#contents.once('dom-ready', () => this.emit('ready-to-show', electronEvent({})));
    this.#contents.once('destroyed', () => this.#gone());
    app.emit('web-contents-created', electronEvent({}), this.webContents);
    return this.#self;
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows()[0] ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.#contents.loadURL(url);
  }

  show(): void {
    this.#shown = true;
  }

  isVisible(): boolean {
    return this.#shown;
  }

  focus(): void {
    this.emit('focus', electronEvent({}));
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {}

  isDestroyed(): boolean {
    return this.#contents.isDestroyed();
  }

  /** Asks, and closes unless a listener of `close` prevents it. */
  close(): void {
    const event = electronEvent({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  /** Closes without asking. */
  destroy(): void {
    void this.#contents.closePage();
  }

  #gone(): void {
    windows.delete(this.#self);
    this.emit('closed');
    if (windows.size === 0) app.allWindowsClosed();
  }
}

app.windows = () => BrowserWindow.getAllWindows();

function refuseWhatIsUnsafe({
  contextIsolation,
  sandbox,
  nodeIntegration,
  webSecurity,
  webviewTag,
}: WebPreferences): void {
  if (contextIsolation === false) throw new NotInTheStandIn('a window without contextIsolation');
  if (sandbox === false) throw new NotInTheStandIn('a window without sandbox');
  if (nodeIntegration) throw new NotInTheStandIn('nodeIntegration');
  if (webSecurity === false) throw new NotInTheStandIn('a window without webSecurity');
  if (webviewTag) throw new NotInTheStandIn('webviewTag');
}
