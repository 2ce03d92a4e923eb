/** The lab as a learner meets it: every experiment, free and undisturbed. */
import { describe, expect, it } from 'vitest';
import { processesEngine } from '../../../src/main/labs/processes/engine';
import { processes } from '../../../src/shared/labs/processes/contract';
import type { TraceEvent } from '../../../src/shared/trace/event';
import { runLab, startLab } from '../../support/run-lab';
import { at, expectCausalOrder, expectPairs, isAlive, itemOf } from './trace';

const well = { code: 0, signal: null };

describe('processes', () => {
  it('hands every item on in order, meets the bad one, ends at the sentinel', async () => {
    const { status, summary, events } = await runLab(processesEngine, processes, { params: { workMs: 1 } });
    expect(status).toBe('completed');
    expect(summary).toEqual({
      consumed: { 'consumer-1': [1, 2, 3, 4, 5] },
      bad: ['d'],
      leftInQueue: { items: [], results: [] },
      exitCodes: { creator: well, 'consumer-1': well },
      handled: { main: 0, creator: 0, 'consumer-1': 5 },
    });
    expect(at(events, 'creator', 'put').map(itemOf)).toEqual([1, 2, 3, 4, 5, 'd', -1]);
    expect(at(events, 'consumer-1', 'get').map(itemOf)).toEqual([1, 2, 3, 4, 5, 'd', -1]);
    expect(at(events, 'main', 'get').map(itemOf)).toEqual([2, 4, 6, 8, 10]);
    expect(events.every(({ fidelity }) => fidelity === 'LIVE')).toBe(true);
    expectPairs(events);
    expectCausalOrder(events);
  });

  it('runs real processes: their numbers are those of the operating system', async () => {
    const run = startLab(processesEngine, processes, {
      experiment: 'no-sentinel',
      params: { workMs: 0, consumers: 2 },
    });
    await run.until(({ actor, kind }) => actor === 'consumer-2' && kind === 'wait');
    const pids = at(run.events(), 'main', 'spawn').map(({ data }) => (data as { pid: number }).pid);
    const announced = ['creator', 'consumer-1', 'consumer-2'].map((actor) => run.actors().get(actor)?.pid);
    expect(pids).toEqual(announced);
    expect(new Set([process.pid, ...pids]).size).toBe(4);
    expect(pids.slice(1).every(isAlive)).toBe(true);
    expect(run.actors().get('main')?.pid).toBe(process.pid);
    await run.stop();
    expect(pids.some(isAlive)).toBe(false);
  });

  it('names the program of each process, and lines that are in it', async () => {
    const run = startLab(processesEngine, processes, { params: { workMs: 0 } });
    const { events } = await run.end();
    expect(run.actors().get('creator')?.program).toBe('processes/creator.process.ts');
    expect(run.actors().get('consumer-1')?.program).toBe('processes/consumer.process.ts');
    expect(await lineOf('creator', at(events, 'creator', 'put')[0])).toContain("self.put('items', item)");
    expect(await lineOf('consumer', at(events, 'consumer-1', 'get')[0])).toContain("get<Item>('items')");
    expect(await lineOf('consumer', at(events, 'consumer-1', 'work')[0])).toContain('self.work(item');
    expect(await lineOf('consumer', at(events, 'consumer-1', 'error')[0])).toContain('self.reject(item)');
  });

  it('goes on after a bad item in the middle', async () => {
    const { summary } = await runLab(processesEngine, processes, { experiment: 'bad-item', params: { workMs: 0 } });
    expect(summary.consumed).toEqual({ 'consumer-1': [1, 2, 3, 4] });
    expect(summary.bad).toEqual(['d']);
  });

  it('waits for ever without a sentinel, until one is put by hand', async () => {
    const run = startLab(processesEngine, processes, { experiment: 'no-sentinel', params: { workMs: 0 } });
    const last = await run.until(
      ({ actor, kind, msg }) => actor === 'consumer-1' && kind === 'put' && msg === 'consumer-1#3',
    );
    const wait = await run.until(({ seq, actor, kind }) => actor === 'consumer-1' && kind === 'wait' && seq > last.seq);
    expect(wait).toMatchObject({ queue: 'items', data: { for: 'item' } });
    const { seq: creatorEnded } = await run.until(({ actor, kind }) => actor === 'creator' && kind === 'exit');
    await run.until(
      ({ seq, actor, kind }) => actor === 'main' && kind === 'wait' && seq > Math.max(creatorEnded, last.seq),
    );
    expect(at(run.events(), 'main', 'wait').at(-1)?.data).toEqual({ for: 'exit' });
    expect(run.run.recorder.end).toBeUndefined();

    await run.act('put', { item: -1 });
    const { status, summary, events } = await run.end();
    expect(status).toBe('completed');
    expect(summary.exitCodes['consumer-1']).toEqual(well);
    const byHand = at(events, 'main', 'put')[0];
    expect(byHand).toMatchObject({ queue: 'items', data: { item: -1 } });
    expect(at(events, 'consumer-1', 'get').at(-1)?.msg).toBe(byHand?.msg);
  });

  it('shares nothing: each process counts in a variable of its own', async () => {
    const options = { experiment: 'nothing-shared', params: { workMs: 0 } } as const;
    const { summary, events } = await runLab(processesEngine, processes, options);
    expect(summary.handled).toEqual({ main: 0, creator: 0, 'consumer-1': 3 });
    expect(at(events, 'consumer-1', 'store').map(({ data }) => data)).toEqual([
      { value: 1 },
      { value: 2 },
      { value: 3 },
    ]);
    expect(at(events, 'main', 'load')).toMatchObject([{ cell: 'main.handled', data: { value: 0 } }]);
  });

  it('ends one of eight consumers by one sentinel; the others wait', async () => {
    const run = startLab(processesEngine, processes, { params: { input: [1, 2, 3, -1], workMs: 0, consumers: 8 } });
    const ended = await run.until(({ actor, kind }) => actor.startsWith('consumer') && kind === 'exit');
    const others = Array.from({ length: 8 }, (_, index) => `consumer-${index + 1}`).filter(
      (actor) => actor !== ended.actor,
    );
    for (const other of others) await run.until(({ actor, kind }) => actor === other && kind === 'wait');
    const { status, summary } = await run.stop();
    expect(status).toBe('stopped');
    expect(Object.values(summary.exitCodes).filter(({ code }) => code === 0)).toHaveLength(2);
    expect(Object.values(summary.consumed).flat().toSorted()).toEqual([1, 2, 3]);
  });

  it('ends all of eight consumers by eight sentinels', async () => {
    const input = [...Array.from({ length: 200 }, (_, index) => index), ...Array.from({ length: 8 }, () => -1)];
    const { status, summary, events } = await runLab(processesEngine, processes, {
      params: { input, workMs: 0, consumers: 8 },
    });
    expect(status).toBe('completed');
    expect(Object.values(summary.exitCodes)).toEqual(Array.from({ length: 9 }, () => well));
    expect(
      Object.values(summary.consumed)
        .flat()
        .toSorted((a, b) => Number(a) - Number(b)),
    ).toEqual(input.slice(0, 200));
    expect(
      Object.entries(summary.handled)
        .filter(([actor]) => actor.startsWith('consumer'))
        .map(([, count]) => count),
    ).toEqual(Object.values(summary.consumed).map((items) => items.length));
    // Whoever takes them, they leave the queue in the order in which they came.
    expect(events.filter(({ kind, queue }) => kind === 'get' && queue === 'items').map(itemOf)).toEqual(input);
    expectPairs(events);
    expectCausalOrder(events);
  });

  it('carries ten thousand items, as many as it allows', async () => {
    const input = [...Array.from({ length: 9_999 }, (_, index) => index), -1];
    const { status, summary, events, dropped } = await runLab(processesEngine, processes, {
      params: { input, workMs: 0 },
    });
    expect(status).toBe('completed');
    expect(summary.consumed['consumer-1']).toEqual(input.slice(0, -1));
    expect(dropped).toBe(0);
    expect(at(events, 'main', 'get').map(itemOf)).toEqual(input.slice(0, -1).map((item) => item * 2));
  });

  it('lets the creator of an empty list end at once and the consumer wait', async () => {
    const run = startLab(processesEngine, processes, { params: { input: [] } });
    await run.until(({ actor, kind }) => actor === 'creator' && kind === 'exit');
    await run.until(({ actor, kind }) => actor === 'consumer-1' && kind === 'wait');
    const { status, summary } = await run.stop();
    expect(status).toBe('stopped');
    expect(summary).toMatchObject({ consumed: { 'consumer-1': [] }, bad: [], exitCodes: { creator: well } });
  });

  it('takes every text for what it is: not a number', async () => {
    const texts = ['한글', '🍜', '', '7', 'ñ'.normalize('NFD'), 'x'.repeat(1_000), '-1', 'null', '__proto__'];
    const { summary } = await runLab(processesEngine, processes, {
      params: { input: [0, ...texts, 0.5, -1], workMs: 0 },
    });
    expect(summary.bad).toEqual(texts);
    expect(summary.consumed).toEqual({ 'consumer-1': [0, 0.5] });
  });

  it('rejects a number whose double is none', async () => {
    const { summary } = await runLab(processesEngine, processes, { params: { input: [1e308, 2, -1], workMs: 0 } });
    expect(summary.bad).toEqual([1e308]);
    expect(summary.consumed).toEqual({ 'consumer-1': [2] });
  });

  it('leaves in the queue what nobody took', async () => {
    const { status, summary } = await runLab(processesEngine, processes, {
      params: { input: [1, -1, 2, 'three'], workMs: 0 },
    });
    expect(status).toBe('completed');
    expect(summary.leftInQueue).toEqual({ items: [2, 'three'], results: [] });
  });
});

async function lineOf(program: 'creator' | 'consumer', event: TraceEvent | undefined): Promise<string | undefined> {
  const { readFile } = await import('node:fs/promises');
  const file = new URL(`../../../src/main/labs/processes/${program}.process.ts`, import.meta.url);
  return (await readFile(file, 'utf8')).split('\n')[(event?.line ?? 0) - 1];
}
