import { describe, expect, it } from 'vitest';
import type { NewEvent } from '../../src/shared/trace/event';
import {
  cellIn,
  lockIn,
  scheduleOf,
  stepsFold,
  threadIn,
  turnsOf,
  type StepsState,
} from '../../src/shared/trace/steps-state';
import { TraceStore } from '../../src/shared/trace/store';
import { outcomesOf } from '../../src/shared/trace/tally';
import type { Json } from '../../src/shared/wire/json';

type Line = readonly [actor: string, kind: NewEvent['kind'], data?: Json, more?: Partial<NewEvent>];

function storeOf(lines: readonly Line[]): TraceStore {
  const store = new TraceStore();
  lines.forEach(([actor, kind, data, more], t) =>
    store.append({ t, actor, kind, fidelity: 'GATED', ...(data !== undefined && { data }), ...more }),
  );
  return store;
}

/** The state after all of them. */
const after = (lines: readonly Line[]): StepsState => stepsFold(storeOf(lines)).at(lines.length);

const counter = { cell: 'counter' };
const lostUpdate: readonly Line[] = [
  ['main', 'spawn', { actor: 'thread-0' }],
  ['main', 'spawn', { actor: 'thread-1' }],
  ['thread-0', 'ready'],
  ['main', 'note', { attempt: 1, cells: { counter: 0 } }],
  ['thread-0', 'load', { thread: 0, step: 0, value: 0 }, { ...counter, line: 3 }],
  ['thread-1', 'load', { thread: 1, step: 1, value: 0 }, { ...counter, line: 3 }],
  ['thread-1', 'store', { thread: 1, step: 2, value: 1 }, { ...counter, line: 4 }],
  ['thread-1', 'return', { thread: 1, value: 1 }, { line: 5 }],
  ['thread-0', 'store', { thread: 0, step: 3, value: 1 }, { ...counter, line: 4 }],
  ['main', 'note', { outcome: 1, violates: true }],
];

