/** The same tasks in three ways, on real threads: told apart by the order of events, never by time. */
import { describe, expect, it } from 'vitest';
import { whyEngine } from '../../../src/main/labs/why/engine';
import { why } from '../../../src/shared/labs/why/contract';
import type { TraceEvent } from '../../../src/shared/trace/event';
import { runLab, startLab } from '../../support/run-lab';

const experiment = 'slow-among-fast';
const params = { tasks: 4, fastMs: 2, slowMs: 40 } as const;

interface Data {
  readonly item?: number;
  readonly done?: number;
  readonly for?: string;
}
const dataOf = ({ data }: TraceEvent): Data => (data ?? {}) as Data;

/** `+2` where task 2 begins, `-2` where it is done, in the order of the trace. */
const story = (events: readonly TraceEvent[], way: string): readonly string[] =>
  events
    .filter(({ actor }) => actor.startsWith(way))
    .flatMap((event) => {
      const { item, done } = dataOf(event);
      if (event.kind === 'work') return [`+${item ?? ''}`];
      return done === undefined ? [] : [`-${done}`];
    });

describe('one after the other', () => {
  it.each(['wait', 'compute'] as const)('has never two under way (%s)', async (work) => {
    const { events, summary } = await runLab(whyEngine, why, {
      experiment,
      params: { ...params, work, mode: 'sequential' },
    });
    expect(story(events, 'sequential')).toEqual(['+1', '-1', '+2', '-2', '+3', '-3', '+4', '-4']);
    expect(Object.keys(summary.doneAtMs ?? {})).toEqual(['sequential']);
    expect(summary.doneAtMs?.sequential).toHaveLength(4);
  });
});

describe('concurrent, in one thread', () => {
  it('has begun all waits before the first one ends', async () => {
    const { events } = await runLab(whyEngine, why, {
      experiment,
      params: { ...params, slowMs: 200, mode: 'concurrent' },
    });
    const told = story(events, 'concurrent');
    expect(told.slice(0, 4)).toEqual(['+1', '+2', '+3', '+4']);
    expect(told.slice(4).sort()).toEqual(['-1', '-2', '-3', '-4']);
    const waits = events.filter((event) => event.kind === 'wait' && dataOf(event).for === 'timer');
    expect(waits.map((event) => dataOf(event).item)).toEqual([1, 2, 3, 4]);
    expect(told.at(-1)).toBe('-1'); // the slow one
  });

  it('does not get a fast task done before the slow one if they compute', async () => {
    const computing = { ...params, work: 'compute', mode: 'concurrent' } as const;
    const { events } = await runLab(whyEngine, why, { experiment, params: computing });
    expect(story(events, 'concurrent').filter((one) => one.startsWith('-'))).toEqual(['-1', '-2', '-3', '-4']);
    expect(events.some((event) => dataOf(event).for === 'timer')).toBe(false);
  });
});

it('gives each task a thread of its own where it is parallel', async () => {
  const { events } = await runLab(whyEngine, why, { experiment, params: { ...params, mode: 'parallel' } });
  const works = events.filter(({ kind }) => kind === 'work');
  expect(works.map((event) => [event.actor, dataOf(event).item]).sort()).toEqual([
    ['parallel-1', 1],
    ['parallel-2', 2],
    ['parallel-3', 3],
    ['parallel-4', 4],
  ]);
});

it('does all three, one after the other, and tells when each task was done', async () => {
  const { events, summary, status } = await runLab(whyEngine, why, {
    experiment,
    params: { ...params, slowAt: 'middle' },
  });
  expect(status).toBe('completed');
  expect(Object.values(summary.doneAtMs ?? {}).map((times) => times.length)).toEqual([4, 4, 4]);
  const ways = ['sequential', 'concurrent', 'parallel'];
  const rows = ways.map((way) =>
    events.flatMap(({ actor, kind }, row) => (actor.startsWith(way) && kind === 'work' ? [row] : [])),
  );
  expect(Math.max(...(rows[0] ?? []))).toBeLessThan(Math.min(...(rows[1] ?? [])));
  expect(Math.max(...(rows[1] ?? []))).toBeLessThan(Math.min(...(rows[2] ?? [])));
  const slow = events.find((event) => event.kind === 'work' && (event.data as { ms: number }).ms === 40);
  expect(slow && dataOf(slow).item).toBe(2);
});

it('can be shuffled', async () => {
  const { status, events } = await runLab(whyEngine, why, { experiment, params, pace: { mode: 'shuffled' } });
  expect(status).toBe('completed');
  expect(story(events, 'parallel').filter((one) => one.startsWith('-'))).toHaveLength(4);
});

describe('a stop', () => {
  const long = { tasks: 4, fastMs: 10_000, slowMs: 10_000 } as const;
  it.each([
    ['wait', 'sequential'],
    ['compute', 'sequential'],
    ['wait', 'concurrent'],
    ['compute', 'concurrent'],
    ['wait', 'parallel'],
    ['compute', 'parallel'],
  ] as const)('ends tasks that %s (%s)', async (work, mode) => {
    const lab = startLab(whyEngine, why, { experiment, params: { ...long, work, mode } });
    await lab.until(({ kind }) => kind === 'work');
    const { status, events } = await lab.stop();
    expect(status).toBe('stopped');
    expect(story(events, mode).some((one) => one.startsWith('-'))).toBe(false);
  });

  it.each(['spawn', 'ready'] as const)('ends threads at their %s', async (kind) => {
    const lab = startLab(whyEngine, why, { experiment, params: long });
    await lab.until((event) => event.kind === kind);
    expect((await lab.stop()).status).toBe('stopped');
  });

  it('ends a run that nobody lets move', async () => {
    const lab = startLab(whyEngine, why, { experiment, params: long, pace: { mode: 'paused' } });
    await lab.atGate(({ waiting }) => waiting.some(({ actor, kind }) => actor === 'main' && kind === 'spawn'));
    expect((await lab.stop()).status).toBe('stopped');
  });
});
