/** Tasks on runs written by hand, which are changed until the answer changes. */
import { describe, expect, it } from 'vitest';
import { tasks } from '../../../src/renderer/src/labs/patterns/tasks';
import {
  back,
  begins,
  comesLate,
  crashes,
  does,
  factsOf,
  finishes,
  lost,
  out,
  type StoryLine,
  type StoryMore,
} from './stories';

type Facts = ReturnType<typeof factsOf>;
/** The rows of a story that answer a task. */
const rowsOf = (task: { answers(facts: Facts, row: number): boolean }, lines: readonly StoryLine[], more?: StoryMore) =>
  lines.flatMap((_, row) => (task.answers(factsOf(lines, more), row) ? [row] : []));

const crashed = [out(1, 'worker-3'), ...crashes('worker-3', 1)];
const gone = [...crashed, ...does('worker-1', 2)];
const repaired = [...crashed, back(1, 'worker-3'), ...does('worker-1', 1), ...does('worker-1', 2)];
const twice = [
  out(1, 'worker-1'),
  begins('worker-1', 1),
  back(1, 'worker-1', 'timeout'),
  ...does('worker-2', 1),
  finishes('worker-1', 1),
  ...does('worker-2', 2),
];

describe('request-reply', () => {
  const [notices, nothingLost, doneTwice] = tasks['request-reply'];

  it('the asker notices when it gives a job up, or takes it back from one that is gone', () => {
    expect(rowsOf(notices, [...crashed, lost(1, 'worker-3')])).toEqual([3]);
    expect(rowsOf(notices, repaired)).toEqual([3]);
    expect(rowsOf(notices, twice)).toEqual([]);
  });

  it('nothing is lost though one crashed', () => {
    expect(nothingLost.passes(factsOf(repaired))).toBe(true);
    expect(nothingLost.passes(factsOf(gone))).toBe(false);
    expect(nothingLost.passes(factsOf([...does('worker-1', 1), ...does('worker-1', 2)]))).toBe(false);
    expect(nothingLost.passes(factsOf(repaired, { status: 'stopped' }))).toBe(false);
  });

  it('done twice, though nobody crashed', () => {
    expect(doneTwice.passes(factsOf(twice))).toBe(true);
    expect(doneTwice.passes(factsOf([...twice, ...crashes('worker-3', 2)]))).toBe(false);
    expect(doneTwice.passes(factsOf(twice.slice(0, -3)))).toBe(false);
    expect(doneTwice.passes(factsOf([...does('worker-1', 1), ...does('worker-1', 2)]))).toBe(false);
  });
});

describe('push', () => {
  const [vanishes, givenAgain, impatient] = tasks.push;

  it('a job vanishes where its worker does', () => {
    expect(rowsOf(vanishes, gone)).toEqual([2]);
  });

  it('each is done exactly once, though one crashed', () => {
    expect(givenAgain.passes(factsOf(repaired))).toBe(true);
    expect(givenAgain.passes(factsOf(gone))).toBe(false);
    expect(givenAgain.passes(factsOf([...repaired, ...does('worker-1', 2)]))).toBe(false);
    expect(givenAgain.passes(factsOf(twice))).toBe(false);
  });

  it('three of them twice, though nobody crashed', () => {
    const three = { params: { jobs: 3 } };
    const often = [1, 2, 3].flatMap((job) => [...does('worker-1', job), ...does('worker-2', job)]);
    expect(impatient.passes(factsOf(often, three))).toBe(true);
    expect(impatient.passes(factsOf(often.slice(0, -1), three))).toBe(false);
    expect(impatient.passes(factsOf([...often, ...crashes('worker-3', 3)], three))).toBe(false);
    expect(impatient.passes(factsOf(often, { ...three, status: 'stopped' }))).toBe(false);
  });
});

describe('pull', () => {
  const [elsewhere, several, pieces] = tasks.pull;

  it('asks elsewhere for what it has asked for before', () => {
    expect(rowsOf(elsewhere, repaired)).toEqual([4]);
    expect(rowsOf(elsewhere, gone)).toEqual([]);
  });

  it('several crash, and all the pieces come', () => {
    const two = [...crashed, ...crashes('worker-2', 1), ...does('worker-1', 1), ...does('worker-1', 2)];
    expect(several.passes(factsOf(two))).toBe(true);
    expect(several.passes(factsOf(repaired))).toBe(false);
    expect(several.passes(factsOf(two.slice(0, -1)))).toBe(false);
  });

  it('some come, and some never do', () => {
    expect(pieces.passes(factsOf(gone))).toBe(true);
    expect(pieces.passes(factsOf(crashed))).toBe(false);
    expect(pieces.passes(factsOf(repaired))).toBe(false);
    expect(pieces.passes(factsOf(gone, { status: 'stopped' }))).toBe(false);
  });
});

describe('publish-subscribe', () => {
  const [missed, everything, toNobody] = tasks.pubsub;
  const more: StoryMore = { pattern: 'pubsub' };
  const all = (job: number, ...there: string[]) => [
    out(job, 'all', there),
    ...there.flatMap((worker) => [begins(worker, job), finishes(worker, job)]),
  ];
  const everybody = ['worker-1', 'worker-2', 'worker-3'];

  it('the late one misses what was sent before', () => {
    const lines = [...all(1, 'worker-1'), ...comesLate('worker-2'), ...all(2, ...everybody)];
    expect(rowsOf(missed, lines, more)).toEqual([0]);
    // Missed by others, too, but nobody of this run comes late.
    expect(rowsOf(missed, lines, { ...more, params: { late: 0 } })).toEqual([]);
  });

  it('everybody did everything, or not', () => {
    const lines = [...all(1, ...everybody), ...all(2, ...everybody)];
    expect(everything.passes(factsOf(lines, more))).toBe(true);
    expect(everything.passes(factsOf(lines.slice(0, -1), more))).toBe(false);
    expect(everything.passes(factsOf(lines, { ...more, params: { workers: 1 } }))).toBe(false);
    expect(everything.passes(factsOf(lines, { ...more, status: 'stopped' }))).toBe(false);
  });

  it('one goes to nobody', () => {
    expect(toNobody.passes(factsOf([...all(1, 'worker-1'), out(2, 'all', [])], more))).toBe(true);
    expect(toNobody.passes(factsOf(all(1, 'worker-1'), more))).toBe(false);
  });
});
