/** The life of the desktop app: nothing of a run survives its document, nothing of the app survives the app. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildHostWithFixtures, buildStandIn } from '../support/electron/build';
import { openWitness, standIn, type FixtureWindow, type Witness } from '../support/electron/fixture-app';
import type { StandInDesktop } from '../support/electron/launch';
import { MainProcess } from '../support/electron/main-process';

declare const window: FixtureWindow;

describe.skipIf(standIn.skipped)('the app', () => {
  const { launch } = standIn;
  let witness: Witness;
  beforeEach(async () => {
    witness = await openWitness();
  });
  afterEach(() => witness.close());

  /** An app whose page has had its session start a process; `ended` is that process's end. */
  async function launchWithProcess(mode: 'busy' | 'echo'): Promise<{ app: StandInDesktop; ended: Promise<void> }> {
    const app = await launch({ env: witness.env });
    const connected = witness.next();
    await app.page.evaluate((which) => window.interleave.send(`spawn ${which}`), mode);
    const { ended } = await connected;
    await app.page.evaluate(() => window.frameWith('ready'));
    return { app, ended };
  }

  it('opens one window, sized and closed in as it should be', async () => {
    const { control } = await launch();
    const { preferences, ...rest } = await control('window');
    expect(rest).toEqual({ width: 1280, height: 800, visible: true });
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    });
  });

  it.each([
    ['en-US', ['File', 'Edit', 'View', 'Window']],
    ['ko', ['파일', '편집', '보기', '창']],
  ])('has its menu in the language of the system: %s', async (locale, labels) => {
    const { control } = await launch({ env: { STAND_IN_LOCALE: locale } });
    const menu = (await control('menu')) ?? [];
    expect(menu.map(({ label }) => label)).toEqual(process.platform === 'darwin' ? ['Interleave', ...labels] : labels);
  });

  it('ends a run with the document that started it, when the page is reloaded', async () => {
    const { app, ended } = await launchWithProcess('busy');
    await app.page.reload();
    await ended;
    await app.main.logged('session 1 closed: done');
    await app.page.evaluate(() => window.interleave.send('again'));
    expect(await app.page.evaluate(() => window.frameWith('again'))).toBe('session 2: again');
  });

  it('ends a run when the page reloads at the wish of the app', async () => {
    const { app, ended } = await launchWithProcess('busy');
    await app.control('reload');
    await ended;
    await app.main.logged('session 1 closed: done');
  });

  it('ends a run when the page crashes, and comes back once', async () => {
    const { app, ended } = await launchWithProcess('busy');
    await app.control('crash');
    await ended;
    await app.main.logged('session 1 closed: lost');
    await app.main.logged("the page's process is gone: crashed");
    expect(await app.control('windowCount')).toBe(1);
  });

  it('ends with its window', async () => {
    const { app, ended } = await launchWithProcess('busy');
    await app.control('closeWindow');
    await ended;
    expect(await app.main.exited).toBe(0);
    expect(app.main.log).toContain('session 1 closed: done');
  });

  it.each(['quit', 'SIGTERM'] as const)('ends by %s, and not before its sessions are closed', async (how) => {
    const { app, ended } = await launchWithProcess('busy');
    if (how === 'quit') await app.control('quit');
    else app.main.kill(how);
    await ended;
    expect(await app.main.exited).toBe(0);
    expect(app.main.log).toContain('session 1 closed: done');
  });

  it('leaves no process behind when it is killed', async () => {
    const { app, ended } = await launchWithProcess('echo');
    const disconnected = new Promise<void>((resolve) => app.browser.once('disconnected', () => resolve()));
    app.main.kill('SIGKILL');
    await Promise.all([ended, disconnected, app.main.exited]);
    expect(app.browser.isConnected()).toBe(false);
  });

  it('is one app for one data folder', async () => {
    const first = await launch();
    const second = new MainProcess(await buildStandIn(), {
      entry: await buildHostWithFixtures(),
      chromium: standIn.chromium,
      profile: join(first.dataFolder, 'second-profile'),
      dataFolder: first.dataFolder,
      env: {},
    });
    expect(await second.ready).toBe(false);
    expect(await second.exited).toBe(0);
    expect(await first.control('windowCount')).toBe(1);
    expect(await first.page.title()).toBe('Fixture');
  });
});
