/**
 * Electron's webContents over one page of Chromium: its navigation events in their documented order,
 * its IPC, its requests, its end.
 *
 * Left out: navigations that make no request (`about:blank`, `blob:`), which the DevTools protocol
 * tells of only afterwards, so that `will-navigate` cannot be asked.
 */
import { EventEmitter } from 'node:events';
import { deserialize, serialize } from 'node:v8';
import type { Events, Page } from './chromium';
import { electronEvent } from './event';
import { Frames, type WebFrameMain } from './frames';
import type { WorldScripts } from './preload';
import { respond, toApp, toChromium } from './schemes';
import { decidePermissions } from './session';
import { NotInTheStandIn, strict } from './strict';
import { makeCodec } from './structured';
import { ISOLATED_WORLD, RECEIVE, SEND, WINDOW_OPEN } from './worlds';

type OpenHandler = (details: { url: string; frameName: string; features: string; disposition: string }) => {
  action: string;
};

/** Chromium's network errors, as far as Electron's `did-fail-load` is asked for their numbers. */
const FAILED = -2;

let nextId = 1;
const codec = makeCodec();

export class WebContents extends EventEmitter {
  readonly id = nextId++;
  readonly ipc = strict('webContents.ipc', new EventEmitter());
  readonly #frames: Frames;
  #url = '';
  #destroyed = false;
  /** Navigations of the top frame that the app asked for and that have not made their request yet. */
  #asked = 0;
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  /** As the app knows it. */
  readonly self: WebContents;
  readonly #prepared: Promise<void>;

