/** What is measured against the number of workers, on real threads: counts and orders, no judging of speed. */
import { describe, expect, it } from 'vitest';
import { mix, ROUNDS_AT_ONCE, roundsPerMs } from '../../../src/main/labs/why/computing';
import { whyEngine } from '../../../src/main/labs/why/engine';
import { mostWorkers, rowsOf } from '../../../src/main/labs/why/rows';
import { why } from '../../../src/shared/labs/why/contract';
import { amdahl, bendOf, nearest, speedups } from '../../../src/shared/labs/why/scaling';
import { runLab, startLab } from '../../support/run-lab';

describe('computing', () => {
  it('needs each round for the next', () => {
    expect(mix(mix(7, 3), 4)).toBe(mix(7, 7));
    expect(mix(7, 1)).not.toBe(mix(7, 2));
    expect(mix(7, 0)).toBe(7);
    expect(new Set(Array.from({ length: 1_000 }, (_, rounds) => mix(0, rounds))).size).toBe(1_000);
  });

  it('is gauged by a clock: one portion a millisecond is that many rounds', () => {
    let ms = 0;
    expect(roundsPerMs(() => ms++)).toBe(ROUNDS_AT_ONCE);
  });
});

describe('rows', () => {
  it('go up to twice the cores, also where there is one', () => {
    expect(mostWorkers(0, 1, 32)).toBe(2);
    expect(mostWorkers(0, 4, 32)).toBe(8);
    expect(mostWorkers(0, 64, 32)).toBe(32);
    expect(mostWorkers(5, 4, 32)).toBe(5);
  });

  it('are all of them, or a dozen with the cores among them', () => {
    expect(rowsOf(4, 2)).toEqual([1, 2, 3, 4]);
    const many = rowsOf(32, 15);
    expect(many.length).toBeLessThanOrEqual(12);
    expect(many[0]).toBe(1);
    expect(many.at(-1)).toBe(32);
    expect(many).toContain(15);
  });
});

describe('what rows say', () => {
  const rows = (...perSecond: number[]) => perSecond.map((one, index) => ({ workers: index + 1, perSecond: one }));

  it('is compared with one worker alone', () => {
    expect(speedups(rows(10, 20, 15))).toEqual([1, 2, 1.5]);
    expect(speedups([{ workers: 2, perSecond: 10 }])).toEqual([]);
    expect(speedups(rows(0, 10))).toEqual([]);
  });

  it('bends where one more brings less than half of the first', () => {
    expect(bendOf(rows(10, 20, 21, 22))?.workers).toBe(2);
    expect(bendOf(rows(10, 20, 29, 31))?.workers).toBe(3);
    expect(bendOf(rows(10, 20, 30))).toBeUndefined();
    expect(bendOf(rows(10, 9))?.workers).toBe(1);
    expect(bendOf(rows())).toBeUndefined();
  });

  it('is as fast as there are workers by Amdahl’s formula only if nothing is shared', () => {
    expect(amdahl(0, 8)).toBe(8);
    expect(amdahl(1, 8)).toBe(1);
    expect(amdahl(0.25, 1_000_000)).toBeCloseTo(4, 4);
  });

  it('is nearest by ratio', () => {
    expect(nearest(3, { one: 1, four: 4 })).toBe('four');
    expect(nearest(1.9, { one: 1, four: 4 })).toBe('one');
  });
});

/** A row that the machine was too busy to count anything in is possible, a row with negative or unheard-of counts is not. */
const params = { workers: 3, measureMs: 50 } as const;

