/**
 * Every lab before a run and after it, on every tab: a file for each language, so that they run side by side. Colours do
 * not know the language: one of them goes through every theme.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { axeFindingsInThemes, type Theme } from '../support/axe';
import { skipWithoutChromium } from '../support/chromium';
import { startWebApp, type WebApp } from '../support/web-app';
import { LANGUAGES } from './languages';
import { betOnNumber, button, lab, openExperiment, run, showFirst, untilEnded, type Walker } from './walks';

/** One of every lab that ends by itself. */
const PLACES = [
  'processes/default',
  'queue/full-queue',
  'why/slow-among-fast',
  'threads/shared-variable',
  'races/explore',
  'deadlock/replay',
  'layers/lenses',
  'udp/relay',
  'tcp/framing',
  'segments/selective-repeat',
  'patterns/push',
  'pubsub/copies',
] as const;

export function accessibleLabs(language: Walker['language']): void {
  const themes: readonly Theme[] = language === 'en' ? ['light', 'dark', 'contrast'] : ['light'];
  const skip = skipWithoutChromium();
  // A progress of its own for each walk: every one is somebody's first.
  let app: WebApp | undefined;
  beforeEach(async () => {
    if (!skip) app = await startWebApp();
  });
  afterEach(() => app?.close());

  describe.skipIf(skip)(`in ${language}`, () => {
    it.each(PLACES)('axe finds nothing on %s before, and after a run', async (place) => {
      if (!app) throw new Error('the app was not started');
      const locale = LANGUAGES.find(([one]) => one === language)?.[1];
      const me: Walker = { page: await app.open({ ...(locale && { locale }) }), language };
      const [labId = '', experiment = ''] = place.split('/');
      await openExperiment(me, labId, experiment);
      expect(await axeFindingsInThemes(me.page, undefined, themes), 'before').toEqual([]);
      if (experiment === 'default') {
        await betOnNumber(me, 3);
        await run(me);
      } else await showFirst(me);
      await untilEnded(me);
      if (experiment === 'default') await button(me, lab(me).compare).click();
      expect(await axeFindingsInThemes(me.page, undefined, themes), 'after').toEqual([]);
      for (const tab of await me.page.getByRole('tab').all()) {
        await tab.click();
        expect(await axeFindingsInThemes(me.page, '[role="tabpanel"]', themes), await tab.innerText()).toEqual([]);
      }
      await me.page.context().close();
    });
  });
}
