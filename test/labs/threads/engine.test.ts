/** Real threads: who is stuck and on what, what is shared, and what a stop leaves. */
import { describe, expect, it } from 'vitest';
import { threadsEngine } from '../../../src/main/labs/threads/engine';
import { threads } from '../../../src/shared/labs/threads/contract';
import { startLab, runLab, type StartedLab } from '../../support/run-lab';

type Lab = StartedLab<typeof threads>;
const start = (options: Parameters<typeof startLab<typeof threads>>[2]): Lab =>
  startLab(threadsEngine, threads, options);

/** Resolves when all who are left wait for an item nobody will put. */
const oneWaits = async (run: Lab): Promise<string> => {
  const exit = await run.until(({ actor, kind }) => actor.startsWith('consumer') && kind === 'exit');
  const other = exit.actor === 'consumer-1' ? 'consumer-2' : 'consumer-1';
  const count = (wanted: string): number => run.events().filter(({ kind }) => kind === wanted).length;
  // Since the sentinel was the last item, nothing is left that the other's wait could end with.
  await run.until(
    () => count('put') === count('get') && run.events().findLast(({ actor }) => actor === other)?.kind === 'wait',
  );
  return other;
};

describe('the end', () => {
  it('one sentinel reaches one consumer; the other waits for an item until the run is stopped', async () => {
    const run = start({ params: { workMs: 0 }, pace: { mode: 'shuffled' } });
    const other = await oneWaits(run);
    const { status, summary, events } = await run.stop();
    expect(status).toBe('stopped');
    expect(summary.stuck).toEqual({ [other]: 'item' });
    expect(Object.values(summary.consumed).flat().toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect(events.filter(({ kind, data }) => kind === 'get' && JSON.stringify(data) === '{"item":-1}')).toHaveLength(1);
  });

  it('a sentinel by hand ends the one that waits, and says so by its msg', async () => {
    const run = start({ params: { workMs: 0 } });
    const other = await oneWaits(run);
    await run.act('put', { item: -1 });
    const { status, summary, events } = await run.end();
    expect(status).toBe('completed');
    expect(summary.stuck).toEqual({});
    const put = events.find(({ actor, kind }) => actor === 'main' && kind === 'put');
    expect(events.find(({ kind, msg }) => kind === 'get' && msg === put?.msg)?.actor).toBe(other);
  });

  it('closing by hand ends it too, and a closed queue takes nothing more', async () => {
    const run = start({ params: { workMs: 0, input: ['x', 2] } });
    await run.until(({ actor, kind }) => actor === 'creator' && kind === 'exit');
    await run.act('close', {});
    expect((await run.end()).status).toBe('completed');
  });

  it.each(['one-each', 'close'] as const)('%s ends them all, whatever stands in the list', async (ending) => {
    const params = { workMs: 0, ending, consumers: 4, input: [-1, 'ä', 'b', 3] };
    const { status, summary } = await runLab(threadsEngine, threads, { params });
    expect(status).toBe('completed');
    expect(summary.stuck).toEqual({});
    expect(Object.values(summary.consumed).flat().map(String).toSorted()).toEqual(['3', 'b', 'ä']);
  });
});

describe('one variable', () => {
  it('is counted by all and read by all, main too', async () => {
    const { summary, events } = await runLab(threadsEngine, threads, {
      experiment: 'shared-variable',
      params: { workMs: 0, input: Array.from({ length: 200 }, () => 7), ending: 'close', consumers: 4 },
    });
    expect(summary.handled['main']).toBe(200);
    const values = events.flatMap(({ kind, cell, data }) =>
      kind === 'store' && cell === 'handled' ? [(data as { value: number }).value] : [],
    );
    expect(values).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  });
});

describe('what is refused', () => {
  it('a stranger, one that has ended, a request nobody looks at', async () => {
    const run = start({ params: { workMs: 0 } });
    await run.until(({ actor, kind }) => actor === 'creator' && kind === 'exit');
    await expect(run.act('terminate', { actor: 'consumer-9' })).rejects.toMatchObject({ code: 'NO_SUCH_ACTOR' });
    await expect(run.act('terminate', { actor: 'main' })).rejects.toMatchObject({ code: 'NO_SUCH_ACTOR' });
    await expect(run.act('pause', { actor: 'creator' })).rejects.toMatchObject({ code: 'ACTOR_HAS_ENDED' });
    const other = await oneWaits(run);
    await expect(run.act('cancel', { actor: other })).rejects.toMatchObject({ code: 'NOT_COOPERATIVE' });
    await run.stop();
  });

  it('more than fits by hand', async () => {
    const run = start({ params: { workMs: 10_000, consumers: 1, input: [1] } });
    await run.until(({ kind }) => kind === 'work');
    for (let n = 0; n < 1_001; n += 1) await run.act('put', { item: n });
    await expect(run.act('put', { item: 'too much' })).rejects.toMatchObject({ code: 'QUEUE_IS_FULL' });
    await run.stop();
  });
});
