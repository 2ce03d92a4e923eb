/** Bets on runs written by hand, which are changed until the answer changes. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/renderer/src/bet/bet';
import { bets } from '../../../src/renderer/src/labs/deadlock/bets';
import { Attempt, counted, crossed, facts, politely, stuck } from './stories';

const ALL = { schedules: 234, deadlocks: 6, explored: 30, shortest: [0, 1, 2], partial: false };

describe('two locks', () => {
  const bet = bets['two-locks'];

  it('for ever, if nobody made a step after the circle closed', () => {
    const run = facts('two-locks', [crossed()]);
    expect(judge(bet, 'for-ever', run)).toEqual({ open: false, right: true, actual: 'for-ever' });
    expect(judge(bet, 'broken-up', run)).toMatchObject({ right: false, misconception: 'deadlock-is-detected-for-you' });
    expect(judge(bet, 'passes', run)).toMatchObject({ right: false, misconception: 'a-lock-alone-makes-it-safe' });
  });

  it('follows the trace: had they gone on, they would have passed; had one been ended, broken up', () => {
    const passed = facts('two-locks', [crossed().unlock(1, 'b').lock(0, 'b')]);
    expect(judge(bet, 'passes', passed)).toEqual({ open: false, right: true, actual: 'passes' });
    const broken = facts('two-locks', [crossed().exit(1).lock(0, 'b')]);
    expect(judge(bet, 'broken-up', broken)).toEqual({ open: false, right: true, actual: 'broken-up' });
  });

  it('a stop ends both, and proves nothing against for ever', () => {
    expect(judge(bet, 'for-ever', facts('two-locks', [crossed().exit(0).exit(1)]))).toMatchObject({ right: true });
  });

  it('stays open without a circle, and while it runs', () => {
    expect(judge(bet, 'for-ever', facts('two-locks', [new Attempt('thread').meal(0, 'a', 'b')]))).toEqual({
      open: true,
    });
    expect(judge(bet, 'for-ever', facts('two-locks', [crossed()], { running: true }))).toEqual({ open: true });
  });
});

it('by hand: all wait, or only some', () => {
  const bet = bets['by-hand'];
  const all = facts('by-hand', [stuck(3)]);
  expect(judge(bet, 'all-wait', all)).toEqual({ open: false, right: true, actual: 'all-wait' });
  expect(judge(bet, 'never', all)).toMatchObject({ right: false, misconception: 'a-lock-alone-makes-it-safe' });
  expect(judge(bet, 'one-eats', all)).toEqual({ open: false, right: false, actual: 'all-wait' });
  expect(judge(bet, 'one-eats', facts('by-hand', [stuck(3)], { params: { philosophers: 4 } }))).toMatchObject({
    right: true,
  });
  // The step back was an attempt of its own: what was shown before it stays shown.
  expect(judge(bet, 'all-wait', facts('by-hand', [stuck(3), new Attempt()]))).toMatchObject({ right: true });
});

it('explore: the number decides', () => {
  const bet = bets.explore;
  const run = facts('explore', [counted(ALL)]);
  expect(judge(bet, 'hundreds', run)).toEqual({ open: false, right: true, actual: 'hundreds' });
  expect(judge(bet, 'tens', run)).toMatchObject({ right: false, misconception: 'few-interleavings' });
  expect(judge(bet, 'more', run)).toEqual({ open: false, right: false, actual: 'hundreds' });
  const actual = (schedules: number | string): unknown =>
    bet.actual(facts('explore', [counted({ ...ALL, schedules })]));
  expect([99, 100, 9_999, 10_000, '36164868903435500'].map(actual)).toEqual([
    'tens',
    'hundreds',
    'hundreds',
    'more',
    'more',
  ]);
  expect(judge(bet, 'tens', facts('explore', [counted({ ...ALL, partial: true })]))).toEqual({ open: true });
  expect(judge(bet, 'tens', facts('explore', [counted({ exploring: true, states: 9, explored: 3 })]))).toEqual({
    open: true,
  });
});

it('livelock: giving back again and again, with no meal in between', () => {
  const bet = bets.livelock;
  expect(judge(bet, 'busy', facts('livelock', [politely(2)]))).toEqual({ open: false, right: true, actual: 'busy' });
  expect(judge(bet, 'eats', facts('livelock', [politely(2)]))).toMatchObject({ misconception: 'trying-is-progress' });
  const eaten = politely(1).meal(0, 'fork-0', 'fork-1');
  expect(judge(bet, 'busy', facts('livelock', [eaten]))).toEqual({ open: true });
  expect(judge(bet, 'waits', facts('livelock', [stuck(2)]))).toMatchObject({ right: true, actual: 'waits' });
});

it('repair: what every order shows, and only if it was every one', () => {
  const bet = bets.repair;
  const none = facts('repair', [counted({ ...ALL, deadlocks: 0, shortest: null })]);
  expect(judge(bet, 'impossible', none)).toEqual({ open: false, right: true, actual: 'impossible' });
  expect(judge(bet, 'rarer', none)).toMatchObject({ right: false, misconception: 'a-repair-makes-it-rarer' });
  expect(judge(bet, 'rarer', facts('repair', [counted(ALL)]))).toMatchObject({ right: true });
  expect(judge(bet, 'as-often', facts('repair', [counted(ALL)], { params: { strategy: 'naive' } }))).toMatchObject({
    right: true,
  });
  expect(judge(bet, 'impossible', facts('repair', [counted({ ...ALL, deadlocks: 0, partial: true })]))).toEqual({
    open: true,
  });
});

it('replay: the same turns, the same circle', () => {
  const bet = bets.replay;
  const run = facts('replay', [stuck(3)]);
  expect(judge(bet, 'for-ever', run)).toEqual({ open: false, right: true, actual: 'for-ever' });
  expect(judge(bet, 'detected', run)).toMatchObject({ misconception: 'deadlock-is-detected-for-you' });
  expect(judge(bet, 'eats', run)).toMatchObject({ misconception: 'rare-means-never' });
  const eaten = new Attempt().meal(0, 'fork-0', 'fork-1');
  expect(judge(bet, 'eats', facts('replay', [eaten]))).toMatchObject({ right: true, actual: 'eats' });
  // It did not get as far as it was to go.
  expect(judge(bet, 'eats', facts('replay', [eaten], { params: { schedule: [0, 0, 0, 0, 0, 1] } }))).toEqual({
    open: true,
  });
});
