/** Bets and tasks on runs written by hand, which are changed until the answer changes. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/renderer/src/bet/bet';
import { bets } from '../../../src/renderer/src/labs/why/bets';
import { whyFacts } from '../../../src/renderer/src/labs/why/facts';
import { tasks } from '../../../src/renderer/src/labs/why/tasks';
import { en } from '../../../src/renderer/src/labs/why/text/en';
import { ko } from '../../../src/renderer/src/labs/why/text/ko';
import type { RunStatus } from '../../../src/shared/bench/run';
import type { ParamsOf } from '../../../src/shared/labs/lab';
import { why } from '../../../src/shared/labs/why/contract';
import { story, watched } from '../support/story';

type Line = Parameters<typeof story>[0][number];
type Params = Partial<ParamsOf<typeof why>>;

const facts = (
  experiment: keyof typeof bets,
  lines: readonly Line[],
  params: Params = {},
  status: RunStatus = 'completed',
) => whyFacts(watched(why, experiment, story(lines), { params, status }));

/** Task 1 is slow. `doneAt`: when each task was done, in the order given. */
const way = (name: string, beginMs: number, doneAt: readonly number[]): readonly Line[] => [
  [beginMs, 'main', 'note', { data: { way: name, cores: 2 } }],
  ...doneAt.map((_, index): Line => [beginMs, name, 'work', { data: { item: index + 1, ms: 10 } }]),
  ...doneAt.map((ms, index): Line => [beginMs + ms, name, 'note', { data: { done: index + 1 } }]),
];

describe('one slow task among fast ones', () => {
  const params = { tasks: 3 } as const;
  const run = (concurrent: readonly number[], more: Params = {}, status?: RunStatus) =>
    facts(
      'slow-among-fast',
      [
        ...way('sequential', 0, [100, 110, 120]),
        ...way('concurrent', 200, concurrent),
        ...way('parallel', 400, [100, 10, 11]),
      ],
      { ...params, ...more },
      status,
    );
  const bet = bets['slow-among-fast'];
  const answer = (concurrent: string) => ({ sequential: 'after', concurrent, parallel: 'before' });

  it('asks for each way that will be gone', () => {
    expect(bet.predict(run([]).params).of).toEqual(['sequential', 'concurrent', 'parallel']);
    expect(bet.predict({ ...run([]).params, mode: 'parallel' }).of).toEqual(['parallel']);
  });

  it('lets one thread wait for all of them', () => {
    const waited = run([100, 10, 10]);
    expect(judge(bet, answer('before'), waited)).toEqual({ open: false, right: true, actual: answer('before') });
    expect(judge(bet, answer('after'), waited)).toMatchObject({ right: false, misconception: 'waiting-needs-a-core' });
  });

  it('does not let one thread compute all of them', () => {
    const computed = run([100, 110, 120], { work: 'compute' });
    expect(judge(bet, answer('after'), computed)).toMatchObject({ right: true });
    expect(judge(bet, answer('before'), computed)).toMatchObject({ right: false, misconception: 'async-is-parallel' });
    // Had it helped after all, nobody had a wrong idea.
    const helped = run([100, 10, 10], { work: 'compute' });
    expect(judge(bet, answer('before'), helped)).toEqual({ open: false, right: true, actual: answer('before') });
  });

  it('stays open until all are done', () => {
    expect(judge(bet, answer('before'), run([100, 10]))).toEqual({ open: true });
    expect(judge(bet, answer('before'), run([100, 10, 10], {}, 'stopped'))).toEqual({ open: true });
  });

  it('knows its tasks', () => {
    const [slowIsDone, asyncComputes, twoBefore] = tasks['slow-among-fast'];
    const waited = run([100, 10, 10]);
    const done = waited.events as ReturnType<typeof story>;
    const rows = done.flatMap((_, row) => (slowIsDone.answers(waited, row) ? [row] : []));
    expect(rows.map((row) => [done[row]?.actor, done[row]?.data])).toEqual([['concurrent', { done: 1 }]]);
    expect(asyncComputes.passes(waited)).toBe(false);
    expect(asyncComputes.passes(run([100, 110, 120], { work: 'compute' }))).toBe(true);
    expect(asyncComputes.passes(run([100, 110, 120]))).toBe(false);
    expect(twoBefore.passes(waited)).toBe(false);
    const middle = facts('slow-among-fast', way('sequential', 0, [10, 20, 100, 110, 120]), {
      mode: 'sequential',
      tasks: 5,
      slowAt: 'middle',
    });
    expect(twoBefore.passes(middle)).toBe(true);
  });
});

const row = (workers: number, perSecond: number, busy = 0, waiting = 0): readonly Line[] => [
  [workers, 'main', 'note', { data: { begin: workers, cores: 2 } }],
  [workers, 'main', 'note', { data: { workers, perSecond, busy, waiting } }],
];

