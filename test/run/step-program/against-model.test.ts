/** Real threads that follow a schedule do what the model does, whatever the program. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ModelRun } from '../../../src/shared/explorer/model-run';
import type { Schedule } from '../../../src/shared/steps/schedule';
import type { Step } from '../../../src/shared/steps/step';
import { buildThreads } from './build-threads';
import { asData, CELLS, listed, LOCKS, self, type Listed } from './programs';
import { bench } from './team';

beforeAll(buildThreads);

const cell = fc.constantFrom(...CELLS);
const lock = fc.constantFrom(...LOCKS);
const value = fc.integer({ min: -3, max: 3 });

const plain: fc.Arbitrary<readonly Step[]> = fc.oneof<fc.Arbitrary<readonly Step[]>[]>(
  cell.map((name) => [self.load(name)]),
  fc.tuple(cell, value).map(([name, number]) => [self.store(name, number)]),
  fc.tuple(cell, value).map(([name, number]) => [self.add(name, number)]),
  fc.tuple(cell, value, value).map(([name, expected, number]) => [self.compareExchange(name, expected, number)]),
  fc.constant([self.work('think')]),
  fc.constant([self.acquire('s')]),
  fc.constant([self.release('s')]),
  fc.constant([self.notify('c')]),
  fc.constant([self.notifyAll('c')]),
);

const guarded: fc.Arbitrary<readonly Step[]> = fc
  .tuple(lock, fc.array(plain, { maxLength: 2 }), fc.boolean())
  .map(([name, inside, waits]) => [
    self.lock(name),
    ...inside.flat(),
    ...(waits ? [self.wait('c', name)] : []),
    self.unlock(name),
  ]);

const tried = fc
  .tuple(lock, fc.boolean())
  .map(([name, within]) => [within ? self.lockWithin(name, 5) : self.tryLock(name)]);

const steps = fc
  .array(
    fc.oneof({ arbitrary: plain, weight: 3 }, { arbitrary: guarded, weight: 3 }, { arbitrary: tried, weight: 1 }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.flat());

const programs: fc.Arbitrary<Listed> = fc.record({
  threads: fc.array(steps, { minLength: 1, maxLength: 4 }),
  rounds: fc.integer({ min: 1, max: 2 }),
  semaphore: fc.integer({ min: 0, max: 2 }),
});

/** A complete run of the model, chosen by these numbers. */
function byChance(program: Listed, choices: readonly number[]): ModelRun {
  const model = new ModelRun(listed(program));
  for (let step = 0; !model.finished && model.enabled().length > 0; step += 1) {
    const enabled = model.enabled();
    const chosen = enabled[(choices[step % choices.length] ?? 0) % enabled.length];
    if (chosen === undefined) break;
    model.step(chosen);
  }
  return model;
}

const choices = fc.array(fc.nat({ max: 1_000 }), { minLength: 1, maxLength: 30 });

describe('a schedule on real threads', () => {
  it('gives the cells, results, outcome and deadlock of the model', async () => {
    let deadlocks = 0;
    await fc.assert(
      fc.asyncProperty(programs, choices, async (program, chance) => {
        const model = byChance(program, chance);
        if (model.error) return; // a lock let go of twice, by two threads that tried
        const { team, stop } = await bench('listed.thread', listed(program), asData(program), { mode: 'paused' });
        const real = await team.replay(model.schedule);
        await stop();
        expect(real.followed).toBe(true);
        expect(real.schedule).toEqual(model.schedule);
        expect(real.cells).toEqual(model.cells);
        expect(real.returns).toEqual(model.returns);
        expect(real.deadlocked).toBe(model.deadlocked);
        expect(real.outcome).toBe(model.finished ? model.outcome : undefined);
        if (model.deadlocked) deadlocks += 1;
      }),
      { numRuns: 60 },
    );
    expect(deadlocks).toBeGreaterThan(0);
  });

  it('stops where the model says that the thread whose turn it is cannot move', async () => {
    await fc.assert(
      fc.asyncProperty(programs, fc.array(fc.nat({ max: 3 }), { maxLength: 25 }), async (program, turns) => {
        const schedule: Schedule = turns.map((turn) => turn % program.threads.length);
        const model = new ModelRun(listed(program));
        const at = schedule.findIndex((thread) => {
          if (!model.enabled().includes(thread)) return true;
          model.step(thread);
          return false;
        });
        if (model.error) return;
        const { team, stop } = await bench('listed.thread', listed(program), asData(program));
        const real = await team.replay(schedule);
        await stop();
        expect(real.followed).toBe(at < 0);
        expect(real.at).toBe(at < 0 ? undefined : at);
        expect(real.schedule).toEqual(model.schedule);
        expect(real.cells).toEqual(model.cells);
      }),
      { numRuns: 60 },
    );
  });

  it('gives in a race by schedule what it gives traced', async () => {
    await fc.assert(
      fc.asyncProperty(programs, choices, async (program, chance) => {
        const model = byChance(program, chance);
        if (model.error) return;
        const { team, stop } = await bench('listed.thread', listed(program), asData(program));
        const outcomes: unknown[] = [];
        await team.race(3, (races) => outcomes.push(...races.map(({ outcome }) => outcome)), {
          schedule: model.schedule,
        });
        await stop();
        const outcome = model.finished ? model.outcome : undefined;
        expect(outcomes).toEqual([outcome, outcome, outcome]);
      }),
      { numRuns: 30 },
    );
  });

  it('can be read off a free run: the model makes the same of it', async () => {
    await fc.assert(
      fc.asyncProperty(programs, async (program) => {
        const { team, stop } = await bench('listed.thread', listed(program), asData(program));
        const real = await team.attempt();
        await stop();
        if (real.error) return;
        const model = new ModelRun(listed(program));
        for (const thread of real.schedule) model.step(thread);
        expect(model.cells).toEqual(real.cells);
        expect(model.returns).toEqual(real.returns);
        expect(model.deadlocked).toBe(real.deadlocked);
      }),
      { numRuns: 40 },
    );
  });
});
