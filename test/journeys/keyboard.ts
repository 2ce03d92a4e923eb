/** Walking a page by keyboard alone. */
import type { Page } from '../support/expect-page';

export interface Focus {
  readonly role: string;
  readonly name: string;
}

/** Presses Tab until the focus is where it is wanted; fails after a round through the whole page. */
export async function tabTo(page: Page, wanted: (focus: Focus) => boolean): Promise<void> {
  const seen: Focus[] = [];
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate((): Focus => {
      const element = document.activeElement as HTMLInputElement | null;
      const label =
        element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent ?? element?.textContent ?? '';
      return {
        role:
          element?.getAttribute('role') ?? (element?.tagName === 'A' ? 'link' : (element?.tagName ?? '').toLowerCase()),
        name: label.trim(),
      };
    });
    seen.push(focus);
    if (wanted(focus)) return;
  }
  throw new Error(
    `Tab never came to it; it came to:\n${seen.map(({ role, name }) => `${role} "${name.slice(0, 60)}"`).join('\n')}`,
  );
}
