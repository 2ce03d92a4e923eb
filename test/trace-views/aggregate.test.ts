import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chooseArrows, clusters, density, inSight } from '../../src/renderer/src/trace/diagram/aggregate';
import { cutOf, rowsUpTo, valueOfRows } from '../../src/renderer/src/trace/diagram/cut';
import { hit } from '../../src/renderer/src/trace/diagram/hit';
import { fit } from '../../src/renderer/src/trace/diagram/layout';
import { laneRelation } from '../../src/renderer/src/trace/lane-relation';
import { lowerBound } from '../../src/renderer/src/trace/lane-series';
import { indexOf, storeOf, TWO_ACTORS } from './run';
import { TraceIndex } from '../../src/renderer/src/trace/trace-index';

const ascending = fc
  .array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 300 })
  .map((values) => Float64Array.from(values.sort((a, b) => a - b)));

it('finds the first value that is not below', () => {
  fc.assert(
    fc.property(ascending, fc.integer({ min: -5, max: 10_005 }), (values, wanted) => {
      const expected = values.findIndex((value) => value >= wanted);
      expect(lowerBound(values, values.length, wanted)).toBe(expected === -1 ? values.length : expected);
    }),
  );
});

it('puts every event in sight into exactly one cluster, in order', () => {
  fc.assert(
    fc.property(ascending, (values) => {
      const view = { start: 0, end: 10_000, width: 600 };
      const { from, until } = inSight(values, values.length, view);
      const found = clusters(values, from, until, view);
      let next = from;
      for (const cluster of found) {
        expect(cluster.from).toBe(next);
        expect(cluster.until).toBeGreaterThan(cluster.from);
        next = cluster.until;
      }
      expect(next).toBe(until);
    }),
  );
});

it('keeps marks apart that have room, and counts those that have not', () => {
  const view = { start: 0, end: 100, width: 100 };
  const found = clusters(Float64Array.from([10, 30, 31, 32, 60]), 0, 5, view);
  expect(found.map(({ from, until }) => until - from)).toEqual([1, 3, 1]);
});

it('counts each event of a column once, whatever the columns', () => {
  fc.assert(
    fc.property(ascending, fc.integer({ min: 1, max: 40 }), (values, columnPx) => {
      const view = { start: 0, end: 10_001, width: 600 };
      const total = density(values, values.length, view, columnPx).reduce((sum, count) => sum + count, 0);
      expect(total).toBe(values.length);
    }),
  );
});

it('says exactly how many arrows it leaves out', () => {
  const many = Array.from({ length: 1_000 }, (_, at) => at).flatMap(
    (at) =>
      [
        [at, 'a', 'put', { queue: 'q', msg: `a#${at}` }],
        [at + 0.5, 'b', 'get', { queue: 'q', msg: `a#${at}` }],
      ] as const,
  );
  const { arrows } = indexOf(many);
  const everything = chooseArrows(arrows, 'time', fit({ start: 0, end: 1e9 }, 800), 100);
  expect(everything.drawn.length).toBeLessThanOrEqual(100);
  expect(everything.drawn.length + everything.leftOut).toBe(1_000);
  const few = chooseArrows(arrows, 'time', { start: 10.2e6, end: 12.7e6, width: 800 }, 100);
  // The one under way at the left edge, two whole ones, none beyond the right edge.
  expect(few).toEqual({ drawn: [10, 11, 12], leftOut: 0 });
});

it('has every arrow go forward on the causal axis', () => {
  const { arrows } = indexOf(TWO_ACTORS);
  expect(arrows.length).toBe(2);
  for (let arrow = 0; arrow < arrows.length; arrow += 1) {
    expect(arrows.ends('causal')[arrow]).toBeGreaterThan(arrows.starts('causal')[arrow] ?? NaN);
  }
});

it('knows how long an actor waited and worked up to any time', () => {
  const index = indexOf(TWO_ACTORS);
  const b = index.seriesOf('b');
  expect(b?.spent('waiting', 2e6, 8e6)).toBe(2e6);
  expect(b?.spent('waiting', 8e6, 8e6)).toBe(3e6);
  expect(b?.spent('working', 6e6, 8e6)).toBe(2e6);
  expect(b?.spent('working', 8e6, 8e6)).toBe(4e6);
});

it('goes on waiting until now where nothing came after', () => {
  const index = indexOf([
    [1, 'a', 'wait'],
    [5, 'b', 'note'],
  ]);
  expect(index.seriesOf('a')?.spent('waiting', 4e6, 5e6)).toBe(3e6);
  expect(index.seriesOf('a')?.spent('waiting', 9e6, 5e6)).toBe(4e6);
});

it('cuts every lane between what has happened and what has not', () => {
  const index = indexOf(TWO_ACTORS);
  const lanes = index.allSeries();
  for (const axis of ['time', 'causal'] as const) {
    const reach = index.bounds(axis);
    for (let rows = 0; rows <= index.store.length; rows += 1) {
      const straight = valueOfRows(lanes, axis, rows, reach);
      for (const lane of lanes) {
        if (!lane) continue;
        const cut = cutOf(lane, axis, rows, straight, reach.start);
        const happened = lane.happened(rows);
        if (happened > 0) expect(lane.at(axis)[happened - 1]).toBeLessThanOrEqual(cut);
        if (happened < lane.length) expect(lane.at(axis)[happened]).toBeGreaterThan(cut);
      }
    }
  }
});

it('turns a place on the axis into a moment: everything up to there', () => {
  const lanes = indexOf(TWO_ACTORS).allSeries();
  expect(rowsUpTo(lanes, 'time', -1)).toBe(0);
  expect(rowsUpTo(lanes, 'time', 3e6)).toBe(4);
  expect(rowsUpTo(lanes, 'time', 8e6)).toBe(7);
});

it('tells in each lane where before ends and after begins', () => {
  const index = indexOf(TWO_ACTORS);
  const relation = index.relationTo(1);
  const [b, a] = index.allSeries();
  expect(b && laneRelation(b, relation)).toEqual({ pastUntil: 0, futureFrom: 1 });
  expect(a && laneRelation(a, relation)).toEqual({ pastUntil: 0, futureFrom: 1 });
});

it('finds the event under the pointer and how many share its mark', () => {
  const index = indexOf(TWO_ACTORS);
  const a = index.seriesOf('a');
  const view = { start: 0, end: 80e6, width: 80 };
  expect(a && hit(a, a.time, view, 2)).toEqual({ row: 2, together: 3 });
  expect(a && hit(a, a.time, view, 40)).toBeUndefined();
});

it('takes in a trace that grows, in any steps, as it would at once', () => {
  const store = storeOf([]);
  const growing = new TraceIndex(store, () => []);
  for (const [ms, actor, kind, more] of TWO_ACTORS) {
    store.append({ t: ms * 1e6, actor, kind, fidelity: 'LIVE', ...more });
    growing.update();
  }
  const whole = indexOf(TWO_ACTORS);
  const arrowsOf = ({ arrows }: TraceIndex) => [...arrows.from.subarray(0, arrows.length)];
  expect(arrowsOf(growing)).toEqual(arrowsOf(whole));
  expect(growing.allSeries().map((lane) => lane?.length)).toEqual(whole.allSeries().map((lane) => lane?.length));
  expect(growing.lanes.map(({ actor }) => actor)).toEqual(['b', 'a']);
});
