/**
 * What the screen does under load, in a real Chromium on the built app: frames while 100,000 events a
 * second arrive, frames while a run of a million events is scrubbed, and the size of the first screen.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { RunLibrary } from '../../src/main/run/run-library';
import { findChromium } from '../../test/support/electron/find-chromium';
import { startWebApp, type WebApp } from '../../test/support/web-app';
import { EVENTS, LONG_RUN_HEAD, longRun } from './long-run';
import type { Row } from './row';

/** A frame at 60 a second takes 16.7 ms. */
const FRAME_MS = 17;

export async function measure(): Promise<Row[]> {
  const rows = [firstScreen()];
  if (typeof findChromium() !== 'string') return rows;
  const app = await startWebApp();
  try {
    return [...rows, ...(await underLoad(app)), ...(await longScrub(app))];
  } finally {
    await app.close();
  }
}

/** Script the page loads before anything is clicked: what index.html names, and what those import. */
function firstScreen(): Row {
  const folder = 'out/renderer';
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const wanted = [...html.matchAll(/(?:src|href)="[./]*(assets\/[^"]+\.js)"/g)].map(([, file]) => file ?? '');
  const seen = new Set<string>();
  for (const file of wanted) {
    if (seen.has(file) || !existsSync(join(folder, file))) continue;
    seen.add(file);
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, name] of text.matchAll(/(?:^|[;}\s])import(?:[^"'()]*from)?["']\.\/([^"']+\.js)["']/g))
      wanted.push(`assets/${name ?? ''}`);
  }
  const bytes = [...seen].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
  const all = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js')).length;
  return {
    name: 'first screen, script gzipped',
    value: bytes / 1_000,
    unit: 'kB',
    goal: 'under 250',
    met: bytes < 250_000,
    note: `${seen.size} of ${all} script files`,
  };
}

interface Frames {
  readonly count: number;
  /** Share of frames under {@link FRAME_MS}. */
  readonly smooth: number;
  readonly longestMs: number;
}

/** Counts frames in the page until `stop`. */
async function countFrames(page: Page, during: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const state = { times: [] as number[], going: true };
    const tick = (now: number): void => {
      state.times.push(now);
      if (state.going) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Object.assign(globalThis, { frames: state });
  });
  await during();
  const times = await page.evaluate(() => {
    const { frames } = globalThis as unknown as { frames: { times: number[]; going: boolean } };
    frames.going = false;
    return frames.times;
  });
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  return {
    count: gaps.length,
    smooth: gaps.filter((gap) => gap < FRAME_MS).length / Math.max(1, gaps.length),
    longestMs: Math.max(0, ...gaps),
  };
}

const words = ({ count, smooth, longestMs }: Frames): string =>
  `${(smooth * 100).toFixed(1)} % of ${count} frames, longest ${longestMs.toFixed(0)} ms`;

async function underLoad(app: WebApp): Promise<Row[]> {
  const page = await app.open({}, '#/lab/queue/order-in-order-out');
  await page.locator('[data-section="predict"] form [type="submit"]').click();
  await page.keyboard.press('r');
  await page.locator('[data-section="result"] button').first().click();
  const setup = page.locator('[data-section="run"]');
  // Three events an item: 300,000 in all, so that the first and the last frame are not most of them.
  await setup.getByRole('textbox', { name: 'Producers' }).fill('2');
  await setup.getByRole('textbox', { name: 'Items per producer' }).fill('50000');
  await setup.getByRole('textbox', { name: 'Work per item' }).fill('0');
  await page.keyboard.press('Tab');
  // A minute of nothing would do; two seconds are enough to know the frame rate without events.
  const idle = await countFrames(page, () => page.waitForTimeout(2_000));
  await page.getByRole('heading', { level: 1 }).click();
  const began = performance.now();
  const busy = await countFrames(page, async () => {
    await page.keyboard.press('r');
    await page.getByText('Ended by itself', { exact: true }).waitFor();
  });
  const seconds = (performance.now() - began) / 1_000;
  const shown = await page
    .getByText(/^\d[\d,]* events?$/)
    .first()
    .textContent();
  const events = Number((shown ?? '0').replaceAll(/\D/g, ''));
  const exact = events === (await eventsSaid(page));
  await page.context().close();
  return [
    {
      name: 'a panel while events stream in: frames under 17 ms, against none streaming',
      value: busy.smooth / Math.max(0.01, idle.smooth),
      unit: 'of the idle share',
      goal: 'at least 95 % of frames, counts exact',
      met: busy.smooth >= 0.95 && exact,
      note: `${words(busy)}; idle ${words(idle)}; ${events} events in ${seconds.toFixed(1)} s, start of the threads included; counts ${exact ? 'exact' : 'differ'}`,
    },
  ];
}

/** The number of rows the table says it has. */
async function eventsSaid(page: Page): Promise<number> {
  const rows = await page.getByRole('grid').first().getAttribute('aria-rowcount');
  return Number(rows) - 1; // the header is a row, too
}

/** From the click on Open to the frame that shows the text, by the page's own clock. */
function untilShown(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        const look = (): void => {
          if (document.body.innerText.includes(wanted)) resolve(performance.now() - began);
          else requestAnimationFrame(look);
        };
        [...document.querySelectorAll('button')]
          .find((button) => /^Open/.test(button.ariaLabel ?? button.innerText))
          ?.click();
        requestAnimationFrame(look);
      }),
    text,
  );
}

async function longScrub(app: WebApp): Promise<Row[]> {
  await new RunLibrary(join(app.dataFolder, 'runs')).save(LONG_RUN_HEAD, longRun());
  const page = await app.open({}, '#/runs');
  await page.getByRole('button', { name: /^Open/ }).first().waitFor();
  const openMs = await untilShown(page, EVENTS.toLocaleString('en'));
  const slider = page.getByRole('slider').first();
  await slider.focus();
  // The first look folds the whole run once; a learner waits for it once, too.
  await page.keyboard.press('Home');
  const box = await slider.evaluate((element) => {
    const track = element.closest('[role="group"]') ?? element.parentElement ?? element;
    const { x, y, width, height } = track.getBoundingClientRect();
    return { x, y, width, height };
  });
  const dragged = await countFrames(page, async () => {
    await page.mouse.move(box.x + 5, box.y + box.height / 2);
    await page.mouse.down();
    for (let place = 0; place < 200; place += 1)
      await page.mouse.move(box.x + 5 + ((box.width - 10) * place) / 200, box.y + box.height / 2);
    await page.mouse.up();
  });
  await page.context().close();
  return [
    {
      name: '1,000,000 events, from click to shown',
      value: openMs,
      unit: 'ms',
      goal: 'under 2,000',
      met: openMs < 2_000,
    },
    {
      name: '1,000,000 events, dragging the playhead: frames under 17 ms',
      value: dragged.smooth,
      unit: 'of frames',
      goal: 'at least 0.95',
      met: dragged.smooth >= 0.95,
      note: words(dragged),
    },
  ];
}
