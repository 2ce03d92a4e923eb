/** Tasks on runs written by hand, which are changed until the task is not done any more. */
import { expect, it } from 'vitest';
import type { Task, TaskText } from '../../../src/renderer/src/labs/panel';
import type { DeadlockFacts } from '../../../src/renderer/src/labs/deadlock/facts';
import { tasks } from '../../../src/renderer/src/labs/deadlock/tasks';
import { en } from '../../../src/renderer/src/labs/deadlock/text/en';
import { ko } from '../../../src/renderer/src/labs/deadlock/text/ko';
import { Attempt, counted, crossed, facts, politely, stuck } from './stories';

type X = keyof typeof tasks;

function taskOf(experiment: X, id: string): Task<DeadlockFacts> {
  const task = (tasks[experiment] as readonly Task<DeadlockFacts>[]).find((one) => one.id === id);
  if (!task) throw new Error(`no task ${id}`);
  return task;
}

function answering(experiment: X, id: string, run: DeadlockFacts): readonly number[] {
  const task = taskOf(experiment, id);
  const rows = Array.from({ length: run.events.length }, (_, row) => row);
  return rows.filter((row) => task.by === 'event' && task.answers(run, row));
}

function passes(experiment: X, id: string, run: DeadlockFacts): boolean {
  const task = taskOf(experiment, id);
  return task.by === 'run' && task.passes(run);
}

it('events to be found', () => {
  // note, lock, lock, block, block, error
  expect(answering('two-locks', 'closes-circle', facts('two-locks', [crossed()]))).toEqual([4]);
  const waitsEmpty = new Attempt().lock(0, 'fork-0').block(2, 'fork-0', 0).lock(1, 'fork-1').block(1, 'fork-2', 2);
  expect(answering('by-hand', 'waits-with-fork', facts('by-hand', [waitsEmpty]))).toEqual([4]);
  expect(answering('livelock', 'gives-back', facts('livelock', [politely(1)]))).toEqual([5, 6]);
  const ate = new Attempt().refused(0, 'fork-1', 1).meal(1, 'fork-1', 'fork-0');
  expect(answering('livelock', 'gives-back', facts('livelock', [ate]))).toEqual([]);
  const waited = new Attempt().lock(0, 'fork-0').block(2, 'fork-0', 0).block(1, 'fork-1', 2).lock(2, 'fork-0');
  expect(answering('repair', 'wait-that-ends', facts('repair', [waited]))).toEqual([2]);
  // note, three locks, block by 0, 1 and 2: the last wants what number 0 has.
  expect(answering('replay', 'waits-for-first', facts('replay', [stuck(3)]))).toEqual([6]);
});

it('the last step is looked for in what the model shows, not among real threads', () => {
  expect(answering('explore', 'last-step', facts('explore', [stuck(3, 'SIMULATED')]))).toEqual([3]);
  expect(answering('explore', 'last-step', facts('explore', [stuck(3)]))).toEqual([]);
});

it('two locks: waiting and ending, giving back and ending', () => {
  const waited = new Attempt('thread').lock(0, 'a').block(1, 'a', 0).lock(0, 'b').ended(0, 1);
  const ordered = { params: { strategy: 'ordered' } } as const;
  expect(passes('two-locks', 'waits-and-ends', facts('two-locks', [waited], ordered))).toBe(true);
  expect(passes('two-locks', 'waits-and-ends', facts('two-locks', [waited]))).toBe(false);
  const free = new Attempt('thread').lock(0, 'a').ended(0, 1);
  expect(passes('two-locks', 'waits-and-ends', facts('two-locks', [free], ordered))).toBe(false);
  const back = new Attempt('thread').lock(0, 'a').refused(0, 'b', 1).unlock(0, 'a');
  expect(passes('two-locks', 'gives-back', facts('two-locks', [back]))).toBe(false);
  expect(passes('two-locks', 'gives-back', facts('two-locks', [back.ended(0, 1)]))).toBe(true);
});

it('by hand: five in a circle; all eat though all but one waited', () => {
  const five = { params: { philosophers: 5 } };
  expect(passes('by-hand', 'five-wait', facts('by-hand', [stuck(5)], five))).toBe(true);
  expect(passes('by-hand', 'five-wait', facts('by-hand', [stuck(4)], five))).toBe(false);
  const almost = (...waiting: readonly number[]): Attempt => {
    const attempt = new Attempt().lock(0, 'fork-0');
    for (const thread of waiting) attempt.block(thread, 'fork-0', 0);
    return attempt.ended(0, 1, 2);
  };
  expect(passes('by-hand', 'almost', facts('by-hand', [almost(1, 2)]))).toBe(true);
  expect(passes('by-hand', 'almost', facts('by-hand', [almost(1, 1)]))).toBe(false);
  expect(passes('by-hand', 'almost', facts('by-hand', [almost(1, 2)], { params: { strategy: 'ordered' } }))).toBe(
    false,
  );
});

