/** Bets and tasks on runs written by hand, which are changed until the answer changes. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/renderer/src/bet/bet';
import { bets } from '../../../src/renderer/src/labs/threads/bets';
import { threadsFacts, type ThreadsFacts } from '../../../src/renderer/src/labs/threads/facts';
import { sharedFold } from '../../../src/renderer/src/labs/threads/model';
import { tasks } from '../../../src/renderer/src/labs/threads/tasks';
import { threads } from '../../../src/shared/labs/threads/contract';
import type { TraceEvent } from '../../../src/shared/trace/event';
import { TraceStore } from '../../../src/shared/trace/store';
import { watched } from '../support/story';
import { ask, atWork, counted, finishes, gaveUp, isRefused, killed, oneSentinel, stopped, takesOver } from './stories';

type More = NonNullable<Parameters<typeof watched<typeof threads>>[3]>;
const facts = (events: readonly TraceEvent[], experiment: keyof typeof bets, more: More = {}): ThreadsFacts =>
  threadsFacts(watched(threads, experiment, events, { ...more, params: { consumers: 2, ...more.params } }));
const open = { open: true };

describe('one-sentinel', () => {
  const bet = bets['one-sentinel'];
  it('counts those that ended before anybody stepped in', () => {
    const stop = facts(oneSentinel('stop'), 'one-sentinel', { status: 'stopped' });
    expect(judge(bet, 1, stop)).toMatchObject({ right: true, actual: 1 });
    expect(judge(bet, 2, stop)).toMatchObject({ right: false, misconception: 'sentinel-reaches-every-consumer' });
    expect(judge(bet, 1, facts(oneSentinel('put'), 'one-sentinel'))).toMatchObject({ right: true });
  });

  it('stays open where the run was stopped before there was anything to see', () => {
    const early = facts(oneSentinel('too-early'), 'one-sentinel', { status: 'stopped' });
    expect(judge(bet, 0, early)).toEqual(open);
    expect(judge(bet, 1, facts(oneSentinel('stop').slice(0, 8), 'one-sentinel', { status: 'stopped' }))).toEqual(open);
  });

  it('its tasks: the sentinel taken, put by hand, and four', () => {
    const [took, byHand, four] = tasks['one-sentinel'];
    const put = facts(oneSentinel('put'), 'one-sentinel');
    const rows = oneSentinel('put').flatMap((_event, row) => (took.answers(put, row) ? [row] : []));
    expect(rows).toEqual([10, 13]);
    expect(byHand.passes(put)).toBe(true);
    expect(byHand.passes(facts(oneSentinel('stop'), 'one-sentinel', { status: 'stopped' }))).toBe(false);
    expect(four.passes(put)).toBe(false);
  });
});

describe('shared-variable', () => {
  const bet = bets['shared-variable'];
  it('is settled by what main read', () => {
    expect(judge(bet, 2, facts(counted(2), 'shared-variable'))).toMatchObject({ right: true });
    expect(judge(bet, 0, facts(counted(2), 'shared-variable'))).toMatchObject({ misconception: 'threads-have-copies' });
    expect(judge(bet, 0, facts(counted(0), 'shared-variable'))).toMatchObject({ right: true });
    expect(judge(bet, 2, facts(counted(2).slice(0, -1), 'shared-variable'))).toEqual(open);
  });

  it('its task wants the second writer', () => {
    const [another, twenty] = tasks['shared-variable'];
    const run = facts(counted(2), 'shared-variable');
    expect(counted(2).flatMap((_event, row) => (another.answers(run, row) ? [row] : []))).toEqual([3]);
    expect(twenty.passes(run)).toBe(false);
  });
});

describe('terminate', () => {
  const bet = bets.terminate;
  const stays = facts(atWork(...killed, ...stopped), 'terminate', { status: 'stopped' });

  it('the lock stays taken, and the wrong ideas have names', () => {
    expect(judge(bet, 'stays', stays)).toMatchObject({ right: true });
    expect(judge(bet, 'released', stays)).toMatchObject({ misconception: 'terminate-releases-locks' });
    expect(judge(bet, 'finishes', stays)).toMatchObject({ misconception: 'kill-lets-it-finish' });
    expect(stays).toMatchObject({ deadOwner: 'consumer-1', blocked: ['consumer-2'], debit: 1, credit: 0 });
  });

  it('is answered otherwise by a run that shows otherwise, and not by one that shows nothing', () => {
    expect(judge(bet, 'finishes', facts(atWork(...killed, ...finishes), 'terminate'))).toMatchObject({ right: true });
    expect(judge(bet, 'stays', facts(atWork(...finishes), 'terminate'))).toEqual(open);
    const lease = { params: { rescue: 'lease' as const } };
    expect(judge(bet, 'stays', facts(atWork(...killed, ...takesOver), 'terminate', lease))).toEqual(open);
  });

  it('its tasks', () => {
    const [where, giveUp, takeOver, late] = tasks.terminate;
    expect(atWork(...killed).flatMap((_event, row) => (where.answers(stays, row) ? [row] : []))).toEqual([0]);
    const timeout = facts(atWork(...killed, ...gaveUp), 'terminate', { params: { rescue: 'timeout' } });
    expect([giveUp.passes(timeout), giveUp.passes(stays)]).toEqual([true, false]);
    const lease = facts(atWork(...killed, ...takesOver), 'terminate', { params: { rescue: 'lease' } });
    expect([takeOver.passes(lease), takeOver.passes(timeout)]).toEqual([true, false]);
    expect([late.passes(facts(atWork(...takesOver, ...isRefused), 'terminate')), late.passes(lease)]).toEqual([
      true,
      false,
    ]);
  });
});

describe('cancel', () => {
  const bet = bets.cancel;
  const asked = facts(atWork(...ask('consumer-1'), ...finishes), 'cancel');

  it('it leaves after its unlock', () => {
    expect(judge(bet, 'after-unlock', asked)).toMatchObject({ right: true });
    expect(judge(bet, 'at-once', asked)).toMatchObject({ misconception: 'a-request-ends-it-at-once' });
    const other = facts(atWork(...ask('consumer-2'), ...finishes), 'cancel');
    expect(judge(bet, 'after-unlock', other)).toEqual(open);
  });

  it('its tasks: where it looked, and two asked', () => {
    const [where, whole] = tasks.cancel;
    expect(asked.events.length).toBe(10);
    expect(Array.from({ length: 10 }, (_none, row) => row).filter((row) => where.answers(asked, row))).toEqual([8]);
    expect(whole.passes(asked)).toBe(false);
    expect(whole.passes(facts(atWork(...ask('consumer-1'), ...ask('consumer-2'), ...finishes), 'cancel'))).toBe(true);
  });
});

it('the scene: who holds, who waits inside, and who is no more, at every row', () => {
  const store = new TraceStore();
  for (const event of atWork(...killed, ...takesOver, ...isRefused)) store.append(event);
  const fold = sharedFold(store);
  expect(fold.at(5)).toMatchObject({
    owner: 'consumer-1',
    waiters: ['consumer-2'],
    ownerDead: false,
    cells: { debit: 1 },
  });
  expect(fold.at(7)).toMatchObject({ owner: 'consumer-1', ownerDead: true });
  expect(fold.at(9)).toMatchObject({ owner: 'consumer-2', ownerDead: false, waiters: [], token: 2 });
  expect(fold.at(13)).toMatchObject({ owner: undefined, refused: 1, cells: { debit: 1, credit: 1 } });
  expect(fold.at(0)).toMatchObject({ owner: undefined, cells: {} });
});
