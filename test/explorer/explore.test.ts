import { describe, expect, it } from 'vitest';
import type { ExplorationLimits } from '../../src/shared/explorer/exploration';
import { Explorer, explore } from '../../src/shared/explorer/explore';
import { explain } from '../../src/shared/explorer/explain';
import { DEFAULT_LIMITS } from '../../src/shared/explorer/limits';
import { ModelRun, replaySchedule } from '../../src/shared/explorer/model-run';
import { scheduleTree, type ScheduleNode } from '../../src/shared/explorer/schedule-tree';
import { shrink } from '../../src/shared/explorer/shrink';
import { stepThreads, type Body, type StepProgram } from '../../src/shared/steps/program';
import { contextSwitches } from '../../src/shared/steps/schedule';
import { increment, philosophers, program, throughWith } from './programs';

const all = (some: StepProgram, limits: Partial<ExplorationLimits> = {}) =>
  throughWith(explore(some, { ...DEFAULT_LIMITS, ...limits }));

const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1));

describe('known answers', () => {
  it('two threads that add one: 20 schedules, 18 lose an update', () => {
    const found = all(increment(2, 1));
    expect(found).toMatchObject({ schedules: 20n, violations: 18n, deadlocks: 0n, explored: 4, partial: false });
    expect([...found.outcomes]).toEqual([
      [1, 18n],
      [2, 2n],
    ]);
    expect(found.shortest).toHaveLength(6);
    expect(contextSwitches(found.shortest ?? [])).toBe(2);
  });

  it('three threads that add two: 17,153,136 schedules, and reduction is through with a few thousand', () => {
    const found = all(increment(3, 2));
    expect(found).toMatchObject({ schedules: 17_153_136n, partial: false });
    expect([...found.exploredOutcomes].sort()).toEqual([...found.outcomes.keys()]);
    expect(found.explored).toBeLessThan(20_000);
    expect(replaySchedule(increment(3, 2), found.shortest ?? []).run.fails).toBe(true);
  });

  it.each([
    [2, 3],
    [3, 2],
    [4, 2],
    [2, 20],
  ])('with a lock %i threads x %i come in (nk)! / (k!)^n orders, and none loses', (threads, rounds) => {
    const found = throughCounting(increment(threads, rounds, 'lock'));
    const orders = factorial(threads * rounds) / factorial(rounds) ** BigInt(threads);
    expect(found).toMatchObject({ schedules: orders, violations: 0n });
    expect([...found.outcomes]).toEqual([[threads * rounds, orders]]);
  });

  it('counts past what a number holds exactly', () => {
    const found = throughCounting(increment(2, 12));
    expect(found.schedules).toBe(factorial(72) / factorial(36) ** 2n);
    expect([...found.outcomes.values()].reduce((sum, ways) => sum + ways, 0n)).toBe(found.schedules);
  });

  it('an atomic addition loses nothing', () => {
    expect(all(increment(3, 3, 'atomic'))).toMatchObject({ schedules: 1_680n, violations: 0n, shortest: undefined });
  });

  it.each([2, 3, 4, 5])('%i philosophers starve in every order of taking the left fork, the ordered never', (count) => {
    const naive = all(philosophers(count));
    expect(naive.deadlocks).toBe(factorial(count));
    expect(naive.shortest).toHaveLength(count);
    expect(replaySchedule(philosophers(count), naive.shortest ?? []).run.deadlocked).toBe(true);
    expect(all(philosophers(count, true))).toMatchObject({ deadlocks: 0n, shortest: undefined, partial: false });
  });

  it('a program without its lock has other counts', () => {
    const [guarded, open] = [all(increment(2, 2, 'lock')), all(increment(2, 2))];
    expect(guarded.violations).toBe(0n);
    expect(open.violations).toBeGreaterThan(0n);
    expect(open.schedules).not.toBe(guarded.schedules);
  });
});

