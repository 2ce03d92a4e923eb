/**
 * Takes the pictures of docs/pictures from the built app, as a learner would see it: the web host with
 * an empty data folder of its own, a real Chromium, real runs.
 *
 *     npm run build && npm run screenshots [-- NAME]
 *
 * Each picture is a place, a size, a theme and what is done there before the shutter opens. With NAME
 * only pictures whose name contains it are taken.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'docs/pictures');
const wanted = process.argv[2] ?? '';

const LAPTOP = { width: 1280, height: 800 };
const LANGUAGES = ['en', 'ko'];

/** Bets with the form as it stands, or on a number, and lets the run end. */
async function betAndRun(page, number) {
  const form = page.locator('[data-section="predict"] form');
  if (number !== undefined) await form.getByRole('textbox').fill(number);
  else if ((await form.getByRole('radio').count()) > 0) await form.locator('label').first().click();
  await form.locator('[type="submit"]').click();
  await page.keyboard.press('r');
  await page.locator('[data-section="result"] button').first().waitFor();
}

/** Bets with the form as it stands; the run stands still at its first step. */
async function betAndStart(page) {
  const form = page.locator('[data-section="predict"] form');
  if ((await form.getByRole('radio').count()) > 0) await form.locator('label').first().click();
  await form.locator('[type="submit"]').click();
  await page.keyboard.press('r');
}

/** Presses the button of a thread in the scene, and waits for what it did. */
async function letGo(page, actor) {
  const button = page
    .locator('section')
    .first()
    .getByRole('button', { name: new RegExp(`\\b${actor}\\b.*[:,]`) });
  await button.waitFor();
  const before = await page.getByRole('grid').first().getAttribute('aria-rowcount');
  await button.click();
  await page.locator(`[role="grid"]:not([aria-rowcount="${before}"])`).first().waitFor();
}

/** "Show me first", to its end. */
async function shownFirst(page) {
  await page.locator('[data-section="predict"] button').last().click();
  await page.locator('[data-section="result"]').waitFor();
}

async function compare(page) {
  await page.locator('[data-section="result"] button').first().click();
  await page.locator('[data-section="result"] [role="status"]').waitFor();
}

/** Starts a run without a bet and waits until as many cards as that wait at the relay. */
async function untilCardsWait(page, count) {
  await page.locator('[data-section="predict"] button').last().click();
  const cards = page.locator('section[aria-label]:has(> header [role="status"]) [role="grid"]');
  await cards.and(page.locator(`[aria-rowcount="${count + 1}"]`)).waitFor();
  return cards;
}

/** Takes the playhead so many events back from the end of a run. */
async function backFromEnd(page, events) {
  const line = page.locator('[role="application"]').first();
  await line.focus();
  await page.keyboard.press('End');
  for (let back = 0; back < events; back += 1) await page.keyboard.press('ArrowLeft');
  await page
    .locator('section')
    .first()
    .evaluate((scene) => scene.scrollIntoView({ block: 'end' }));
}

