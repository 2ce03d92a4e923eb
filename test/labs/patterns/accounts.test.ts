/** What senders keep account of, and what a run sums up to; no process needed. */
import { describe, expect, it } from 'vitest';
import { Copies } from '../../../src/main/labs/patterns/copies';
import { JobList } from '../../../src/main/labs/patterns/job-list';
import { castOf } from '../../../src/shared/labs/patterns/cast';
import { patterns, type Pattern } from '../../../src/shared/labs/patterns/contract';
import { MAX_TRIES, type JobNote } from '../../../src/shared/labs/patterns/events';
import { summaryOf } from '../../../src/shared/labs/patterns/tally';
import { settle, type ParamsOf } from '../../../src/shared/labs/lab';

describe('jobs that go to one worker each', () => {
  it('are under way until they are done, and overdue after the timeout', () => {
    const jobs = new JobList(2, 100);
    expect([jobs.next(), jobs.waiting, jobs.waitMs(0)]).toEqual([1, 1, Infinity]);
    jobs.give(1, 'one', 10);
    expect([jobs.waitMs(60), jobs.overdue(109), jobs.with('one'), jobs.with('other')]).toEqual([50, [], [1], []]);
    expect(jobs.overdue(110)).toEqual([{ job: 1, worker: 'one' }]);
    expect([jobs.settle(1), jobs.settle(1), jobs.isDone(1), jobs.isSettled]).toEqual([true, false, true, false]);
    jobs.next();
    jobs.give(2, 'one', 0);
    expect([jobs.isSettled, jobs.settle(2), jobs.isSettled]).toEqual([false, true, true]);
  });

  it('are the next to go when they are taken back, and not at all if they were done meanwhile', () => {
    const jobs = new JobList(3, 100);
    for (const job of [jobs.next(), jobs.next()]) jobs.give(job ?? 0, 'slow', 0);
    expect([jobs.back(1), jobs.back(2), jobs.waiting]).toEqual([true, true, 3]);
    expect([jobs.settle(2), jobs.next(), jobs.next(), jobs.next()]).toEqual([true, 1, 3, undefined]);
  });

  it(`are given up after ${String(MAX_TRIES)} tries`, () => {
    const jobs = new JobList(1, 100);
    for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
      expect(jobs.next()).toBe(1);
      jobs.give(1, 'one', 0);
      expect(jobs.back(1)).toBe(tries < MAX_TRIES);
    }
    expect([jobs.next(), jobs.isSettled]).toEqual([undefined, true]);
  });
});

describe('copies of one subscriber', () => {
  it('are late only if nothing was acknowledged for the whole timeout', () => {
    const copies = new Copies(100);
    for (const job of [1, 2, 3]) copies.sent(job, 0);
    expect([copies.waitMs(40), copies.overdue(99)]).toEqual([60, undefined]);
    expect([copies.acknowledge(1, 90), copies.acknowledge(1, 95)]).toEqual([true, false]);
    expect([copies.waitMs(90), copies.overdue(189)]).toEqual([100, undefined]);
    expect(copies.overdue(190)).toEqual({ job: 2, isLost: false });
    expect([copies.overdue(190), copies.pending]).toEqual([undefined, [2, 3]]);
  });

  it(`are lost after ${String(MAX_TRIES)} tries, and then it is the next one’s turn`, () => {
    const copies = new Copies(100);
    for (const job of [1, 2]) copies.sent(job, 0);
    const late = Array.from({ length: MAX_TRIES }, (_, at) => copies.overdue(100 * (at + 1)));
    expect(late.map((one) => one?.isLost)).toEqual([...Array.from({ length: MAX_TRIES - 1 }, () => false), true]);
    expect([copies.pending, copies.overdue(100 * (MAX_TRIES + 1))]).toEqual([[2], { job: 2, isLost: false }]);
    copies.acknowledge(2, 1_000);
    expect(copies.waitMs(1_000)).toBe(Infinity);
  });
});

describe('the cast', () => {
  const roles = (workers: number, slow: number, late: number, crash: number) =>
    castOf({ workers, slow, late, crash }).map(
      ({ isSlow, isLate, crashes }) => `${isSlow ? 's' : ''}${isLate ? 'l' : ''}${crashes ? 'c' : ''}`,
    );

  it('has the slow ones first, then the late ones, then those that crash', () => {
    expect(roles(3, 1, 1, 1)).toEqual(['s', 'l', 'c']);
    expect(roles(5, 2, 0, 2)).toEqual(['s', 's', 'c', 'c', '']);
    expect(roles(4, 0, 0, 0)).toEqual(['', '', '', '']);
  });

  it('goes on in a circle where there are more troubles than workers', () => {
    expect(roles(1, 1, 1, 1)).toEqual(['slc']);
    expect(roles(2, 1, 2, 1)).toEqual(['sl', 'lc']);
    expect(roles(2, 8, 0, 8)).toEqual(['sc', 'sc']);
  });
});

describe('the summary', () => {
  const settled = settle(patterns, 'push', { jobs: 3, workers: 2 });
  if (!settled.ok) throw new Error(settled.problem.code);
  const params = settled.params as ParamsOf<typeof patterns>;
  const sum = (pattern: Pattern, lines: readonly (readonly [ms: number, actor: string, note: JobNote])[]) =>
    summaryOf(
      pattern,
      params,
      lines.map(([ms, actor, note]) => ({ t: ms * 1e6, actor, kind: 'note', data: { ...note } as never })),
    );
  const done = (ms: number, worker: string, job: number) =>
    [
      [ms, worker, { code: 'job-in', job }],
      [ms, worker, { code: 'job-done', job }],
    ] as const;

  it('counts a job once if somebody has done it, and what is done twice', () => {
    const summary = sum('push', [
      [5, 'sender', { code: 'job-out', job: 1, to: 'worker-1' }],
      ...done(6, 'worker-1', 1),
      ...done(8, 'worker-2', 1),
      [9, 'worker-2', { code: 'job-in', job: 2 }],
      ...done(10, 'worker-1', 3),
    ]);
    expect(summary).toEqual({
      matrix: { 'worker-1': [1, 3], 'worker-2': [1, 2] },
      done: { 'worker-1': [1, 3], 'worker-2': [1] },
      lost: 1,
      lostJobs: [2],
      duplicated: 1,
      duplicatedJobs: [1],
      completed: 2,
      elapsedMs: 5,
    });
  });

  it('with publish-subscribe a job is for every worker, and twice only if one did it twice', () => {
    const summary = sum('pubsub', [
      ...done(1, 'worker-1', 1),
      ...done(1, 'worker-2', 1),
      ...done(2, 'worker-1', 2),
      ...done(3, 'worker-1', 2),
    ]);
    expect([summary.lostJobs, summary.duplicatedJobs, summary.completed]).toEqual([[2, 3], [2], 1]);
  });

  it('knows of workers from outside what the sender heard', () => {
    const summary = sum('push', [
      [1, 'sender', { code: 'job-out', job: 1, to: 'python' }],
      [2, 'sender', { code: 'job-acknowledged', job: 1, by: 'python' }],
    ]);
    expect([summary.matrix, summary.done, summary.lostJobs]).toEqual([
      { 'worker-1': [], 'worker-2': [], python: [1] },
      { 'worker-1': [], 'worker-2': [], python: [1] },
      [2, 3],
    ]);
  });

  it('of a run that was stopped before anything is all lost', () => {
    expect(sum('pull', [])).toMatchObject({ lost: 3, completed: 0, duplicated: 0, elapsedMs: 0 });
  });
});
