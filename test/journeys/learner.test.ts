/** A learner's first hour, in a real browser on the built app, in both languages. */
import { afterEach, beforeEach, describe, expect as vitest, it } from 'vitest';
import { betTextsFor, LANGUAGES, queueTexts } from './languages';
import { skipWithoutChromium } from '../support/chromium';
import { expect } from '../support/expect-page';
import { isAlive } from '../support/processes';
import { startWebApp, type WebApp } from '../support/web-app';
import {
  betOnChoice,
  betOnNumber,
  button,
  controls,
  lab,
  openExperiment,
  placeBet,
  rail,
  run,
  showFirst,
  untilEnded,
  type Walker,
} from './walks';

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

describe.skipIf(skip).each(LANGUAGES)('a learner who reads %s', (language, locale) => {
  const walker = async (): Promise<Walker> => ({ page: await opened().open({ locale }), language });

  it('bets, runs the default experiment, and reads what really happened', async () => {
    const me = await walker();
    await openExperiment(me, 'processes', 'default');
    await expect(controls(me).getByRole('button', { name: lab(me).run, exact: true })).toBeDisabled();
    await betOnNumber(me, 7);
    await run(me);
    await untilEnded(me);
    await button(me, lab(me).compare).click();
    await expect(rail(me)).toContainText(betTextsFor(language).yourBet);
    await expect(rail(me)).toContainText(lab(me).explanation);
    await expect(me.page.getByRole('tab', { name: lab(me).tabs.trace })).toBeVisible();
    await me.page.context().close();
  });

  it('bets on an order, a choice and a list', async () => {
    const me = await walker();
    await openExperiment(me, 'queue', 'order-in-order-out');
    await placeBet(me);
    await run(me);
    await untilEnded(me);
    await openExperiment(me, 'queue', 'full-queue');
    await betOnChoice(me, queueTexts[language].experiments['full-queue'].options.drops);
    await run(me);
    await untilEnded(me);
    await button(me, lab(me).compare).click();
    await expect(rail(me)).toContainText(betTextsFor(language).wrong);
    await me.page.context().close();
  });

  it('is shown who waits when there is no sentinel, and ends it by hand', async () => {
    const me = await walker();
    await openExperiment(me, 'processes', 'no-sentinel');
    await showFirst(me);
    await expect(me.page.getByRole('grid').getByText(/consumer-1/)).toBeVisible();
    await button(me, lab(me).stop).click();
    await untilEnded(me, 'stopped');
    await me.page.context().close();
  });

  it('keeps what was done after a reload', async () => {
    const me = await walker();
    await openExperiment(me, 'queue', 'who-gets-next');
    await betOnChoice(me, queueTexts[language].experiments['who-gets-next'].options.free);
    await run(me);
    await untilEnded(me);
    await button(me, lab(me).compare).click();
    await expect(rail(me)).toContainText(lab(me).explanation);
    await me.page.reload();
    await openExperiment(me, 'queue', 'who-gets-next');
    await expect(rail(me)).toContainText(lab(me).betBefore(1));
    await me.page.context().close();
  });
});

it.skipIf(skip)('switches the language without a restart and keeps it', async () => {
  const page = await opened().open({ locale: 'en-US' });
  await page.getByText('한국어').first().click();
  await expect(page.locator('html[lang="ko"]')).toHaveCount(1);
  await page.reload();
  await expect(page.locator('html[lang="ko"]')).toHaveCount(1);
  await page.getByText('English').first().click();
  await expect(page.locator('html[lang="en"]')).toHaveCount(1);
  await page.context().close();
});

it.skipIf(skip)('pauses, lets a chosen process move, steps and resumes', async () => {
  const me: Walker = { page: await opened().open(), language: 'en' };
  await openExperiment(me, 'processes', 'default');
  await betOnNumber(me, 7);
  await button(me, lab(me).stepFirst).click();
  const who = me.page.getByRole('group', { name: lab(me).whoNext });
  await expect(who.getByRole('button', { name: /main/ })).toBeVisible();
  await button(me, lab(me).step).click();
  await button(me, lab(me).step).click();
  await expect(who.getByRole('button', { name: /creator/ })).toBeVisible();
  await who.getByRole('button', { name: /creator/ }).click();
  await expect(who.getByRole('button', { name: /consumer-1/ })).toBeVisible();
  await who.getByRole('button', { name: /creator/ }).click();
  await expect(me.page.getByText('GATED').first()).toBeVisible();
  await button(me, lab(me).resume).click();
  await untilEnded(me);
  await me.page.context().close();
});

it.skipIf(skip)('ends one lane with the reason when its process is killed from outside', async () => {
  const me: Walker = { page: await opened().open(), language: 'en' };
  await openExperiment(me, 'processes', 'no-sentinel');
  await showFirst(me);
  await me.page.getByRole('tab', { name: lab(me).tabs.outside }).click();
  const command = await me.page
    .getByText(/kill -9 \d+/)
    .first()
    .textContent();
  const pid = Number(/kill -9 (\d+)/.exec(command ?? '')?.[1]);
  vitest(isAlive(pid)).toBe(true);
  process.kill(pid, 'SIGKILL');
  await expect(me.page.getByRole('main')).toContainText('SIGKILL');
  await expect(controls(me)).toBeVisible();
  await me.page.context().close();
});

it.skipIf(skip)('says at the field what does not fit, and runs nothing', async () => {
  const me: Walker = { page: await opened().open(), language: 'en' };
  await openExperiment(me, 'processes', 'bad-item');
  await rail(me).getByLabel('Your answer').fill('1, 2, 3, 4');
  await placeBet(me);
  await run(me);
  await untilEnded(me);
  await button(me, lab(me).compare).click();
  const input = rail(me).getByLabel('Items', { exact: true });
  await input.fill(`${'1,'.repeat(10_000)}1`);
  await expect(rail(me)).toContainText(/10,?000/);
  await expect(controls(me).getByRole('button', { name: lab(me).runAgain })).toBeDisabled();
  await input.fill("'open");
  await expect(controls(me).getByRole('button', { name: lab(me).runAgain })).toBeDisabled();
  await input.fill("'한글', '🙂', 3, -1");
  await expect(controls(me).getByRole('button', { name: lab(me).runAgain })).toBeEnabled();
  await run(me);
  await expect(me.page.getByRole('grid')).toContainText('🙂');
  await me.page.context().close();
});
