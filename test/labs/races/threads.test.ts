/** Real threads: the learner is the scheduler, schedules are replayed, and a thousand runs go free. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { racesEngine } from '../../../src/main/labs/races/engine';
import { races } from '../../../src/shared/labs/races/contract';
import type { ParamsOf } from '../../../src/shared/labs/lab';
import type { TraceEvent } from '../../../src/shared/trace/event';
import { runLab, startLab, type EndedLab, type StartedLab } from '../../support/run-lab';

type Params = Partial<ParamsOf<typeof races>>;

const dataOf = ({ data }: Pick<TraceEvent, 'data'>): Readonly<Record<string, unknown>> =>
  (data ?? {}) as Readonly<Record<string, unknown>>;
const stepsOf = (events: readonly TraceEvent[]): TraceEvent[] => events.filter((event) => 'step' in dataOf(event));
const scheduleOf = (events: readonly TraceEvent[]): unknown[] =>
  stepsOf(events).map((event) => dataOf(event)['thread']);

const replay = (params: Params): Promise<EndedLab<typeof races>> =>
  runLab(racesEngine, races, { experiment: 'replay', params });

describe('replay', () => {
  it('loses an update by the schedule that loses it, twenty times out of twenty', async () => {
    for (let time = 0; time < 20; time += 1) {
      const { summary, events } = await replay({ schedule: [0, 0, 1, 1, 1, 0] });
      expect(summary).toMatchObject({ outcome: 1, followed: true, schedule: [0, 0, 1, 1, 1, 0] });
      expect(scheduleOf(events)).toEqual([0, 0, 1, 1, 1, 0]);
      expect(stepsOf(events).every(({ fidelity }) => fidelity === 'GATED')).toBe(true);
    }
  });

  it('loses none by the schedule that loses none', async () => {
    expect((await replay({ schedule: [1, 1, 1, 0, 0, 0] })).summary).toMatchObject({ outcome: 2, followed: true });
  });

  it.each(['increment', 'ticket', 'publish'] as const)(
    'without a schedule plays the shortest that fails: %s',
    async (program) => {
      const explored = await runLab(racesEngine, races, { experiment: 'explore', params: { program, threads: 3 } });
      const { summary } = await replay({ program, threads: 3, schedule: [] });
      expect(summary.schedule).toEqual(explored.summary.shortest);
      expect(summary.followed).toBe(true);
      const failed = explored.summary.outcomes[String(summary.outcome)];
      expect(failed).toBeDefined();
      const good = program === 'increment' ? 3 : program === 'ticket' ? 1 : 0;
      expect(summary.outcome).not.toBe(good);
    },
  );

  it('has nothing to play where nothing fails', async () => {
    const { summary, status } = await replay({ guard: 'atomic', schedule: [] });
    expect(status).toBe('completed');
    expect(summary).toMatchObject({ shortest: null, outcomes: {} });
  });

  it('says so where a schedule cannot be followed', async () => {
    const tooLong = await replay({ schedule: [0, 0, 0, 0] });
    expect(tooLong.summary).toMatchObject({ followed: false });
    const nobody = await replay({ schedule: [0, 4] });
    expect(nobody.summary).toMatchObject({ followed: false });
    expect(nobody.status).toBe('completed');
    const taken = await replay({ guard: 'lock', schedule: [0, 1] });
    expect(taken.summary).toMatchObject({ followed: false });
  });

  it('names the lines of the program that runs', async () => {
    const { events } = await replay({ program: 'ticket', schedule: [0, 1, 0, 1] });
    const text = readFileSync(
      join(import.meta.dirname, '../../../src/main/labs/races/programs/ticket.program.ts'),
      'utf8',
    ).split('\n');
    expect(stepsOf(events).map(({ line }) => text[(line ?? 0) - 1]?.trim())).toEqual([
      "const left = yield self.load('tickets');",
      "const left = yield self.load('tickets');",
      "yield self.store('tickets', left - 1);",
      "yield self.store('tickets', left - 1);",
    ]);
  });
});

/** One step of a thread, made and told of: two that are let go one after the other may overtake each other. */
async function step(lab: StartedLab<typeof races>, actor: string, kind: string): Promise<void> {
  await lab.atGate(({ waiting }) => waiting.some((one) => one.actor === actor && one.kind === kind));
  const made = stepsOf(lab.events()).length;
  lab.run.turnstile.step(actor);
  await lab.until(() => stepsOf(lab.events()).length > made);
}

