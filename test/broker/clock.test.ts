/** Waits longer than a timer of Node can: it would ring at once. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { machineClock } from '../../src/main/broker/clock';

const LONGEST_TIMER_MS = 2 ** 31 - 1;
const LONG_MS = LONGEST_TIMER_MS * 2 + 5;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('rings after a long time, once', () => {
  const rung = vi.fn();
  machineClock.after(LONG_MS, rung);
  vi.advanceTimersByTime(LONG_MS - 1);
  expect(rung).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(rung).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

it('can be called off at any time', () => {
  const rung = vi.fn();
  const callOff = machineClock.after(LONG_MS, rung);
  vi.advanceTimersByTime(LONGEST_TIMER_MS + 1);
  callOff();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(LONG_MS);
  expect(rung).not.toHaveBeenCalled();
});
