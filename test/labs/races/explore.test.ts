/** Every schedule counted, in a thread of its own: known answers, progress, stop and limits. */
import { describe, expect, it } from 'vitest';
import { racesEngine } from '../../../src/main/labs/races/engine';
import { programOf } from '../../../src/main/labs/races/program-of';
import { countOf } from '../../../src/main/run/exploring/telling';
import { races, type RacesSummary } from '../../../src/shared/labs/races/contract';
import type { ParamsOf } from '../../../src/shared/labs/lab';
import { runLab, startLab, type EndedLab } from '../../support/run-lab';
import { bruteForce } from './brute-force';

const explore = (params: Partial<ParamsOf<typeof races>>): Promise<EndedLab<typeof races>> =>
  runLab(racesEngine, races, { experiment: 'explore', params });

const dataOf = ({ data }: { readonly data?: unknown }): Readonly<Record<string, unknown>> =>
  (data ?? {}) as Readonly<Record<string, unknown>>;

describe('exploring', () => {
  it('two threads that add one have 20 schedules, 18 of which lose one', async () => {
    const { summary, status } = await explore({});
    expect(status).toBe('completed');
    expect(summary).toMatchObject({
      outcomes: { 1: 18, 2: 2 },
      schedules: 20,
      violations: 18,
      deadlocks: 0,
      partial: false,
    });
    expect(summary.explored).toBeLessThan(20);
    expect(summary.shortest).toHaveLength(6);
  });

  it('three threads that add two each have 17,153,136', async () => {
    const { summary } = await explore({ threads: 3, increments: 2 });
    expect(summary.schedules).toBe(17_153_136);
    expect(summary.partial).toBe(false);
    const total = Object.values(summary.outcomes).reduce<number>((sum, count) => sum + Number(count), 0);
    expect(total).toBe(17_153_136);
    expect(Number(summary.violations)).toBe(17_153_136 - Number(summary.outcomes['6']));
  });

  it('writes counts beyond the exact numbers as digits', async () => {
    const lab = startLab(racesEngine, races, { experiment: 'explore', params: { increments: 12 } });
    // All are counted before some are executed; to wait for those would take long.
    await lab.until((event) => dataOf(event)['phase'] === 'executing');
    const { summary } = await lab.stop();
    // (72 over 36), by hand.
    expect(summary.schedules).toBe('442512540276836779204');
    expect([countOf(2n ** 53n - 1n), countOf(2n ** 53n)]).toEqual([9_007_199_254_740_991, '9007199254740992']);
  });

  it.each<[ParamsOf<typeof races>['program'], ParamsOf<typeof races>['guard'], number, number]>(
    (['increment', 'ticket', 'publish'] as const).flatMap((program) =>
      (['none', 'lock', 'atomic'] as const).flatMap((guard) => [
        [program, guard, 2, 1] as [typeof program, typeof guard, number, number],
        [program, guard, 3, 1] as [typeof program, typeof guard, number, number],
        [program, guard, 2, 2] as [typeof program, typeof guard, number, number],
      ]),
    ),
  )('%s with guard %s, %i threads of %i rounds: as trying all of them one by one says', async (...choice) => {
    const [program, guard, threads, increments] = choice;
    const params = { program, guard, threads, increments };
    const { summary } = await explore(params);
    const expected = bruteForce(programOf(params));
    expect(summary.outcomes).toEqual(Object.fromEntries(expected.outcomes));
    expect(summary).toMatchObject({ schedules: expected.schedules, violations: expected.violations });
    expect(Number(summary.violations) > 0).toBe(guard === 'none');
    expect(summary.shortest === null).toBe(guard !== 'none');
  });

  it('tells the shortest failing schedule step by step, as the model played it', async () => {
    const { summary, events } = await explore({ program: 'ticket' });
    const steps = events.filter((event) => 'step' in dataOf(event));
    expect(steps.map((event) => dataOf(event)['thread'])).toEqual(summary.shortest);
    expect(steps.map(({ kind, cell }) => [kind, cell])).toEqual([
      ['load', 'tickets'],
      ['load', 'tickets'],
      ['store', 'tickets'],
      ['store', 'tickets'],
    ]);
    expect(steps.every(({ fidelity, line }) => fidelity === 'SIMULATED' && (line ?? 0) > 0)).toBe(true);
    const notes = events.filter(({ kind }) => kind === 'note').map(dataOf);
    expect(notes).toContainEqual({ attempt: 1, cells: { tickets: 1 } });
    expect(notes.at(-1)).toEqual({ outcome: 2, violates: true });
    expect(events.filter(({ kind }) => kind === 'return').map((event) => dataOf(event)['value'])).toEqual([1, 1]);
  });

  it('tells the schedules one by one where they are few, and not where they are many', async () => {
    const treeOf = ({ events }: EndedLab<typeof races>): unknown =>
      events.map(dataOf).find((data) => 'tree' in data)?.['tree'];
    const few = treeOf(await explore({})) as readonly { turns: readonly number[]; outcome: number; fails: boolean }[];
    expect(new Set(few.map(({ turns }) => turns.join())).size).toBe(20);
    expect(few.filter(({ fails }) => fails).map(({ outcome }) => outcome)).toEqual(Array<number>(18).fill(1));
    expect(treeOf(await explore({ threads: 3 }))).toBeUndefined();
  });

  it('tells how far it is, can be stopped, and gives what it has, marked partial', async () => {
    const lab = startLab(racesEngine, races, {
      experiment: 'explore',
      params: { threads: 5, increments: 1_000 },
    });
    await lab.until((event) => dataOf(event)['exploring'] === true && Number(dataOf(event)['states']) > 0);
    const { status, summary } = await lab.stop();
    expect(status).toBe('stopped');
    expect(summary).toMatchObject({ partial: true } satisfies Partial<RacesSummary>);
    expect(lab.scope.live().filter((one) => JSON.stringify(one).includes('explorer'))).toEqual([]);
  });
});