describe('the learner is the scheduler', () => {
  const start = (params: Params = {}): StartedLab<typeof races> =>
    startLab(racesEngine, races, { experiment: 'schedule', params, pace: { mode: 'paused' } });

  it('sells the last ticket twice', async () => {
    const lab = start();
    await step(lab, 'thread-0', 'load');
    await step(lab, 'thread-1', 'load');
    await step(lab, 'thread-1', 'store');
    await step(lab, 'thread-0', 'store');
    const { summary, events } = await lab.end();
    expect(summary).toMatchObject({ outcome: 2, schedule: [0, 1, 1, 0], outcomes: { 2: 1 } });
    expect(scheduleOf(events)).toEqual([0, 1, 1, 0]);
  });

  it('plays the turns that were asked for first', async () => {
    const lab = start({ schedule: [1, 0] });
    await step(lab, 'thread-0', 'store');
    await step(lab, 'thread-1', 'store');
    expect((await lab.end()).summary).toMatchObject({ outcome: 2, schedule: [1, 0, 0, 1] });
  });

  it('takes a step back, and goes another way', async () => {
    const lab = start();
    await step(lab, 'thread-0', 'load');
    await step(lab, 'thread-1', 'load');
    await lab.act('undo', {});
    await lab.until((event) => dataOf(event)['attempt'] === 2);
    await step(lab, 'thread-0', 'store');
    await step(lab, 'thread-1', 'load');
    const { summary, events } = await lab.end();
    expect(summary).toMatchObject({ outcome: 1, schedule: [0, 0, 1] });
    expect(events.filter((event) => 'attempt' in dataOf(event))).toHaveLength(2);
  });

  it('begins again from a schedule', async () => {
    const lab = start();
    await step(lab, 'thread-0', 'load');
    await lab.act('restart', { schedule: [1, 1] });
    await lab.until((event) => dataOf(event)['attempt'] === 2);
    await step(lab, 'thread-0', 'load');
    expect((await lab.end()).summary).toMatchObject({ outcome: 1, schedule: [1, 1, 0] });
  });

  it('refuses turns of threads there are not', async () => {
    const lab = start();
    await lab.atGate(({ waiting }) => waiting.length === 2);
    await expect(lab.act('restart', { schedule: [0, 2] })).rejects.toMatchObject({ code: 'CANNOT_FOLLOW' });
    await lab.stop();
    const { status, error } = await start({ schedule: [3] }).end();
    expect(status).toBe('failed');
    expect(error?.code).toBe('CANNOT_FOLLOW');
  });

  it('has nothing to take back before the first step', async () => {
    const lab = start();
    await lab.atGate(({ waiting }) => waiting.length === 2);
    await expect(lab.act('undo', {})).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' });
    await lab.stop();
  });

  it('can be stopped wherever the threads stand, also with a lock held', async () => {
    const lab = start({ guard: 'lock' });
    await step(lab, 'thread-0', 'lock');
    expect((await lab.stop()).status).toBe('stopped');
  });

  it('runs free with events that say so', async () => {
    const { summary, events } = await runLab(racesEngine, races, { experiment: 'schedule', params: { guard: 'lock' } });
    expect(summary.outcome).toBe(1);
    expect(stepsOf(events).every(({ fidelity }) => fidelity === 'LIVE')).toBe(true);
  });
});

describe('a thousand free races', () => {
  it('are all counted, told one by one, and lose nothing under the lock', async () => {
    const { summary, events } = await runLab(racesEngine, races, { experiment: 'thousand' });
    const sum = (counts: Readonly<Record<string, unknown>> = {}): number =>
      Object.values(counts).reduce<number>((total, count) => total + Number(count), 0);
    expect(summary.runs).toBe(1_000);
    expect(sum(summary.outcomes)).toBe(1_000);
    expect(summary.locked).toEqual({ 200: 1_000 });
    expect(summary.elapsedMs).toBeGreaterThan(0);
    const told = events.map(dataOf).filter((data) => 'race' in data);
    expect(told).toHaveLength(2_000);
    const free = told.filter(({ locked }) => locked !== true);
    expect(free.map(({ race }) => race)).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 1));
    for (const [outcome, count] of Object.entries(summary.outcomes)) {
      expect(free.filter((one) => String(one['outcome']) === outcome)).toHaveLength(Number(count));
    }
    expect(free.every(({ outcome, violates }) => violates === (outcome !== 200))).toBe(true);
  });

  it('are never lost by atomics, whatever the threads do', async () => {
    const params = { guard: 'atomic', threads: 3, increments: 50, runs: 200 } as const;
    const { summary } = await runLab(racesEngine, races, { experiment: 'thousand', params });
    expect(summary).toMatchObject({ outcomes: { 150: 200 }, locked: { 150: 200 }, caught: null });
  });

  it('one that fails is explained by a schedule that is played again', async () => {
    // Short enough to be explained, and so many that some fail on any machine.
    const params = { increments: 5, runs: 20_000 };
    const { summary, events } = await runLab(racesEngine, races, { experiment: 'thousand', params });
    const failed = Object.keys(summary.outcomes).filter((outcome) => outcome !== '10');
    expect(failed.length).toBeGreaterThan(0);
    expect(summary.caught).toHaveLength(30);
    const again = await replay({ increments: 5, schedule: [...(summary.caught ?? [])] });
    expect(again.summary.followed).toBe(true);
    expect(again.summary.outcome).toBeLessThan(10);
    expect(scheduleOf(events)).toEqual(summary.shortest);
  });

  it('can be stopped in the middle', async () => {
    const lab = startLab(racesEngine, races, { experiment: 'thousand', params: { increments: 1_000, runs: 100_000 } });
    await lab.until((event) => 'race' in dataOf(event));
    const { status, summary } = await lab.stop();
    expect(status).toBe('stopped');
    expect(summary.runs).toBeGreaterThan(0);
    expect(summary.runs).toBeLessThan(100_000);
  });
});