/** What is photographed: `{ name, hash, size, theme, prepare }`; each in both languages. */
const PICTURES = [
  { name: 'home', hash: '#/', size: LAPTOP, theme: 'light' },
  { name: 'predict', hash: '#/lab/processes/default', size: LAPTOP, theme: 'light' },
  {
    name: 'processes',
    hash: '#/lab/processes/default',
    size: LAPTOP,
    theme: 'light',
    prepare: async (page) => {
      await betAndRun(page, '3');
      await compare(page);
    },
  },
  {
    name: 'queue',
    hash: '#/lab/queue/full-queue',
    size: LAPTOP,
    theme: 'light',
    prepare: async (page) => {
      await betAndRun(page);
      await compare(page);
    },
  },
  {
    name: 'stepping-dark',
    hash: '#/lab/processes/bad-item',
    size: { width: 1920, height: 1080 },
    theme: 'dark',
    prepare: async (page) => {
      await page.locator('[data-section="predict"] form [type="submit"]').click();
      await page.keyboard.press('s');
      const waiting = page.locator('[role="group"] button', { hasText: /^(main|creator|consumer-1):/ });
      for (const actor of ['main', 'main', 'creator', 'consumer-1', 'creator', 'creator', 'consumer-1', 'creator']) {
        const before = await page.getByRole('grid').first().getAttribute('aria-rowcount');
        await waiting.filter({ hasText: `${actor}:` }).click();
        await page.locator(`[role="grid"]:not([aria-rowcount="${before}"])`).first().waitFor();
      }
      await waiting.filter({ hasText: 'creator:' }).waitFor();
    },
  },
  {
    name: 'races-schedule',
    hash: '#/lab/races/schedule',
    size: LAPTOP,
    theme: 'light',
    prepare: async (page) => {
      await betAndStart(page);
      for (const actor of ['thread-0', 'thread-1', 'thread-1']) await letGo(page, actor);
    },
  },
  { name: 'races-thousand', hash: '#/lab/races/thousand', size: LAPTOP, theme: 'dark', prepare: shownFirst },
  { name: 'races-explore', hash: '#/lab/races/explore', size: LAPTOP, theme: 'light', prepare: shownFirst },
  {
    name: 'deadlock',
    hash: '#/lab/deadlock/by-hand',
    size: LAPTOP,
    theme: 'dark',
    prepare: async (page) => {
      await betAndStart(page);
      for (const actor of ['philosopher-0', 'philosopher-1', 'philosopher-2']) await letGo(page, actor);
      for (const actor of ['philosopher-0', 'philosopher-1', 'philosopher-2']) await letGo(page, actor);
    },
  },
  { name: 'threads', hash: '#/lab/threads/shared-variable', size: LAPTOP, theme: 'light', prepare: shownFirst },
  { name: 'why', hash: '#/lab/why/slow-among-fast', size: LAPTOP, theme: 'light', prepare: shownFirst },
  { name: 'layers', hash: '#/lab/layers/lenses', size: LAPTOP, theme: 'light', prepare: shownFirst },
  {
    name: 'udp-by-hand',
    hash: '#/lab/udp/by-hand',
    size: LAPTOP,
    theme: 'light',
    prepare: async (page) => {
      const cards = await untilCardsWait(page, 6);
      await cards.focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    },
  },
  { name: 'tcp-framing', hash: '#/lab/tcp/framing', size: LAPTOP, theme: 'light', prepare: shownFirst },
  {
    name: 'tcp-connection',
    hash: '#/lab/tcp/connection',
    // As high as the state diagram.
    size: { width: 1280, height: 1000 },
    theme: 'dark',
    prepare: async (page) => {
      await shownFirst(page);
      await backFromEnd(page, 16);
    },
  },
  {
    name: 'segments',
    hash: '#/lab/segments/selective-repeat',
    size: LAPTOP,
    theme: 'light',
    prepare: async (page) => {
      await shownFirst(page);
      await backFromEnd(page, 40);
    },
  },
  {
    name: 'segments-by-hand',
    hash: '#/lab/segments/by-hand',
    size: LAPTOP,
    theme: 'dark',
    prepare: async (page) => {
      await untilCardsWait(page, 4);
    },
  },
  { name: 'patterns', hash: '#/lab/patterns/push', size: LAPTOP, theme: 'light', prepare: shownFirst },
  {
    name: 'pubsub',
    hash: '#/lab/pubsub/late',
    size: LAPTOP,
    theme: 'light',
    prepare: async (page) => {
      await shownFirst(page);
      // Before they leave: who has subscribed is still in the broker's box.
      await backFromEnd(page, 40);
    },
  },
  { name: 'pubsub-beside', hash: '#/lab/pubsub/beside', size: LAPTOP, theme: 'dark', prepare: shownFirst },
  { name: 'settings-contrast', hash: '#/settings', size: LAPTOP, theme: 'contrast' },
];

const KNOWN_CHROMIUMS = [
  process.env.INTERLEAVE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

function chromiumPath() {
  const found = KNOWN_CHROMIUMS.find((path) => path && existsSync(path));
  if (!found) throw new Error('No Chromium found. Install one, or name it: INTERLEAVE_CHROMIUM=/path/to/it');
  return found;
}

/** Starts the web host and reads its address from its first line. */
async function startHost(dataFolder) {
  const host = spawn(process.execPath, [join(root, 'bin/interleave.js'), 'serve', '--no-open', '--json'], {
    env: { ...process.env, INTERLEAVE_DATA: dataFolder },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(host.stdout)) {
    const said = JSON.parse(line);
    if (said.type === 'serving') return { host, url: said.url };
  }
  throw new Error('The web host ended before it served.');
}

/** One picture: somebody's first visit, the language and theme chosen as a learner would, then the shutter. */
async function take(browser, picture, language) {
  const { name, hash, size, theme, prepare } = picture;
  const dataFolder = await mkdtemp(join(tmpdir(), 'interleave-pictures-'));
  const { host, url } = await startHost(dataFolder);
  const context = await browser.newContext({
    viewport: size,
    locale: language === 'ko' ? 'ko-KR' : 'en-US',
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    contrast: theme === 'contrast' ? 'more' : 'no-preference',
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    await page.goto(`${url}${hash}`);
    await page.locator('main h1').waitFor();
    await prepare?.(page);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(folder, `${name}.${language}.png`) });
    console.log(`${name}.${language}.png`);
  } finally {
    await context.close();
    host.kill();
    await once(host, 'exit');
    await rm(dataFolder, { recursive: true, force: true });
  }
}

// Chromium's own sandbox refuses to run as root, as in a container.
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  await mkdir(folder, { recursive: true });
  for (const picture of PICTURES.filter(({ name }) => name.includes(wanted))) {
    for (const language of LANGUAGES) await take(browser, picture, language);
  }
} finally {
  await browser.close();
}
