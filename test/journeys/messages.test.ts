/** A learner publishes, subscribes and is a client from outside, on the built app in a real browser, with the broker inside or a server elsewhere. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect as vitest, it } from 'vitest';
import { problemText } from '../../src/renderer/src/language/problems';
import { texts as deliveryTexts } from '../../src/renderer/src/labs/delivery/text';
import { texts as pubsubScene } from '../../src/renderer/src/labs/pubsub/scene-text';
import { en as pubsubEn } from '../../src/renderer/src/labs/pubsub/text/en';
import { ko as pubsubKo } from '../../src/renderer/src/labs/pubsub/text/ko';
import { texts as meaningTexts } from '../../src/renderer/src/trace/meaning/text';
import { traceTexts } from '../../src/renderer/src/trace/words';
import { skipWithoutChromium } from '../support/chromium';
import { expect, type Locator } from '../support/expect-page';
import { descendants } from '../support/processes';
import { hasRedisServer, startRedisServer } from '../support/redis-server';
import { freePort } from '../support/ports';
import { startWebApp, type WebApp } from '../support/web-app';
import { LANGUAGES } from './languages';
import { choose, compareWithBet, grid, hold, nothingForAxe, tab, TABPANEL } from './message-walks';
import {
  bet,
  betOnNumber,
  button,
  controls,
  lab,
  openExperiment,
  rail,
  run,
  showFirst,
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

const pubsubTexts = { en: pubsubEn, ko: pubsubKo };

const processes = (): Promise<readonly number[]> => descendants(opened().host.child.pid ?? 0);
/** `news 1 · subscriber-2: got one copy, as its 3rd`: the beginning of what a cell is called. */
function copyCell(me: Walker, number: number, topic: string, who: string, state: string): Locator {
  const t = deliveryTexts[me.language];
  const name = `${t.message.copies(String(number))} (${t.topic(topic)}) · ${who}: ${state}`;
  return grid(me, t.title).getByRole('gridcell', { name });
}

/** @returns the port of the broker */
async function runHeld(me: Walker): Promise<number> {
  await hold(me);
  await run(me);
  const listed = me.page.getByText(/broker = 127\.0\.0\.1:\d+ \(REDIS\)/).first();
  await expect(listed).toBeVisible();
  return Number(/:(\d+)/.exec((await listed.textContent()) ?? '')?.[1]);
}

/** What is read out with a field: its error, or else its description. */
const toldAt = (field: Locator): Promise<string> =>
  field.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
      .join(' '),
  );

/** Whether a click in its middle would meet it. */
const isInSight = (field: Locator): Promise<boolean> =>
  field.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === element;
  });

/** What somebody types by hand, and what comes back to it. */
async function typed(port: number, ...lines: readonly string[]): Promise<readonly string[]> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  const answers: string[] = [];
  for (const line of lines) {
    socket.write(`${line}\r\n`);
    answers.push(String((await once(socket, 'data'))[0]));
  }
  socket.end();
  await once(socket, 'close');
  return answers;
}

