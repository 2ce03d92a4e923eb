/** The counterpart in Python comes to the same as the lab. */
import { describe, expect, it } from 'vitest';
import { processesEngine } from '../../../src/main/labs/processes/engine';
import type { Item } from '../../../src/shared/labs/item-list';
import { processes, type ProcessesSummary } from '../../../src/shared/labs/processes/contract';
import { python, runPython } from '../../support/python';
import { runLab } from '../../support/run-lab';

describe.skipIf(!python)('processes.py', () => {
  it.each<[string, readonly Item[], number]>([
    ['the default run', [1, 2, 3, 4, 5, 'd', -1], 1],
    ['nothing but the sentinel', [-1], 1],
    ['texts of all sorts, and a number whose double is none', ['한글', 1, '🍜', '', 1e308, 2.5, -1, 9], 1],
  ])('agrees on %s', async (_name, input, consumers) => {
    const theirs = await run(input, consumers);
    const ours = await runLab(processesEngine, processes, { params: { input, consumers, workMs: 0 } });
    expect(theirs).toEqual(comparable(ours.summary));
  });

  it('agrees on which items are consumed by two consumers, whoever takes them', async () => {
    const input = [1, 'x', 2, 3, 4, -1, -1];
    const theirs = await run(input, 2);
    expect(Object.values(theirs.consumed).flat().toSorted()).toEqual([1, 2, 3, 4]);
    expect(theirs.bad).toEqual(['x']);
    expect(theirs.exitCodes).toEqual({ creator: 0, 'consumer-1': 0, 'consumer-2': 0 });
  });
});

type Comparable = Pick<ProcessesSummary, 'consumed' | 'bad'> & {
  readonly exitCodes: Readonly<Record<string, number | null>>;
};

function comparable({ consumed, bad, exitCodes }: ProcessesSummary): Comparable {
  return {
    consumed,
    bad,
    exitCodes: Object.fromEntries(Object.entries(exitCodes).map(([actor, { code }]) => [actor, code])),
  };
}

async function run(input: readonly Item[], consumers: number): Promise<Comparable> {
  const options = ['--input', JSON.stringify(input), '--consumers', String(consumers), '--work-ms', '0'];
  return JSON.parse(await runPython('processes/processes.py', ...options)) as Comparable;
}
