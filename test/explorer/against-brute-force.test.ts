import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exploration } from '../../src/shared/explorer/exploration';
import { explain } from '../../src/shared/explorer/explain';
import { explore } from '../../src/shared/explorer/explore';
import { ModelRun, replaySchedule } from '../../src/shared/explorer/model-run';
import { shrink } from '../../src/shared/explorer/shrink';
import { contextSwitches } from '../../src/shared/steps/schedule';
import { stepThreads, type StepProgram } from '../../src/shared/steps/program';
import { bodyOf, enumerate, TooMany, type Instruction, type SmallProgram } from './brute-force';
import { throughWith } from './programs';

/** Plain enumeration of more takes too long for a test of hundreds of programs. */
const MOST_SCHEDULES = 1_000;

const cell = fc.constantFrom('a', 'b');
const lock = fc.constantFrom('l', 'm');
const few = fc.integer({ min: 0, max: 2 });

const instruction: fc.Arbitrary<readonly Instruction[]> = fc.oneof(
  one(fc.record({ do: fc.constant('load' as const), on: cell })),
  one(fc.record({ do: fc.constant('store' as const), on: cell, more: few })),
  one(fc.record({ do: fc.constant('add' as const), on: cell, more: few })),
  one(fc.record({ do: fc.constant('swap' as const), on: cell, expected: few, value: few })),
  one(fc.constant({ do: 'work', on: 'nothing' } as const)),
  one(fc.record({ do: fc.constant('skip' as const), when: few, count: fc.integer({ min: 1, max: 2 }) })),
  one(fc.record({ do: fc.constantFrom('lock' as const, 'tryLock' as const), on: lock })),
  // Most locks are given back, or hardly a program would come to its end.
  lock.map((on): Instruction[] => [
    { do: 'lock', on },
    { do: 'load', on: 'a' },
    { do: 'unlock', on },
  ]),
  lock.map((on): Instruction[] => [
    { do: 'tryLock', on },
    { do: 'skip', when: 0, count: 2 },
    { do: 'add', on: 'b', more: 1 },
    { do: 'unlock', on },
  ]),
  one(fc.record({ do: fc.constantFrom('acquire' as const, 'release' as const), on: fc.constant('s') })),
  one(fc.record({ do: fc.constantFrom('notify' as const, 'notifyAll' as const), on: fc.constant('c') })),
  fc.constant<Instruction[]>([
    { do: 'lock', on: 'l' },
    { do: 'wait', on: 'c', lock: 'l' },
    { do: 'unlock', on: 'l' },
  ]),
);

function one(single: fc.Arbitrary<Instruction>): fc.Arbitrary<readonly Instruction[]> {
  return single.map((it) => [it]);
}

const text = fc.array(instruction, { minLength: 1, maxLength: 3 }).map((parts) => parts.flat());

const smallProgram: fc.Arbitrary<SmallProgram> = fc
  .record({ texts: fc.array(text, { minLength: 1, maxLength: 3 }), rounds: fc.constantFrom(1, 1, 2) })
  .chain(({ texts, rounds }) =>
    fc.record({
      texts: fc.constant(texts),
      rounds: fc.constant(rounds),
      threads: fc.array(fc.nat({ max: texts.length - 1 }), { minLength: 2, maxLength: 3 }),
      cells: fc.constant(['a', 'b']),
      locks: fc.constant(['l', 'm']),
      semaphores: fc.record({ s: few }),
      conditions: fc.constant(['c']),
      // Tells threads apart by what they returned, so that forgetting who is who would be seen.
      outcome: fc.constant((cells, returns) => {
        const told = returns.flat().reduce((sum, value, at) => sum + value * 4 ** at, 0);
        return 100_000 * (cells['a'] ?? 0) + 10_000 * (cells['b'] ?? 0) + told;
      }),
      violates: fc.constantFrom(
        (outcome: number) => outcome % 3 === 1,
        () => false,
      ),
    }),
  );

function stepProgramOf(small: SmallProgram): StepProgram {
  const bodies = small.texts.map(bodyOf);
  return {
    cells: Object.fromEntries(small.cells.map((name) => [name, 0])),
    locks: Object.fromEntries(small.locks.map((name) => [name, []])),
    semaphores: small.semaphores,
    conditions: small.conditions,
    threads: stepThreads(
      'thread',
      small.threads.length,
      (number) => bodies[small.threads[number] ?? 0] ?? bodyOf([]),
      small.rounds,
    ),
    outcome: ({ cells, returns }) => small.outcome(cells, returns),
    violates: small.violates,
  };
}

