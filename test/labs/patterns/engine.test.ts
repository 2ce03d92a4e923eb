/** The four patterns with real processes and sockets. */
import { describe, expect, it } from 'vitest';
import { patternsEngine } from '../../../src/main/labs/patterns/engine';
import { patterns, type Pattern, type PatternsSummary } from '../../../src/shared/labs/patterns/contract';
import type { TraceEvent } from '../../../src/shared/trace/event';
import { takenPort } from '../../support/ports';
import { runLab, type LabOptions } from '../../support/run-lab';
import { notesOf } from './job-notes';

type Params = NonNullable<LabOptions<typeof patterns>['params']>;

const PATTERNS = Object.keys(patterns.experiments) as readonly Pattern[];
/** Those in which the one in the middle waits for workers. */
const WAITING = ['request-reply', 'push', 'pull'] as const;

/** As long as a test needs, and no longer: which is slow matters, not how slow. */
const QUICK = { workMs: 2, slowWorkMs: 20, gapMs: 3 } as const;
const NO_TROUBLE = { slow: 0, late: 0, crash: 0 } as const;

const upTo = (last: number, first = 1): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

async function share(experiment: Pattern, params: Params = {}, options: LabOptions<typeof patterns> = {}) {
  const ended = await runLab(patternsEngine, patterns, { experiment, params: { ...QUICK, ...params }, ...options });
  expect(ended.status).toBe('completed');
  const { summary } = ended;
  expect(summary.completed + summary.lost).toBe(params.jobs ?? 20);
  expect([summary.lostJobs.length, summary.duplicatedJobs.length]).toEqual([summary.lost, summary.duplicated]);
  return ended;
}

const given = ({ matrix }: PatternsSummary, worker: number): readonly number[] =>
  matrix[`worker-${String(worker)}`] ?? [];
const done = (summary: PatternsSummary, worker: number): readonly number[] =>
  summary.done[`worker-${String(worker)}`] ?? [];

/** Worker 2 came when so many jobs were out, and noted it. */
function expectLate(events: readonly TraceEvent[], lateAfter: number): void {
  const before = events.slice(
    0,
    events.findIndex(({ kind, actor }) => kind === 'get' && actor === 'worker-2'),
  );
  expect(notesOf(before, 'job-out').length).toBeGreaterThanOrEqual(lateAfter);
  expect(notesOf(before, 'worker-late')).toEqual([]);
  expect(notesOf(events, 'worker-late').map(({ actor }) => actor)).toEqual(['worker-2']);
}

