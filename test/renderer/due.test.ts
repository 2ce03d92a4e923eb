import { describe, expect, it } from 'vitest';
import { NO_PROGRESS, type ExperimentProgress } from '../../src/shared/bench/progress';
import { standing } from '../../src/renderer/src/progress/due';
import { withExperiment } from '../../src/renderer/src/progress/progress-store';
import { suggest, type Place } from '../../src/renderer/src/progress/suggestion';

const NOON = '2026-03-10T12:00:00.000Z';
const DAY_MS = 24 * 60 * 60 * 1000;

const daysFromNoon = (days: number): Date => new Date(new Date(NOON).getTime() + days * DAY_MS);

/** Bets by the day they were placed on, counted from noon: negative is before. */
function record(...bets: readonly (readonly [day: number, right: boolean])[]): ExperimentProgress {
  return {
    bets: bets.map(([day, right]) => ({ at: daysFromNoon(day).toISOString(), bet: '1', right })),
    shownFirst: false,
    tasksDone: [],
  };
}

describe('an experiment', () => {
  it('is new without a bet, and wrong after a wrong one', () => {
    expect(standing(record(), daysFromNoon(0))).toEqual({ kind: 'new' });
    expect(standing(record([-9, true], [-1, false]), daysFromNoon(0))).toEqual({ kind: 'wrong' });
  });

  it.each([
    { rights: 1, days: 1 },
    { rights: 2, days: 3 },
    { rights: 3, days: 7 },
    { rights: 4, days: 7 },
  ])('comes back $days days after right bets on $rights days', ({ rights, days }) => {
    const bets = Array.from({ length: rights }, (_, at) => [2 * (at + 1 - rights), true] as const);
    const dueAt = daysFromNoon(days);
    expect(standing(record(...bets), new Date(dueAt.getTime() - 1))).toEqual({ kind: 'right', dueAt });
    expect(standing(record(...bets), dueAt)).toEqual({ kind: 'due', dueAt });
  });

  it('counts right bets within one minute once, and starts over after a wrong one', () => {
    const minute = 1 / (24 * 60);
    expect(standing(record([0, true], [minute, true]), daysFromNoon(minute))).toEqual({
      kind: 'right',
      dueAt: daysFromNoon(1 + minute),
    });
    expect(standing(record([-6, true], [-4, true], [-2, false], [0, true]), daysFromNoon(0))).toEqual({
      kind: 'right',
      dueAt: daysFromNoon(1),
    });
  });
});

describe('the suggestion', () => {
  const places: readonly Place[] = [
    { lab: 'queue', experiment: 'order-in-order-out' },
    { lab: 'queue', experiment: 'full-queue' },
    { lab: 'processes', experiment: 'default' },
  ];
  const progressOf = (...records: readonly ExperimentProgress[]) =>
    records.reduce((progress, one, at) => {
      const place = places[at];
      return place ? withExperiment(progress, place.lab, place.experiment, () => one) : progress;
    }, NO_PROGRESS);
  const now = daysFromNoon(0);

  it('begins with the first', () => {
    expect(suggest(NO_PROGRESS, now, places)).toEqual({ why: 'first', ...places[0] });
  });

  it('prefers what is due longest, then what went wrong, then what comes next', () => {
    const due = progressOf(record([-2, true]), record([-5, true]), record([0, false]));
    expect(suggest(due, now, places)).toEqual({ why: 'due', ...places[1] });
    expect(suggest(progressOf(record([0, true]), record([0, false])), now, places)).toEqual({
      why: 'wrong',
      ...places[1],
    });
    expect(suggest(progressOf(record([0, true])), now, places)).toEqual({ why: 'next', ...places[1] });
  });

  it('says when the next one comes back, when all is right', () => {
    const all = progressOf(record([-0.5, true]), record([0, true]), record([0, true]));
    expect(suggest(all, now, places)).toEqual({ why: 'rest', until: daysFromNoon(0.5) });
  });
});
