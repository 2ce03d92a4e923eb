/** All pages of the browser: those of our windows, and those that a page tried to open. */
import type { Chromium } from './chromium';
import type { WebContents } from './web-contents';

const pages = new Set<WebContents>();

export function addPage(contents: WebContents): void {
  pages.add(contents);
}

/**
 * Tells a window's contents when their page is gone, and closes every page that nobody of ours asked
 * for: what a page opens is refused or not in the stand-in (web-contents.ts), so none of them stays.
 */
export async function watchPages(browser: Chromium): Promise<void> {
  const { root } = browser;
  const find = (targetId: string): WebContents | undefined => [...pages].find(({ page }) => page.targetId === targetId);
  root.hear('Target.targetCreated', ({ targetInfo: { targetId, type } }) => {
    if (type !== 'page' || browser.opening > 0 || find(targetId)) return;
    void root.call('Target.closeTarget', { targetId }).catch(() => undefined);
  });
  root.hear('Target.targetDestroyed', ({ targetId }) => {
    const contents = find(targetId);
    if (!contents) return;
    pages.delete(contents);
    contents.gone();
  });
  await root.call('Target.setDiscoverTargets', { discover: true });
}
