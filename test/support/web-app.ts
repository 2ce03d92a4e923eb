/** The built app behind its web host, with a browser page in front: what a journey walks. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { startInterleave, type Started } from './terminal';

export interface WebApp {
  readonly url: string;
  readonly dataFolder: string;
  readonly host: Started;
  readonly browser: Browser;
  /** A new tab on the app, in a browser profile of its own. */
  open(options?: BrowserContextOptions, path?: string): Promise<Page>;
  close(): Promise<void>;
}

export async function startWebApp(): Promise<WebApp> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'interleave-journey-'));
  const host = startInterleave(dataFolder, 'serve', '--no-open', '--json');
  const serving = await host.line(({ type }) => type === 'serving');
  const url = serving['url'] as string;
  const browser = await launchChromium().catch((error: unknown) => {
    host.child.kill('SIGTERM');
    throw error;
  });
  return {
    url,
    dataFolder,
    host,
    browser,
    async open(options = {}, path = '#/') {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US', ...options });
      const page = await context.newPage();
      await page.goto(`${url}${path}`);
      return page;
    },
    async close() {
      await browser.close();
      host.child.kill('SIGTERM');
      await host.finished;
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
