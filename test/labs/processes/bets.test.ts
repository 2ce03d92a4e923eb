import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/renderer/src/bet/bet';
import { bets } from '../../../src/renderer/src/labs/processes/bets';
import { processesFacts } from '../../../src/renderer/src/labs/processes/facts';
import { processes } from '../../../src/shared/labs/processes/contract';
import { story, watched } from '../support/story';
import { killed, killedFromOutside, noSentinel, quickCreator } from './stories';

const facts = (...args: Parameters<typeof watched<typeof processes>> extends [unknown, ...infer Rest] ? Rest : never) =>
  processesFacts(watched(processes, ...args));

describe('the default run', () => {
  it('counts what was finished when the creator put its last item', () => {
    const run = facts('default', quickCreator);
    expect(judge(bets.default, 0, run)).toEqual({ open: false, right: true, actual: 0 });
    expect(judge(bets.default, 2, run)).toEqual({
      open: false,
      right: false,
      actual: 0,
      misconception: 'put-waits-for-get',
    });
  });

  it('follows the trace: a creator that puts later finds more finished', () => {
    const last = quickCreator.find(({ msg, kind }) => msg === 'creator#4' && kind === 'put');
    const slow = quickCreator
      .filter((event) => event !== last)
      .flatMap((event) => (last && event.kind === 'get' && event.msg === 'creator#4' ? [last, event] : [event]));
    expect(judge(bets.default, 2, facts('default', slow))).toEqual({ open: false, right: true, actual: 2 });
  });

  it('stays open as long as nothing is finished', () => {
    expect(judge(bets.default, 0, facts('default', quickCreator.slice(0, 8)))).toEqual({ open: true });
  });
});

describe('a bad item', () => {
  const run = facts('bad-item', quickCreator);

  it.each([
    [[1, 2], true, undefined],
    [[1], false, 'bad-item-stops-everything'],
    [[1, 'd', 2], false, 'bad-item-is-worked-on'],
    [[1, 2, -1], false, 'sentinel-is-an-item'],
    [[2, 1], false, undefined],
  ])('%j', (answer, right, misconception) => {
    expect(judge(bets['bad-item'], answer, run)).toEqual({
      open: false,
      right,
      actual: [1, 2],
      ...(misconception && { misconception }),
    });
  });

  it('follows the trace: a consumer that ends at the bad item has finished less', () => {
    const ends = quickCreator.slice(0, quickCreator.findIndex(({ kind }) => kind === 'error') + 1);
    expect(judge(bets['bad-item'], [1], facts('bad-item', ends))).toEqual({ open: false, right: true, actual: [1] });
  });

  it('stays open where no bad item was met', () => {
    expect(
      judge(
        bets['bad-item'],
        [1, 2],
        facts(
          'bad-item',
          quickCreator.filter(({ kind }) => kind !== 'error'),
        ),
      ),
    ).toEqual({ open: true });
  });
});

describe('no sentinel', () => {
  const all = { creator: 'ends', 'consumer-1': 'ends', main: 'ends' };
  const real = { creator: 'ends', 'consumer-1': 'waits', main: 'waits' };

  it.each(['stop', 'put'] as const)('sees who was stuck until the %s', (end) => {
    const run = facts('no-sentinel', noSentinel(end), { status: end === 'stop' ? 'stopped' : 'completed' });
    expect(judge(bets['no-sentinel'], real, run)).toEqual({ open: false, right: true, actual: real });
    expect(judge(bets['no-sentinel'], all, run)).toMatchObject({
      right: false,
      misconception: 'empty-queue-means-done',
    });
    expect(judge(bets['no-sentinel'], { ...real, main: 'ends' }, run)).toMatchObject({
      misconception: 'parent-ends-before-its-children',
    });
    expect(judge(bets['no-sentinel'], { ...real, creator: 'waits' }, run)).toMatchObject({
      misconception: 'put-waits-for-get',
    });
  });

  it('follows the trace: with a sentinel everybody ends', () => {
    expect(judge(bets['no-sentinel'], all, facts('no-sentinel', quickCreator))).toEqual({
      open: false,
      right: true,
      actual: all,
    });
  });

  it('stays open after a stop that came before anybody was stuck', () => {
    const early = noSentinel('stop').filter(({ kind }) => kind !== 'wait');
    expect(judge(bets['no-sentinel'], real, facts('no-sentinel', early, { status: 'stopped' }))).toEqual({
      open: true,
    });
  });
});

