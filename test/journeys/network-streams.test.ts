/** A learner cuts a stream, repairs a receiver and asks for a port that is taken, on the built app in a real browser. */
import { afterEach, beforeEach, describe, expect as vitest, it } from 'vitest';
import { formatItem } from '../../src/shared/labs/item-list';
import { problemText } from '../../src/renderer/src/language/problems';
import { texts as networkTexts } from '../../src/renderer/src/labs/network/text';
import { texts as sceneTexts } from '../../src/renderer/src/labs/tcp/scene-text';
import { en } from '../../src/renderer/src/labs/tcp/text/en';
import { ko } from '../../src/renderer/src/labs/tcp/text/ko';
import { skipWithoutChromium } from '../support/chromium';
import { expect, type Locator } from '../support/expect-page';
import { takenPort } from '../support/ports';
import { descendants } from '../support/processes';
import { startWebApp, type WebApp } from '../support/web-app';
import { tabTo } from './keyboard';
import { LANGUAGES } from './languages';
import {
  betOnChoice,
  button,
  controls,
  lab,
  openExperiment,
  placeBet,
  rail,
  run,
  untilEnded,
  type Walker,
} from './walks';

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

const tcpTexts = { en, ko };

const setting = (me: Walker, name: 'cuts' | 'port'): Locator =>
  rail(me).getByRole('textbox', { name: tcpTexts[me.language].parameters[name].label, exact: true });

/** These and no others, one element each. */
const listOf = (...messages: readonly string[]): RegExp => new RegExp(`^${messages.map(formatItem).join('\\n')}$`);

/** Keeps what is not whole yet, and takes apart all that is. */
const WHOLE = `let kept = new Uint8Array(0);
function onData(piece) {
const all = new Uint8Array(kept.length + piece.length);
all.set(kept);
all.set(piece, kept.length);
kept = all;
while (kept.length >= 4) {
const length = new DataView(kept.buffer, kept.byteOffset).getUint32(0);
if (kept.length < 4 + length) return;
deliver(new TextDecoder().decode(kept.subarray(4, 4 + length)));
kept = kept.slice(4 + length);
}
}
`;

describe.skipIf(skip).each(LANGUAGES)('in %s', (language, locale) => {
  const walker = async (): Promise<Walker> => ({ page: await opened().open({ locale }), language });

  it('moves a cut by keyboard, and the receiver without framing is handed other pieces', async () => {
    const me = await walker();
    const { page } = me;
    await openExperiment(me, 'tcp', 'framing');
    await rail(me).getByRole('textbox').first().fill('a, bb, ccc');
    await placeBet(me);
    await run(me);
    await untilEnded(me);
    await button(me, lab(me).compare).click();
    const t = sceneTexts[language];
    const withoutFraming = page.getByRole('region', { name: t.receivers.none.name, exact: true }).getByRole('listitem');
    await expect(withoutFraming).toContainText(listOf('ab', 'bcc', 'c'));

    await tabTo(page, ({ role, name }) => role === 'application' && name.startsWith(t.ribbon));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight'); // the cut after byte 2 comes to byte 3
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter'); // and there is another after byte 4
    await vitest.poll(() => setting(me, 'cuts').inputValue(), { timeout: 30_000 }).toBe('3,4,5');
    await run(me);
    await expect(withoutFraming).toContainText(listOf('abb', 'c', 'c', 'c'));
    await untilEnded(me);

    await setting(me, 'cuts').fill('2, 99');
    const beyond = { code: 'OUT_OF_RANGE', min: 1, max: 5, got: 99 } as const;
    await expect(rail(me)).toContainText(problemText(beyond, language));
    await expect(controls(me).getByRole('button', { name: lab(me).runAgain })).toBeDisabled();
    await button(me, networkTexts[language].ribbon.clear).click();
    await expect(controls(me).getByRole('button', { name: lab(me).runAgain })).toBeEnabled();

    const taken = await takenPort();
    const { port } = taken;
    await setting(me, 'port').fill(String(port));
    await setting(me, 'port').press('Tab');
    await run(me);
    await expect(rail(me)).toContainText(problemText({ code: 'PORT_IN_USE', port }, language));
    vitest(await descendants(opened().host.child.pid ?? 0)).toEqual([]);
    await taken.close();
    await page.context().close();
  });

  it('repairs onData in the editor, and all splittings come out right', async () => {
    const me = await walker();
    const { page } = me;
    const t = sceneTexts[language];
    await openExperiment(me, 'tcp', 'on-data');
    await betOnChoice(me, tcpTexts[language].experiments['on-data'].options.none);
    await run(me);
    await untilEnded(me);
    await expect(page.getByRole('region', { name: t.smallest }).first()).toBeVisible();
    await button(me, lab(me).compare).click();
    await button(me, lab(me).editCode).click();
    const editor = page.getByRole('dialog').getByRole('textbox');
    await editor.press('Control+a');
    await page.keyboard.insertText(WHOLE);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: lab(me).codeDone })
      .click();
    await run(me);
    await expect(page.getByRole('main')).toContainText(t.allRight(500));
    await page.context().close();
  });
});
