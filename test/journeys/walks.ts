/**
 * What a learner does on a lab page, step by step, in either language. The words are the app's own,
 * so that a walk fails when a control loses its name. Used in the browser and in the desktop window.
 */
import { expect, type Locator, type Page } from '../support/expect-page';
import { texts as betTexts } from '../../src/renderer/src/bet/text';
import { texts as labTexts } from '../../src/renderer/src/lab-page/text';
import type { Language, SameText } from '../../src/renderer/src/language/text';

export interface Walker {
  readonly page: Page;
  readonly language: Language;
}

export const lab = ({ language }: Walker): SameText<typeof labTexts.en> => labTexts[language];
export const bet = ({ language }: Walker): SameText<typeof betTexts.en> => betTexts[language];

/** Opens an experiment by its address, as a link on the first screen does. */
export async function openExperiment(walker: Walker, labId: string, experiment: string): Promise<void> {
  const { page } = walker;
  await page.evaluate((hash) => (location.hash = hash), `#/lab/${labId}/${experiment}`);
  await expect(controls(walker)).toBeVisible();
}

export const controls = (walker: Walker): Locator => walker.page.getByRole('group', { name: lab(walker).controls });
export const button = ({ page }: Walker, name: string): Locator => page.getByRole('button', { name, exact: true });
export const rail = ({ page }: Walker): Locator => page.getByRole('complementary');

export async function betOnNumber(walker: Walker, value: number): Promise<void> {
  await rail(walker)
    .getByRole('textbox', { name: bet(walker).answer, exact: true })
    .fill(String(value));
  await placeBet(walker);
}

/** @param words  those of the option, from the lab's texts */
export async function betOnChoice(walker: Walker, words: string): Promise<void> {
  // The radio itself is hidden behind its words.
  await rail(walker).getByText(words, { exact: true }).click();
  await placeBet(walker);
}

export async function placeBet(walker: Walker): Promise<void> {
  await button(walker, bet(walker).place).click();
  await expect(rail(walker).getByText(lab(walker).placed)).toBeVisible();
}

export async function run(walker: Walker): Promise<void> {
  await controls(walker)
    .getByRole('button', { name: new RegExp(`^(${lab(walker).run}|${lab(walker).runAgain})$`) })
    .click();
}

export async function untilEnded(walker: Walker, status: 'completed' | 'stopped' = 'completed'): Promise<void> {
  await expect(rail(walker).getByText(lab(walker).status[status], { exact: true })).toBeVisible();
}

/** "Show me first": a run without a bet, which starts at once. */
export async function showFirst(walker: Walker): Promise<void> {
  await button(walker, lab(walker).showFirst).click();
}