describe('throughput', () => {
  const run = (perSecond: readonly number[], params: Params = {}, status?: RunStatus) =>
    facts(
      'throughput',
      perSecond.flatMap((one, index) => row(index + 1, one)),
      params,
      status,
    );
  const bet = bets.throughput;

  it('is what the figures say, not what the cores promise', () => {
    expect(judge(bet, 'cores', run([100, 195, 200, 198]))).toMatchObject({ right: true, actual: 'cores' });
    expect(judge(bet, 'workers', run([100, 195, 200, 198]))).toMatchObject({
      right: false,
      misconception: 'more-threads-proportionally-faster',
    });
    expect(judge(bet, 'workers', run([100, 200, 300, 400]))).toEqual({ open: false, right: true, actual: 'workers' });
    expect(judge(bet, 'same', run([100, 101, 99, 100]))).toMatchObject({ right: true });
  });

  it('tells waiting from computing', () => {
    expect(judge(bet, 'cores', run([100, 200, 300, 400], { work: 'wait' }))).toMatchObject({
      misconception: 'waiting-needs-a-core',
    });
    expect(tasks.throughput[1].passes(run([100, 200, 300, 400], { work: 'wait' }))).toBe(true);
    expect(tasks.throughput[1].passes(run([100, 200, 200, 200], { work: 'wait' }))).toBe(false);
    expect(tasks.throughput[1].passes(run([100, 200, 300, 400], { work: 'compute' }))).toBe(false);
  });

  it('stays open with no more workers than cores, or half a measurement', () => {
    expect(judge(bet, 'cores', run([100, 200]))).toEqual({ open: true });
    expect(judge(bet, 'cores', run([100, 200, 200, 200], {}, 'stopped'))).toEqual({ open: true });
    expect(judge(bet, 'cores', run([]))).toEqual({ open: true });
  });

  it('knows its tasks', () => {
    const measured = run([100, 200, 200, 200]);
    const [rowOfCores, , steadier] = tasks.throughput;
    expect(
      (measured.events as ReturnType<typeof story>).flatMap((_, at) => (rowOfCores.answers(measured, at) ? [at] : [])),
    ).toEqual([3]);
    expect(steadier.passes(measured)).toBe(false);
    expect(steadier.passes(run([100, 200, 200], { measureMs: 1_000 }))).toBe(true);
    expect(steadier.passes(run([100, 200], { measureMs: 1_000 }))).toBe(false);
  });

  it('finds where the line bends', () => {
    expect(run([100, 195, 200, 198]).bend?.workers).toBe(2);
    expect(run([100, 200, 300, 400]).bend).toBeUndefined();
  });
});

describe('a bottleneck', () => {
  const run = (rows: readonly (readonly [number, number])[], params: Params = {}) =>
    facts(
      'bottleneck',
      rows.flatMap(([perSecond, busy], index) => row(index + 1, perSecond, busy, 0.1)),
      params,
    );
  const saturated = run([
    [50, 0.25],
    [100, 0.5],
    [150, 0.75],
    [195, 0.99],
    [196, 1],
    [197, 1],
    [198, 1],
    [198, 1],
  ]);
  const bet = bets.bottleneck;

  it('limits to what the share measured allows', () => {
    expect(judge(bet, 'limited', saturated)).toMatchObject({ right: true, actual: 'limited' });
    expect(judge(bet, 'proportional', saturated)).toMatchObject({
      right: false,
      misconception: 'more-workers-relieve-a-bottleneck',
    });
    expect(judge(bet, 'same', saturated)).toEqual({ open: false, right: false, actual: 'limited' });
  });

  it('stays open where nobody could meet at it', () => {
    expect(
      judge(
        bet,
        'limited',
        run([
          [50, 0.25],
          [100, 0.5],
        ]),
      ),
    ).toEqual({ open: true });
    expect(
      judge(
        bet,
        'limited',
        run([
          [50, 0],
          [100, 0],
        ]),
      ),
    ).toEqual({ open: true });
    expect(
      judge(
        bet,
        'limited',
        run([
          [50, 0.95],
          [50, 1],
        ]),
      ),
    ).toEqual({ open: true });
  });

  it('knows its tasks', () => {
    const [hadToWait, tighter, wider] = tasks.bottleneck;
    expect(tighter.passes(saturated)).toBe(false);
    expect(
      tighter.passes(
        run([
          [50, 0.5],
          [90, 0.9],
          [95, 1],
          [97, 1],
          [98, 1],
          [98, 1],
        ]),
      ),
    ).toBe(true);
    expect(wider.passes(saturated)).toBe(false);
    expect(
      wider.passes(
        run([
          [50, 0.05],
          [100, 0.1],
          [148, 0.15],
          [196, 0.2],
        ]),
      ),
    ).toBe(true);
    const blocked = facts('bottleneck', [
      [0, 'sharer-1', 'work'],
      [1, 'sharer-1', 'block', { lock: 'shared' }],
    ]);
    expect([0, 1].map((at) => hadToWait.answers(blocked, at))).toEqual([false, true]);
  });
});

