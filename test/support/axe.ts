/** What axe-core finds wrong with a page: nothing, or a list that a person can read. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What a theme can change: what stands where, and how it is named, is the same in all of them. */
const OF_A_THEME = ['color-contrast', 'link-in-text-block'];
const WHOLE_PAGE = 'html';
const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * @param themed  where everything else was looked at in another theme already: the part whose colours are to be seen
 * @returns       one line for each violation and place
 */
export async function axeFindings(page: Page, themed?: string): Promise<readonly string[]> {
  // A colour half-way through its transition is nobody's design.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  // Evaluated by the browser's own debugger, which the page's content policy does not bind.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async ({ runOnly, part }) => {
      const { axe: here } = globalThis as unknown as {
        axe: { run(part: string, options: object): Promise<{ violations: Violation[] }> };
      };
      // Only what was found is read here: the rest need not be put together.
      const result = await here.run(part, { runOnly, resultTypes: ['violations'] });
      return result.violations;
    },
    { runOnly: themed === undefined ? ALL : OF_A_THEME, part: themed ?? WHOLE_PAGE },
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html.slice(0, 200)}\n  ${failureSummary ?? ''}`),
  );
}

/**
 * In every theme the app has, one after the other, or in those that are asked for.
 *
 * @param part  what is new since the last look; the colours of the rest were seen then
 */
export async function axeFindingsInThemes(
  page: Page,
  part = WHOLE_PAGE,
  themes: readonly Theme[] = THEMES,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [at, theme] of themes.entries()) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    const findings = await axeFindings(page, at === 0 ? undefined : part);
    found.push(...findings.map((finding) => `${theme}: ${finding}`));
  }
  return found;
}

const THEMES = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];
