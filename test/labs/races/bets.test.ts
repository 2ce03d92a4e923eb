import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/renderer/src/bet/bet';
import { bets, mostOrders } from '../../../src/renderer/src/labs/races/bets';
import type { RacesSummary } from '../../../src/shared/labs/races/contract';
import {
  attempt,
  factsOf,
  lossy,
  lostUpdate,
  noneLost,
  ONCE,
  proposals,
  series,
  soldOnce,
  soldTwice,
  store,
  TWICE,
} from './stories';

describe('schedule', () => {
  const bet = bets.schedule;
  const twice = factsOf('schedule', attempt(soldTwice, TWICE));

  it('is settled by an attempt that sold the ticket twice', () => {
    expect(judge(bet, 'more', twice)).toEqual({ open: false, right: true, actual: 'more' });
    expect(judge(bet, 'one-by-check', twice)).toMatchObject({
      right: false,
      misconception: 'what-was-checked-stays-true',
    });
    expect(judge(bet, 'one-by-turns', twice)).toMatchObject({
      right: false,
      misconception: 'threads-take-turns-fairly',
    });
  });

  it('stays open where it was sold once: one good order proves nothing', () => {
    expect(judge(bet, 'one-by-check', factsOf('schedule', attempt(soldOnce, ONCE)))).toEqual({ open: true });
    expect(judge(bet, 'more', factsOf('schedule', attempt(soldTwice.slice(0, 3))))).toEqual({ open: true });
  });

  it('finds it in an earlier attempt of the run too', () => {
    const both = factsOf('schedule', [...attempt(soldTwice, TWICE), ...attempt(soldOnce, ONCE)]);
    expect(judge(bet, 'more', both)).toMatchObject({ right: true });
  });

  it('another program answers another question', () => {
    const lost = factsOf('schedule', attempt(lostUpdate, { outcome: 1, violates: true }), {
      params: { program: 'increment' },
    });
    expect(judge(bet, 'more', lost)).toEqual({ open: true });
  });
});

describe('thousand', () => {
  const bet = bets.thousand;
  const at = (failed: number, params = {}) =>
    factsOf('thousand', lossy(100, failed), { params: { runs: 100, ...params } });

  it('goes by how many of the runs went wrong', () => {
    expect(judge(bet, 'many', at(11))).toEqual({ open: false, right: true, actual: 'many' });
    expect(judge(bet, 'few', at(10))).toEqual({ open: false, right: true, actual: 'few' });
    expect(judge(bet, 'few', at(1))).toMatchObject({ right: true });
  });

  it('names what each wrong answer stands for', () => {
    expect(judge(bet, 'none-one-line', at(3))).toMatchObject({ right: false, misconception: 'one-line-is-atomic' });
    expect(judge(bet, 'none-too-rare', at(3))).toMatchObject({ right: false, misconception: 'rare-means-never' });
    expect(judge(bet, 'few', at(60))).toMatchObject({ right: false, misconception: 'rare-means-never' });
    expect(judge(bet, 'many', at(3))).toMatchObject({ right: false, misconception: 'threads-take-turns-fairly' });
    expect(judge(bet, 'many', at(0))).toMatchObject({ right: false, misconception: 'threads-take-turns-fairly' });
  });

  it('none lost is right by luck', () => {
    expect(judge(bet, 'none-one-line', at(0))).toEqual({
      open: false,
      right: true,
      actual: 'none',
      misconception: 'it-worked-so-it-is-right',
    });
    expect(judge(bet, 'none-too-rare', at(0))).toMatchObject({ right: true, actual: 'none' });
  });

  it('stays open under a guard, with one thread, and before all runs are made', () => {
    expect(judge(bet, 'few', at(0, { guard: 'lock' }))).toEqual({ open: true });
    expect(judge(bet, 'few', at(0, { threads: 1 }))).toEqual({ open: true });
    expect(judge(bet, 'few', at(5, { runs: 101 }))).toEqual({ open: true });
  });

  it('runs under the lock are counted apart', () => {
    const locked = series(
      Array.from({ length: 50 }, () => ({ outcome: 200, violates: false })),
      true,
    );
    const run = factsOf('thousand', [...lossy(100, 20), ...locked], { params: { runs: 100 } });
    expect(run.series).toMatchObject({ runs: 100, failed: 20 });
    expect(run.locked).toMatchObject({ runs: 50, failed: 0 });
    expect(run.series?.outcomes.get(199)).toBe(20);
  });
});

