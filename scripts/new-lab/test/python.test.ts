import { expect, it } from 'vitest';
import { python, runPython } from '../../support/python';

it.skipIf(!python)('the Python counterpart does its steps and ends', async () => {
  expect((await runPython('__id__/__snake__.py')).trim().split(/\r?\n/)).toEqual([
    'done 1',
    'done 2',
    'done 3',
    'exit code 0',
  ]);
});