/** Programs with their plain enumeration; those with too many schedules are left out. */
function check(runs: number, holds: (small: SmallProgram, plain: ReturnType<typeof enumerate>) => void): number {
  let checked = 0;
  fc.assert(
    fc.property(smallProgram, (small) => {
      try {
        const plain = enumerate(small, MOST_SCHEDULES);
        holds(small, plain);
        checked++;
      } catch (error) {
        if (!(error instanceof TooMany)) throw error;
      }
    }),
    { numRuns: runs },
  );
  return checked;
}

const all = (small: SmallProgram): Exploration => throughWith(explore(stepProgramOf(small)));

describe('exploring, against every schedule one by one', { timeout: 120_000 }, () => {
  it('counts schedules, outcomes, deadlocks and violations exactly', () => {
    const checked = check(150, (small, plain) => {
      const found = all(small);
      expect(found.partial).toBe(false);
      expect({
        schedules: found.schedules,
        deadlocks: found.deadlocks,
        violations: found.violations,
        outcomes: [...found.outcomes],
      }).toEqual({
        schedules: BigInt(plain.schedules),
        deadlocks: BigInt(plain.deadlocks),
        violations: BigInt(plain.violations),
        outcomes: [...plain.outcomes].sort(([a], [b]) => a - b).map(([outcome, count]) => [outcome, BigInt(count)]),
      });
    });
    expect(checked).toBeGreaterThan(50);
  });

  it('executes exactly one schedule of each class and loses no outcome', () => {
    const checked = check(150, (small, plain) => {
      const found = all(small);
      expect([...found.exploredOutcomes].sort()).toEqual([...plain.outcomes.keys()].sort());
      if (plain.failed === 0) expect(found.explored).toBe(plain.classes.size);
    });
    expect(checked).toBeGreaterThan(50);
  });

  it('finds a failing schedule of the fewest steps and then the fewest switches', () => {
    check(150, (small, plain) => {
      const { shortest, error } = all(small);
      const told = shortest && { steps: shortest.length, switches: contextSwitches(shortest) };
      expect(told).toEqual(plain.shortest);
      expect(error !== undefined).toBe(plain.failed > 0);
      if (!shortest) return;
      const { run, followed } = replaySchedule(stepProgramOf(small), shortest);
      expect({ followed, fails: run.fails }).toEqual({ followed: true, fails: true });
    });
  });
});

describe('a run of any schedule', () => {
  const turns = fc.infiniteStream(fc.nat());

  it('is explained by what its threads saw', () => {
    fc.assert(
      fc.property(smallProgram, turns, (small, choices) => {
        const run = new ModelRun(stepProgramOf(small));
        const seen: number[][] = small.threads.map(() => []);
        walk(run, choices, (thread, result) => seen[thread]?.push(result));
        if (run.error) return;
        const explanation = explain(run.program, seen, run.outcome);
        expect(explanation).toBeDefined();
        const again = replaySchedule(run.program, explanation ?? []).run;
        expect({ outcome: again.outcome, deadlocked: again.deadlocked, returns: again.returns }).toEqual({
          outcome: run.outcome,
          deadlocked: run.deadlocked,
          returns: run.returns,
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is never made longer by shrinking, and still fails', () => {
    fc.assert(
      fc.property(smallProgram, turns, (small, choices) => {
        const run = new ModelRun(stepProgramOf(small));
        walk(run, choices, () => undefined);
        const shrunk = shrink(run.program, run.schedule);
        expect(shrunk.length).toBeLessThanOrEqual(run.schedule.length);
        if (shrunk.length === run.schedule.length) {
          expect(contextSwitches(shrunk)).toBeLessThanOrEqual(contextSwitches(run.schedule));
        }
        expect(replaySchedule(run.program, shrunk).run.fails).toBe(run.fails);
      }),
      { numRuns: 250 },
    );
  });
});

function walk(run: ModelRun, choices: Iterator<number>, told: (thread: number, result: number) => void): void {
  for (let enabled = run.enabled(); enabled.length > 0; enabled = run.enabled()) {
    const thread = enabled[Number(choices.next().value) % enabled.length] ?? 0;
    const result = run.step(thread);
    if (result !== undefined) told(thread, result);
  }
}