  constructor(
    readonly page: Page,
    scripts: WorldScripts,
  ) {
    super();
    this.#frames = new Frames(page);
    this.self = strict('webContents', this);
    this.#prepared = page.attached.then(() => this.#prepare(scripts));
    this.#prepared.catch((error: unknown) => this.#defect(error));
    page.hear(
      'Fetch.requestPaused',
      (paused) => void this.#answer(paused).catch((error: unknown) => this.#defect(error)),
    );
    page.hear('Page.frameNavigated', ({ frame }) => {
      if (frame.id === page.targetId) this.#navigated(frame);
    });
    page.hear('Page.domContentEventFired', () => this.emit('dom-ready', electronEvent({})));
    page.hear('Page.loadEventFired', () => this.emit('did-finish-load', electronEvent({})));
    page.hear('Runtime.bindingCalled', (called) => this.#called(called));
    page.hear('Page.windowOpen', ({ url }) => this.#openRequested(toApp(url)));
    page.hear('Inspector.targetCrashed', () => this.#crashed());
  }

  /** Everything that has to be in place before the first document. */
  async #prepare(scripts: WorldScripts): Promise<void> {
    const { page } = this;
    await page.call('Page.enable');
    await page.call('Inspector.enable');
    await page.call('Runtime.enable');
    await page.call('Runtime.addBinding', { name: SEND, executionContextName: ISOLATED_WORLD });
    await page.call('Runtime.addBinding', { name: WINDOW_OPEN });
    await page.call('Page.addScriptToEvaluateOnNewDocument', { source: scripts.main });
    await page.call('Page.addScriptToEvaluateOnNewDocument', { source: scripts.isolated, worldName: ISOLATED_WORLD });
    await page.call('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  }

  get mainFrame(): WebFrameMain {
    return this.#frames.main;
  }

  getURL(): string {
    return this.#url;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isCrashed(): boolean {
    return false;
  }

  async loadURL(url: string): Promise<void> {
    await this.#prepared;
    this.#asked += 1;
    const { errorText } = await this.page.call('Page.navigate', { url: toChromium(url) });
    if (errorText) throw new Error(`${errorText} loading '${url}'`);
  }

  reload(): void {
    this.#asked += 1;
    void this.page.call('Page.reload').catch(() => undefined);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** Clones like Electron: throws for what cannot be cloned, and what is changed later is not sent. */
  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    const text = codec.encode([channel, ...(clone(args) as unknown[])]);
    const contextId = this.#frames.mainWorldId();
    if (contextId === undefined) return; // no document listens
    // A document that goes away meanwhile hears nothing, as under Electron.
    void this.page
      .call('Runtime.evaluate', { contextId, expression: `${RECEIVE}(${JSON.stringify(text)})` })
      .catch(() => undefined);
  }

  async closePage(): Promise<void> {
    await this.page.attached.catch(() => undefined);
    await this.page.browser.root.call('Target.closeTarget', { targetId: this.page.targetId }).catch(() => undefined);
  }

  /** A page's process that dies, as a test wants it. */
  async crashPage(): Promise<void> {
    void this.page.call('Page.crash').catch(() => undefined);
    await new Promise<void>((resolve) => this.once('render-process-gone', () => resolve()));
  }

  /** A new window that Chromium was asked for, whether by `window.open` or by a link. */
  #openRequested(url: string): void {
    const { action } = this.#openHandler({ url, frameName: '', features: '', disposition: 'foreground-tab' });
    if (action !== 'deny') throw new NotInTheStandIn('a window that a page opens');
  }

  /** Chromium has closed the page. */
  gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.emit('destroyed');
  }

  async #answer({ requestId, request, resourceType, frameId }: Events['Fetch.requestPaused']): Promise<void> {
    const { page } = this;
    const url = toApp(request.url);
    if (resourceType === 'Document' && !(await this.#admitted(url, frameId))) {
      await page.call('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    const byScript = resourceType === 'Fetch' || resourceType === 'XHR';
    const response = await respond({ url, method: request.method, headers: request.headers, byScript });
    const location = response?.headers.get('location');
    if (!response || (location && this.#prevented('will-redirect', location, frameId))) {
      await page.call('Fetch.failRequest', { requestId, errorReason: response ? 'Aborted' : 'InternetDisconnected' });
      return;
    }
    await page.call('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }

  /** `did-start-navigation`, then what may stop it, in the order of Electron's "Navigation events". */
  async #admitted(url: string, frameId: string): Promise<boolean> {
    const isMainFrame = frameId === this.#frames.mainId;
    this.emit(
      'did-start-navigation',
      electronEvent({ url, isMainFrame, isSameDocument: false, frame: this.#frames.frame(frameId) }),
    );
    const asked = isMainFrame && this.#asked > 0;
    if (asked) this.#asked -= 1;
    else if (this.#prevented('will-frame-navigate', url, frameId)) return false;
    else if (isMainFrame && this.#prevented('will-navigate', url, frameId)) return false;
    if (isMainFrame) await decidePermissions(this, new URL(url).protocol + '//' + new URL(url).host);
    return true;
  }

  #prevented(name: string, url: string, frameId: string): boolean {
    const isMainFrame = frameId === this.#frames.mainId;
    const event = electronEvent({ url, isMainFrame, isSameDocument: false, frame: this.#frames.frame(frameId) });
    this.emit(name, event);
    return event.defaultPrevented;
  }

  #navigated(frame: Events['Page.frameNavigated']['frame']): void {
    this.#url = toApp(frame.url);
    // An error page stands where the document should.
    if (frame.unreachableUrl)
      this.emit('did-fail-load', electronEvent({}), FAILED, 'ERR_FAILED', toApp(frame.unreachableUrl), true);
    else this.emit('did-navigate', electronEvent({}), this.#url, 200, 'OK');
  }

  #called({ name, payload, executionContextId }: Events['Runtime.bindingCalled']): void {
    if (name === WINDOW_OPEN) return this.#openRequested(payload);
    const frame = this.#frames.senderOf(executionContextId);
    if (name !== SEND || !frame) return;
    this.deliver(frame, codec.decode(payload) as [string, ...unknown[]]);
  }

  /** A message from a frame, whoever it is: whether to hear it is the app's to decide. */
  deliver(senderFrame: WebFrameMain | null, [channel, ...args]: readonly [string, ...unknown[]]): void {
    const event = strict('IpcMainEvent', electronEvent({ sender: this.self, senderFrame, type: 'frame', ports: [] }));
    this.ipc.emit(channel, event, ...args);
  }

  #crashed(): void {
    this.emit('render-process-gone', electronEvent({}), { reason: 'crashed', exitCode: 5 });
  }

  #defect(error: unknown): void {
    // A request that its page has given up meanwhile is nobody's defect.
    if (
      error instanceof Error &&
      /Invalid InterceptionId|the browser is gone|Session with given id/.test(error.message)
    )
      return;
    console.error('the stand-in for electron failed:', error);
    process.exitCode = 70; // EX_SOFTWARE: a launch that ends with it fails its test
  }
}

function clone(value: unknown): unknown {
  try {
    return deserialize(serialize(value));
  } catch {
    throw new Error('An object could not be cloned.');
  }
}
