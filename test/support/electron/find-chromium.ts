/** Where a Chromium is: where INTERLEAVE_CHROMIUM says, where Playwright keeps its own, or where systems put it. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Skipped } from './handle';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export function findChromium(): string | Skipped {
  const named = process.env['INTERLEAVE_CHROMIUM'];
  const found = [...(named ? [named] : [chromium.executablePath(), ...USUAL_PLACES])].find(
    (path) => path !== '' && existsSync(path),
  );
  return (
    found ?? {
      skipped: 'no Chromium is installed (Debian: apt-get install chromium), or INTERLEAVE_CHROMIUM names none',
    }
  );
}
