/** A run of a hundred thousand events: everything counted, little drawn, nothing silently left out. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { skipWithoutChromium } from '../support/chromium';
import { expect as expectPage } from '../support/expect-page';
import { startWebApp, type WebApp } from '../support/web-app';
import { button, lab, openExperiment, placeBet, rail, run, untilEnded, type Walker } from './walks';

const skip = skipWithoutChromium();
let app: WebApp | undefined;
beforeAll(async () => {
  if (!skip) app = await startWebApp();
});
afterAll(() => app?.close());

it.skipIf(skip)('is counted to the last event, and says what it does not draw', async () => {
  if (!app) throw new Error('the app was not started');
  const me: Walker = { page: await app.open(), language: 'en' };
  await openExperiment(me, 'queue', 'order-in-order-out');
  await placeBet(me);
  await run(me);
  await untilEnded(me);
  await button(me, lab(me).compare).click();
  await rail(me).getByRole('textbox', { name: 'Items per producer' }).fill('33400');
  await rail(me).getByRole('textbox', { name: 'Work per item' }).fill('0');
  await me.page.keyboard.press('Tab');
  await run(me);
  await untilEnded(me);

  const grid = me.page.getByRole('grid').first();
  await expectPage(grid).toBeVisible();
  const events = Number(await grid.getAttribute('aria-rowcount')) - 1;
  // A put, a get and a work for each item, and the beginning and end of the threads.
  expect(events).toBeGreaterThanOrEqual(3 * 33_400);
  await expectPage(rail(me)).toContainText(`${events.toLocaleString('en')} events`);
  expect(await grid.getByRole('row').count()).toBeLessThan(200);
  await expectPage(me.page.getByRole('status')).toContainText(/arrows? not drawn|not drawn/);

  await me.page.getByRole('application').focus();
  await me.page.keyboard.press('End');
  await expectPage(me.page.getByRole('row', { selected: true })).toHaveCount(1);
  await me.page.context().close();
});
