/** The counts against a count of our own, written without any of the machinery; and what is shown of it. */
import { describe, expect, it } from 'vitest';
import { deadlockEngine } from '../../../src/main/labs/deadlock/engine';
import { deadlock } from '../../../src/shared/labs/deadlock/contract';
import type { ParamsOf } from '../../../src/shared/labs/lab';
import { runLab } from '../../support/run-lab';
import { count } from './brute-force';

type Params = Partial<ParamsOf<typeof deadlock>>;

const explore = (params: Params) => runLab(deadlockEngine, deadlock, { experiment: 'explore', params });

describe.each(['naive', 'ordered', 'waiter'] as const)('%s', (strategy) => {
  it.each([2, 3, 4, 5])('%i philosophers', async (philosophers) => {
    const expected = count(strategy, philosophers, { remembering: true });
    // Adding up what follows from a position once must not change the sum.
    if (expected.schedules < 100_000n) expect(count(strategy, philosophers)).toEqual(expected);
    const { status, summary } = await explore({ strategy, philosophers });
    expect(status).toBe('completed');
    expect(BigInt(summary.schedules ?? -1)).toBe(expected.schedules);
    expect(BigInt(summary.deadlocks ?? -1)).toBe(expected.deadlocks);
    expect(summary.shortest?.length).toBe(expected.shortest);
  });
});

it('two meals each', async () => {
  const expected = count('naive', 3, { meals: 2, remembering: true });
  const { summary } = await explore({ philosophers: 3, meals: 2 });
  expect(BigInt(summary.schedules ?? -1)).toBe(expected.schedules);
  expect(BigInt(summary.deadlocks ?? -1)).toBe(expected.deadlocks);
});

it('two locks in opposite order deadlock in 2 of 6 orders; in one order never', async () => {
  expect((await explore({ program: 'two-locks' })).summary).toMatchObject({ schedules: 6, deadlocks: 2 });
  expect((await explore({ program: 'two-locks', strategy: 'ordered' })).summary).toMatchObject({
    schedules: 2,
    deadlocks: 0,
    shortest: null,
  });
});

it('shows the shortest deadlock step by step, as a model', async () => {
  const { events, summary } = await explore({});
  const steps = events.filter(({ data }) => typeof (data as { step?: unknown } | undefined)?.step === 'number');
  expect(steps.map(({ data }) => (data as { thread?: number }).thread)).toEqual(summary.shortest);
  expect(new Set(steps.map(({ fidelity }) => fidelity))).toEqual(new Set(['SIMULATED']));
  expect(events.at(-1)).toMatchObject({ kind: 'error', data: { reason: 'deadlock' } });
});
