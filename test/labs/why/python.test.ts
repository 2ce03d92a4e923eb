import { expect, it } from 'vitest';
import { python, runPython } from '../../support/python';

it.skipIf(!python)('the Python counterpart does the tasks in the same three ways', async () => {
  const lines = (await runPython('why/why.py', '5', '50', '3')).trim().split(/\r?\n/);
  const of = (way: string): string[] =>
    lines.filter((line) => line.startsWith(way)).map((line) => line.slice(way.length + 1));
  expect(of('sequential')).toEqual(['begins 1', 'done 1', 'begins 2', 'done 2', 'begins 3', 'done 3']);
  expect(of('concurrent').slice(0, 3)).toEqual(['begins 1', 'begins 2', 'begins 3']);
  expect(of('concurrent').slice(3).sort()).toEqual(['done 1', 'done 2', 'done 3']);
  expect(of('parallel').sort()).toEqual(['begins 1', 'begins 2', 'begins 3', 'done 1', 'done 2', 'done 3']);
  expect(of('bottleneck')).toHaveLength(3);
});
