/** The same host under real Electron, wherever its binary is. */
import { describe, expect, it } from 'vitest';
import { buildHostWithFixtures } from '../support/electron/build';
import type { FixtureWindow } from '../support/electron/fixture-app';
import { skips } from '../support/electron/handle';
import { findElectron, launchRealDesktop } from '../support/electron/real';

declare const window: FixtureWindow;

// It may be missing even where everything else is required: not every place can download it.
const electron = findElectron();

describe.skipIf(typeof electron !== 'string' && skips(electron, true))('under real Electron', () => {
  it('speaks with its session and starts a process', async () => {
    const app = await launchRealDesktop({ entry: await buildHostWithFixtures() });
    if ('skipped' in app) throw new Error(app.skipped);
    const { page } = app;
    expect(page.url()).toBe('app://interleave/index.html');
    expect(await page.evaluate(() => Object.keys(window.interleave))).toEqual(['send', 'onFrame']);
    await page.evaluate(() => window.interleave.send('안녕'));
    expect(await page.evaluate(() => window.frameWith('안녕'))).toBe('session 1: 안녕');
    await page.evaluate(() => window.interleave.send('spawn busy'));
    expect(await page.evaluate(() => window.frameWith('ready'))).toMatch(/^pid \d+ says "ready"$/);
    await app.close();
  });
});
