/** A learner lays two runs of a messaging pattern side by side, on the built app in a real browser. */
import { afterEach, beforeEach, describe, it } from 'vitest';
import { compareTexts } from '../../src/renderer/src/lab-page/compare-text';
import { texts as comparisonTexts } from '../../src/renderer/src/labs/compare/text';
import { texts as deliveryTexts } from '../../src/renderer/src/labs/delivery/text';
import { compareTexts as figureTexts } from '../../src/renderer/src/labs/patterns/compare-text';
import { texts as patternsScene } from '../../src/renderer/src/labs/patterns/scene-text';
import { en } from '../../src/renderer/src/labs/patterns/text/en';
import { ko } from '../../src/renderer/src/labs/patterns/text/ko';
import { experimentTitle, labTitles } from '../../src/renderer/src/labs/titles';
import { skipWithoutChromium } from '../support/chromium';
import { expect } from '../support/expect-page';
import { startWebApp, type WebApp } from '../support/web-app';
import { tabTo } from './keyboard';
import { LANGUAGES } from './languages';
import { choose, compareWithBet, nothingForAxe, tab, TABPANEL } from './message-walks';
import { betOnChoice, lab, openExperiment, rail, run, untilEnded, type Walker } from './walks';

const skip = skipWithoutChromium();
let app: WebApp | undefined;
beforeEach(async () => {
  if (!skip) app = await startWebApp();
});
afterEach(() => app?.close());

function opened(): WebApp {
  if (!app) throw new Error('the app was not started');
  return app;
}

const patternsTexts = { en, ko };

describe.skipIf(skip).each(LANGUAGES)('in %s', (language, locale) => {
  it('lays two runs side by side, and walks the cells by keyboard to the job that is lost', async () => {
    const me: Walker = { page: await opened().open({ locale }), language };
    const { page } = me;
    const t = figureTexts[language];
    const words = patternsTexts[language];
    await openExperiment(me, 'patterns', 'push');
    await betOnChoice(me, words.experiments.push.options.back);
    await run(me);
    await untilEnded(me);
    await compareWithBet(me);

    const cells = deliveryTexts[language].cells.jobs.states;
    await tabTo(page, ({ role, name }) => role === 'grid' && name === patternsScene[language].matrix);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const job = Number(/\d+/.exec(await toCell(me, `worker-3: ${cells.unfinished}`))?.[0]);
    await page.keyboard.press('Enter');
    await tab(me, 'event').click();
    await expect(page.getByRole('tabpanel')).toContainText('"job-in"');
    await expect(page.getByRole('tabpanel')).toContainText('worker-3');

    await rail(me).getByText(words.parameters.acknowledge.label, { exact: true }).click();
    await run(me);
    await untilEnded(me);
    await tab(me, 'compare').click();
    await choose(
      me,
      compareTexts[language].choose,
      new RegExp(experimentTitle(labTitles[language], 'patterns', 'push')),
    );
    const setups = page.getByRole('table', { name: compareTexts[language].setups });
    await expect(setups.getByRole('row').filter({ hasText: words.parameters.acknowledge.label })).toContainText(
      new RegExp(`${lab(me).yes}${lab(me).no}`),
    );
    const figures = page.getByRole('table', { name: t.caption });
    const row = figures.getByRole('row').filter({
      has: page.getByRole('rowheader', { name: `${t.loses} (${comparisonTexts[language].differs})`, exact: true }),
    });
    await expect(row.getByRole('cell').first()).toContainText(t.nothing);
    await expect(row.getByRole('cell').last()).toContainText(t.jobs(1, String(job)));
    await expect(page.getByRole('tabpanel').getByRole('grid')).toHaveCount(2);
    await nothingForAxe(me, TABPANEL);
    const lost = new RegExp(`: ${deliveryTexts[language].outcomes.jobs.lost}$`);
    await expect(
      page.getByRole('tabpanel').getByRole('grid').first().getByRole('gridcell', { name: lost }),
    ).toHaveCount(0);
    await expect(page.getByRole('tabpanel').getByRole('grid').last().getByRole('gridcell', { name: lost })).toHaveCount(
      1,
    );
    await page.context().close();
  });
});

/** Goes right in the matrix that has the focus until a cell is called so; fails at the end of the row. @returns its name */
async function toCell({ page }: Walker, called: string): Promise<string> {
  const name = (): Promise<string> =>
    page.evaluate(() => {
      const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
      return document.getElementById(id)?.getAttribute('aria-label') ?? '';
    });
  for (let before = ''; ;) {
    const now = await name();
    if (now.includes(called)) return now;
    if (now === before) throw new Error(`no cell is called so: ${called}; the last one: ${now}`);
    before = now;
    await page.keyboard.press('ArrowRight');
  }
}
