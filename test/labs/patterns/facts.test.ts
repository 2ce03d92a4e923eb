/** What a run showed, by stories written by hand. */
import { describe, expect, it } from 'vitest';
import { jobRanges } from '../../../src/renderer/src/labs/patterns/job-ranges';
import { back, begins, comesLate, crashes, does, factsOf, finishes, hub, lost, out } from './stories';

describe('jobs that go to one worker each', () => {
  it('are done by somebody, or lost, and the sender knows of it or does not', () => {
    const silent = [...does('worker-1', 1), out(2, 'worker-3'), ...crashes('worker-3', 2)];
    expect(factsOf(silent)).toMatchObject({ lost: [2], noticed: [], completedJobs: 1, doneAfterCrash: 0 });
    expect(factsOf([...silent, lost(2, 'worker-3')])).toMatchObject({ lost: [2], noticed: [2] });
    expect(factsOf([...silent, back(2, 'worker-3'), ...does('worker-1', 2)])).toMatchObject({
      lost: [],
      takenBack: 1,
      timeouts: 0,
      again: [{ job: 2, to: 'worker-1', row: 7 }],
      doneAfterCrash: 1,
    });
  });

  it('are done twice if two have done them, and at once if their work overlaps', () => {
    const slow = [out(1, 'worker-1'), begins('worker-1', 1), back(1, 'worker-1', 'timeout'), ...does('worker-2', 1)];
    const facts = factsOf([...slow, finishes('worker-1', 1), ...does('worker-2', 2)]);
    expect(facts).toMatchObject({ twice: [1], lost: [], timeouts: 1, mostAtOnce: 2 });
    expect(facts.workedMs).toEqual({ 'worker-1': 50, 'worker-2': 20 });
    expect(facts.elapsedMs).toBe(90);
    expect(facts.longest).toEqual({ job: 1, actor: 'worker-1', ms: 60 });
    expect(factsOf([...does('worker-1', 1), ...does('worker-2', 2)]).mostAtOnce).toBe(1);
  });

  it('who crashed works no more', () => {
    const two = [...crashes('worker-3', 1), begins('worker-1', 2), finishes('worker-1', 2)];
    expect(factsOf(two).mostAtOnce).toBe(1);
  });

  it('of a worker from outside are known by what the sender did and heard', () => {
    const heard = hub({ code: 'job-acknowledged', job: 1, by: 'ada' });
    expect(factsOf([out(1, 'ada'), heard])).toMatchObject({ given: { ada: [1] }, done: { ada: [1] }, lost: [2] });
    const trickster = hub({ code: 'job-acknowledged', job: 1, by: '__proto__' });
    const tricked = factsOf([out(1, '__proto__'), trickster]);
    expect(Object.entries(tricked.done)).toEqual([['__proto__', [1]]]);
    expect(tricked.lost).toEqual([2]);
    const own = hub({ code: 'job-acknowledged', job: 1, by: 'worker-1' });
    expect(factsOf([...does('worker-1', 1), own])).toMatchObject({ twice: [], done: { 'worker-1': [1] } });
  });
});

describe('jobs that go to everybody', () => {
  const all = (job: number, ...there: string[]) => [
    out(job, 'all', there),
    ...there.flatMap((worker) => [begins(worker, job), finishes(worker, job)]),
  ];
  const everybody = ['worker-1', 'worker-2', 'worker-3'];

  it('are lost if one of the run’s own workers has not done them', () => {
    const lines = [...all(1, 'worker-1', 'worker-3'), ...comesLate('worker-2'), ...all(2, ...everybody)];
    const facts = factsOf(lines, { pattern: 'pubsub' });
    expect(facts).toMatchObject({ isBroadcast: true, lost: [1], twice: [], lateComers: ['worker-2'], toNobody: [] });
    expect(facts.missed).toEqual({ 'worker-1': [], 'worker-2': [1], 'worker-3': [] });
  });

  it('are done twice only if the same worker did so, and may go to nobody', () => {
    const once = [...all(1, ...everybody), out(2, 'all', [])];
    expect(factsOf(once)).toMatchObject({ twice: [], lost: [2], toNobody: [2] });
    expect(factsOf([...once, finishes('worker-1', 1)])).toMatchObject({ twice: [1] });
  });

  it('how long it took to send them is known once all are out', () => {
    expect(factsOf(all(1, 'worker-1')).handedOutAfterMs).toBeUndefined();
    expect(factsOf([...all(1, 'worker-1'), hub({ code: 'all-out', jobs: 1 })]).handedOutAfterMs).toBe(30);
  });
});

it('numbers in a row are written as one piece, from three on', () => {
  expect(jobRanges([7])).toBe('7');
  expect(jobRanges([3, 1, 2, 3, 9, 8])).toBe('1–3, 8, 9');
  expect(jobRanges([1, 3, 5, 7, 9, 11, 13, 15, 17, 19])).toBe('1, 3, 5, 7, 9, 11, 13, 15, … (+2)');
});
