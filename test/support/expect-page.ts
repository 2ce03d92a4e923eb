/**
 * Expectations about a page that wait until they hold: the retrying `expect.poll` of Vitest over
 * Playwright's locators. No test says how long; it fails when the state has not come in half a minute.
 */
import type { Locator, Page } from 'playwright-core';
import { expect as vitest } from 'vitest';

const PATIENCE = { timeout: 30_000, interval: 50 };

interface PageExpectations {
  toBeVisible(): Promise<void>;
  toBeHidden(): Promise<void>;
  toHaveCount(count: number): Promise<void>;
  toBeEnabled(): Promise<void>;
  toBeDisabled(): Promise<void>;
  toContainText(text: string | RegExp): Promise<void>;
}

export function expect(locator: Locator): PageExpectations {
  const poll = (what: string, read: () => Promise<unknown>): ReturnType<typeof vitest.poll> =>
    vitest.poll(read, { ...PATIENCE, message: `${String(locator)} ${what}` });
  return {
    toBeVisible: () => poll('is visible', () => locator.first().isVisible()).toBe(true),
    toBeHidden: () => poll('is hidden', () => locator.first().isVisible()).toBe(false),
    toHaveCount: (count) => poll(`is there ${count} times`, () => locator.count()).toBe(count),
    toBeEnabled: () => poll('is enabled', () => locator.first().isEnabled()).toBe(true),
    toBeDisabled: () => poll('is disabled', () => locator.first().isEnabled()).toBe(false),
    toContainText: (text) =>
      poll('has the text', async () => (await locator.allTextContents()).join('\n')).toMatch(text),
  };
}

export type { Locator, Page };
