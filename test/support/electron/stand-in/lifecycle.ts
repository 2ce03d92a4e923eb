/** What the parts of the stand-in know of the app's life. */
import type { Chromium } from './chromium';

export const lifecycle: { ready: boolean; browser: Chromium | undefined; quitting: boolean } = {
  ready: false,
  browser: undefined,
  quitting: false,
};

/** For what Electron allows only once the app is ready. */
export function browser(what: string): Chromium {
  if (!lifecycle.ready || !lifecycle.browser) throw new Error(`${what} before app is ready`);
  return lifecycle.browser;
}