it('explore: no deadlock at all; a million orders and some that deadlock', () => {
  const run = (data: object) =>
    facts('explore', [counted({ schedules: 1_167_000, deadlocks: 24, explored: 9, shortest: null, ...data })]);
  expect(passes('explore', 'million', run({}))).toBe(true);
  expect(passes('explore', 'million', run({ schedules: 999_999 }))).toBe(false);
  expect(passes('explore', 'million', run({ deadlocks: 0 }))).toBe(false);
  expect(passes('explore', 'no-deadlock', run({ deadlocks: 0 }))).toBe(true);
  expect(passes('explore', 'no-deadlock', run({ deadlocks: 0, partial: true }))).toBe(false);
  expect(passes('explore', 'no-deadlock', run({}))).toBe(false);
});

it('livelock: ten times in a row; both eat in the end', () => {
  expect(passes('livelock', 'hungry', facts('livelock', [politely(5)]))).toBe(true);
  expect(passes('livelock', 'hungry', facts('livelock', [politely(4).work(0)]))).toBe(false);
  expect(passes('livelock', 'both-eat', facts('livelock', [politely(1).ended(0, 1)]))).toBe(true);
  expect(passes('livelock', 'both-eat', facts('livelock', [politely(1).ended(0)]))).toBe(false);
  expect(passes('livelock', 'both-eat', facts('livelock', [politely(0).ended(0, 1)]))).toBe(false);
});

it('repair: a waiter with many meals, free; a deadlock that nobody arranged', () => {
  const params = { strategy: 'waiter', philosophers: 3, meals: 100 } as const;
  const run = (attempt: Attempt, more = {}) => facts('repair', [attempt], { params: { ...params, ...more } });
  const ate = (fidelity: 'LIVE' | 'GATED') => new Attempt('philosopher', fidelity).work(0).ended(0, 1, 2);
  expect(passes('repair', 'waiter', run(ate('LIVE')))).toBe(true);
  expect(passes('repair', 'waiter', run(ate('GATED')))).toBe(false);
  expect(passes('repair', 'waiter', run(ate('LIVE'), { meals: 99 }))).toBe(false);
  expect(passes('repair', 'caught-live', facts('repair', [stuck(3, 'LIVE')]))).toBe(true);
  expect(passes('repair', 'caught-live', facts('repair', [stuck(3)]))).toBe(false);
});

it('replay: four of them; one that closes after a meal', () => {
  expect(passes('replay', 'four', facts('replay', [stuck(4)]))).toBe(true);
  expect(passes('replay', 'four', facts('replay', [stuck(3)]))).toBe(false);
  const late = new Attempt().work(0).lock(0, 'fork-0').lock(1, 'fork-1').circle(0, 1);
  const run = (schedule: readonly number[]) => facts('replay', [late], { params: { schedule } });
  expect(passes('replay', 'after-a-meal', run([0, 0, 1]))).toBe(true);
  expect(passes('replay', 'after-a-meal', run([0, 0, 1, 1]))).toBe(false);
  expect(passes('replay', 'after-a-meal', facts('replay', [stuck(3)], { params: { schedule: [0, 1, 2] } }))).toBe(
    false,
  );
});

it.each([
  ['en', en],
  ['ko', ko],
] as const)('%s: texts say something sensible of every run, whatever it lacks', (_, texts) => {
  const runs = [
    facts('by-hand', []),
    facts('by-hand', [stuck(3)]),
    facts('livelock', [politely(3)], { running: true }),
    facts('explore', [counted({ schedules: '36164868903435500', deadlocks: 0, explored: 1, shortest: null })]),
    facts('repair', [counted({ schedules: 6, deadlocks: 2, explored: 2, shortest: [0, 1], partial: true })]),
  ];
  for (const run of runs) {
    for (const words of Object.values(texts.experiments)) {
      const said = [words.happened, words.otherwise, words.explanation, ...Object.values(words.feedback)];
      const tasksSaid = Object.values(words.tasks as Readonly<Record<string, TaskText<DeadlockFacts>>>);
      for (const text of said) expect(text(run)).not.toMatch(/undefined|NaN|\[object|\?|^$/);
      for (const { missing } of tasksSaid) expect(missing(run)).not.toMatch(/undefined|NaN|\[object|^$/);
    }
  }
});

it('names the circle, each with what it waits for and who has it', () => {
  const run = facts('by-hand', [stuck(3)]);
  expect(en.experiments['by-hand'].happened(run)).toContain('philosopher-0 waits for fork-1, which philosopher-1 has');
  expect(ko.experiments['by-hand'].happened(run)).toContain('philosopher-2는 philosopher-0이 쥔 fork-0을 기다려요');
});
