import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Causality } from '../../src/shared/trace/causality';
import type { NewEvent } from '../../src/shared/trace/event';
import { TraceStore } from '../../src/shared/trace/store';
import { handovers, storeOf } from './arbitrary';

const RECEIVING = new Set(['get', 'receive', 'ready', 'exit']);

/** Every pair of rows of which one is right before the other, written down as the definition says. */
function steps(events: readonly NewEvent[]): [number, number][] {
  const pairs: [number, number][] = [];
  events.forEach((event, row) => {
    const previous = events.findLastIndex((other, at) => at < row && other.actor === event.actor);
    if (previous >= 0) pairs.push([previous, row]);
    const sender = events.findIndex((other, at) => at < row && other.msg !== undefined && other.msg === event.msg);
    if (sender >= 0 && RECEIVING.has(event.kind)) pairs.push([sender, row]);
    const named = events.flatMap((other, at) =>
      at < row && other.msg === event.after && event.after !== undefined ? [at] : [],
    );
    const enabler = named[1] ?? named[0];
    if (enabler !== undefined) pairs.push([enabler, row]);
  });
  return pairs;
}

/** Who happened before whom: reachability, by going on until nothing is added. */
function before(events: readonly NewEvent[]): (one: number, other: number) => boolean {
  const reach = events.map(() => new Set<number>());
  for (const [one, other] of steps(events)) reach[one]?.add(other);
  for (let changed = true; changed;) {
    changed = false;
    for (const set of reach) {
      for (const row of [...set])
        for (const further of reach[row] ?? []) if (!set.has(further)) changed = Boolean(set.add(further));
    }
  }
  return (one, other) => reach[one]?.has(other) ?? false;
}

const event = (actor: string, kind: NewEvent['kind'], more: Partial<NewEvent> = {}): NewEvent => ({
  t: 0,
  actor,
  kind,
  fidelity: 'LIVE',
  ...more,
});

describe('causality', () => {
  it('agrees with the definition for every pair of events', () => {
    fc.assert(
      fc.property(handovers, (events) => {
        const causality = new Causality(storeOf(events));
        const happenedBefore = before(events);
        for (let selected = 0; selected < events.length; selected += 1) {
          const relation = causality.relation(selected);
          for (let row = 0; row < events.length; row += 1) {
            const expected =
              row === selected
                ? 'itself'
                : happenedBefore(row, selected)
                  ? 'past'
                  : happenedBefore(selected, row)
                    ? 'future'
                    : 'concurrent';
            expect([selected, row, relation.of(row)]).toEqual([selected, row, expected]);
          }
        }
      }),
    );
  });

  it('gives logical times at which every step goes forward', () => {
    fc.assert(
      fc.property(handovers, (events) => {
        const causality = new Causality(storeOf(events));
        const ranks = causality.ranks();
        for (const [one, other] of steps(events)) expect(ranks[one]).toBeLessThan(ranks[other] ?? 0);
        expect(causality.maxLamport).toBe(Math.max(0, ...ranks));
      }),
    );
  });

  it('is the same whether asked at the end or after every event', () => {
    fc.assert(
      fc.property(handovers, (events) => {
        const store = new TraceStore();
        const growing = new Causality(store);
        for (const one of events) {
          store.append(one);
          growing.lamport(store.length - 1);
        }
        const whole = new Causality(store);
        expect([...growing.ranks()]).toEqual([...whole.ranks()]);
        events.forEach((_, row) => expect(growing.pairOf(row)).toBe(whole.pairOf(row)));
      }),
    );
  });

  it('pairs both ends of each handover, of spawn and ready, of kill and exit', () => {
    const causality = new Causality(
      storeOf([
        event('main', 'spawn', { msg: 'main#1' }),
        event('c', 'ready', { msg: 'main#1' }),
        event('main', 'put', { msg: 'main#2', queue: 'q' }),
        event('c', 'get', { msg: 'main#2', queue: 'q' }),
        event('c', 'work', { msg: 'main#2' }),
        event('main', 'kill', { msg: 'main#3' }),
        event('c', 'exit', { msg: 'main#3' }),
      ]),
    );
    expect([0, 1, 2, 3, 4, 5, 6].map((row) => causality.pairOf(row))).toEqual([1, 0, 3, 2, undefined, 6, 5]);
    expect(causality.senderOf(0)).toBeUndefined();
    expect(causality.receiverOf(2)).toBe(3);
  });

  it('gives each of several receivers its sender', () => {
    const causality = new Causality(
      storeOf([
        event('p', 'publish', { msg: 'p#1' }),
        event('s1', 'receive', { msg: 'p#1' }),
        event('s2', 'receive', { msg: 'p#1' }),
      ]),
    );
    expect([1, 2].map((row) => causality.senderOf(row))).toEqual([0, 0]);
    expect(causality.receiverOf(0)).toBe(1);
    expect(causality.relation(0).counts()).toEqual({ past: 0, itself: 1, future: 2, concurrent: 0 });
  });

  it('lets what was made possible follow what made it possible', () => {
    const causality = new Causality(
      storeOf([
        event('p', 'put', { msg: 'p#1', queue: 'q' }),
        event('c', 'get', { msg: 'p#1', queue: 'q' }),
        event('other', 'put', { msg: 'other#1', queue: 'q', after: 'p#1' }),
        event('c', 'exit', { msg: 'whole id without number' }),
        event('main', 'note', { after: 'whole id without number' }),
        event('main', 'note', { after: 'never#1' }),
      ]),
    );
    expect(causality.enablerOf(2)).toBe(1);
    expect(causality.relation(1).of(2)).toBe('future');
    expect(causality.enablerOf(4)).toBe(3);
    expect(causality.enablerOf(5)).toBeUndefined();
  });

  it('takes a get whose put is not in the trace for what it is: an event without a pair', () => {
    const causality = new Causality(storeOf([event('c', 'get', { msg: 'p#1' }), event('d', 'get', { msg: 'p#1' })]));
    expect(causality.pairOf(0)).toBeUndefined();
    expect(causality.pairOf(1)).toBeUndefined();
  });

  it('does not make room for numbers nobody used', () => {
    const causality = new Causality(
      storeOf([
        event('p', 'put', { msg: 'p#999999999' }),
        event('p', 'put', { msg: 'p#1' }),
        event('c', 'get', { msg: 'p#999999999' }),
        event('c', 'get', { msg: 'p#1' }),
      ]),
    );
    expect([2, 3].map((row) => causality.pairOf(row))).toEqual([0, 1]);
  });
});
