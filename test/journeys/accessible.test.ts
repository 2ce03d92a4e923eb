/** Nothing for axe to find, in either language and in every theme; and all of it by keyboard alone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES } from './languages';
import { axeFindingsInThemes } from '../support/axe';
import { skipWithoutChromium } from '../support/chromium';
import { expect as expectPage } from '../support/expect-page';
import { startWebApp, type WebApp } from '../support/web-app';
import { tabTo } from './keyboard';
import { bet, lab, untilEnded, type Walker } from './walks';

const skip = skipWithoutChromium();
// A progress of its own for each walk: every one is somebody's first.
let app: WebApp | undefined;
beforeEach(async () => {
  if (!skip) app = await startWebApp();
});
afterEach(() => app?.close());

function opened(): WebApp {
  if (!app) throw new Error('the app was not started');
  return app;
}

describe.skipIf(skip).each(LANGUAGES)('in %s', (_language, locale) => {
  it('axe finds nothing on the first screen, in settings and among kept runs', async () => {
    const page = await opened().open({ locale });
    for (const hash of ['#/', '#/settings', '#/runs']) {
      await page.evaluate((to) => (location.hash = to), hash);
      await expectPage(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await axeFindingsInThemes(page), hash).toEqual([]);
    }
    await page.context().close();
  });
});

describe.skipIf(skip)('by keyboard alone', () => {
  it('a learner finds a lab, bets, runs it, looks at an event and changes the setup', async () => {
    const page = await opened().open();
    const me: Walker = { page, language: 'en' };
    await expectPage(page.getByRole('heading', { level: 1 })).toBeVisible();
    await tabTo(page, (focus) => focus.role === 'link' && /Processes/.test(focus.name));
    await page.keyboard.press('Enter');
    await expectPage(page.getByRole('heading', { level: 1, name: 'Processes' })).toBeVisible();
    await tabTo(page, (focus) => focus.name === bet(me).answer);
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await expectPage(page.getByText(lab(me).placed)).toBeVisible();
    await page.keyboard.press('r');
    await untilEnded(me);
    await tabTo(page, (focus) => focus.name === lab(me).compare);
    await page.keyboard.press('Enter');
    await expectPage(page.getByText(bet(me).yourBet).first()).toBeVisible();
    await tabTo(page, (focus) => focus.role === 'application');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expectPage(page.locator('[aria-selected="true"][role="row"]')).toHaveCount(1);
    const spoken = page.getByRole('log');
    await expectPage(spoken).toContainText(/The run has ended: \d+ events/);
    await expectPage(spoken).toContainText(/before · \d+ after · \d+ concurrent/);
    await page.keyboard.press('?');
    await expectPage(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expectPage(page.getByRole('dialog')).toBeHidden();
    await page.context().close();
  });
});
