/** The Python counterpart loses the same update and sells the same ticket twice: where there is a Python 3. */
import { expect, it } from 'vitest';
import { python, runPython } from '../../support/python';

const lines = async (...args: readonly string[]): Promise<string[]> =>
  (await runPython('races/races.py', ...args)).trim().split(/\r?\n/);

it.skipIf(!python)('loses an update, sells a ticket twice, and loses nothing under a lock', async () => {
  expect(await lines()).toEqual(['lost update: 1 of 2', 'tickets sold: 2 of 1', 'with a lock: 200 of 200']);
});

it.skipIf(!python)('does so with as many threads as it is told', async () => {
  expect(await lines('4')).toEqual(['lost update: 1 of 4', 'tickets sold: 4 of 1', 'with a lock: 400 of 400']);
  expect((await lines('1'))[0]).toBe('lost update: 1 of 1');
});