describe('limits', () => {
  it('a loop that may go on for ever is cut off, and the rest is still found', () => {
    const spin: Body = function* (self) {
      while ((yield self.tryLock('mutex')) === 0);
      yield self.unlock('mutex');
    };
    const found = all(program({ locks: { mutex: [] }, threads: stepThreads('thread', 2, () => spin) }), {
      maxSteps: 12,
    });
    expect(found.partial).toBe(true);
    expect(found.schedules).toBeGreaterThan(0n);
    expect([...found.exploredOutcomes]).toEqual([0]);
  });

  it('says how many schedules there are even if it cannot visit all, where nobody can be kept waiting', () => {
    const found = all(increment(3, 4), { maxStates: 2_000, maxExecutions: 100 });
    expect(found).toMatchObject({ schedules: factorial(36) / factorial(12) ** 3n, partial: true });
    expect(found.explored).toBeLessThanOrEqual(100);
    expect(replaySchedule(increment(3, 4), found.shortest ?? []).run.fails).toBe(true);
  });

  it('does not say so where a lock can keep somebody waiting', () => {
    const found = all(increment(3, 4, 'lock'), { maxStates: 100, maxExecutions: 10 });
    expect(found.partial).toBe(true);
    expect(found.schedules).toBeLessThan(factorial(12) / factorial(4) ** 3n);
  });

  it('can be stopped in between and has what it found by then', () => {
    const explorer = new Explorer(increment(4, 3));
    const told = explorer.advance();
    expect(told).toMatchObject({ phase: 'counting', explored: 0 });
    expect(told?.states).toBeLessThanOrEqual(5_000);
    expect(explorer.result()).toMatchObject({ partial: true, explored: 0 });
  });

  it('tells of failures while it is still executing', () => {
    const explorer = new Explorer(increment(3, 3), { ...DEFAULT_LIMITS, maxExecutions: 20_000 });
    let told = explorer.advance();
    while (told && told.phase !== 'executing') told = explorer.advance();
    expect(told?.found).toBeDefined();
    expect(told?.explored).toBeGreaterThan(0);
  });
});

describe('programs that go wrong', () => {
  const wrong = (body: Body) =>
    all(program({ cells: { a: 0 }, locks: { l: [] }, threads: stepThreads('t', 2, () => body) }));

  it('one that throws after what it saw', () => {
    const found = wrong(function* (self) {
      if ((yield self.at(3).add('a', 1)) === 1) throw new Error('seen 1');
    });
    expect(found).toMatchObject({ violations: 2n, schedules: 2n, shortest: [0, 1] });
    expect(found.error).toEqual({ thread: 1, line: 3, message: 'seen 1', schedule: [0, 1] });
  });

  it('one that throws before its first step', () => {
    const found = wrong(function* (self) {
      if (Number.isInteger(1)) throw new Error('at once');
      yield self.work('never');
    });
    expect(found.error).toEqual({ thread: 0, line: 0, message: 'at once', schedule: [] });
  });

  it('one that lets go of a lock it does not hold: the step that failed is the last', () => {
    const found = wrong(function* (self) {
      yield self.at(7).unlock('l');
    });
    expect(found.error).toEqual({ thread: 0, line: 7, message: 'NOT_HELD l', schedule: [0] });
  });

  it('one that names a cell there is not', () => {
    const found = wrong(function* (self) {
      yield self.at(1).work('before');
      yield self.at(2).load('b');
    });
    expect(found.error).toMatchObject({ line: 2, message: 'UNKNOWN_NAME b' });
  });

  it('one that yields what is no step', () => {
    const found = wrong(function* (self) {
      yield self.at(1).work('before');
      yield JSON.parse('{"kind":"explode"}');
    });
    expect(found.error).toMatchObject({ line: 1, message: 'NOT_A_STEP' });
  });
});

