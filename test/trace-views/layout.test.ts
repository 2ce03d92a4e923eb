import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  fit,
  growingEnd,
  MARGIN_PX,
  pan,
  reveal,
  share,
  toValue,
  toX,
  zoom,
} from '../../src/renderer/src/trace/diagram/layout';
import { roundStep, ticks } from '../../src/renderer/src/trace/diagram/ticks';

const bounds = { start: 0, end: 1_000_000 };
const units = { ns: 'ns', us: 'µs', ms: 'ms', s: 's' };

it('shows everything with a margin at either end', () => {
  const view = fit(bounds, 800);
  expect(toX(view, 0)).toBeCloseTo(MARGIN_PX);
  expect(toX(view, 1_000_000)).toBeCloseTo(800 - MARGIN_PX);
  expect(share(view, bounds)).toBeCloseTo(1);
});

it('keeps what is under the pointer under it while zooming in', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 800 }), fc.double({ min: 1.01, max: 50, noNaN: true }), (x, factor) => {
      const view = fit(bounds, 800);
      const zoomed = zoom(view, factor, x, bounds, 10);
      expect(toValue(zoomed, x)).toBeCloseTo(toValue(view, x), 3);
    }),
  );
});

it('never shows more than everything nor less than the least span', () => {
  const view = fit(bounds, 800);
  expect(zoom(view, 0.01, 400, bounds, 10)).toEqual(view);
  const closest = zoom(view, 1e12, 400, bounds, 10);
  expect(closest.end - closest.start).toBeCloseTo(10);
});

it('stops panning at either end', () => {
  const view = zoom(fit(bounds, 800), 4, 400, bounds, 10);
  expect(pan(view, -1e9, bounds).start).toBeCloseTo(fit(bounds, 800).start);
  expect(pan(view, 1e9, bounds).end).toBeCloseTo(fit(bounds, 800).end);
});

it('moves only if what is to be seen is not in sight', () => {
  const view = zoom(fit(bounds, 800), 10, 400, bounds, 10);
  expect(reveal(view, toValue(view, 400), bounds)).toBe(view);
  const moved = reveal(view, 900_000, bounds);
  expect(toX(moved, 900_000)).toBeGreaterThan(0);
  expect(toX(moved, 900_000)).toBeLessThan(800);
});

it('rounds a growing end up, so that most events do not rescale the picture', () => {
  const ends = new Set(Array.from({ length: 1_000 }, (_, at) => growingEnd(1_000 + at)));
  expect(ends.size).toBeLessThan(6);
  for (const end of [1, 999, 123_456]) {
    expect(growingEnd(end)).toBeGreaterThanOrEqual(end * 0.999);
    expect(growingEnd(end)).toBeLessThanOrEqual(end * 1.26);
  }
});

it.each([
  [0.7, 1],
  [1, 1],
  [1.2, 2],
  [3, 5],
  [7, 10],
  [120, 200],
])('rounds a step of %d up to %d', (least, step) => {
  expect(roundStep(least, 0)).toBeCloseTo(step);
});

it('labels an axis in one unit that fits', () => {
  expect(ticks({ start: 0, end: 500_000_000, width: 500 }, 'time', units).map((tick) => tick.label)).toEqual([
    '0 ms',
    '100 ms',
    '200 ms',
    '300 ms',
    '400 ms',
    '500 ms',
  ]);
  expect(ticks({ start: 0, end: 2e9, width: 400 }, 'time', units).map((tick) => tick.label)).toEqual([
    '0.0 s',
    '0.5 s',
    '1.0 s',
    '1.5 s',
    '2.0 s',
  ]);
  expect(ticks({ start: 0, end: 300_000, width: 400 }, 'time', units)[1]?.label).toBe('100 µs');
});

it('marks whole steps only on the causal axis', () => {
  const labels = ticks({ start: 0.4, end: 3.2, width: 800 }, 'causal', units).map((tick) => tick.value);
  expect(labels).toEqual([1, 2, 3]);
});