describe('throughput', () => {
  it.each(['compute', 'wait'] as const)('is measured for each number of workers (%s)', async (work) => {
    const { summary, events } = await runLab(whyEngine, why, { experiment: 'throughput', params: { ...params, work } });
    expect(summary.throughput?.map(({ workers }) => workers)).toEqual([1, 2, 3]);
    const notes = events.filter(({ actor, data }) => actor === 'main' && data && 'perSecond' in (data as object));
    expect(notes.map(({ data }) => data)).toMatchObject(summary.throughput ?? []);
    // What the workers say they have done is at least what was counted while it was measured.
    const done = events.flatMap(({ actor, kind, data }) =>
      actor.startsWith('worker') && kind === 'note' ? [(data as { done: number }).done] : [],
    );
    expect(done).toHaveLength(1 + 2 + 3);
    expect(done.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0);
  });

  it('keeps the trace short however many tasks there are', async () => {
    const { events } = await runLab(whyEngine, why, { experiment: 'throughput', params });
    expect(events.filter(({ kind }) => kind === 'work').length).toBeLessThanOrEqual((1 + 2 + 3) * 6);
  });
});

describe('bottleneck', () => {
  it('lets one at a time use what is shared', async () => {
    const { summary, events } = await runLab(whyEngine, why, {
      experiment: 'bottleneck',
      params: { ...params, work: 'compute', sharedPercent: 100 },
    });
    expect(summary.saturated?.map(({ workers }) => workers)).toEqual([1, 2, 3]);
    for (const { busy, waiting } of summary.saturated ?? []) {
      expect(busy).toBeGreaterThanOrEqual(0);
      expect(busy).toBeLessThanOrEqual(1);
      expect(waiting).toBeLessThanOrEqual(1);
    }
    // Only the first tasks of a turn are written down, so a lock may follow one whose unlock is not
    // in the trace; but between a lock and its unlock nobody else has it.
    let holder: string | undefined;
    for (const { actor, kind } of events) {
      if (kind === 'lock') {
        expect(holder).toBeUndefined();
        holder = actor;
      } else if (kind === 'unlock') {
        expect(actor).toBe(holder);
        holder = undefined;
      }
    }
    expect(events.some(({ kind }) => kind === 'block')).toBe(true);
  });

  it('never blocks one worker alone', async () => {
    const { summary, events } = await runLab(whyEngine, why, {
      experiment: 'bottleneck',
      params: { ...params, workers: 1 },
    });
    expect(summary.saturated).toHaveLength(1);
    expect(events.some(({ kind }) => kind === 'block')).toBe(false);
  });
});

describe('a stop', () => {
  const long = { workers: 4, measureMs: 10_000 } as const;
  it.each([
    ['throughput', 'compute', 'work'],
    ['throughput', 'wait', 'ready'],
    ['bottleneck', 'wait', 'block'],
    ['bottleneck', 'compute', 'lock'],
  ] as const)('ends %s (%s) at its first %s', async (experiment, work, kind) => {
    // All shared, so that there is a row in which somebody is blocked; the first row has one worker only.
    const measureMs = kind === 'block' ? 50 : long.measureMs;
    const lab = startLab(whyEngine, why, { experiment, params: { ...long, measureMs, work, sharedPercent: 100 } });
    await lab.until((event) => event.kind === kind);
    expect((await lab.stop()).status).toBe('stopped');
  });

  it('can be stepped row by row', async () => {
    const lab = startLab(whyEngine, why, {
      experiment: 'throughput',
      params: { ...params, workers: 2 },
      pace: { mode: 'paused' },
    });
    const stands = (actor: string, kind: string) =>
      lab.atGate(({ waiting }) => waiting.some((one) => one.actor === actor && one.kind === kind));
    for (const actor of ['main', 'main']) {
      await stands(actor, 'spawn');
      lab.run.turnstile.step(actor);
    }
    for (const actor of ['worker-1', 'worker-2']) {
      await stands(actor, 'ready');
      lab.run.turnstile.step(actor);
    }
    await stands('main', 'note');
    expect(lab.events().some(({ kind }) => kind === 'work')).toBe(false);
    lab.run.turnstile.step('main');
    await lab.until(({ data }) => (data as { perSecond?: number } | undefined)?.perSecond !== undefined);
    await lab.stop();
  });
});
