import { describe, expect, it } from 'vitest';
import type { Task } from '../../../src/renderer/src/labs/panel';
import type { RacesFacts } from '../../../src/renderer/src/labs/races/facts';
import { callsOf } from '../../../src/renderer/src/labs/races/program-calls';
import { tasks } from '../../../src/renderer/src/labs/races/tasks';
import { en } from '../../../src/renderer/src/labs/races/text/en';
import { ko } from '../../../src/renderer/src/labs/races/text/ko';
import { REPAIR_TEMPLATE } from '../../../src/shared/labs/races/repair-template';
import { HOLES, saidOf } from '../support/said';
import {
  add,
  attempt,
  block,
  factsOf,
  load,
  lock,
  lossy,
  lostUpdate,
  noneLost,
  ONCE,
  soldOnce,
  soldTwice,
  soldTwiceInTurns,
  store,
  TWICE,
  unlock,
} from './stories';

type X = keyof typeof tasks;

function taskOf(experiment: X, id: string): Task<RacesFacts> {
  const task = (tasks[experiment] as readonly Task<RacesFacts>[]).find((one) => one.id === id);
  if (!task) throw new Error(`no task ${id}`);
  return task;
}

function answering(experiment: X, id: string, run: RacesFacts): readonly number[] {
  const task = taskOf(experiment, id);
  return Array.from({ length: run.events.length }, (_, row) => row).filter(
    (row) => task.by === 'event' && task.answers(run, row),
  );
}

function passes(experiment: X, id: string, run: RacesFacts): boolean {
  const task = taskOf(experiment, id);
  return task.by === 'run' && task.passes(run);
}

describe('schedule', () => {
  const ticket = (deeds: typeof soldTwice, end?: typeof TWICE, params = {}) =>
    factsOf('schedule', attempt(deeds, end), { params });

  it('the second sale is the later store, in whichever order they came', () => {
    expect(answering('schedule', 'second-sale', ticket(soldTwice, TWICE))).toEqual([4]);
    expect(answering('schedule', 'second-sale', ticket(soldOnce, ONCE))).toEqual([]);
  });

  it('sold twice, without a guard', () => {
    expect(passes('schedule', 'sell-twice', ticket(soldTwice, TWICE))).toBe(true);
    expect(passes('schedule', 'sell-twice', ticket(soldOnce, ONCE))).toBe(false);
    expect(passes('schedule', 'sell-twice', ticket(soldTwice, TWICE, { program: 'increment' }))).toBe(false);
  });

  it('with two changes of the thread', () => {
    expect(passes('schedule', 'fewest-switches', ticket(soldTwice, TWICE))).toBe(true);
    expect(passes('schedule', 'fewest-switches', ticket(soldTwiceInTurns, TWICE))).toBe(false);
    expect(passes('schedule', 'fewest-switches', ticket(soldOnce, ONCE))).toBe(false);
  });

  it('tried under a lock: somebody had to wait, and the end was good', () => {
    const tickets = 'tickets';
    const held = [
      lock(0),
      load(0, tickets, 1),
      block(1),
      store(0, tickets, 0),
      unlock(0),
      lock(1),
      load(1, tickets, 0),
    ];
    const guard = { guard: 'lock' } as const;
    expect(passes('schedule', 'try-with-lock', ticket([...held, unlock(1)], ONCE, guard))).toBe(true);
    expect(passes('schedule', 'try-with-lock', ticket(held, undefined, guard))).toBe(false);
    expect(passes('schedule', 'try-with-lock', ticket(soldOnce, ONCE, guard))).toBe(false);
    expect(passes('schedule', 'try-with-lock', ticket(held, ONCE))).toBe(false);
  });

  it('the other programs', () => {
    const lost = (program: 'increment' | 'publish', violates: boolean) =>
      ticket(lostUpdate, { outcome: 1, violates }, { program });
    expect(passes('schedule', 'lose-an-update', lost('increment', true))).toBe(true);
    expect(passes('schedule', 'lose-an-update', lost('increment', false))).toBe(false);
    expect(passes('schedule', 'flag-without-data', lost('publish', true))).toBe(true);
    expect(passes('schedule', 'flag-without-data', lost('increment', true))).toBe(false);
  });
});

