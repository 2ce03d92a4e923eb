/** The Python counterpart does the same: where there is a Python 3. */
import { expect, it } from 'vitest';
import { python, runPython } from '../../support/python';

const lines = async (...args: readonly string[]): Promise<string[]> =>
  (await runPython('deadlock/deadlock.py', ...args)).trim().split(/\r?\n/);

it.skipIf(!python)('naive: each waits for the right fork, nobody eats, nothing notices', async () => {
  const printed = await lines('naive', '3', '1', '0.05');
  expect(printed.slice(0, 3).sort()).toEqual([
    'philosopher-0 waits for fork-1',
    'philosopher-1 waits for fork-2',
    'philosopher-2 waits for fork-0',
  ]);
  expect(printed.slice(3)).toEqual(['still waiting: 3', 'meals: 0 0 0']);
});

it.skipIf(!python).each(['ordered', 'try', 'waiter'])('%s: everybody eats every meal', async (strategy) => {
  expect(await lines(strategy, '3', '50', '30')).toEqual(['still waiting: 0', 'meals: 50 50 50']);
});
