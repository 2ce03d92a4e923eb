/** A run is kept, taken elsewhere as a file, brought back, opened and looked through again. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { savedRunsTexts } from '../../src/renderer/src/saved-runs/text';
import { skipWithoutChromium } from '../support/chromium';
import { expect as expectPage } from '../support/expect-page';
import { startWebApp, type WebApp } from '../support/web-app';
import { button, controls, lab, openExperiment, rail, showFirst, untilEnded, type Walker } from './walks';

const skip = skipWithoutChromium();
let app: WebApp | undefined;
beforeAll(async () => {
  if (!skip) app = await startWebApp();
});
afterAll(() => app?.close());

const words = savedRunsTexts.en;

it.skipIf(skip)('is the same run after the journey', async () => {
  if (!app) throw new Error('the app was not started');
  const me: Walker = { page: await app.open({ acceptDownloads: true }), language: 'en' };
  const { page } = me;
  await openExperiment(me, 'queue', 'full-queue');
  await showFirst(me);
  await untilEnded(me);
  const events = Number(await page.getByRole('grid').first().getAttribute('aria-rowcount'));
  await button(me, lab(me).save).click();
  await page.evaluate(() => (location.hash = '#/runs'));

  await page.getByRole('button', { name: new RegExp(`^${words.export}`) }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: words.formats.lab }).click();
  const file = join(app.dataFolder, 'taken.lab');
  await (await download).saveAs(file);
  expect((await readFile(file)).subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));

  await page.getByRole('button', { name: new RegExp(`^${words.delete}`) }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: words.delete }).click();
  await expectPage(page.getByText(words.empty)).toBeVisible();

  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: words.add }).click();
  await (await chosen).setFiles(file);
  await page.getByRole('button', { name: words.open, exact: true }).click();
  await expectPage(rail(me)).toContainText(lab(me).status.completed);
  expect(Number(await page.getByRole('grid').first().getAttribute('aria-rowcount'))).toBe(events);
  await expectPage(controls(me)).toBeHidden();

  await page.evaluate(() => (location.hash = '#/runs'));
  const again = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: words.add }).click();
  await (
    await again
  ).setFiles({ name: 'no-run.lab', mimeType: 'application/gzip', buffer: Buffer.from('no run at all') });
  await expectPage(page.getByRole('alert')).toBeVisible();
  await page.context().close();
});
