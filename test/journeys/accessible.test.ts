/** Nothing for axe to find, in either language and in every theme; and all of it by keyboard alone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES } from './languages';
import { axeFindings } from '../support/axe';
import { skipWithoutChromium } from '../support/chromium';
import { expect as expectPage, type Page } from '../support/expect-page';
import { startWebApp, type WebApp } from '../support/web-app';
import { bet, betOnNumber, button, lab, openExperiment, run, showFirst, untilEnded, type Walker } from './walks';

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

/** One of every lab that ends by itself. */
const PLACES = [
  'processes/default',
  'queue/full-queue',
  'why/slow-among-fast',
  'threads/shared-variable',
  'races/explore',
  'deadlock/replay',
] as const;

const THEMES = ['light', 'dark', 'contrast'] as const;

async function inTheme(page: Page, theme: (typeof THEMES)[number]): Promise<void> {
  await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
}

describe.skipIf(skip).each(LANGUAGES)('in %s', (language, locale) => {
  it('axe finds nothing on the first screen, in settings and among kept runs', async () => {
    const page = await opened().open({ locale });
    for (const hash of ['#/', '#/settings', '#/runs']) {
      await page.evaluate((to) => (location.hash = to), hash);
      await expectPage(page.getByRole('heading', { level: 1 })).toBeVisible();
      for (const theme of THEMES) {
        await inTheme(page, theme);
        expect(await axeFindings(page), `${hash} ${theme}`).toEqual([]);
      }
    }
    await page.context().close();
  });

  it.each(PLACES)('axe finds nothing on %s before, and after a run', async (place) => {
    const me: Walker = { page: await opened().open({ locale }), language };
    const [labId = '', experiment = ''] = place.split('/');
    await openExperiment(me, labId, experiment);
    for (const theme of THEMES) {
      await inTheme(me.page, theme);
      expect(await axeFindings(me.page), `before, ${theme}`).toEqual([]);
    }
    if (experiment === 'default') {
      await betOnNumber(me, 3);
      await run(me);
    } else await showFirst(me);
    await untilEnded(me);
    if (experiment === 'default') await button(me, lab(me).compare).click();
    for (const tab of ['lesson', 'trace', 'source', 'depth', 'outside'] as const) {
      await me.page.getByRole('tab', { name: lab(me).tabs[tab], exact: true }).click();
      for (const theme of THEMES) {
        await inTheme(me.page, theme);
        expect(await axeFindings(me.page), `${tab}, ${theme}`).toEqual([]);
      }
    }
    await me.page.context().close();
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

interface Focus {
  readonly role: string;
  readonly name: string;
}

/** Presses Tab until the focus is where it is wanted; fails after a round through the whole page. */
async function tabTo(page: Page, wanted: (focus: Focus) => boolean): Promise<void> {
  const seen: Focus[] = [];
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate((): Focus => {
      const element = document.activeElement as HTMLInputElement | null;
      const label =
        element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent ?? element?.textContent ?? '';
      return {
        role:
          element?.getAttribute('role') ?? (element?.tagName === 'A' ? 'link' : (element?.tagName ?? '').toLowerCase()),
        name: label.trim(),
      };
    });
    seen.push(focus);
    if (wanted(focus)) return;
  }
  throw new Error(
    `Tab never came to it; it came to:\n${seen.map(({ role, name }) => `${role} "${name.slice(0, 60)}"`).join('\n')}`,
  );
}
