import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorIn, benchFold, queueIn } from '../../src/shared/trace/bench-state';
import type { NewEvent } from '../../src/shared/trace/event';
import { Fold } from '../../src/shared/trace/fold';
import { queueDepth } from '../../src/shared/trace/queue-depth';
import { relayedFold } from '../../src/shared/trace/relayed';
import { TraceStore } from '../../src/shared/trace/store';
import { handovers, storeOf } from './arbitrary';

const event = (actor: string, kind: NewEvent['kind'], more: Partial<NewEvent> = {}): NewEvent => ({
  t: 0,
  actor,
  kind,
  fidelity: 'LIVE',
  ...more,
});

const life: readonly NewEvent[] = [
  event('main', 'spawn', { t: 1, msg: 'main#1', data: { actor: 'c', pid: 77 } }),
  event('c', 'ready', { t: 2, msg: 'main#1', data: { pid: 77 }, line: 1 }),
  event('c', 'wait', { t: 3, queue: 'items', data: { for: 'item' }, line: 4 }),
  event('p', 'put', { t: 4, queue: 'items', msg: 'p#1', data: { item: 'a' } }),
  event('c', 'get', { t: 5, queue: 'items', msg: 'p#1', data: { item: 'a' }, line: 4 }),
  event('c', 'work', { t: 6, data: { item: 'a', ms: 5 }, line: 5 }),
  event('c', 'error', { t: 7, data: { item: 'a', reason: 'not a number' } }),
  event('main', 'kill', { t: 8, msg: 'main#2', data: { actor: 'c', signal: 'SIGKILL' } }),
  event('c', 'exit', { t: 9, msg: 'main#2', data: { code: null, signal: 'SIGKILL' } }),
];

