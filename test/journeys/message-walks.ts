/** What a learner does on the pages of the labs `patterns` and `pubsub`, beyond what walks.ts has. */
import { expect as vitest } from 'vitest';
import { outsideTexts } from '../../src/renderer/src/lab-page/outside-text';
import { axeFindingsInThemes } from '../support/axe';
import { expect, type Locator } from '../support/expect-page';
import { bet, button, lab, rail, type Walker } from './walks';

export const tab = (me: Walker, name: keyof ReturnType<typeof lab>['tabs']): Locator =>
  me.page.getByRole('tab', { name: lab(me).tabs[name] });
export const grid = (me: Walker, name: string): Locator => me.page.getByRole('grid', { name, exact: true });

/** Lays the bet beside what happened. */
export async function compareWithBet(me: Walker): Promise<void> {
  await button(me, lab(me).compare).click();
  await expect(rail(me)).toContainText(bet(me).yourBet);
}

/** Where the chosen view of a run is. */
export const TABPANEL = '[role="tabpanel"]';

/** In one language: the other has the same elements and colours. */
export async function nothingForAxe({ page, language }: Walker, part?: string): Promise<void> {
  if (language === 'en') vitest(await axeFindingsInThemes(page, part)).toEqual([]);
}

/** The servers of the next run stay up until it is stopped. */
export async function hold(me: Walker): Promise<void> {
  await tab(me, 'outside').click();
  await me.page.getByText(outsideTexts[me.language].hold, { exact: true }).click();
}

/** Chooses by the words of a select and of one of its options. */
export async function choose(me: Walker, label: string, option: string | RegExp): Promise<void> {
  await me.page.getByRole('button', { name: label }).click();
  await me.page.getByRole('option', { name: option }).first().click();
}