describe('a killed consumer', () => {
  it('has lost what it worked on', () => {
    const run = facts('kill-consumer', killed);
    expect(judge(bets['kill-consumer'], 'lost', run)).toEqual({ open: false, right: true, actual: 'lost' });
    expect(judge(bets['kill-consumer'], 'finished', run)).toMatchObject({
      right: false,
      misconception: 'kill-lets-it-finish',
    });
    expect(judge(bets['kill-consumer'], 'back', run)).toMatchObject({
      right: false,
      misconception: 'queue-takes-the-item-back',
    });
    expect(run.left).toEqual([2, -1]);
  });

  it('follows the trace: a result after the signal means it was finished', () => {
    const finishes = [
      ...killed.slice(0, 9),
      ...story([[101, 'consumer-1', 'put', { queue: 'results', msg: 'consumer-1#1', data: { item: 2 } }]]),
      ...killed.slice(10),
    ];
    expect(judge(bets['kill-consumer'], 'finished', facts('kill-consumer', finishes))).toEqual({
      open: false,
      right: true,
      actual: 'finished',
    });
  });

  it('follows the trace: taken again by another, it had gone back', () => {
    const again = [
      ...killed,
      ...story([[200, 'consumer-2', 'get', { queue: 'items', msg: 'creator#1', data: { item: 1 } }]]),
    ];
    expect(judge(bets['kill-consumer'], 'back', facts('kill-consumer', again))).toEqual({
      open: false,
      right: true,
      actual: 'back',
    });
  });

  it('may be killed from outside as well', () => {
    const run = facts('kill-consumer', killedFromOutside);
    expect(judge(bets['kill-consumer'], 'lost', run)).toEqual({ open: false, right: true, actual: 'lost' });
    expect(run.kills).toMatchObject([{ actor: 'consumer-1', signal: 'SIGKILL', during: { item: 1 } }]);
    expect(run.steppedIn).toBe('kill');
  });

  it('stays open where it was asked to end instead: the question is about SIGKILL', () => {
    const asked = killed.map((event) =>
      event.kind === 'kill' ? { ...event, data: { actor: 'consumer-1', signal: 'SIGTERM' } } : event,
    );
    expect(judge(bets['kill-consumer'], 'lost', facts('kill-consumer', asked))).toEqual({ open: true });
  });

  it('stays open where nobody was killed at work', () => {
    expect(judge(bets['kill-consumer'], 'lost', facts('kill-consumer', quickCreator))).toEqual({ open: true });
  });
});

describe('a run that somebody stepped into', () => {
  it.each([
    ['by a signal', killed, 'completed'],
    ['by a signal from outside', killedFromOutside, 'completed'],
    ['by an item put by hand', noSentinel('put'), 'completed'],
    ['by a stop', noSentinel('stop'), 'stopped'],
  ] as const)('%s settles no bet on a run that was left alone', (_, events, status) => {
    const handled = { main: 0, creator: 0, 'consumer-1': 1 };
    const bad = events.flatMap((event) =>
      event.kind === 'work' ? [event, { ...event, kind: 'error' as const }, event] : [event],
    );
    expect(judge(bets.default, 0, facts('default', events, { status }))).toEqual({ open: true });
    expect(judge(bets['bad-item'], [1], facts('bad-item', bad, { status }))).toEqual({ open: true });
    const shared = facts('nothing-shared', events, { status, summary: { handled } });
    expect(judge(bets['nothing-shared'], handled, shared)).toEqual({ open: true });
  });
});

describe('nothing is shared', () => {
  const handled = { main: 0, creator: 0, 'consumer-1': 3 };

  it('compares every copy', () => {
    const run = facts('nothing-shared', quickCreator, { summary: { handled } });
    expect(judge(bets['nothing-shared'], handled, run)).toEqual({ open: false, right: true, actual: handled });
    expect(judge(bets['nothing-shared'], { main: 3, creator: 3, 'consumer-1': 3 }, run)).toMatchObject({
      right: false,
      misconception: 'child-shares-parents-variables',
    });
    expect(judge(bets['nothing-shared'], { ...handled, 'consumer-1': 4 }, run)).toEqual({
      open: false,
      right: false,
      actual: handled,
    });
  });

  it('stays open where a copy was never told', () => {
    expect(
      judge(
        bets['nothing-shared'],
        handled,
        facts('nothing-shared', quickCreator, { summary: { handled: { main: 0 } } }),
      ),
    ).toEqual({ open: true });
  });
});
