/** The bet on the four repairs is settled by a real run: each of them is checked in every order. */
import { expect, it } from 'vitest';
import { judge } from '../../../src/renderer/src/bet/bet';
import { bets } from '../../../src/renderer/src/labs/races/bets';
import { racesFacts } from '../../../src/renderer/src/labs/races/facts';
import { racesEngine } from '../../../src/main/labs/races/engine';
import { races } from '../../../src/shared/labs/races/contract';
import { PROPOSALS, REPAIR_PROPOSALS } from '../../../src/shared/labs/races/repair-proposals';
import { runLab } from '../../support/run-lab';
import { watched } from '../support/story';

const proposalsIn = (events: readonly { readonly data?: unknown }[]): readonly unknown[] =>
  events.flatMap(({ data }) =>
    typeof data === 'object' && data !== null && 'proposal' in data ? [data.proposal] : [],
  );

it('of the four only one lock around check and sale passes, and the run says so', async () => {
  const { events, summary } = await runLab(racesEngine, races, { experiment: 'repair' });
  expect(proposalsIn(events)).toEqual(PROPOSALS);
  const facts = racesFacts(watched(races, 'repair', events, { summary }));
  expect(judge(bets.repair, 'lock-both', facts)).toEqual({ open: false, right: true, actual: 'lock-both' });
  for (const wrong of ['lock-store', 'check-twice', 'pause'] as const) {
    expect(facts.proposals.get(wrong)?.violations, wrong).toBeGreaterThan(0n);
    expect(judge(bets.repair, wrong, facts), wrong).toMatchObject({ right: false });
  }
});

it('a text the learner has begun to change is checked alone', async () => {
  const { events, summary } = await runLab(racesEngine, races, {
    experiment: 'repair',
    params: { code: REPAIR_PROPOSALS['lock-both'] },
  });
  expect(proposalsIn(events)).toEqual([]);
  expect(summary).toMatchObject({ violations: 0, outcomes: { '1': summary.schedules } });
});