describe('a run by hand', () => {
  it('says who waits for whom', () => {
    const { run } = replaySchedule(philosophers(2), [0, 1]);
    expect(run.deadlocked).toBe(true);
    expect(run.enabled()).toEqual([]);
    expect(run.waitsFor(0)).toEqual({ for: 'lock', name: 'fork-1', holder: 1 });
    expect(() => run.step(0)).toThrow(RangeError);
  });

  it('follows a schedule as far as it can be', () => {
    expect(replaySchedule(increment(2, 1, 'lock'), [0, 1, 0])).toMatchObject({ followed: false, at: 1 });
    expect(replaySchedule(increment(2, 1), [0, 5])).toMatchObject({ followed: false, at: 1 });
  });

  it('gives me.round and me.number to those who ask', () => {
    const body: Body = function* (self, me) {
      yield self.add('a', 10 * me.number + me.round);
      return me.of;
    };
    const run = new ModelRun(
      program({
        cells: { a: 0 },
        threads: stepThreads('t', 2, () => body, 3),
        outcome: ({ cells }) => cells['a'] ?? 0,
      }),
    );
    for (let [thread] = run.enabled(); thread !== undefined; [thread] = run.enabled()) run.step(thread);
    expect(run.outcome).toBe(36);
    expect(run.returns).toEqual([
      [2, 2, 2],
      [2, 2, 2],
    ]);
  });
});

describe('a long run of many threads', () => {
  /** Any turns, but the same ones each time. */
  function anyRun(some: StepProgram): { readonly run: ModelRun; readonly seen: number[][] } {
    const run = new ModelRun(some);
    const seen: number[][] = some.threads.map(() => []);
    let random = 1;
    for (let enabled = run.enabled(); enabled.length > 0; enabled = run.enabled()) {
      random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
      const thread = enabled[(random >>> 16) % enabled.length] ?? 0;
      const result = run.step(thread);
      if (result !== undefined) seen[thread]?.push(result);
    }
    return { run, seen };
  }

  it('is explained by what the threads saw', () => {
    const { run, seen } = anyRun(increment(3, 30));
    const schedule = explain(run.program, seen, run.outcome);
    expect(schedule && replaySchedule(run.program, schedule).run.outcome).toBe(run.outcome);
  });

  it('is not explained if something else is said of its end', () => {
    const { run, seen } = anyRun(increment(2, 5));
    expect(explain(run.program, seen, -1)).toBeUndefined();
  });

  it('shrinks to few switches', () => {
    const { run } = anyRun(increment(3, 6));
    const shrunk = shrink(run.program, run.schedule);
    expect(contextSwitches(run.schedule)).toBeGreaterThan(20);
    expect(contextSwitches(shrunk)).toBe(3);
    expect(replaySchedule(run.program, shrunk).run.fails).toBe(true);
  });
});

describe('the tree of schedules', () => {
  const leaves = (nodes: readonly ScheduleNode[]): ScheduleNode[] =>
    nodes.flatMap((node) => (node.children.length === 0 ? [node] : leaves(node.children)));

  it('has a leaf for each schedule', () => {
    const tree = scheduleTree(increment(2, 1), 1_000);
    const ends = leaves(tree.children);
    expect({ cut: tree.cut, ends: ends.length, failing: ends.filter(({ fails }) => fails).length }).toEqual({
      cut: false,
      ends: 20,
      failing: 18,
    });
    expect(ends.map(({ outcome }) => outcome).filter((outcome) => outcome === 2)).toHaveLength(2);
  });

  it('is cut where it is too large, and says so at each end', () => {
    const tree = scheduleTree(increment(3, 2), 100);
    expect(tree.cut).toBe(true);
    expect(tree.nodes).toBeLessThanOrEqual(100);
    expect(leaves(tree.children).every(({ cut }) => cut)).toBe(true);
  });
});

/** Counting alone: executing one of each class of these would take too long. */
function throughCounting(some: StepProgram) {
  return all(some, { maxExecutions: 1 });
}
