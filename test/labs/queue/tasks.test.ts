import { describe, expect, it } from 'vitest';
import type { Task } from '../../../src/renderer/src/labs/panel';
import { queueFacts, type QueueFacts } from '../../../src/renderer/src/labs/queue/facts';
import { tasks } from '../../../src/renderer/src/labs/queue/tasks';
import { en } from '../../../src/renderer/src/labs/queue/text/en';
import { ko } from '../../../src/renderer/src/labs/queue/text/ko';
import { queue } from '../../../src/shared/labs/queue/contract';
import { HOLES, saidOf } from '../support/said';
import { watched } from '../support/story';
import { get, put, queueStory, wait, type Handover } from './stories';

type X = keyof typeof tasks;

const facts = (experiment: X, handovers: readonly Handover[], params = {}) =>
  queueFacts(watched(queue, experiment, queueStory(handovers), { params }));

function taskOf(experiment: X, id: string): Task<QueueFacts> {
  const task = (tasks[experiment] as readonly Task<QueueFacts>[]).find((one) => one.id === id);
  if (!task) throw new Error(`no task ${id}`);
  return task;
}

function answering(experiment: X, id: string, run: QueueFacts): readonly number[] {
  const task = taskOf(experiment, id);
  return Array.from({ length: run.events.length }, (_, row) => row).filter(
    (row) => task.by === 'event' && task.answers(run, row),
  );
}

function passes(experiment: X, id: string, run: QueueFacts): boolean {
  const task = taskOf(experiment, id);
  return task.by === 'run' && task.passes(run);
}

const items = (producer: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${producer}.${index + 1}`);

describe('events to be found', () => {
  it('1.3 leaves with its get, not with its put', () => {
    expect(
      answering('order-in-order-out', 'third-leaves', facts('order-in-order-out', [put('1.3'), get('1.3')])),
    ).toEqual([1]);
  });

  it('the get that made room is the one the put came after', () => {
    const run = [put('1.1'), put('1.2'), wait('producer-1', 'room'), get('1.1'), put('1.3', '1.1'), get('1.2')];
    expect(answering('full-queue', 'what-made-room', facts('full-queue', run))).toEqual([3]);
    const other = [put('1.1'), put('1.2'), wait('producer-1', 'room'), get('1.1'), get('1.2'), put('1.3', '1.2')];
    expect(answering('full-queue', 'what-made-room', facts('full-queue', other))).toEqual([4]);
  });

  it('the get of 1.5, whoever did it; its put is none', () => {
    const run = facts('who-gets-next', [put('1.4'), put('1.5'), get('1.4', 1), get('1.5', 3)]);
    expect(answering('who-gets-next', 'who-took-it', run)).toEqual([3]);
  });
});

describe('runs to be made', () => {
  it('twenty at once', () => {
    const deep = items(1, 20).map((item) => put(item));
    expect(passes('order-in-order-out', 'deep', facts('order-in-order-out', deep))).toBe(true);
    expect(passes('order-in-order-out', 'deep', facts('order-in-order-out', [get('1.1'), ...deep.slice(1)]))).toBe(
      false,
    );
  });

  it('items of two producers, mixed', () => {
    const mixed = ['1.1', '2.1', '1.2', '2.2'].flatMap((item) => [put(item), get(item)]);
    const apart = ['1.1', '1.2', '2.1', '2.2'].flatMap((item) => [put(item), get(item)]);
    const params = { producers: 2 };
    expect(passes('order-in-order-out', 'mixed-but-ordered', facts('order-in-order-out', mixed, params))).toBe(true);
    expect(passes('order-in-order-out', 'mixed-but-ordered', facts('order-in-order-out', apart, params))).toBe(false);
  });

  it('no wait for room', () => {
    const six = items(1, 6).map((item) => put(item));
    expect(passes('full-queue', 'never-waits', facts('full-queue', six))).toBe(true);
    expect(passes('full-queue', 'never-waits', facts('full-queue', [...six, wait('producer-1', 'room')]))).toBe(false);
    expect(passes('full-queue', 'never-waits', facts('full-queue', six.slice(1)))).toBe(false);
  });

  it('a long wait with room for one', () => {
    const slow = [wait('producer-1', 'room'), ...items(2, 120).map((item) => put(item)), put('1.1')];
    expect(passes('full-queue', 'long-wait-small-queue', facts('full-queue', slow, { capacity: 1 }))).toBe(true);
    expect(passes('full-queue', 'long-wait-small-queue', facts('full-queue', slow, { capacity: 2 }))).toBe(false);
    expect(passes('full-queue', 'long-wait-small-queue', facts('full-queue', slow.slice(60), { capacity: 1 }))).toBe(
      false,
    );
  });

  it('unfair, and starved', () => {
    const shares = (...consumers: number[]) =>
      facts(
        'who-gets-next',
        consumers.flatMap((consumer, index) => [put(`1.${index + 1}`), get(`1.${index + 1}`, consumer)]),
      );
    expect(passes('who-gets-next', 'unfair', shares(1, 2, 3, 1, 2, 3))).toBe(false);
    expect(passes('who-gets-next', 'unfair', shares(1, 2, 3, 1, 1))).toBe(true);
    expect(passes('who-gets-next', 'starved', shares(1, 2, 1))).toBe(true);
    expect(passes('who-gets-next', 'starved', shares(1, 2, 3))).toBe(false);
  });
});

it.each([
  ['en', en],
  ['ko', ko],
] as const)('%s: texts say something sensible of every run, whatever it lacks', (_, texts) => {
  const runs = [
    facts('order-in-order-out', []),
    facts('full-queue', [put('1.1'), wait('producer-1', 'room'), get('1.1')]),
    facts(
      'who-gets-next',
      items(1, 30).flatMap((item) => [put(item), get(item)]),
    ),
  ];
  for (const run of runs) {
    for (const text of saidOf(texts.experiments, run)) expect(text).not.toMatch(HOLES);
  }
});
