/**
 * The same walks in the built desktop app: under the stand-in for Electron, and under real Electron
 * wherever its binary is.
 */
import { describe, expect, it } from 'vitest';
import { queueTexts } from './languages';
import { axeFindings } from '../support/axe';
import { skipWithoutChromium } from '../support/chromium';
import { skips, type Desktop, type Skipped } from '../support/electron/handle';
import { launchDesktop } from '../support/electron/launch';
import { findElectron, launchRealDesktop } from '../support/electron/real';
import { expect as expectPage } from '../support/expect-page';
import { descendants, isAlive } from '../support/processes';
import { LANGUAGES } from './languages';
import {
  betOnChoice,
  betOnNumber,
  button,
  lab,
  openExperiment,
  rail,
  run,
  showFirst,
  untilEnded,
  type Walker,
} from './walks';

const electron = findElectron();

const hosts: readonly { name: string; skip: boolean; launch: () => Promise<Desktop | Skipped> }[] = [
  { name: 'under the stand-in', skip: skipWithoutChromium(), launch: () => launchDesktop() },
  // May be missing even where everything else is required: not every place can download it.
  {
    name: 'under real Electron',
    skip: typeof electron !== 'string' && skips(electron, true),
    launch: () => launchRealDesktop(),
  },
];

describe.each(hosts)('the desktop app $name', ({ skip, launch }) => {
  async function launched(): Promise<Desktop> {
    const app = await launch();
    if ('skipped' in app) throw new Error(app.skipped);
    return app;
  }

  it.skipIf(skip).each(LANGUAGES)('walks both labs in %s', async (language) => {
    const app = await launched();
    const me: Walker = { page: app.page, language };
    await me.page
      .getByText(language === 'ko' ? '한국어' : 'English')
      .first()
      .click();
    await expectPage(me.page.locator(`html[lang="${language}"]`)).toHaveCount(1);
    await openExperiment(me, 'processes', 'default');
    await betOnNumber(me, 7);
    await run(me);
    await untilEnded(me);
    await button(me, lab(me).compare).click();
    await expectPage(rail(me)).toContainText(lab(me).explanation);
    await openExperiment(me, 'queue', 'full-queue');
    await betOnChoice(me, queueTexts[language].experiments['full-queue'].options.waits);
    await run(me);
    await untilEnded(me);
    await button(me, lab(me).compare).click();
    await expectPage(rail(me)).toContainText(lab(me).explanation);
    expect(await axeFindings(me.page)).toEqual([]);
    await app.close();
  });

  it.skipIf(skip)('leaves nothing of a run when its window is reloaded, and nothing at all when it quits', async () => {
    const app = await launched();
    const me: Walker = { page: app.page, language: 'en' };
    await me.page.getByText('English').first().click();
    await openExperiment(me, 'processes', 'no-sentinel');
    await showFirst(me);
    await me.page.getByRole('tab', { name: lab(me).tabs.outside }).click();
    const command = await me.page
      .getByText(/kill -9 \d+/)
      .first()
      .textContent();
    const pid = Number(/kill -9 (\d+)/.exec(command ?? '')?.[1]);
    expect(isAlive(pid)).toBe(true);
    await me.page.reload();
    await expect.poll(() => isAlive(pid), { timeout: 30_000 }).toBe(false);
    const pids = await descendants(app.pid);
    await app.close();
    await expect.poll(() => pids.filter(isAlive), { timeout: 30_000 }).toEqual([]);
  });
});
