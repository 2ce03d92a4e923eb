/**
 * Starts the built desktop app under the stand-in for electron, in a process of its own, and joins
 * its window with Playwright.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { buildStandIn } from './build';
import { findChromium } from './find-chromium';
import type { Desktop, LaunchOptions, Skipped } from './handle';
import { MainProcess } from './main-process';
import type { Controls } from './stand-in/control';

/** A running app with what only the stand-in can do. */
export interface StandInDesktop extends Desktop {
  readonly main: MainProcess;
  readonly browser: Browser;
  readonly dataFolder: string;
  control<Name extends keyof Controls>(
    name: Name,
    ...args: Parameters<Controls[Name]>
  ): Promise<Awaited<ReturnType<Controls[Name]>>>;
}

const BUILT = join(import.meta.dirname, '../../../out/main/index.js');

/** @returns the running app, or why it cannot run: no Chromium, or nothing built */
export async function launchDesktop(options: LaunchOptions = {}): Promise<StandInDesktop | Skipped> {
  const executable = findChromium();
  if (typeof executable !== 'string') return executable;
  const entry = options.entry ?? BUILT;
  if (!existsSync(entry)) return { skipped: `the app is not built (npm run build): ${entry}` };
  const scratch = await mkdtemp(join(tmpdir(), 'interleave-desktop-'));
  const dataFolder = options.dataFolder ?? join(scratch, 'data');
  const main = new MainProcess(await buildStandIn(), {
    entry,
    chromium: executable,
    profile: join(scratch, 'profile'),
    dataFolder,
    env: options.env ?? {},
  });
  const cleared = main.exited.then(() => rm(scratch, { recursive: true, force: true, maxRetries: 10 }));
  try {
    return await joinWindow(main, dataFolder, cleared);
  } catch (error) {
    main.kill('SIGKILL');
    await cleared;
    throw new Error(`the app did not start:\n${main.log}`, { cause: error });
  }
}

async function joinWindow(main: MainProcess, dataFolder: string, cleared: Promise<void>): Promise<StandInDesktop> {
  if (!(await main.ready)) throw new Error('it ended before it was ready');
  const browser = await chromium.connectOverCDP(await main.control('endpoint', []));
  const page = await firstPage(browser);
  return {
    page,
    pid: main.pid,
    main,
    browser,
    dataFolder,
    control: (name, ...args) => main.control(name, args),
    close: async () => {
      main.kill('SIGTERM');
      await cleared;
    },
  };
}

/** The app's window, once it shows the app. */
async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (!context) throw new Error('the browser has no context');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.waitForURL((url) => url.protocol === 'https:');
  await page.waitForLoadState();
  return page;
}