describe('replay', () => {
  const bet = bets.replay;
  const followed = { summary: { followed: true } };
  const lost = factsOf('replay', attempt(lostUpdate, { outcome: 1, violates: true }), followed);

  it('is the final value', () => {
    expect(judge(bet, 1, lost)).toEqual({ open: false, right: true, actual: 1 });
    expect(judge(bet, 2, lost)).toMatchObject({ right: false, misconception: 'one-line-is-atomic' });
    expect(judge(bet, 0, lost)).toMatchObject({ right: false, misconception: 'race-means-any-value' });
  });

  it('follows the trace: another schedule, another value', () => {
    const two = factsOf('replay', attempt(noneLost, { outcome: 2, violates: false }), followed);
    expect(judge(bet, 2, two)).toMatchObject({ right: true });
  });

  it('stays open where the schedule could not be followed, or ended early', () => {
    expect(judge(bet, 1, factsOf('replay', attempt(lostUpdate, { outcome: 1, violates: true })))).toEqual({
      open: true,
    });
    expect(judge(bet, 1, factsOf('replay', attempt(lostUpdate.slice(0, 3)), followed))).toEqual({ open: true });
  });
});

describe('explore', () => {
  const bet = bets.explore;
  const run = (summary: Partial<RacesSummary>) => factsOf('explore', [], { summary });
  const usual = { schedules: 20, violations: 18, explored: 6, outcomes: { '1': 18, '2': 2 } };

  it('is how many orders go wrong', () => {
    expect(judge(bet, 18, run(usual))).toEqual({ open: false, right: true, actual: 18 });
    expect(judge(bet, 0, run(usual))).toMatchObject({ right: false, misconception: 'one-line-is-atomic' });
    expect(judge(bet, 3, run(usual))).toMatchObject({ right: false, misconception: 'few-interleavings' });
    expect(judge(bet, 20, run(usual))).toMatchObject({ right: false, misconception: 'race-fails-every-time' });
  });

  it('follows the exploration', () => {
    expect(judge(bet, 0, run({ ...usual, violations: 0 }))).toEqual({ open: false, right: true, actual: 0 });
  });

  it('a part of the orders, or more than a number can hold, does not tell', () => {
    expect(judge(bet, 18, run({ ...usual, partial: true }))).toEqual({ open: true });
    expect(judge(bet, 18, run({ ...usual, violations: '90071992547409930' }))).toEqual({ open: true });
    expect(judge(bet, 18, run({}))).toEqual({ open: true });
  });

  it('takes any number there can be', () => {
    expect(mostOrders({ threads: 2, increments: 1 })).toBe(20);
    expect(mostOrders({ threads: 3, increments: 1 })).toBe(1_680);
    expect(mostOrders({ threads: 3, increments: 2 })).toBe(17_153_136);
    expect(mostOrders({ threads: 1, increments: 5 })).toBe(1);
    expect(mostOrders({ threads: 5, increments: 1_000 })).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe('repair', () => {
  const bet = bets.repair;
  const usual = { 'lock-store': 2, 'lock-both': 0, 'check-twice': 2, pause: 2 };
  const run = (verdicts: Readonly<Record<string, number>>) => factsOf('repair', proposals(verdicts));

  it('is settled by the one proposal that passes every order', () => {
    expect(judge(bet, 'lock-both', run(usual))).toEqual({ open: false, right: true, actual: 'lock-both' });
    expect(judge(bet, 'lock-store', run(usual))).toMatchObject({
      right: false,
      misconception: 'lock-protects-code-not-data',
    });
    expect(judge(bet, 'pause', run(usual))).toMatchObject({ right: false, misconception: 'sleep-fixes-a-race' });
    expect(judge(bet, 'check-twice', run(usual))).toMatchObject({
      right: false,
      misconception: 'what-was-checked-stays-true',
    });
  });

  it('goes by the run: would the small lock alone pass, the bet on it would be right', () => {
    expect(judge(bet, 'lock-store', run({ ...usual, 'lock-store': 0, 'lock-both': 1 }))).toEqual({
      open: false,
      right: true,
      actual: 'lock-store',
    });
  });

  it.each([
    ['not all were checked', { 'lock-both': 0 }],
    ['none passes', { ...usual, 'lock-both': 1 }],
    ['several pass', { ...usual, pause: 0 }],
  ])('stays open where %s', (_, verdicts) => {
    expect(judge(bet, 'lock-both', run(verdicts))).toEqual({ open: true });
  });
});

it('a write rests on an outdated value only if somebody else wrote in between', () => {
  const twice = factsOf('schedule', attempt(soldTwice, TWICE));
  expect(twice.shown?.staleWrites).toEqual([4]);
  expect(factsOf('schedule', attempt(soldOnce, ONCE)).shown?.staleWrites).toEqual([]);
  // Its own earlier write makes nobody's value old.
  const own = attempt([store(0, 'tickets', 5), ...soldOnce], ONCE);
  expect(factsOf('schedule', own).shown?.staleWrites).toEqual([]);
});