describe('three workers: one slow, one late, one that crashes', () => {
  it('request-reply asks in turn and one at a time, and notices what is lost', async () => {
    const { summary, events } = await share('request-reply');
    const crashedOn = given(summary, 3).at(-1) ?? 0;
    expect(crashedOn).toBeGreaterThanOrEqual(7);
    expect([summary.lostJobs, summary.duplicated]).toEqual([[crashedOn], 0]);
    expect(notesOf(events, 'job-lost')).toEqual([
      { code: 'job-lost', job: crashedOn, from: 'worker-3', actor: 'sender' },
    ]);
    const outs = notesOf(events, 'job-out');
    expect(outs.slice(0, 5).map(({ to }) => to)).toEqual(['worker-1', 'worker-3', 'worker-1', 'worker-3', 'worker-1']);
    const steps = notesOf(events, 'job-out', 'job-acknowledged', 'job-lost').map(({ job }) => job);
    expect(steps).toEqual(upTo(20).flatMap((job) => [job, job]));
    expectLate(events, 5);
  });

  it('push gives the slow one less, and nobody notices what is lost', async () => {
    const { summary, events } = await share('push');
    const crashedOn = given(summary, 3).at(-1) ?? 0;
    expect(crashedOn).toBeGreaterThanOrEqual(7);
    expect([summary.lostJobs, summary.duplicated]).toEqual([[crashedOn], 0]);
    expect(notesOf(events, 'job-lost', 'job-back', 'job-acknowledged')).toEqual([]);
    expect(given(summary, 1).length).toBeLessThan(given(summary, 2).length);
    expect(
      Object.values(summary.matrix)
        .flat()
        .sort((one, other) => one - other),
    ).toEqual(upTo(20));
    expectLate(events, 5);
    const ends = events.filter(({ kind, actor }) => kind === 'exit' && actor === 'worker-3').map(({ data }) => data);
    expect(ends).toEqual([{ code: 70, signal: null }]);
  });

  it('pull asks somebody else for the piece whose source is gone', async () => {
    const { summary, events } = await share('pull', { lateAfter: 3 });
    expectLate(events, 3);
    const crashedOn = given(summary, 3).at(-1) ?? 0;
    expect([summary.lost, summary.duplicated]).toEqual([0, 0]);
    expect(notesOf(events, 'job-back')).toEqual([
      { code: 'job-back', job: crashedOn, from: 'worker-3', reason: 'gone', actor: 'collector' },
    ]);
    expect(notesOf(events, 'job-out').filter(({ job }) => job === crashedOn)).toHaveLength(2);
    expect([...done(summary, 1), ...done(summary, 2)]).toContain(crashedOn);
  });

  it('publish-subscribe goes on for everybody who is there', async () => {
    const { summary, events } = await share('pubsub');
    expect([given(summary, 1), done(summary, 1)]).toEqual([upTo(20), upTo(20)]);
    expect([given(summary, 3), done(summary, 3)]).toEqual([upTo(7), upTo(6)]);
    const [joined = 0] = given(summary, 2);
    expect(joined).toBeGreaterThan(5);
    expect(done(summary, 2)).toEqual(upTo(20, joined));
    expect(summary.lostJobs).toEqual(upTo(20).filter((job) => job < joined || job >= 7));
    expect(notesOf(events, 'job-out').map(({ job, to }) => [job, to])).toEqual(upTo(20).map((job) => [job, 'all']));
    expect(notesOf(events, 'job-lost')).toEqual([]);
    expectLate(events, 5);
  });
});

describe('acknowledged', () => {
  it.each(WAITING)('%s gives the job of the crashed one to another', async (experiment) => {
    const { summary, events } = await share(experiment, { acknowledge: true });
    const crashedOn = given(summary, 3).at(-1) ?? 0;
    expect([summary.lost, summary.duplicated]).toEqual([0, 0]);
    expect(notesOf(events, 'job-back').map(({ job, from, reason }) => [job, from, reason])).toEqual([
      [crashedOn, 'worker-3', 'gone'],
    ]);
    expect(notesOf(events, 'job-acknowledged')).toHaveLength(20);
  });

  it('publish-subscribe knows whom it has lost, and that nobody can do for it what it missed', async () => {
    const { summary, events } = await share('pubsub', { acknowledge: true });
    expect(done(summary, 3)).toEqual(upTo(6));
    const lost = notesOf(events, 'job-lost');
    expect(new Set(lost.map(({ from }) => from))).toEqual(new Set(['worker-3']));
    expect(lost[0]?.job).toBe(7);
    expect(
      notesOf(events, 'job-acknowledged')
        .filter(({ by }) => by === 'worker-1')
        .map(({ job }) => job),
    ).toEqual(upTo(20));
  });

  const overtaken = { jobs: 3, workers: 2, ...NO_TROUBLE, slow: 1, acknowledge: true, slowWorkMs: 200, timeoutMs: 40 };

  it.each(WAITING)('%s does twice what a slow one was too late with', async (experiment) => {
    const { summary, events } = await share(experiment, overtaken);
    const [late] = notesOf(events, 'job-back');
    expect(late).toMatchObject({ from: 'worker-1', reason: 'timeout' });
    expect(summary.duplicatedJobs).toContain(late?.job);
    expect(summary.lost).toBe(0);
    expect(done(summary, 2)).toContain(late?.job);
  });

  it('publish-subscribe sends the copy to the same one again', async () => {
    const { summary, events } = await share('pubsub', overtaken);
    const [late] = notesOf(events, 'job-back');
    expect(late).toMatchObject({ job: 1, from: 'worker-1', reason: 'timeout' });
    expect(given(summary, 1).filter((job) => job === 1).length).toBeGreaterThan(1);
    expect(summary.duplicatedJobs).toContain(1);
    expect(notesOf(events, 'job-in').filter(({ again }) => again).length).toBeGreaterThan(0);
    expect(summary.lost).toBe(0);
  });

  const neverInTime = { jobs: 1, workers: 1, ...NO_TROUBLE, workMs: 300, timeoutMs: 10, acknowledge: true };

  it.each(['request-reply', 'pubsub'] as const)(
    '%s gives up what is never in time, and it is done',
    async (experiment) => {
      const { summary, events } = await share(experiment, neverInTime);
      expect(notesOf(events, 'job-out').map(({ job }) => job)).toEqual([1, 1, 1, 1, 1]);
      expect(notesOf(events, 'job-lost')).toEqual([{ code: 'job-lost', job: 1, from: 'worker-1', actor: 'sender' }]);
      expect(summary).toMatchObject({ lost: 0, duplicatedJobs: [1] });
    },
  );

  it.each(['push', 'pull'] as const)('%s gives it to nobody again where nobody is free', async (experiment) => {
    const { summary, events } = await share(experiment, neverInTime);
    expect(notesOf(events, 'job-out', 'job-back').map(({ code }) => code)).toEqual(['job-out', 'job-back']);
    expect(summary).toMatchObject({ lost: 0, duplicated: 0 });
  });

  it.each(PATTERNS)(
    '%s: no time is over while the run is held, one step at a time by another order',
    async (experiment) => {
      const { events, summary } = await share(experiment, overtaken, { pace: { mode: 'shuffled' }, seed: 5 });
      expect(Object.values(summary.done).flat().length).toBeGreaterThan(0);
      expect(notesOf(events, 'job-back', 'job-lost')).toEqual([]);
    },
  );
});