describe.skipIf(skip).each(LANGUAGES)('in %s', (language, locale) => {
  const walker = async (): Promise<Walker> => ({ page: await opened().open({ locale }), language });

  it('bets on copies, reads who got them and what RESP says, publishes one more and is a client by hand', async () => {
    const me = await walker();
    const { page } = me;
    const t = pubsubScene[language];
    const words = deliveryTexts[language];
    await openExperiment(me, 'pubsub', 'copies');
    await betOnNumber(me, 6);
    await run(me);
    await untilEnded(me);
    await compareWithBet(me);
    await expect(rail(me)).toContainText(bet(me).wrong);
    await expect(copyCell(me, 1, 'news', 'subscriber-1', words.cells.copies.states.once)).toBeVisible();
    await expect(copyCell(me, 6, 'sport', 'subscriber-2', words.cells.copies.states.once)).toBeVisible();
    await expect(grid(me, words.title).getByRole('gridcell', { name: words.cells.copies.states.once })).toHaveCount(12);

    // What the publisher wrote, byte by byte.
    await tab(me, 'trace').click();
    const events = grid(me, traceTexts[language].table.label);
    await page
      .getByRole('textbox', { name: traceTexts[language].table.filterText })
      .fill(traceTexts[language].kinds.send);
    await events.getByRole('row').filter({ hasText: 'publisher-1' }).first().click();
    await tab(me, 'event').click();
    const meaning = meaningTexts[language];
    const values = page.getByRole('tabpanel').getByRole('list', { name: meaning.values });
    await expect(values.getByRole('listitem').filter({ hasText: 'publish' })).toContainText(meaning.code.command());
    await expect(values.getByRole('listitem').filter({ hasText: 'news' })).toContainText(meaning.code.topic());

    await nothingForAxe(me, TABPANEL);

    const port = await runHeld(me);
    const subscriber = page.getByRole('region', { name: 'subscriber-2', exact: true }).first();
    await expect(subscriber).toContainText(t.given(6));
    await rail(me).getByRole('textbox', { name: t.publish.message, exact: true }).fill('하나 더');
    await button(me, t.publish.publish).click();
    await expect(subscriber).toContainText(t.given(7));
    await expect(page.getByRole('region', { name: 'your-publisher', exact: true }).first()).toContainText(
      t.receivers(2),
    );

    vitest(await typed(port, 'PING', 'PUBLISH sport typed')).toEqual(['+PONG\r\n', ':2\r\n']);
    await expect(subscriber).toContainText(t.given(8));
    await expect(page.getByRole('region', { name: 'outside-1', exact: true })).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'outside-1' })).toContainText(
      traceTexts[language].inspector.lane.outside,
    );
    await nothingForAxe(me, 'main');
    await button(me, lab(me).stop).click();
    await untilEnded(me, 'stopped');
    vitest(await processes()).toEqual([]);
    await page.context().close();
  });

  it('comes late and has missed half, and is told at the field which server cannot be had', async () => {
    const me = await walker();
    const { page } = me;
    const t = lab(me).server;
    const words = deliveryTexts[language].cells.copies.states;
    await openExperiment(me, 'pubsub', 'late');
    await betOnNumber(me, 8);
    await run(me);
    await untilEnded(me);
    await compareWithBet(me);
    await expect(copyCell(me, 4, 'sport', 'subscriber-2', words.absent)).toBeVisible();
    await expect(copyCell(me, 5, 'news', 'subscriber-2', words.once)).toBeVisible();
    await expect(copyCell(me, 1, 'news', 'subscriber-1', words.once)).toBeVisible();

    const setting = (name: string): Locator => rail(me).getByRole('textbox', { name, exact: true });
    await choose(me, pubsubTexts[language].parameters.server.label, t.other);
    await setting(t.address).fill('http://redis.school');
    await vitest
      .poll(() => toldAt(setting(t.address)), { timeout: 30_000 })
      .toContain(problemText({ code: 'NOT_AN_ADDRESS' }, language));
    await expect(controls(me).getByRole('button', { name: lab(me).runAgain })).toBeDisabled();

    const port = await freePort();
    const address = `redis://127.0.0.1:${port}`;
    await setting(t.address).fill(`redis://ann:hush-hush@127.0.0.1:${port}`);
    await vitest.poll(() => setting(t.address).inputValue()).toBe(address);
    vitest(await setting(t.username).inputValue()).toBe('ann');
    const password = rail(me).getByLabel(t.password, { exact: true });
    vitest(await password.inputValue()).toBe('hush-hush');
    vitest(await password.getAttribute('type')).toBe('password');
    await run(me);
    const unreachable = problemText({ code: 'UNREACHABLE', address, reason: 'ECONNREFUSED' }, language);
    await vitest.poll(() => toldAt(setting(t.address)), { timeout: 30_000 }).toContain(unreachable);
    await vitest.poll(() => isInSight(setting(t.address)), { timeout: 30_000 }).toBe(true);
    vitest(await processes()).toEqual([]);
    vitest(await page.locator('body').innerText()).not.toContain('hush-hush');
    await nothingForAxe(me, 'aside');
    await page.context().close();
  });
});

describe.skipIf(skip)('with a server of one’s own', () => {
  it.skipIf(!hasRedisServer)('publishes through it, by its address', async () => {
    const redis = await startRedisServer();
    try {
      const me: Walker = { page: await opened().open(), language: 'en' };
      const t = lab(me).server;
      await openExperiment(me, 'pubsub', 'copies');
      await betOnNumber(me, 12);
      await run(me);
      await untilEnded(me);
      await compareWithBet(me);
      await choose(me, pubsubTexts.en.parameters.server.label, t.other);
      await rail(me).getByRole('textbox', { name: t.address, exact: true }).fill(`redis://127.0.0.1:${redis.port}`);
      await run(me);
      await expect(me.page.getByText(pubsubScene.en.foreign)).toBeVisible();
      await untilEnded(me);
      await expect(copyCell(me, 6, 'sport', 'subscriber-2', deliveryTexts.en.cells.copies.states.once)).toBeVisible();
      await me.page.context().close();
    } finally {
      await redis.close();
    }
  });
});

describe.skipIf(skip || process.platform !== 'linux')('stopped in the middle', () => {
  it.each([
    ['pubsub', 'slow'],
    ['pubsub', 'beside'],
    ['patterns', 'pull'],
  ])('%s/%s leaves no process', async (labId, experiment) => {
    const me: Walker = { page: await opened().open(), language: 'en' };
    await openExperiment(me, labId, experiment);
    await hold(me);
    await showFirst(me);
    // The matrix is there with the first message.
    await expect(me.page.getByRole('region', { name: lab(me).scene }).getByRole('grid')).toBeVisible();
    vitest((await processes()).length).toBeGreaterThan(2);
    await button(me, lab(me).stop).click();
    await untilEnded(me, 'stopped');
    vitest(await processes()).toEqual([]);
    await me.page.context().close();
  });
});
