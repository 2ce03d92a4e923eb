/** Starts the Chromium that journeys use, or says why there is none. */
import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './electron/find-chromium';
import { skips } from './electron/handle';

/** Whether to skip tests that need Chromium; prints why. */
export function skipWithoutChromium(): boolean {
  const found = findChromium();
  return typeof found !== 'string' && skips(found);
}

export function launchChromium(): Promise<Browser> {
  const found = findChromium();
  if (typeof found !== 'string') throw new Error(found.skipped);
  return chromium.launch({
    executablePath: found,
    args: [
      // Chromium's own sandbox refuses to run as root, as in a container.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
