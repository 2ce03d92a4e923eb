/** A learner schedules real threads by hand, in a real browser, in both languages. */
import { afterEach, beforeEach, describe, it } from 'vitest';
import { texts as stepTexts } from '../../src/renderer/src/labs/steps/text';
import { LANGUAGES } from './languages';
import { skipWithoutChromium } from '../support/chromium';
import { expect, type Locator } from '../support/expect-page';
import { startWebApp, type WebApp } from '../support/web-app';
import { button, lab, openExperiment, placeBet, rail, run, showFirst, untilEnded, type Walker } from './walks';

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

/** Whatever the bet is: the first thing that can be chosen. */
async function betOnFirstChoice(me: Walker): Promise<void> {
  await rail(me).getByRole('radio').first().press(' ');
  await placeBet(me);
}

const goButton = (me: Walker, actor: string): Locator =>
  me.page.getByRole('button', { name: stepTexts[me.language].thread.goName(actor, '').trimEnd() });

/** Lets a thread make its next step, and waits until it has made it. */
async function go(me: Walker, actor: string, stepsAfter: number): Promise<void> {
  const scene = me.page.getByRole('region', { name: lab(me).scene });
  await goButton(me, actor).click();
  await expect(scene).toContainText(stepTexts[me.language].schedule.summary(stepsAfter, 0).split(',')[0] ?? '');
}

describe.skipIf(skip).each(LANGUAGES)('in %s', (language, locale) => {
  it('sells the last ticket twice by hand, after a step was taken back', async () => {
    const me: Walker = { page: await opened().open({ locale }), language };
    const t = stepTexts[language];
    await openExperiment(me, 'races', 'schedule');
    await betOnFirstChoice(me);
    await run(me);
    await go(me, 'thread-0', 1);
    await go(me, 'thread-0', 2);
    await button(me, t.schedule.undo).click();
    await go(me, 'thread-1', 2);
    await go(me, 'thread-1', 3);
    await go(me, 'thread-0', 4);
    await untilEnded(me);
    await expect(me.page.getByText('GATED').first()).toBeVisible();
    await me.page.context().close();
  });

  it('makes all philosophers wait by hand, and is told in which circle', async () => {
    const me: Walker = { page: await opened().open({ locale }), language };
    await openExperiment(me, 'deadlock', 'by-hand');
    await placeAnyBet(me);
    await run(me);
    for (const [at, actor] of ['philosopher-0', 'philosopher-1', 'philosopher-2'].entries())
      await go(me, actor, at + 1);
    const scene = me.page.getByRole('region', { name: lab(me).scene });
    for (const actor of ['philosopher-0', 'philosopher-1', 'philosopher-2']) await goButton(me, actor).click();
    const cycle = stepTexts[language].waitFor.cycle(['philosopher-0', 'philosopher-1', 'philosopher-2']);
    await expect(scene).toContainText(cycle);
    await button(me, lab(me).stop).click();
    await untilEnded(me, 'stopped');
    await me.page.context().close();
  });

  it('explores every order and steps through the shortest failing one', async () => {
    const me: Walker = { page: await opened().open({ locale }), language };
    await openExperiment(me, 'races', 'explore');
    await showFirst(me);
    await untilEnded(me);
    const scene = me.page.getByRole('region', { name: lab(me).scene });
    await expect(scene).toContainText(stepTexts[language].exploring.explored);
    await expect(me.page.getByText('SIMULATED').first()).toBeVisible();
    await me.page.context().close();
  });
});

async function placeAnyBet(me: Walker): Promise<void> {
  const number = rail(me).getByRole('textbox');
  if ((await number.count()) > 0) {
    await number.first().fill('1');
    return placeBet(me);
  }
  return betOnFirstChoice(me);
}
