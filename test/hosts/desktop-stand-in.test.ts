/**
 * The stand-in holds the app to Electron's documentation: what would fail there fails here, and what
 * it does not have says so. Small apps, each written for one rule.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildStandIn } from '../support/electron/build';
import { standIn } from '../support/electron/fixture-app';
import { launchDesktop } from '../support/electron/launch';
import { MainProcess } from '../support/electron/main-process';

describe.skipIf(standIn.skipped)('the stand-in for electron', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stand-in-app-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));

  /** Runs a main process to its end and gives what it wrote. */
  async function outcome(main: string): Promise<{ readonly code: number | null; readonly log: string }> {
    const entry = join(folder, 'main.mjs');
    await writeFile(entry, main);
    const running = new MainProcess(await buildStandIn(), {
      entry,
      chromium: standIn.chromium,
      profile: join(folder, 'profile'),
      dataFolder: folder,
      env: {},
    });
    const code = await running.exited;
    return { code, log: running.log };
  }

  const whenReady = (code: string): string => `import * as electron from 'electron';
    const { app, BrowserWindow, Menu, protocol, session, utilityProcess } = electron;
    app.whenReady().then(async () => { ${code} }).catch((error) => console.error(error.message)).finally(() => app.exit(0));`;

  it.each([
    ['a module it does not have', 'electron.dialog.showOpenDialog()', 'dialog.showOpenDialog is not in the stand-in'],
    ['a method it does not have', 'app.dock', 'app.dock is not in the stand-in'],
    [
      'an option it does not have',
      'new BrowserWindow({ frame: false })',
      'BrowserWindow: option frame is not in the stand-in',
    ],
    ['a property that Electron does not have', 'app.sandboxed = true', 'app.sandboxed is not in the stand-in'],
    [
      'a scheme registered too late',
      'protocol.registerSchemesAsPrivileged([])',
      'should be called before app is ready',
    ],
    ['the sandbox enabled too late', 'app.enableSandbox()', 'can only be called before app is ready'],
    [
      'a window without a sandbox',
      'new BrowserWindow({ webPreferences: { sandbox: false } })',
      'a window without sandbox',
    ],
    [
      'a window with Node',
      'new BrowserWindow({ webPreferences: { nodeIntegration: true } })',
      'nodeIntegration is not',
    ],
    ['a menu role that does not exist', "Menu.buildFromTemplate([{ role: 'restart' }])", 'no menu role restart'],
    [
      'a preload by a relative path',
      "new BrowserWindow({ webPreferences: { preload: './p.cjs' } })",
      'must be an absolute path',
    ],
    [
      'a process with stdin',
      "utilityProcess.fork('x.js', [], { stdio: ['pipe', 'ignore', 'ignore'] })",
      'stdin value other than ignore',
    ],
    [
      'a page of a scheme without privileges',
      "protocol.handle('raw', () => new Response('')); await new BrowserWindow().loadURL('raw://x/')",
      'not standard and secure',
    ],
  ])('refuses %s', async (_what, code, message) => {
    expect((await outcome(whenReady(code))).log).toContain(message);
  });

  it.each([
    ['a window before the app is ready', 'new BrowserWindow()', 'Cannot create BrowserWindow before app is ready'],
    ['a process before the app is ready', "utilityProcess.fork('x.js')", 'cannot be created before app is ready'],
    ['a handler before the app is ready', "protocol.handle('app', () => new Response(''))", 'after the ready event'],
    ['the session before the app is ready', 'session.defaultSession', 'can only be received when app is ready'],
  ])('refuses %s', async (_what, code, message) => {
    const { code: exitCode, log } = await outcome(
      `import { BrowserWindow, protocol, session, utilityProcess } from 'electron'; ${code};`,
    );
    expect(log).toContain(message);
    expect(exitCode).toBe(1);
  });

  it('is never ready for a module that waits for it at the top level', async () => {
    const { code } = await outcome("import { app } from 'electron'; await app.whenReady();");
    expect(code).toBe(13); // Node: "Unsettled Top-Level Await"
  });

  it('refuses a preload that is an ES module', async () => {
    const preload = join(folder, 'preload.cjs');
    await writeFile(preload, "import { contextBridge } from 'electron';");
    const { log } = await outcome(
      whenReady(`new BrowserWindow({ webPreferences: { preload: ${JSON.stringify(preload)} } })`),
    );
    expect(log).toContain('Cannot use import statement outside a module');
  });

  it('grants every permission to an app that does not handle them, as Electron does', async () => {
    const app = await launchApp('', '');
    const state = await app.page.evaluate(async () => {
      const { permissions } = (globalThis as unknown as { navigator: { permissions: Permissions } }).navigator;
      return (await permissions.query({ name: 'geolocation' })).state;
    });
    expect(state).toBe('granted');
    await app.close();
  });

  it('runs a preload as the sandbox would, and clones what it exposes', async () => {
    const app = await launchApp(
      `const { contextBridge, ipcRenderer } = require('electron');
       const attempt = (what) => { try { what(); return 'allowed'; } catch (error) { return error.message; } };
       class Point { x = 1; move() {} }
       contextBridge.exposeInMainWorld('api', {
         requires: [attempt(() => require('./other.cjs')), attempt(() => require('fs')), attempt(() => require('node:child_process'))],
         sends: attempt(() => ipcRenderer.send('channel', () => {})),
         node: [typeof Buffer, typeof globalThis.process],
         point: new Point(),
         symbol: Symbol('gone'),
         when: new Date(0),
         later: Promise.resolve('kept'),
         twice: (number) => number * 2,
         fail: () => { throw new Error('as a copy'); },
         callback: (given) => given({ nested: [1, 2] }),
       });
       globalThis.leaked = true;`,
      '',
    );
    const seen = await app.page.evaluate(async () => {
      const page = globalThis as unknown as { api: Record<string, never>; leaked: unknown };
      const api = page.api as unknown as Api;
      let message = '';
      try {
        api.fail();
      } catch (error) {
        message = (error as Error).message;
      }
      return {
        requires: api.requires,
        sends: api.sends,
        point: JSON.stringify(api.point),
        pointMoves: 'move' in api.point,
        symbol: typeof api.symbol,
        when: api.when.getTime(),
        later: await api.later,
        twice: api.twice(21),
        message,
        callback: api.callback((value) => JSON.stringify(value)),
        frozen: Object.isFrozen(api) && Object.isFrozen(api.point),
        leaked: typeof page.leaked,
      };
    });
    expect(seen).toEqual({
      requires: ['./other.cjs', 'fs', 'node:child_process'].map((id) => `module not found: ${id}`),
      sends: expect.stringMatching(/could not be cloned/) as string,
      point: '{"x":1}',
      pointMoves: false,
      symbol: 'undefined',
      when: 0,
      later: 'kept',
      twice: 42,
      message: 'as a copy',
      callback: '{"nested":[1,2]}',
      frozen: true,
      leaked: 'undefined',
    });
    await app.close();
  });

  /** An app of one page that the given preload runs in. */
  async function launchApp(preload: string, html: string): Promise<{ page: Page; close(): Promise<void> }> {
    await writeFile(join(folder, 'preload.cjs'), preload);
    await writeFile(
      join(folder, 'main.mjs'),
      `import { app, BrowserWindow, protocol } from 'electron';
       protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
       app.whenReady().then(() => {
         protocol.handle('app', () => new Response(${JSON.stringify(`<!doctype html>${html}`)}, { headers: { 'Content-Type': 'text/html' } }));
         new BrowserWindow({ webPreferences: { preload: ${JSON.stringify(join(folder, 'preload.cjs'))} } }).loadURL('app://small/');
       });`,
    );
    const app = await launchDesktop({ entry: join(folder, 'main.mjs') });
    if ('skipped' in app) throw new Error(app.skipped);
    return app;
  }
});

interface Permissions {
  query(permission: { name: string }): Promise<{ readonly state: string }>;
}

interface Api {
  readonly requires: readonly string[];
  readonly sends: string;
  readonly point: object;
  readonly symbol: unknown;
  readonly when: Date;
  readonly later: Promise<string>;
  twice(number: number): number;
  fail(): never;
  callback(given: (value: unknown) => string): string;
}
