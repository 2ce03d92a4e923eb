/** First in, first out, whoever puts and takes, and what the summary says of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queueEngine } from '../../../src/main/labs/queue/engine';
import { queue } from '../../../src/shared/labs/queue/contract';
import { runLab, startLab, type EndedLab } from '../../support/run-lab';
import { by, dataOf, depths, itemsOf, ofKind, waitsFor } from './trace-facts';

type Ended = EndedLab<typeof queue>;
interface Shape {
  readonly capacity: number;
  readonly producers: number;
  readonly consumers: number;
  readonly items: number;
}

function expectFifo({ events, summary, status }: Ended, { capacity, producers, items }: Shape): void {
  expect(status).toBe('completed');
  const put = itemsOf(events, 'put');
  const taken = itemsOf(events, 'get');
  expect(taken).toEqual(put);
  expect(summary.order).toEqual(taken);
  for (let producer = 1; producer <= producers; producer += 1) {
    const own = put.filter((item) => String(item).startsWith(`${producer}.`));
    expect(own).toEqual(Array.from({ length: items }, (_, index) => `${producer}.${index + 1}`));
  }
  const deepest = Math.max(0, ...depths(events));
  expect(Math.min(0, ...depths(events))).toBe(0);
  expect(summary.maxDepth).toBe(deepest);
  if (capacity > 0) expect(deepest).toBeLessThanOrEqual(capacity);
  expectCausal(events, capacity);
}

/** The put number n says it was made possible by the get number n - capacity, which came before it. */
function expectCausal(events: Ended['events'], capacity: number): void {
  const gets = ofKind(events, 'get');
  for (const [index, put] of ofKind(events, 'put').entries()) {
    const enabler = capacity > 0 ? gets[index - capacity] : undefined;
    expect(put.after).toBe(enabler?.msg);
    if (enabler) expect(enabler.seq).toBeLessThan(put.seq);
  }
  for (const get of gets) {
    const put = ofKind(events, 'put').find(({ msg }) => msg === get.msg);
    expect(put?.seq).toBeLessThan(get.seq);
    expect(put?.t).toBeLessThanOrEqual(get.t);
  }
}

/** A thread's wait lasts until its own next event. */
function expectWaitsAddUp(events: Ended['events'], { waitedMs }: Ended['summary']): void {
  for (const [actor, ms] of Object.entries(waitedMs)) {
    const own = by(events, actor);
    const next = (at: number): number => own[at + 1]?.t ?? NaN;
    const ns = own.reduce((total, { kind, t }, at) => total + (kind === 'wait' ? next(at) - t : 0), 0);
    expect(ms).toBeCloseTo(ns / 1e6, 2);
  }
}

