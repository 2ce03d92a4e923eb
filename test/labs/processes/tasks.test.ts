import { describe, expect, it } from 'vitest';
import { processesFacts, type ProcessesFacts } from '../../../src/renderer/src/labs/processes/facts';
import { tasks } from '../../../src/renderer/src/labs/processes/tasks';
import { en } from '../../../src/renderer/src/labs/processes/text/en';
import { ko } from '../../../src/renderer/src/labs/processes/text/ko';
import type { Task } from '../../../src/renderer/src/labs/panel';
import { processes } from '../../../src/shared/labs/processes/contract';
import { HOLES, saidOf } from '../support/said';
import { watched } from '../support/story';
import { killed, killedFromOutside, noSentinel, quickCreator } from './stories';

type X = keyof typeof tasks;

function passes(experiment: X, id: string, facts: ProcessesFacts): boolean {
  const task = (tasks[experiment] as readonly Task<ProcessesFacts>[]).find((one) => one.id === id);
  if (task?.by !== 'run') throw new Error(`no run task ${id}`);
  return task.passes(facts);
}

function rowsThatAnswer(experiment: X, id: string, facts: ProcessesFacts): readonly number[] {
  const task = (tasks[experiment] as readonly Task<ProcessesFacts>[]).find((one) => one.id === id);
  if (task?.by !== 'event') throw new Error(`no event task ${id}`);
  return Array.from({ length: facts.events.length }, (_, row) => row).filter((row) => task.answers(facts, row));
}

const run = (
  ...[experiment, events, more]: [X, Parameters<typeof watched>[2], Parameters<typeof watched<typeof processes>>[3]?]
) => processesFacts(watched(processes, experiment, events, more));

describe('events to be found', () => {
  it('the put of the first item taken, whether or not somebody waited for it', () => {
    const noWait = quickCreator.filter(({ kind }) => kind !== 'wait');
    for (const events of [quickCreator, noWait]) {
      const first = events.findIndex(({ kind }) => kind === 'put');
      expect(rowsThatAnswer('default', 'where-it-came-from', run('default', events))).toEqual([first]);
    }
    const nothingTaken = quickCreator.filter(({ kind }) => kind !== 'get');
    expect(rowsThatAnswer('default', 'where-it-came-from', run('default', nothingTaken))).toEqual([]);
  });

  it('the wait nobody ended', () => {
    const stuck = noSentinel('stop');
    expect(rowsThatAnswer('no-sentinel', 'last-wait', run('no-sentinel', stuck, { status: 'stopped' }))).toEqual([
      stuck.findIndex(({ kind }) => kind === 'wait'),
    ]);
    expect(rowsThatAnswer('no-sentinel', 'last-wait', run('no-sentinel', quickCreator))).toEqual([]);
  });

  it('the error, the killed one’s end, the birth', () => {
    expect(rowsThatAnswer('bad-item', 'where-it-noticed', run('bad-item', quickCreator))).toHaveLength(1);
    expect(rowsThatAnswer('kill-consumer', 'its-end', run('kill-consumer', killed))).toEqual([killed.length - 1]);
    expect(rowsThatAnswer('kill-consumer', 'its-end', run('kill-consumer', killedFromOutside))).toEqual([
      killedFromOutside.length - 1,
    ]);
    expect(rowsThatAnswer('kill-consumer', 'its-end', run('kill-consumer', quickCreator))).toEqual([]);
    expect(rowsThatAnswer('nothing-shared', 'birth', run('nothing-shared', quickCreator))).toEqual([2]);
  });
});

describe('runs to be made', () => {
  it('a second of waiting', () => {
    expect(passes('default', 'wait-a-second', run('default', noSentinel('put')))).toBe(true);
    expect(passes('default', 'wait-a-second', run('default', quickCreator))).toBe(false);
  });

  it('two consumers that end need an exit code 0 each', () => {
    const second = quickCreator.map((event) =>
      event.actor === 'consumer-1' ? { ...event, actor: 'consumer-2' } : event,
    );
    const params = { consumers: 2 };
    expect(passes('default', 'two-consumers-end', run('default', [...quickCreator, ...second], { params }))).toBe(true);
    expect(passes('default', 'two-consumers-end', run('default', quickCreator, { params }))).toBe(false);
    expect(passes('default', 'two-consumers-end', run('default', quickCreator))).toBe(false);
  });

  it('the sentinel by hand frees the consumer; a stop does not count', () => {
    expect(passes('no-sentinel', 'sentinel-by-hand', run('no-sentinel', noSentinel('put')))).toBe(true);
    expect(
      passes('no-sentinel', 'sentinel-by-hand', run('no-sentinel', noSentinel('stop'), { status: 'stopped' })),
    ).toBe(false);
  });

  it('two left by killing, with the signal that was meant', () => {
    expect(passes('kill-consumer', 'leave-two', run('kill-consumer', killed))).toBe(true);
    expect(
      passes(
        'kill-consumer',
        'leave-two',
        run(
          'kill-consumer',
          killed.filter(({ msg }) => msg !== 'creator#2'),
        ),
      ),
    ).toBe(false);
    expect(passes('kill-consumer', 'other-signal', run('kill-consumer', killed))).toBe(false);
    const asked = killed.map((event) =>
      event.kind === 'kill' ? { ...event, data: { actor: 'consumer-1', signal: 'SIGTERM' } } : event,
    );
    expect(passes('kill-consumer', 'other-signal', run('kill-consumer', asked))).toBe(true);
  });

  it('counts that differ, and ten by three', () => {
    const counted = (handled: Record<string, number>, consumers: number) =>
      run('nothing-shared', quickCreator, { params: { consumers }, summary: { handled } });
    expect(passes('nothing-shared', 'two-counts', counted({ 'consumer-1': 2, 'consumer-2': 1 }, 2))).toBe(true);
    expect(passes('nothing-shared', 'two-counts', counted({ 'consumer-1': 2, 'consumer-2': 2 }, 2))).toBe(false);
    expect(
      passes('nothing-shared', 'ten-by-three', counted({ 'consumer-1': 5, 'consumer-2': 4, 'consumer-3': 1 }, 3)),
    ).toBe(true);
    expect(passes('nothing-shared', 'ten-by-three', counted({ 'consumer-1': 5, 'consumer-2': 5 }, 3))).toBe(false);
  });
});

describe('what a text says of an order', () => {
  const gated = run(
    'default',
    quickCreator.map((event, index) => (index === 3 ? { ...event, fidelity: 'GATED' as const } : event)),
  );

  it.each([
    ['en', en, /order your operating system gives/],
    ['ko', ko, /순서를 보려면/],
  ] as const)('%s: a run that was held says who chose it, a free one does not', (_, texts, chosen) => {
    expect(texts.experiments.default.explanation(gated)).toMatch(chosen);
    expect(texts.experiments.default.explanation(run('default', quickCreator))).not.toMatch(chosen);
  });
});

describe('texts', () => {
  const runs = [
    run('default', quickCreator),
    run('no-sentinel', noSentinel('stop'), { status: 'stopped' }),
    run('no-sentinel', noSentinel('put')),
    run('kill-consumer', killed),
    run('kill-consumer', killedFromOutside),
    run(
      'default',
      quickCreator.map((event) => ({ ...event, fidelity: 'GATED' as const })),
    ),
    run('default', []),
  ];

  it.each([
    ['en', en],
    ['ko', ko],
  ] as const)('%s: say something sensible of every run, whatever it lacks', (_, texts) => {
    for (const facts of runs) {
      for (const text of saidOf(texts.experiments, facts)) expect(text).not.toMatch(HOLES);
    }
  });
});
