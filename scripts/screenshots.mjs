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

/** What is photographed: `{ name, hash, size, theme, prepare }`; each in both languages. */
const PICTURES = [
  { name: 'home', hash: '#/', size: LAPTOP, theme: 'light' },
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

/** One picture: a fresh page, the language and theme chosen as a learner would, then the shutter. */
async function take(browser, url, picture, language) {
  const { name, hash, size, theme, prepare } = picture;
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
  }
}

const dataFolder = await mkdtemp(join(tmpdir(), 'interleave-pictures-'));
// Chromium's own sandbox refuses to run as root, as in a container.
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const { host, url } = await startHost(dataFolder);
try {
  await mkdir(folder, { recursive: true });
  for (const picture of PICTURES.filter(({ name }) => name.includes(wanted))) {
    for (const language of LANGUAGES) await take(browser, url, picture, language);
  }
} finally {
  await browser.close();
  host.kill();
  await rm(dataFolder, { recursive: true, force: true });
}