describe('a run of the queue', () => {
  it('gives out items in the order they were put, and each thread is one of its own', async () => {
    const run = startLab(queueEngine, queue, { params: { workMs: 1 } });
    const ended = await run.end();
    expectFifo(ended, { capacity: 0, producers: 1, consumers: 1, items: 6 });
    const [main, ...threads] = [...run.actors().values()];
    expect(main).toMatchObject({ actor: 'main', kind: 'main', pid: process.pid });
    expect(threads.map(({ actor, kind, program }) => [actor, kind, program])).toEqual([
      ['producer-1', 'thread', 'queue/producer.worker.ts'],
      ['consumer-1', 'thread', 'queue/consumer.worker.ts'],
    ]);
    expect(new Set(threads.map(({ threadId }) => threadId)).size).toBe(2);
    expect(ended.events.every(({ fidelity }) => fidelity === 'LIVE')).toBe(true);
  });

  it('begins with spawn and ready that belong together, and ends with exit', async () => {
    const { events } = await runLab(queueEngine, queue, { params: { items: 1, workMs: 0, consumers: 2 } });
    for (const spawn of ofKind(events, 'spawn')) {
      const ready = ofKind(events, 'ready').find(({ msg }) => msg === spawn.msg);
      expect(ready?.actor).toBe(dataOf(spawn)['actor']);
      expect(ready?.seq).toBeGreaterThan(spawn.seq);
    }
    for (const actor of ['producer-1', 'consumer-1', 'consumer-2']) {
      expect(by(events, actor).at(-1)).toMatchObject({ kind: 'exit', data: { code: 0, signal: null } });
    }
  });

  it('is closed by main after the last producer, and every consumer ends by finding it closed', async () => {
    const { events } = await runLab(queueEngine, queue, {
      params: { producers: 3, consumers: 2, items: 4, workMs: 0 },
    });
    const [closed, ...found] = ofKind(events, 'close');
    expect(closed).toMatchObject({ actor: 'main', queue: 'fifo' });
    const exits = events.filter(({ actor, kind }) => actor.startsWith('producer') && kind === 'exit');
    expect(exits.map(({ seq }) => seq).every((seq) => seq < (closed?.seq ?? 0))).toBe(true);
    expect(exits.map(({ msg }) => msg)).toContain(closed?.after);
    expect(found.map(({ actor }) => actor).sort()).toEqual(['consumer-1', 'consumer-2']);
    expect(found.every(({ msg }) => msg === closed?.msg)).toBe(true);
  });

  it('makes the producer wait where it is full', async () => {
    const ended = await runLab(queueEngine, queue, { experiment: 'full-queue', params: { workMs: 40 } });
    expectFifo(ended, { capacity: 2, producers: 1, consumers: 1, items: 6 });
    const waits = waitsFor(ended.events, 'room');
    expect(waits.length).toBeGreaterThan(0);
    expect(waits.every(({ actor, queue: place }) => actor === 'producer-1' && place === 'fifo')).toBe(true);
    expect(ended.summary.waitedMs['producer-1']).toBeGreaterThan(0);
    expectWaitsAddUp(ended.events, ended.summary);
  });

  it('makes consumers wait where it is empty, and adds up the waits of each thread', async () => {
    // Shuffled, so that it is the seed and not this machine that makes consumers come too early.
    const { events, summary } = await runLab(queueEngine, queue, {
      experiment: 'who-gets-next',
      params: { capacity: 1, workMs: 0, items: 5 },
      pace: { mode: 'shuffled' },
    });
    expect(waitsFor(events, 'item').map(({ actor }) => actor)).toContain('consumer-1');
    expect(Object.keys(summary.waitedMs)).toEqual(['producer-1', 'consumer-1', 'consumer-2', 'consumer-3']);
    expectWaitsAddUp(events, summary);
  });

  it('works through any small number of threads, items and slots', async () => {
    const shapes = fc.record({
      capacity: fc.integer({ min: 0, max: 3 }),
      producers: fc.integer({ min: 1, max: 3 }),
      consumers: fc.integer({ min: 1, max: 3 }),
      items: fc.integer({ min: 0, max: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(shapes, fc.constantFrom('free' as const, 'shuffled' as const), async (shape, mode) => {
        expectFifo(await runLab(queueEngine, queue, { params: { ...shape, workMs: 0 }, pace: { mode } }), shape);
      }),
      {
        numRuns: 15,
        examples: [
          [{ capacity: 1, producers: 3, consumers: 3, items: 6 }, 'free'],
          [{ capacity: 1, producers: 1, consumers: 1, items: 0 }, 'free'],
        ],
      },
    );
  });

  it('loses nothing of a hundred thousand events and more, though they overflow every ring', async () => {
    const { events, summary } = await runLab(queueEngine, queue, {
      params: { capacity: 100, producers: 2, consumers: 2, items: 20_000, workMs: 0 },
    });
    expect(ofKind(events, 'put', 'get', 'work')).toHaveLength(120_000);
    expect(summary.order).toHaveLength(40_000);
    expect(new Set(summary.order).size).toBe(40_000);
    expect(itemsOf(events, 'get')).toEqual(itemsOf(events, 'put'));
    expect(summary.maxDepth).toBe(depths(events).reduce((most, depth) => Math.max(most, depth), 0));
  });

  it('names the line of the program that runs', async () => {
    const { events } = await runLab(queueEngine, queue, { params: { capacity: 1, items: 3, workMs: 0 } });
    const source = (name: string): string[] =>
      readFileSync(join(import.meta.dirname, '../../../src/main/labs/queue', name), 'utf8').split('\n');
    const programs = { 'producer-1': source('producer.worker.ts'), 'consumer-1': source('consumer.worker.ts') };
    const said = { put: 'self.put(', get: 'self.get(', work: 'self.work(' };
    for (const event of ofKind(events, 'put', 'get', 'work')) {
      const text = programs[event.actor as keyof typeof programs][(event.line ?? 0) - 1];
      expect(text).toContain(said[event.kind as keyof typeof said]);
    }
    expect(new Set(ofKind(events, 'wait').map(({ actor }) => actor)).size).toBeGreaterThan(0);
  });

  it('tells why a thread ended that threw, and lets the others go on', async () => {
    const broken = join(import.meta.dirname, 'throwing.mjs');
    let asked = 0;
    const { events, summary, status } = await runLab(
      (run) => {
        // The second consumer runs a program that throws.
        const programFile = (name: string): string =>
          name.endsWith('consumer.worker') && (asked += 1) === 2 ? broken : run.programFile(name);
        return queueEngine({ ...run, programFile });
      },
      queue,
      { params: { consumers: 2, workMs: 0 } },
    );
    expect(status).toBe('completed');
    expect(by(events, 'consumer-2')).toEqual([
      expect.objectContaining({ kind: 'error', data: { message: 'no luck today' } }),
      expect.objectContaining({ kind: 'exit', data: { code: 1, signal: null } }),
    ]);
    expect(summary.order).toHaveLength(6);
  });
});
