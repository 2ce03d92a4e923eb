/** The counterpart in Python comes to the same as the lab. */
import { describe, expect, it } from 'vitest';
import { python, runPython } from '../../support/python';

interface Outcome {
  readonly consumed: Readonly<Record<string, readonly (number | string)[]>>;
  readonly stuck: readonly string[];
  readonly handled: number;
  readonly ledger: { readonly debit: number; readonly credit: number };
}

const run = async (...options: readonly string[]): Promise<Outcome> =>
  JSON.parse(await runPython('threads/threads.py', ...options)) as Outcome;

describe.skipIf(!python)('threads.py', () => {
  it('with one sentinel one of two consumers is left waiting', async () => {
    const { consumed, stuck, handled } = await run();
    expect(stuck).toHaveLength(1);
    expect(Object.values(consumed).flat().toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect(handled).toBe(5);
  });

  it('with one each nobody is, and all saw one variable', async () => {
    const { stuck, handled, ledger } = await run('--ending', 'one-each', '--consumers', '4', '--wait-s', '10');
    expect(stuck).toEqual([]);
    expect(handled).toBe(5);
    expect(ledger).toEqual({ debit: 5, credit: 5 });
  });

  it('one that is asked to leave leaves, and the other does all of it', async () => {
    const { consumed, stuck } = await run('--cancel', 'consumer-1', '--wait-s', '10');
    expect(consumed).toEqual({ 'consumer-1': [], 'consumer-2': [1, 2, 3, 4, 5] });
    expect(stuck).toEqual([]);
  });
});
