/** Bets and tasks on runs written by hand, which are changed until the answer changes. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/renderer/src/bet/bet';
import { bets } from '../../../src/renderer/src/labs/segments/bets';
import { segmentsFacts } from '../../../src/renderer/src/labs/segments/facts';
import { tasks } from '../../../src/renderer/src/labs/segments/tasks';
import { segments, type SegmentsSummary } from '../../../src/shared/labs/segments/contract';
import { story, watched } from '../support/story';
import { receives, relayDrops, relayGets, relayPasses, sends, systemReports, tells } from './story-lines';

type More = NonNullable<Parameters<typeof watched<typeof segments>>[3]>;

const facts = (lines: Parameters<typeof story>[0], more: More = {}) =>
  segmentsFacts(watched(segments, 'stop-and-wait', story(lines), more));
const intact: More = { summary: { intact: true, deliveredBytes: 120 } };
const done = tells('sender', 'ALL_ACKNOWLEDGED', { stream: 0, tookMs: 10, segmentsSent: 2 });
const timedOut = tells('sender', 'TIMED_OUT', { sequence: 0, again: 1, afterMs: 50 });

describe('stop-and-wait', () => {
  const lostOnce = [sends(0, 'ab'), relayGets(1, 'data'), relayDrops(1, 'loss'), timedOut, sends(0, 'ab'), done];
  const bet = bets['stop-and-wait'];

  it('nobody told the sender, unless the system did', () => {
    expect(judge(bet, 'nobody', facts(lostOnce))).toEqual({ open: false, right: true, actual: 'nobody' });
    expect(judge(bet, 'network', facts(lostOnce))).toMatchObject({
      right: false,
      misconception: 'udp-loss-is-reported',
    });
    expect(judge(bet, 'receiver', facts(lostOnce))).toMatchObject({
      misconception: 'receiver-asks-for-what-is-missing',
    });
    expect(judge(bet, 'network', facts([systemReports('ECONNREFUSED'), ...lostOnce]))).toMatchObject({ right: true });
  });

  it('stays open where nothing was lost, or nothing sent again', () => {
    expect(judge(bet, 'nobody', facts([sends(0, 'ab'), timedOut, sends(0, 'ab'), done]))).toEqual({ open: true });
    expect(judge(bet, 'nobody', facts(lostOnce.slice(0, 3)))).toEqual({ open: true });
  });

  it('a segment that is sent again is one that was sent before', () => {
    const [task] = tasks['stop-and-wait'];
    const f = facts(lostOnce);
    expect([0, 1, 3, 4].map((row) => task.answers(f, row))).toEqual([false, false, false, true]);
  });

  it('a copy counts as a lost answer only if the relay makes none', () => {
    const [, task] = tasks['stop-and-wait'];
    const lines = [...lostOnce, tells('receiver', 'DUPLICATE', { sequence: 0, expected: 1 })];
    expect(task.passes(facts(lines, intact))).toBe(true);
    expect(task.passes(facts(lostOnce, intact))).toBe(false);
    expect(task.passes(facts(lines, { ...intact, params: { duplicate: 0.1 } }))).toBe(false);
    expect(task.passes(facts(lines, { ...intact, status: 'stopped' }))).toBe(false);
  });

  it('what somebody from outside sends twice is no copy of this run', () => {
    const outside = tells('receiver', 'DUPLICATE', { sequence: 0, expected: 1, from: 7 });
    expect(facts([...lostOnce, outside], intact).duplicates).toBe(0);
  });

  it('half lost means half or more, and enough of it delivered', () => {
    const [, , task] = tasks['stop-and-wait'];
    expect(task.passes(facts(lostOnce, { ...intact, params: { loss: 0.5 } }))).toBe(true);
    expect(task.passes(facts(lostOnce, { ...intact, params: { loss: 0.4 } }))).toBe(false);
    const short = { ...intact, params: { loss: 0.5 }, summary: { intact: true, deliveredBytes: 99 } };
    expect(task.passes(facts(lostOnce, short))).toBe(false);
  });
});

describe('go-back-N', () => {
  const early = [
    sends(0, 'ab'),
    sends(1, 'cd'),
    receives(1, 'cd'),
    tells('receiver', 'OUT_OF_ORDER', { sequence: 1, expected: 0 }),
    timedOut,
    sends(0, 'ab'),
  ];

  it('sends again what had arrived, if it was thrown away', () => {
    const all = facts([...early, sends(1, 'cd'), done], intact);
    expect(judge(bets['go-back-n'], 'all', all)).toMatchObject({ right: true });
    expect(judge(bets['go-back-n'], 'one', all)).toMatchObject({ misconception: 'what-arrived-is-kept' });
    expect(judge(bets['go-back-n'], 'one', facts([...early, done], intact))).toMatchObject({ right: true });
    expect(judge(bets['go-back-n'], 'all', facts([sends(0, 'ab'), done], intact))).toEqual({ open: true });
  });

  it('its tasks ask for go-back-N, for waste, and for none', () => {
    const [thrownAway, twice, none] = tasks['go-back-n'];
    const params = { protocol: 'go-back-n', text: 'abcd', segmentBytes: 2, loss: 0.2 } as const;
    const wasteful = facts([...early, sends(1, 'cd'), done], { ...intact, params });
    expect(thrownAway.answers(wasteful, 3)).toBe(true);
    expect(thrownAway.answers(wasteful, 2)).toBe(false);
    expect(twice.passes(wasteful)).toBe(true);
    expect(twice.passes(facts([...early, done], { ...intact, params }))).toBe(false);
    expect(none.passes(wasteful)).toBe(false);
    expect(none.passes(facts([sends(0, 'ab'), done], { ...intact, params }))).toBe(true);
    const other = { ...intact, params: { ...params, protocol: 'stop-and-wait' } as const };
    expect(none.passes(facts([sends(0, 'ab'), done], other))).toBe(false);
  });
});

describe('selective repeat', () => {
  const kept = (sequence: number) => tells('receiver', 'KEPT', { sequence, expected: 0 });
  const filled = tells('receiver', 'HANDED_ON', { sequence: 0, count: 4, expected: 4 });
  const holes = [1, 2, 3].flatMap((sequence) => [receives(sequence, 'xy'), kept(sequence)]);

  it('what is behind a hole waits until it is filled', () => {
    const bet = bets['selective-repeat'];
    const whole = facts([...holes, receives(0, 'ab'), filled, done], intact);
    expect(judge(bet, 'up-to-hole', whole)).toMatchObject({ right: true });
    expect(judge(bet, 'all-there', whole)).toMatchObject({ misconception: 'arrived-means-readable' });
    expect(judge(bet, 'up-to-hole', facts(holes))).toEqual({ open: true });
  });

  it('three wait at the same time, or not', () => {
    const [holeFilled, three] = tasks['selective-repeat'];
    const whole = facts([...holes, receives(0, 'ab'), filled, done], intact);
    expect(holeFilled.answers(whole, 7)).toBe(true);
    expect(holeFilled.answers(whole, 1)).toBe(false);
    expect(three.passes(whole)).toBe(true);
    expect(three.passes(facts([...holes.slice(2), receives(0, 'ab'), filled, done], intact))).toBe(false);
  });

  it('everything at once is all of it at once', () => {
    const [, , everything] = tasks['selective-repeat'];
    const summary = { intact: true, deliveredBytes: 1_000 };
    const all = { loss: 0.2, reorder: 0.2, duplicate: 0.2, corrupt: 0.05 };
    expect(everything.passes(facts([done], { summary, params: all }))).toBe(true);
    for (const name of ['loss', 'reorder', 'duplicate', 'corrupt'] as const) {
      expect(everything.passes(facts([done], { summary, params: { ...all, [name]: 0 } }))).toBe(false);
    }
  });
});

describe('by hand', () => {
  const edited = [relayGets(1, 'data'), relayPasses(1, ['edited'])];
  const corrupt = tells('receiver', 'CORRUPT', { why: 'checksum' });

  it('a changed byte is thrown away, unless the checksum was changed with it', () => {
    const bet = bets['by-hand'];
    expect(judge(bet, 'silence', facts([...edited, corrupt]))).toMatchObject({ right: true });
    expect(judge(bet, 'handed-on', facts([...edited, corrupt]))).toMatchObject({
      right: false,
      misconception: 'corrupt-data-is-delivered',
    });
    expect(judge(bet, 'silence', facts([corrupt]))).toEqual({ open: true });
    const forged = facts([...edited, done], { summary: { intact: false } });
    expect(judge(bet, 'handed-on', forged)).toMatchObject({ right: true });
  });

  it('only the answer may be thrown away', () => {
    const [, dropped] = tasks['by-hand'];
    const answer = [relayGets(1, 'acknowledgement'), relayDrops(1, 'hand'), done];
    expect(dropped.passes(facts(answer, intact))).toBe(true);
    expect(dropped.passes(facts([...answer, relayGets(2, 'data'), relayDrops(2, 'hand')], intact))).toBe(false);
    expect(dropped.passes(facts([relayGets(1, 'acknowledgement'), relayDrops(1, 'loss'), done], intact))).toBe(false);
  });
});

describe('loss-sweep', () => {
  const point = (protocol: SegmentsSummary['protocol'], bytesPerSecond: number, loss = 0.3) => ({
    protocol,
    loss,
    bytesPerSecond,
    segmentsSent: 9,
  });
  const sweep = [point('stop-and-wait', 1), point('go-back-n', 5), point('selective-repeat', 9)];

  it('the fastest is the one with most bytes a second at three in ten lost', () => {
    const bet = bets['loss-sweep'];
    const swept = facts([done], { summary: { intact: true, sweep } });
    expect(judge(bet, 'selective-repeat', swept)).toMatchObject({ right: true });
    expect(judge(bet, 'stop-and-wait', swept)).toEqual({ open: false, right: false, actual: 'selective-repeat' });
    expect(judge(bet, 'go-back-n', swept)).toMatchObject({
      right: false,
      misconception: 'sending-more-is-faster',
    });
    const elsewhere = sweep.map((one) => ({ ...one, loss: 0.1 }));
    expect(judge(bet, 'selective-repeat', facts([done], { summary: { sweep: elsewhere } }))).toEqual({ open: true });
  });

  it('its windows are a wide one and one of one', () => {
    const [timer, wide, same] = tasks['loss-sweep'];
    const summary = { intact: true, sweep };
    const windowed = (window: number) => facts([done], { summary, params: { window } });
    expect([1, 31, 32].map((window) => wide.passes(windowed(window)))).toEqual([false, false, true]);
    expect([1, 2].map((window) => same.passes(windowed(window)))).toEqual([true, false]);
    const f = facts([timedOut, done], { summary });
    expect([0, 1].map((row) => timer.answers(f, row))).toEqual([true, false]);
  });
});