describe('a fold', () => {
  it('answers for any row as if it had read the rows up to it, in whatever order it is asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_500 }), fc.array(fc.integer({ min: -5, max: 4_000 })), (length, rows) => {
        const store = new TraceStore();
        for (let row = 0; row < length; row += 1) store.append(event('a', 'work', { t: row }));
        const sum = new Fold(store, 0, (state, trace, row) => state + trace.timeAt(row));
        for (const row of rows) {
          const n = Math.max(0, Math.min(row, length));
          expect(sum.at(row)).toBe((n * Math.max(0, n - 1)) / 2);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('goes back without reading everything again', () => {
    const store = new TraceStore();
    for (let row = 0; row < 100_000; row += 1) store.append(event('a', 'work'));
    let steps = 0;
    const fold = new Fold(store, 0, (state) => {
      steps += 1;
      return state + 1;
    });
    fold.at(100_000);
    steps = 0;
    expect(fold.at(98_999)).toBe(98_999);
    expect(fold.at(1_500)).toBe(1_500);
    expect(steps).toBeLessThanOrEqual(2_000);
    steps = 0;
    expect(fold.at(1_501)).toBe(1_501);
    expect(steps).toBe(1);
  });
});

describe('the bench after so many events', () => {
  it('follows an actor from being asked for to its end', () => {
    const fold = benchFold(storeOf(life));
    const consumer = (row: number) => actorIn(fold.at(row), 'c');
    expect(consumer(0)).toBeUndefined();
    expect(consumer(1)).toMatchObject({ phase: 'asked-for', pid: 77, since: 1, row: undefined });
    expect(consumer(2)).toMatchObject({ phase: 'running', pid: 77, since: 2, row: 1, line: 1 });
    expect(consumer(3)).toMatchObject({
      phase: 'waiting',
      waiting: { for: 'item', place: { kind: 'queue', name: 'items' } },
      line: 4,
    });
    expect(consumer(4)).toMatchObject({ phase: 'waiting', since: 3 });
    expect(consumer(5)).toMatchObject({ phase: 'running', waiting: undefined, gets: 1, inHand: 4 });
    expect(consumer(6)).toMatchObject({ phase: 'working', workingOn: 'a', inHand: 4 });
    expect(consumer(7)).toMatchObject({ phase: 'running', workingOn: undefined, errors: 1, reason: 'not a number' });
    expect(consumer(8)).toMatchObject({ phase: 'running', killedWith: 'SIGKILL' });
    expect(consumer(9)).toMatchObject({
      phase: 'ended',
      code: undefined,
      signal: 'SIGKILL',
      inHand: undefined,
      since: 9,
    });
    expect(fold.at(9).actors.map(({ actor }) => actor)).toEqual(['main', 'c', 'p']);
  });

  it('shows an item in its queue from its put until it is taken', () => {
    const fold = benchFold(storeOf(life));
    const lying = (row: number) => queueIn(fold.at(row), 'items')?.items();
    expect(lying(3)).toBeUndefined();
    expect(lying(4)).toEqual([{ row: 3, msg: 'p#1', by: 'p', item: 'a' }]);
    expect(lying(5)).toEqual([]);
    expect(lying(4)).toHaveLength(1);
  });

  it('reads data of any other form as if it said nothing', () => {
    const odd = [
      event('a', 'spawn', { data: 'x' }),
      event('a', 'spawn', { data: { actor: 5 } }),
      event('a', 'wait', { data: ['for'] }),
      event('a', 'exit', { data: null }),
    ];
    expect(benchFold(storeOf(odd)).at(4).actors).toMatchObject([{ actor: 'a', phase: 'ended', code: undefined }]);
  });

  it('has in each queue what was put and not taken, at every row and in whatever order rows are asked for', () => {
    fc.assert(
      fc.property(handovers, fc.infiniteStream(fc.nat()), (events, order) => {
        const fold = benchFold(storeOf(events));
        const expected = contents(events);
        const rows = events.map((_, row) => row + 1).sort(() => ((order.next().value ?? 0) % 3) - 1);
        for (const row of [...rows, ...rows.reverse()]) {
          const queue = queueIn(fold.at(row), 'q');
          expect(queue?.items().map(({ msg }) => msg) ?? []).toEqual(expected[row]);
          expect(queue?.depth ?? 0).toBe(expected[row]?.length);
          expect(queue?.items(2).length ?? 0).toBe(Math.min(2, expected[row]?.length ?? 0));
        }
      }),
    );
  });

  it('counts depth over time as the queue itself went through it', () => {
    fc.assert(
      fc.property(handovers, (events) => {
        const series = queueDepth(storeOf(events), 'q');
        const expected = contents(events);
        const changes = expected
          .map((items) => items.length)
          .filter((depth, row, all) => row > 0 && depth !== all[row - 1]);
        expect([...series.depth]).toEqual(changes);
        expect(series.max).toBe(Math.max(0, ...changes));
        expect([...series.t]).toEqual([...series.t].sort((one, other) => one - other));
      }),
    );
    expect(queueDepth(storeOf(life), 'no such queue').t).toHaveLength(0);
  });

  it('takes the first that is left where a get does not say which, and nothing from an empty queue', () => {
    const put = (n: number) => event('p', 'put', { queue: 'q', data: { item: n } });
    const get = event('c', 'get', { queue: 'q' });
    const store = storeOf([put(1), put(2), get, get, get, put(3)]);
    const fold = benchFold(store);
    expect(
      [0, 1, 2, 3, 4, 5, 6].map((row) =>
        queueIn(fold.at(row), 'q')
          ?.items()
          .map(({ item }) => item),
      ),
    ).toEqual([undefined, [1], [1, 2], [2], [], [], [3]]);
    expect([...queueDepth(store, 'q').depth]).toEqual([1, 2, 1, 0, 1]);
  });
});

/** Message ids in queue `q` after each number of rows, by doing it. */
function contents(events: readonly NewEvent[]): string[][] {
  const states: string[][] = [[]];
  for (const { kind, msg, queue } of events) {
    const last = states.at(-1) ?? [];
    const applies = queue === 'q' && msg !== undefined;
    if (applies && kind === 'put') states.push([...last, msg]);
    else states.push(applies && kind === 'get' ? last.filter((one) => one !== msg) : last);
  }
  return states;
}

describe('what has passed a relay', () => {
  const relayed = (...events: readonly NewEvent[]) => relayedFold(storeOf(events));
  const sent = (card: number) => ({ data: { protocol: 'udp', from: 1, to: 2, card } });

  it('is nothing while all is live, or while a program alone is held', () => {
    const fold = relayed(event('c', 'send', { data: { protocol: 'udp' } }), event('c', 'send', { fidelity: 'GATED' }));
    expect(fold.at(2)).toBeUndefined();
  });

  it('is known as soon as something waits for a hand', () => {
    const waiting = { data: { protocol: 'udp', from: 1, to: 2, card: 1, waits: true } };
    expect(relayed(event('c', 'send'), event('relay', 'receive', waiting)).at(2)).toBe('GATED');
    expect(relayed(event('c', 'send'), event('relay', 'receive', sent(1))).at(2)).toBeUndefined();
  });

  it('stays known after the events that are live again', () => {
    const fold = relayed(
      event('c', 'send'),
      event('relay', 'send', { ...sent(1), fidelity: 'SLOWED' }),
      event('c', 'exit'),
      event('relay', 'send', { ...sent(2), fidelity: 'GATED' }),
      event('s', 'exit'),
    );
    expect([1, 2, 3, 4, 5].map((row) => fold.at(row))).toEqual([undefined, 'SLOWED', 'SLOWED', 'GATED', 'GATED']);
  });
});