describe('comes to an end', () => {
  // What a sender still has is what it has not given out, or has taken back.
  it.each([
    ['request-reply', true, [8]],
    ['push', false, [6]],
    ['push', true, [8]],
    ['pull', false, [8]],
    ['pubsub', true, []],
  ] as const)('%s, acknowledged %s: all crash', async (experiment, acknowledge, left) => {
    const params = { jobs: 10, workers: 2, ...NO_TROUBLE, crash: 8, crashOn: 3, acknowledge };
    const { summary, events } = await share(experiment, params);
    expect(summary.lostJobs).toEqual(upTo(10, 3));
    expect(notesOf(events, 'nobody-left').map(({ jobs }) => jobs)).toEqual(left);
  });

  it.each(WAITING)('%s: only a late one', async (experiment) => {
    const { summary } = await share(experiment, { jobs: 5, workers: 1, ...NO_TROUBLE, late: 1 });
    expect([given(summary, 1), summary.lost]).toEqual([upTo(5), 0]);
  });

  it('pubsub: only a late one, who has missed the beginning', async () => {
    const { summary, events } = await share('pubsub', { workers: 1, ...NO_TROUBLE, late: 1, gapMs: 20 });
    expect(given(summary, 1)[0]).toBeGreaterThan(5);
    expect(given(summary, 1).at(-1)).toBe(20);
    expect(notesOf(events, 'job-out')[0]).toMatchObject({ to: 'all', receivers: [] });
  });

  it.each(PATTERNS)('%s: the late one comes when all is over', async (experiment) => {
    const { summary } = await share(experiment, { jobs: 3, workers: 2, ...NO_TROUBLE, late: 1, lateAfter: 500 });
    expect(given(summary, 1).length).toBeLessThanOrEqual(1);
    expect(given(summary, 2).length).toBeGreaterThanOrEqual(2);
  });

  it.each(PATTERNS)('%s: everybody is late and slow and crashes', async (experiment) => {
    const params = { jobs: 9, workers: 3, slow: 8, late: 8, crash: 8, crashOn: 4, acknowledge: true };
    const { summary } = await share(experiment, params);
    expect(
      Object.values(summary.done)
        .flat()
        .filter((job) => job >= 4),
    ).toEqual([]);
  });
});

it('a port in use is a wrong value, and nothing was started', async () => {
  const { port, close } = await takenPort();
  const { status, error, events } = await runLab(patternsEngine, patterns, { params: { port } });
  await close();
  expect([status, events]).toEqual(['failed', []]);
  expect(error).toEqual({
    code: 'BAD_PARAMETER',
    detail: { parameter: 'port', problem: { code: 'PORT_IN_USE', port } },
  });
});
