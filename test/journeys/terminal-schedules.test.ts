/** The names of `races` and `deadlock` that scripts rely on, against the built app. Known answers. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interleave } from '../support/terminal';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interleave-schedules-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Settings = Readonly<Record<string, string | number>>;

const run = (lab: string, experiment: string, settings: Settings = {}) =>
  interleave(
    folder,
    ...['run', lab, '--json', '--experiment', experiment],
    ...Object.entries(settings).flatMap(([name, value]) => ['--set', `${name}=${value}`]),
  );

async function summaryOf(lab: string, experiment: string, settings: Settings = {}): Promise<unknown> {
  const { code, lines, stderr } = await run(lab, experiment, settings);
  expect(code, stderr).toBe(0);
  return lines.at(-1)?.['summary'];
}

describe('races', () => {
  it('counts the 20 orders of two threads, 18 of which lose an update', async () => {
    expect(await summaryOf('races', 'explore', { program: 'increment', guard: 'none' })).toMatchObject({
      schedules: 20,
      outcomes: { '1': 18, '2': 2 },
      violations: 18,
      partial: false,
    });
  });

  it('counts the 17,153,136 orders of three threads with two increments each', async () => {
    const summary = await summaryOf('races', 'explore', { threads: 3, increments: 2 });
    expect(summary).toMatchObject({ schedules: 17_153_136, partial: false, exploredAll: true });
    const { outcomes, violations } = summary as { outcomes: Record<string, number>; violations: number };
    expect(Object.values(outcomes).reduce((sum, count) => sum + count)).toBe(17_153_136);
    expect(violations).toBe(17_153_136 - (outcomes['6'] ?? 0));
  });

  it.each(['lock', 'atomic'])('loses none with guard %s', async (guard) => {
    expect(await summaryOf('races', 'explore', { guard, threads: 3 })).toMatchObject({
      schedules: 6,
      outcomes: { '3': 6 },
      violations: 0,
      shortest: null,
    });
  });

  it('runs a schedule on real threads, and the shortest failing one as predicted', async () => {
    expect(await summaryOf('races', 'replay', { schedule: '0,0,0,1,1,1' })).toMatchObject({
      outcome: 2,
      followed: true,
    });
    const { shortest } = (await summaryOf('races', 'explore')) as { shortest: readonly number[] };
    expect(await summaryOf('races', 'replay', { schedule: shortest.join(',') })).toMatchObject({
      outcome: 1,
      followed: true,
    });
  });

  it('says that a schedule cannot be followed', async () => {
    expect(await summaryOf('races', 'replay', { schedule: '0,0,0,0' })).toMatchObject({ followed: false });
  });

  it('runs free races and adds up what they came to', async () => {
    const { outcomes, elapsedMs } = (await summaryOf('races', 'thousand', { runs: 200 })) as {
      outcomes: Record<string, number>;
      elapsedMs: number;
    };
    expect(Object.values(outcomes).reduce((sum, count) => sum + count)).toBe(200);
    expect(elapsedMs).toBeGreaterThan(0);
  });

  it('refuses a thread that cannot be, naming the parameter', async () => {
    const { code, stderr } = await run('races', 'replay', { schedule: '0,9' });
    expect(code).toBe(2);
    expect(stderr).toContain('schedule');
  });
});

describe('deadlock', () => {
  it.each([
    [2, 6, 2],
    [3, 234, 6],
  ])('counts %i philosophers', async (philosophers, schedules, deadlocks) => {
    expect(await summaryOf('deadlock', 'explore', { philosophers })).toMatchObject({
      schedules,
      deadlocks,
      shortest: Array.from({ length: philosophers }, (_, number) => number),
    });
  });

  it.each(['ordered', 'waiter'])('finds none with strategy %s', async (strategy) => {
    expect(await summaryOf('deadlock', 'explore', { strategy })).toMatchObject({ deadlocks: 0, shortest: null });
  });

  it('makes real threads wait in a circle, and names it', async () => {
    expect(await summaryOf('deadlock', 'replay', { schedule: '0,1,2' })).toMatchObject({
      followed: true,
      cycle: ['philosopher-0', 'philosopher-1', 'philosopher-2'],
    });
  });
});