describe('thousand', () => {
  const run = (runs: number, failed: number, params = {}) => factsOf('thousand', lossy(runs, failed), { params });

  it('a failing run is a note of main', () => {
    expect(answering('thousand', 'a-failing-run', run(10, 2))).toEqual([0, 1]);
  });

  it('rare, but not never', () => {
    expect(passes('thousand', 'make-it-rare', run(200, 2))).toBe(true);
    expect(passes('thousand', 'make-it-rare', run(200, 3))).toBe(false);
    expect(passes('thousand', 'make-it-rare', run(200, 0))).toBe(false);
  });

  it('wrong and never caught', () => {
    expect(passes('thousand', 'wrong-and-never-caught', run(50, 0))).toBe(true);
    expect(passes('thousand', 'wrong-and-never-caught', run(50, 1))).toBe(false);
    expect(passes('thousand', 'wrong-and-never-caught', run(49, 0))).toBe(false);
    expect(passes('thousand', 'wrong-and-never-caught', run(50, 0, { guard: 'atomic' }))).toBe(false);
    expect(passes('thousand', 'wrong-and-never-caught', run(50, 0, { threads: 1 }))).toBe(false);
  });

  it('a thousand atomic ones', () => {
    expect(passes('thousand', 'atomic-thousand', run(1_000, 0, { guard: 'atomic' }))).toBe(true);
    expect(passes('thousand', 'atomic-thousand', run(999, 0, { guard: 'atomic' }))).toBe(false);
    expect(passes('thousand', 'atomic-thousand', run(1_000, 0, { guard: 'lock' }))).toBe(false);
  });
});

describe('replay', () => {
  const run = (deeds: typeof lostUpdate, outcome: number, params = {}, followed = true) =>
    factsOf('replay', attempt(deeds, { outcome, violates: outcome !== 2 }), { params, summary: { followed } });

  it('the store that wrote an increment away', () => {
    expect(answering('replay', 'overwriting-store', run(lostUpdate, 1))).toEqual([6]);
    expect(answering('replay', 'overwriting-store', run(noneLost, 2))).toEqual([]);
    // Read and write in one step cannot be outdated.
    const atomic = [load(0, 'counter', 0), store(1, 'counter', 1), add(0, 'counter', 2)];
    expect(answering('replay', 'overwriting-store', run(atomic, 2))).toEqual([]);
  });

  it('nothing lost', () => {
    expect(passes('replay', 'nothing-lost', run(noneLost, 2))).toBe(true);
    expect(passes('replay', 'nothing-lost', run(lostUpdate, 1))).toBe(false);
    expect(passes('replay', 'nothing-lost', run(noneLost, 2, {}, false))).toBe(false);
    expect(passes('replay', 'nothing-lost', run(noneLost, 2, { guard: 'atomic' }))).toBe(false);
  });

  it('low ends', () => {
    expect(passes('replay', 'three-make-one', run(lostUpdate, 1, { threads: 3 }))).toBe(true);
    expect(passes('replay', 'three-make-one', run(lostUpdate, 2, { threads: 3 }))).toBe(false);
    expect(passes('replay', 'three-make-one', run(lostUpdate, 1))).toBe(false);
    expect(passes('replay', 'as-low-as-it-gets', run(lostUpdate, 2, { increments: 3 }))).toBe(true);
    expect(passes('replay', 'as-low-as-it-gets', run(lostUpdate, 3, { increments: 3 }))).toBe(false);
    expect(passes('replay', 'as-low-as-it-gets', run(lostUpdate, 2))).toBe(false);
  });
});