describe('the steps of threads', () => {
  it('gives cells their value and who wrote it last, at any row', () => {
    const fold = stepsFold(storeOf(lostUpdate));
    expect(cellIn(fold.at(lostUpdate.length), 'counter')).toMatchObject({ value: 1, writer: 'thread-0', written: 8 });
    expect(cellIn(fold.at(7), 'counter')).toMatchObject({ value: 1, writer: 'thread-1' });
    expect(cellIn(fold.at(6), 'counter')).toMatchObject({
      value: 0,
      writer: undefined,
      touched: 5,
      written: undefined,
    });
    expect(cellIn(fold.at(3), 'counter')).toBeUndefined();
  });

  it('reads the schedule off the steps alone', () => {
    const state = after(lostUpdate);
    expect(scheduleOf(state)).toEqual([0, 1, 1, 0]);
    expect(turnsOf(state).map(({ row }) => row)).toEqual([4, 5, 6, 8]);
    expect(state.outcome).toEqual({ value: 1, violates: true });
  });

  it('knows where each thread is, what it did last and what it returned', () => {
    const state = after(lostUpdate);
    expect(threadIn(state, 'thread-1')).toMatchObject({ number: 1, line: 5, steps: 2, finished: true, returned: 1 });
    expect(threadIn(state, 'thread-0')).toMatchObject({ finished: false, step: { kind: 'store', value: 1, row: 8 } });
    expect(state.threads.map(({ actor }) => actor)).toEqual(['thread-0', 'thread-1']);
  });

  it('begins everything anew with another attempt', () => {
    const state = after([...lostUpdate, ['main', 'note', { attempt: 2, cells: { counter: 7 } }]]);
    expect(state).toMatchObject({ attempt: 2, threads: [], turns: undefined, outcome: undefined, locks: [] });
    expect(cellIn(state, 'counter')).toMatchObject({ value: 7, writer: undefined });
  });

  it('lets threads stand before a lock in the order they came', () => {
    const lock = { lock: 'mutex' };
    const lines: readonly Line[] = [
      ['thread-2', 'lock', { thread: 2, step: 0 }, lock],
      ['thread-1', 'block', { thread: 1, for: 'lock', holder: 'thread-2' }, lock],
      ['thread-0', 'block', { thread: 0, for: 'lock', holder: 'thread-2' }, lock],
      ['thread-2', 'unlock', { thread: 2, step: 1 }, lock],
      ['thread-1', 'lock', { thread: 1, step: 2 }, lock],
      ['thread-2', 'note', { thread: 2, step: 3, refused: true, holder: 'thread-1' }, lock],
    ];
    const fold = stepsFold(storeOf(lines));
    expect(lockIn(fold.at(3), 'mutex')).toMatchObject({ owner: 'thread-2', waiters: ['thread-1', 'thread-0'] });
    expect(threadIn(fold.at(3), 'thread-0')?.blocked).toEqual({ on: 'mutex', why: 'lock', holder: 'thread-2' });
    expect(lockIn(fold.at(4), 'mutex')).toMatchObject({ owner: undefined, waiters: ['thread-1', 'thread-0'] });
    expect(lockIn(fold.at(6), 'mutex')).toMatchObject({ owner: 'thread-1', waiters: ['thread-0'] });
    expect(threadIn(fold.at(6), 'thread-1')?.blocked).toBeUndefined();
    expect(scheduleOf(fold.at(6))).toEqual([2, 2, 1, 2]);
  });

  it('lets go of the lock in a condition and takes it again when woken', () => {
    const lines: readonly Line[] = [
      ['thread-0', 'lock', { thread: 0, step: 0 }, { lock: 'mutex' }],
      ['thread-0', 'wait', { thread: 0, step: 1, for: 'condition', condition: 'full', lock: 'mutex' }],
      ['thread-0', 'lock', { thread: 0, step: 2, woken: true }, { lock: 'mutex' }],
    ];
    const fold = stepsFold(storeOf(lines));
    expect(lockIn(fold.at(2), 'mutex')?.owner).toBeUndefined();
    expect(threadIn(fold.at(2), 'thread-0')?.blocked).toMatchObject({ on: 'full', why: 'condition' });
    expect(lockIn(fold.at(3), 'mutex')?.owner).toBe('thread-0');
    expect(threadIn(fold.at(3), 'thread-0')?.blocked).toBeUndefined();
  });

  it('counts what a semaphore has left and who took of it', () => {
    const seats = { lock: 'seats' };
    const lines: readonly Line[] = [
      ['philosopher-0', 'lock', { thread: 0, step: 0, left: 1 }, seats],
      ['philosopher-1', 'lock', { thread: 1, step: 1, left: 0 }, seats],
      ['philosopher-2', 'block', { thread: 2, for: 'lock' }, seats],
      ['philosopher-0', 'unlock', { thread: 0, step: 2, left: 1 }, seats],
    ];
    const fold = stepsFold(storeOf(lines));
    expect(lockIn(fold.at(3), 'seats')).toMatchObject({
      left: 0,
      holders: ['philosopher-0', 'philosopher-1'],
      waiters: ['philosopher-2'],
      owner: undefined,
    });
    expect(lockIn(fold.at(4), 'seats')).toMatchObject({ left: 1, holders: ['philosopher-1'] });
  });

  it('keeps the circle of a deadlock until the next attempt', () => {
    const circle: Line = ['main', 'error', { reason: 'deadlock', cycle: ['philosopher-0', 'philosopher-1'] }];
    expect(after([circle]).cycle).toEqual(['philosopher-0', 'philosopher-1']);
    expect(after([circle, ['main', 'note', { attempt: 2, cells: {} }]]).cycle).toBeUndefined();
  });

  it('tallies races by outcome, those under a lock for themselves, at any row', () => {
    const race = (n: number, outcome: number, locked?: true): Line => [
      'main',
      'note',
      { race: n, outcome, violates: outcome !== 2, ...(locked && { locked }) },
    ];
    const lines = Array.from({ length: 1_000 }, (_, n) => race(n, n % 3));
    const fold = stepsFold(storeOf([...lines, race(0, 2, true)]));
    expect(outcomesOf(fold.at(1_001).races)).toEqual([
      { outcome: 0, count: 334, violates: true },
      { outcome: 1, count: 333, violates: true },
      { outcome: 2, count: 333, violates: false },
    ]);
    expect(outcomesOf(fold.at(1_001).locked)).toEqual([{ outcome: 2, count: 1, violates: false }]);
    expect(outcomesOf(fold.at(2).races)).toEqual([
      { outcome: 0, count: 1, violates: true },
      { outcome: 1, count: 1, violates: true },
    ]);
    expect(fold.at(700).races.count).toBe(700);
  });

  it('follows exploring and keeps what it came to', () => {
    const going: Line = ['main', 'note', { exploring: true, states: 40, explored: 3 }];
    expect(after([going]).exploring).toEqual({ states: 40, explored: 3, result: undefined });
    const end = { explored: 8, schedules: 20, violations: 18 };
    expect(after([going, ['main', 'note', end]]).exploring?.result).toEqual(end);
  });

  it('shares what an event does not touch', () => {
    const lines = [...lostUpdate, ['main', 'note', { race: 1, outcome: 1, violates: true }]] as const;
    const fold = stepsFold(storeOf(lines));
    const before = fold.at(lostUpdate.length);
    const last = fold.at(lines.length);
    expect(last.cells).toBe(before.cells);
    expect(last.threads).toBe(before.threads);
    expect(last.turns).toBe(before.turns);
  });
});
