/**
 * Electron's app: ready once its module has been read to the end, one instance for each data folder,
 * and quitting in the documented order.
 */
import { EventEmitter, once } from 'node:events';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chromium } from './chromium';
import { electronEvent } from './event';
import { lifecycle } from './lifecycle';
import { watchPages } from './pages';
import { strict } from './strict';
import { endUtilityProcesses } from './utility-process';

interface Closable {
  close(): void;
  destroy(): void;
}

class App extends EventEmitter {
  readonly #ready = withResolvers();
  readonly #paths = new Map([['userData', join(tmpdir(), 'stand-in')]]);
  #name = 'interleave';
  #lock: Server | undefined;
  /** Set by browser-window.ts, which needs the app itself. */
  windows: () => readonly Closable[] = () => [];
  readonly isPackaged = false;

  isReady(): boolean {
    return lifecycle.ready;
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  setName(name: string): void {
    this.#name = name;
  }

  getName(): string {
    return this.#name;
  }

  getLocale(): string {
    if (!lifecycle.ready) throw new Error('app.getLocale is only known after ready');
    return process.env['STAND_IN_LOCALE'] ?? 'en-US';
  }

  setPath(name: string, path: string): void {
    if (lifecycle.ready) throw new Error(`app.setPath('${name}') must be called before the ready event`);
    if (!this.#paths.has(name)) throw new Error(`Failed to set path '${name}'`);
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  enableSandbox(): void {
    if (lifecycle.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  /** Decided by run.ts, which knows before the app asks; a name that two processes cannot both listen on. */
  requestSingleInstanceLock(): boolean {
    const pipe = instancePipe(this.getPath('userData'));
    if (otherInstances.has(pipe)) return false;
    mkdirSync(this.getPath('userData'), { recursive: true });
    this.#lock ??= createServer((other) => {
      other.resume();
      this.emit('second-instance', electronEvent({}), [], '', undefined);
    }).listen(pipe);
    this.#lock.unref();
    return true;
  }

  /** Called once the app's module has been read to its end. */
  async begin(chromium: string, profile: string): Promise<void> {
    if (lifecycle.quitting) return;
    mkdirSync(profile, { recursive: true });
    const browser = await Chromium.start(chromium, profile);
    await watchPages(browser);
    lifecycle.browser = browser;
    lifecycle.ready = true;
    void browser.gone.then(() => this.exit(0));
    this.emit('ready', electronEvent({}), {});
    this.#ready.resolve();
  }

  quit(): void {
    const event = electronEvent({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    lifecycle.quitting = true;
    const windows = this.windows();
    if (windows.length === 0) this.#willQuit();
    for (const window of windows) window.close();
  }

  allWindowsClosed(): void {
    if (lifecycle.quitting) return this.#willQuit();
    // Without a listener the app quits, with one it decides.
    if (!this.emit('window-all-closed')) this.quit();
  }

  exit(code = 0): void {
    for (const window of this.windows()) window.destroy();
    this.emit('quit', electronEvent({}), code);
    this.#lock?.close();
    endUtilityProcesses();
    lifecycle.browser?.process.kill('SIGKILL');
    process.exit(process.exitCode ?? code);
  }

  #willQuit(): void {
    const event = electronEvent({});
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }
}

const otherInstances = new Set<string>();

/** Looks whether another instance is there and tells it of this one; before the app's module is read. */
export async function findOtherInstance(userData: string): Promise<void> {
  const pipe = instancePipe(userData);
  const socket = connect(pipe);
  try {
    await once(socket, 'connect');
    otherInstances.add(pipe);
    socket.end();
  } catch {
    if (process.platform !== 'win32') rmSync(pipe, { force: true }); // left by an instance that was killed
  }
}

/** In the folder itself where sockets have paths, so that it goes with the folder; the name is short as such paths must be. */
function instancePipe(userData: string): string {
  if (process.platform !== 'win32') return join(userData, 'one');
  return `\\\\.\\pipe\\stand-in-${createHash('sha256').update(userData).digest('hex').slice(0, 16)}`;
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve!: () => void;
  return { promise: new Promise<void>((done) => (resolve = done)), resolve };
}

export const app = strict('app', new App());