describe('replicas', () => {
  const sent = (item: number, to: string): readonly Line[] => [
    [item, 'client', 'send', { msg: `client#${item}`, data: { item } }],
    [item, 'main', 'send', { msg: `main#${item}`, data: { item: String(item), to } }],
  ];
  const answered = (item: number, by: string): readonly Line[] => [
    [item + 1, 'main', 'receive', { msg: `${by}#${item}`, data: { item: String(item), by } }],
    [item + 1, 'client', 'receive', { data: { item, by } }],
  ];
  const failed = (item: number, replica: string): readonly Line[] => [
    [item + 1, 'main', 'error', { data: { code: 'REPLICA_GONE', item: String(item), replica } }],
    [item + 1, 'client', 'error', { data: { item, code: 'FAILED' } }],
  ];
  const exit = (actor: string): readonly Line[] => [[50, actor, 'exit', { data: { code: null, signal: 'SIGKILL' } }]];
  const begun = [...sent(1, 'replica-1'), ...answered(1, 'replica-1'), ...sent(2, 'replica-2')];
  const bet = bets.replicas;
  const run = (lines: readonly Line[], params: Params = {}, status?: RunStatus) =>
    facts(
      'replicas',
      [...begun, ...lines, ...exit('client'), ...exit('replica-1')],
      { replicas: 2, ...params },
      status,
    );

  it('go on when one is gone', () => {
    const asked = run([...exit('replica-2'), ...answered(2, 'replica-1')]);
    expect(judge(bet, 'none', asked)).toMatchObject({ right: true, actual: 'none' });
    expect(judge(bet, 'all', asked)).toMatchObject({ right: false, misconception: 'one-gone-all-gone' });
    expect(asked.door).toMatchObject({ sent: 2, answered: 2, failed: 0, gone: ['replica-2'], answeredAfter: 1 });
  });

  it('lose what one had in hand if nobody asks again, and only that', () => {
    const given = run(
      [...exit('replica-2'), ...failed(2, 'replica-2'), ...sent(3, 'replica-1'), ...answered(3, 'replica-1')],
      {
        retries: 0,
      },
    );
    expect(judge(bet, 'in-hand', given)).toMatchObject({ right: true });
    expect(given.door).toMatchObject({ failed: 1, lost: 1, inHand: { 'replica-1': 0, 'replica-2': 0 } });
    expect(tasks.replicas[1].passes(given)).toBe(true);
    const down = run([...exit('replica-2'), ...failed(2, 'replica-2')]);
    expect(judge(bet, 'all', down)).toEqual({ open: false, right: true, actual: 'all' });
  });

  it('leave the bet open if nobody or more than one was killed, or the run was stopped', () => {
    expect(judge(bet, 'none', run(answered(2, 'replica-2')))).toEqual({ open: true });
    expect(judge(bet, 'none', run([...exit('replica-2'), ...exit('replica-1'), ...failed(2, 'replica-2')]))).toEqual({
      open: true,
    });
    expect(judge(bet, 'none', run([...exit('replica-2'), ...answered(2, 'replica-1')], {}, 'stopped'))).toEqual({
      open: true,
    });
  });

  it('know their tasks', () => {
    const [notices, , twoGone, allGone] = tasks.replicas;
    const lost = run([...exit('replica-2'), ...failed(2, 'replica-2')]);
    const rows = (lost.events as ReturnType<typeof story>).flatMap(({ kind }, at) =>
      notices.answers(lost, at) ? [kind] : [],
    );
    expect(rows).toEqual(['error']);
    expect(allGone.passes(lost)).toBe(false);
    expect(allGone.passes(run([...exit('replica-2'), ...exit('replica-1'), ...failed(2, 'replica-2')]))).toBe(true);
    const two = run([...exit('replica-2'), ...exit('replica-3'), ...answered(2, 'replica-1')], { replicas: 3 });
    expect(twoGone.passes(two)).toBe(true);
    expect(twoGone.passes(lost)).toBe(false);
  });
});

describe('texts', () => {
  it.each([en, ko])('speak of a run that showed nothing without breaking', (text) => {
    for (const [name, words] of Object.entries(text.experiments)) {
      const nothing = facts(name as keyof typeof bets, []);
      const said = [
        words.happened(nothing),
        words.right(nothing),
        words.otherwise(nothing),
        words.explanation(nothing),
      ];
      for (const sentence of said) expect(sentence).not.toMatch(/NaN|undefined|Infinity|null/);
    }
  });
});
