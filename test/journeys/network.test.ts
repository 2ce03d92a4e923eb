/** A learner is the network: relay, cards, faults and clients from outside, on the built app in a real browser. */
import { createSocket, type Socket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect as vitest, it } from 'vitest';
import { socketTable } from '../../src/main/kernel/socket-table';
import { outsideTexts } from '../../src/renderer/src/lab-page/outside-text';
import { texts as networkTexts } from '../../src/renderer/src/labs/network/text';
import { en } from '../../src/renderer/src/labs/udp/text/en';
import { ko } from '../../src/renderer/src/labs/udp/text/ko';
import { problemText } from '../../src/renderer/src/language/problems';
import { skipWithoutChromium } from '../support/chromium';
import { expect, type Locator } from '../support/expect-page';
import { descendants } from '../support/processes';
import { startWebApp, type WebApp } from '../support/web-app';
import { tabTo } from './keyboard';
import { LANGUAGES } from './languages';
import {
  bet,
  betOnChoice,
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

const udpTexts = { en, ko };

const scene = (me: Walker): Locator => me.page.getByRole('region', { name: lab(me).scene });
const cards = (me: Walker): Locator => me.page.getByRole('region', { name: networkTexts[me.language].cards.title });

/** Waits until so many cards wait. */
const waits = (me: Walker, count: number): Promise<void> =>
  expect(cards(me).getByRole('status')).toContainText(new RegExp(`^${networkTexts[me.language].cards.count(count)}`));

/** UDP sockets that the app and its processes hold, by the kernel's own table. */
async function datagramPorts(): Promise<readonly number[]> {
  const pid = opened().host.child.pid ?? 0;
  const rows = await socketTable('linux')?.read([pid, ...(await descendants(pid))], new AbortController().signal);
  return (rows ?? []).filter((row) => row.protocol === 'udp' && row.pid !== null).map(({ localPort }) => localPort);
}

/** Runs, each time with another seed, until a run answers the question: a fifth of twenty lost may by chance be none. */
async function runUntilSettled(me: Walker, unsettled: string): Promise<void> {
  const compare = button(me, lab(me).compare);
  for (let seen = ''; !(await compare.isVisible());) {
    await run(me);
    await vitest.poll(() => seedShown(me), { timeout: 30_000 }).not.toBe(seen);
    seen = await seedShown(me);
    await untilEnded(me);
    await expect(compare.or(rail(me).getByText(unsettled))).toBeVisible();
  }
}

/** What the page says of the last run's seed; empty as long as it says nothing. */
async function seedShown(me: Walker): Promise<string> {
  const words = lab(me).seed(0).split('0')[0] ?? '';
  return (await me.page.getByText(words).allTextContents()).join('');
}

describe.skipIf(skip).each(LANGUAGES)('in %s', (language, locale) => {
  const walker = async (): Promise<Walker> => ({
    page: await opened().open({ locale, acceptDownloads: true }),
    language,
  });

  it('bets on a bad network, runs it, takes its packets along, and is told what does not fit', async () => {
    const me = await walker();
    const words = udpTexts[language];
    await openExperiment(me, 'udp', 'relay');
    await betOnChoice(me, words.experiments.relay.options.nothing);
    await runUntilSettled(me, words.experiments.relay.unsettled);
    await button(me, lab(me).compare).click();
    await expect(rail(me)).toContainText(bet(me).yourBet);
    await expect(scene(me)).toContainText(networkTexts[language].relay.dropped.loss);
    await expect(me.page.getByText('SLOWED').first()).toBeVisible();

    await button(me, lab(me).export).click();
    const download = me.page.waitForEvent('download');
    await me.page.getByRole('menuitem', { name: lab(me).exports.pcapng }).click();
    const file = join(opened().dataFolder, 'taken.pcapng');
    await (await download).saveAs(file);
    // A Section Header Block begins every file.
    vitest((await readFile(file)).readUInt32LE(0)).toBe(0x0a0d0d0a);

    const loss = rail(me).getByRole('textbox', { name: words.parameters.loss.label, exact: true });
    await loss.fill('150%');
    await loss.press('Tab');
    const problem = { code: 'OUT_OF_RANGE', min: 0, max: 1, got: 1.5 } as const;
    await expect(rail(me)).toContainText(problemText(problem, language));
    await expect(controls(me).getByRole('button', { name: lab(me).runAgain })).toBeDisabled();
    await me.page.context().close();
  });

  it('is the network by keyboard alone, and the server gets what was done', async () => {
    const me = await walker();
    const { keyboard } = me.page;
    const t = networkTexts[language].cards;
    await openExperiment(me, 'udp', 'by-hand');
    await tabTo(me.page, ({ name }) => name === udpTexts[language].experiments['by-hand'].options['as-released']);
    await keyboard.press(' ');
    await tabTo(me.page, ({ name }) => name === bet(me).place);
    await keyboard.press('Enter');
    await expect(rail(me).getByText(lab(me).placed)).toBeVisible();
    await keyboard.press('r');
    await waits(me, 6);

    await tabTo(me.page, ({ role, name }) => role === 'grid' && name === t.title);
    for (let down = 0; down < 3; down += 1) await keyboard.press('ArrowDown');
    await keyboard.press('Enter'); // number 3 goes
    await waits(me, 5);
    await keyboard.press('Delete'); // number 4 never arrives
    await waits(me, 4);
    await keyboard.press('c'); // number 5 comes twice
    await waits(me, 5);
    await keyboard.press('Home');
    await keyboard.press('Alt+ArrowDown'); // number 1 before number 0
    await expect(cards(me).getByRole('row').nth(1)).toContainText('1 hello');
    await keyboard.press('e'); // which becomes number 9
    const bytes = cards(me).getByRole('textbox', { name: t.hex });
    await expect(bytes).toContainText(/^30 20/);
    await keyboard.press('Control+Home');
    for (const key of ['Delete', 'Delete', '3', '9']) await keyboard.press(key);
    await tabTo(me.page, ({ name }) => name === t.save);
    await keyboard.press('Enter');
    await expect(cards(me).getByRole('row').nth(2)).toContainText('9 hello');
    await tabTo(me.page, ({ name }) => name === t.all);
    await keyboard.press('Enter');

    await untilEnded(me);
    await tabTo(me.page, ({ name }) => name === lab(me).compare);
    await keyboard.press('Enter');
    await expect(rail(me)).toContainText('3, 1, 9, 2, 5, 5');
    await me.page.context().close();
  });
});

describe.skipIf(skip)('with a client from outside', () => {
  it('shows it as a lane, and changes what the relay does while the run goes on', async () => {
    const me: Walker = { page: await opened().open(), language: 'en' };
    const t = networkTexts.en;
    await openExperiment(me, 'udp', 'relay');
    await me.page.getByRole('tab', { name: lab(me).tabs.outside }).click();
    await me.page.getByText(outsideTexts.en.hold).click();
    await showFirst(me);
    const listed = me.page.getByText(/relay = 127\.0\.0\.1:\d+ \(UDP\)/).first();
    await expect(listed).toBeVisible();
    const port = Number(/:(\d+)/.exec((await listed.textContent()) ?? '')?.[1]);
    const socket = createSocket('udp4');
    try {
      const faults = me.page.getByRole('region', { name: t.faults.title });
      await faults.getByRole('button', { name: t.faults.reset }).click();
      await untilEchoed(socket, port);
      await expect(me.page.getByRole('main')).toContainText('outside-1');

      const loss = faults.getByRole('textbox', { name: t.faults.names.loss, exact: true });
      await loss.fill('100%');
      await loss.press('Enter');
      const lost = scene(me).locator('dl div', { hasText: t.relay.dropped.loss });
      const before = (await lost.count()) > 0 ? Number(await lost.locator('dd').textContent()) : 0;
      await vitest
        .poll(
          async () => {
            socket.send('lost', port, '127.0.0.1');
            return Number((await lost.locator('dd').allTextContents())[0] ?? 0);
          },
          { timeout: 30_000 },
        )
        .toBeGreaterThan(before + 2);
    } finally {
      socket.close();
    }
    await button(me, lab(me).stop).click();
    await untilEnded(me, 'stopped');
    await me.page.context().close();
  });

  it.skipIf(process.platform !== 'linux')('leaves nothing when it is stopped with cards waiting', async () => {
    const me: Walker = { page: await opened().open(), language: 'en' };
    await openExperiment(me, 'udp', 'by-hand');
    await showFirst(me);
    await waits(me, 6);
    vitest((await datagramPorts()).length).toBeGreaterThanOrEqual(2);
    await button(me, lab(me).stop).click();
    await untilEnded(me, 'stopped');
    vitest(await datagramPorts()).toEqual([]);
    vitest(await descendants(opened().host.child.pid ?? 0)).toEqual([]);
    // And when nobody stops it, but the page goes.
    await betOnChoice(me, en.experiments['by-hand'].options.sorted);
    await run(me);
    await waits(me, 6);
    await me.page.close();
    await vitest.poll(datagramPorts, { timeout: 30_000 }).toEqual([]);
    await vitest.poll(() => descendants(opened().host.child.pid ?? 0), { timeout: 30_000 }).toEqual([]);
  });
});

/** Sends until an echo comes: what was sent before the relay heard of its new orders may be lost. */
async function untilEchoed(socket: Socket, port: number): Promise<void> {
  let heard = 0;
  socket.on('message', () => (heard += 1));
  await vitest
    .poll(
      () => {
        socket.send('hello', port, '127.0.0.1');
        return heard;
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0);
}
