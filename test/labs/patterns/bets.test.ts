/** Bets on runs written by hand, which are changed until the answer changes. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/renderer/src/bet/bet';
import { bets } from '../../../src/renderer/src/labs/patterns/bets';
import { back, begins, comesLate, crashes, does, factsOf, finishes, out, type StoryMore } from './stories';

const OPEN = { open: true };

describe('request-reply', () => {
  const bet = bets['request-reply'];
  const inTurn = [...does('worker-1', 1), ...does('worker-2', 2)];
  const atOnce = [out(1, 'worker-1'), begins('worker-1', 1), ...does('worker-2', 2), finishes('worker-1', 1)];

  it('asks how many were worked on at once', () => {
    expect(judge(bet, 1, factsOf(inTurn))).toEqual({ open: false, right: true, actual: 1 });
    expect(judge(bet, 3, factsOf(inTurn))).toMatchObject({ right: false, misconception: 'asking-does-not-wait' });
    expect(judge(bet, 2, factsOf(atOnce))).toEqual({ open: false, right: true, actual: 2 });
  });

  it('stays open where one worker did it all, or the run was stopped', () => {
    expect(judge(bet, 1, factsOf([...does('worker-1', 1), ...does('worker-1', 2)]))).toEqual(OPEN);
    expect(judge(bet, 1, factsOf(inTurn, { status: 'stopped' }))).toEqual(OPEN);
  });
});

describe('push', () => {
  const crashed = [out(1, 'worker-3'), ...crashes('worker-3', 1)];
  const gone = [...crashed, ...does('worker-1', 2)];
  const repaired = [...crashed, back(1, 'worker-3'), ...does('worker-1', 1), ...does('worker-1', 2)];

  it('asks what became of the job that was in hand', () => {
    expect(judge(bets.push, 'gone', factsOf(gone))).toEqual({ open: false, right: true, actual: 'gone' });
    expect(judge(bets.push, 'back', factsOf(gone))).toMatchObject({ misconception: 'queue-takes-the-item-back' });
    expect(judge(bets.push, 'stops', factsOf(gone))).toMatchObject({ misconception: 'one-gone-all-gone' });
    expect(judge(bets.push, 'back', factsOf(repaired))).toEqual({ open: false, right: true, actual: 'back' });
    expect(judge(bets.push, 'stops', factsOf(crashed))).toEqual({ open: false, right: true, actual: 'stops' });
  });

  it('stays open where nobody crashed, there was nobody else, or the run was stopped', () => {
    expect(judge(bets.push, 'gone', factsOf(does('worker-1', 1)))).toEqual(OPEN);
    expect(judge(bets.push, 'gone', factsOf(gone, { params: { workers: 1 } }))).toEqual(OPEN);
    expect(judge(bets.push, 'gone', factsOf(gone, { status: 'stopped' }))).toEqual(OPEN);
  });
});

describe('pull', () => {
  const crashed = [out(1, 'worker-3'), ...crashes('worker-3', 1)];
  const repaired = [...crashed, back(1, 'worker-3'), ...does('worker-1', 1), ...does('worker-1', 2)];
  const more: StoryMore = { pattern: 'pull' };

  it('asks what the collector has in the end', () => {
    expect(judge(bets.pull, 'all', factsOf(repaired, more))).toEqual({ open: false, right: true, actual: 'all' });
    expect(judge(bets.pull, 'all-but-one', factsOf(repaired, more))).toMatchObject({
      misconception: 'a-request-is-not-repeated',
    });
    expect(judge(bets.pull, 'stops', factsOf(repaired, more))).toMatchObject({ misconception: 'one-gone-all-gone' });
    const oneLost = factsOf([...crashed, ...does('worker-1', 2)], more);
    expect(judge(bets.pull, 'all-but-one', oneLost)).toEqual({ open: false, right: true, actual: 'all-but-one' });
    expect(judge(bets.pull, 'stops', factsOf(crashed, more))).toMatchObject({ right: true, actual: 'stops' });
  });

  it('stays open where nobody crashed, or the run was stopped', () => {
    expect(judge(bets.pull, 'all', factsOf([...does('worker-1', 1), ...does('worker-1', 2)], more))).toEqual(OPEN);
    expect(judge(bets.pull, 'all', factsOf(repaired, { ...more, status: 'failed' }))).toEqual(OPEN);
  });
});

describe('publish-subscribe', () => {
  const bet = bets.pubsub;
  const more: StoryMore = { pattern: 'pubsub' };
  const late = [
    out(1, 'all', ['worker-1']),
    ...comesLate('worker-2'),
    out(2, 'all', ['worker-1', 'worker-2']),
    begins('worker-2', 2),
    finishes('worker-2', 2),
  ];

  it('asks what the late one got', () => {
    expect(judge(bet, 'from-now-on', factsOf(late, more))).toEqual({ open: false, right: true, actual: 'from-now-on' });
    expect(judge(bet, 'from-the-start', factsOf(late, more))).toMatchObject({
      misconception: 'late-subscriber-gets-history',
    });
    expect(judge(bet, 'a-share', factsOf(late, more))).toMatchObject({ misconception: 'topic-is-a-queue' });
    const early = [...comesLate('worker-2'), out(1, 'all', ['worker-2']), begins('worker-2', 1)];
    expect(judge(bet, 'from-the-start', factsOf(early, more))).toMatchObject({ right: true });
  });

  it('stays open where nobody came late, got nothing any more, or the run was stopped', () => {
    expect(judge(bet, 'from-now-on', factsOf(late.slice(0, 1), more))).toEqual(OPEN);
    expect(judge(bet, 'from-now-on', factsOf(late.slice(0, 3), more))).toEqual(OPEN);
    expect(judge(bet, 'from-now-on', factsOf(late, { ...more, status: 'stopped' }))).toEqual(OPEN);
  });
});