describe('explore', () => {
  const run = (summary: object, params = {}) =>
    factsOf('explore', attempt(lostUpdate, { outcome: 1, violates: true }, 'SIMULATED'), { params, summary });
  const all = { schedules: 1_680, violations: 1_600, explored: 90, outcomes: { '1': 1 } };

  it('the store at which the update is lost', () => {
    expect(answering('explore', 'where-it-is-lost', run(all))).toEqual([6]);
  });

  it('three threads, counted to the end', () => {
    expect(passes('explore', 'three-threads', run(all, { threads: 3 }))).toBe(true);
    expect(passes('explore', 'three-threads', run({ ...all, partial: true }, { threads: 3 }))).toBe(false);
    expect(passes('explore', 'three-threads', run(all))).toBe(false);
  });

  it('none fails under a guard', () => {
    expect(passes('explore', 'none-fails', run({ ...all, violations: 0 }, { guard: 'lock' }))).toBe(true);
    expect(passes('explore', 'none-fails', run({ ...all, violations: 1 }, { guard: 'lock' }))).toBe(false);
    expect(passes('explore', 'none-fails', run({ ...all, violations: 0 }))).toBe(false);
  });

  it('a million counted, few executed', () => {
    const many = { ...all, schedules: '17153136', explored: 10_000 };
    expect(passes('explore', 'a-million-by-few', run(many))).toBe(true);
    expect(passes('explore', 'a-million-by-few', run({ ...many, explored: 200_000 }))).toBe(false);
    expect(passes('explore', 'a-million-by-few', run({ ...all, explored: 1 }))).toBe(false);
  });
});

describe('repair', () => {
  const changed = REPAIR_TEMPLATE.replace("yield self.store('tickets', left - 1);", "yield self.add('tickets', -1);");
  const swap = "function* sell(self) { return (yield self.compareExchange('tickets', 1, 0)) === 1 ? 1 : 0; }";
  const good = { schedules: 6, violations: 0, deadlocks: 0, outcomes: { '1': 6 } };
  const run = (code: string, summary: object) => factsOf('repair', [], { params: { code }, summary });

  it('a text that was changed and still fails', () => {
    expect(passes('repair', 'a-repair-that-fails', run(changed, { ...good, violations: 4 }))).toBe(true);
    expect(passes('repair', 'a-repair-that-fails', run(REPAIR_TEMPLATE, { ...good, violations: 4 }))).toBe(false);
    expect(passes('repair', 'a-repair-that-fails', run(changed, good))).toBe(false);
  });

  it('a text that passes, and one that does so without a lock', () => {
    expect(passes('repair', 'passes-every-order', run(changed, good))).toBe(true);
    expect(passes('repair', 'passes-every-order', run(changed, { ...good, violations: 1 }))).toBe(false);
    expect(passes('repair', 'passes-every-order', run(changed, { ...good, outcomes: { '0': 6 } }))).toBe(false);
    expect(passes('repair', 'without-a-lock', run(swap, good))).toBe(true);
    expect(passes('repair', 'without-a-lock', run(swap, { ...good, violations: 1 }))).toBe(false);
    expect(passes('repair', 'without-a-lock', run(`${changed} self.lock('mutex')`, good))).toBe(false);
  });

  it('what a text only speaks of is not called', () => {
    expect(callsOf(REPAIR_TEMPLATE)).toEqual(['load', 'store']);
    expect(callsOf("// self.lock('a')\n/* self.add() */ yield self . load('a');")).toEqual(['load']);
  });
});

it.each([
  ['en', en],
  ['ko', ko],
] as const)('%s: texts say something sensible of every run, whatever it lacks', (_, texts) => {
  const runs = [
    factsOf('schedule', []),
    factsOf('schedule', attempt(soldTwice.slice(0, 2))),
    factsOf('schedule', attempt(soldTwice, TWICE)),
    factsOf('schedule', attempt(soldOnce, { outcome: 0, violates: false }), { params: { program: 'publish' } }),
    factsOf('thousand', lossy(100, 7)),
    factsOf('replay', attempt(lostUpdate, { outcome: 1, violates: true }), { summary: { followed: true } }),
    factsOf('explore', [], { summary: { schedules: '90071992547409930', violations: '3', partial: true } }),
    factsOf('repair', [], { summary: { programError: { code: 'THREW', line: 3, message: 'oops' } } }),
  ];
  for (const run of runs) {
    for (const text of saidOf(texts.experiments, run)) expect(text).not.toMatch(HOLES);
  }
});
