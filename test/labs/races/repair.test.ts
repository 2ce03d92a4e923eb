/** The learner's text, checked in every schedule, in a thread that survives nothing it should not. */
import { describe, expect, it } from 'vitest';
import { racesEngine } from '../../../src/main/labs/races/engine';
import { races, type RacesSummary } from '../../../src/shared/labs/races/contract';
import { runLab, startLab, type EndedLab } from '../../support/run-lab';

const check = (code: string): Promise<EndedLab<typeof races>> =>
  runLab(racesEngine, races, { experiment: 'repair', params: { code } });

const text = (...lines: readonly string[]): string => ['function* sell(self) {', ...lines, '}'].join('\n');

const LOCKED = text(
  "yield self.lock('mutex');",
  "const left = yield self.load('tickets');",
  "if (left > 0) yield self.store('tickets', left - 1);",
  "yield self.unlock('mutex');",
  'return left > 0 ? 1 : 0;',
);

async function errorOf(code: string): Promise<RacesSummary['programError']> {
  const { summary, status } = await check(code);
  expect(status).toBe('completed');
  return summary.programError;
}

describe('a repair is checked', () => {
  it('the text to begin with sells one ticket twice, and the counterexample names its lines', async () => {
    const { summary, events } = await runLab(racesEngine, races, { experiment: 'repair' });
    expect(summary).toMatchObject({ schedules: 6, violations: 4, deadlocks: 0, partial: false });
    expect(summary.programError).toBeUndefined();
    const steps = events.filter(({ data }) => typeof data === 'object' && data !== null && 'step' in data);
    expect(steps.map(({ kind, line }) => [kind, line])).toEqual([
      ['load', 4],
      ['load', 4],
      ['store', 6],
      ['store', 6],
    ]);
    expect(steps.every(({ fidelity }) => fidelity === 'SIMULATED')).toBe(true);
  });

  it('a lock around both repairs it, and so does compareExchange', async () => {
    expect((await check(LOCKED)).summary).toMatchObject({ violations: 0, deadlocks: 0, shortest: null });
    const swap = text(
      "const left = yield self.load('tickets');",
      "return left > 0 && (yield self.compareExchange('tickets', left, left - 1)) === left ? 1 : 0;",
    );
    expect((await check(swap)).summary).toMatchObject({ violations: 0, shortest: null });
  });

  it('a lock around the write alone repairs nothing', async () => {
    const { summary } = await check(
      text(
        "const left = yield self.load('tickets');",
        'if (left <= 0) return 0;',
        "yield self.lock('mutex');",
        "yield self.store('tickets', left - 1);",
        "yield self.unlock('mutex');",
        'return 1;',
      ),
    );
    expect(Number(summary.violations)).toBeGreaterThan(0);
  });

  it('a text that never sells is no repair', async () => {
    const { summary } = await check(text('return 0;'));
    expect(summary).toMatchObject({ outcomes: { 0: 1 }, violations: 1, schedules: 1 });
  });

  it('a lock that is never given back deadlocks in every schedule', async () => {
    const { summary, events } = await check(LOCKED.replace("yield self.unlock('mutex');", ''));
    expect(Number(summary.deadlocks)).toBe(Number(summary.schedules));
    expect(events.filter(({ kind }) => kind === 'error')).toMatchObject([{ data: { reason: 'deadlock' } }]);
    expect(events.filter(({ kind }) => kind === 'block')).toMatchObject([{ lock: 'mutex', line: 2 }]);
  });
});

describe('a text whose steps have no end', () => {
  it('is cut off, and says so', async () => {
    const { summary, status } = await check(text("for (;;) yield self.load('tickets');"));
    expect(status).toBe('completed');
    expect(summary).toMatchObject({ schedules: 0, partial: true });
  });

  it('that tries for the lock until it gets it sells one ticket wherever it comes to its end', async () => {
    const trying = text(
      "while ((yield self.tryLock('mutex')) === 0);",
      "const left = yield self.load('tickets');",
      "if (left > 0) yield self.store('tickets', left - 1);",
      "yield self.unlock('mutex');",
      'return left;',
    );
    const { summary } = await check(trying);
    expect(Object.keys(summary.outcomes)).toEqual(['1']);
    expect(summary).toMatchObject({ violations: 0, shortest: null, partial: true });
  });
});

describe('what is wrong with a text comes with its line', () => {
  it.each([
    ['SYNTAX_ERROR', 2, text('const = 1;')],
    ['NO_PROGRAM', 0, 'const one = 1;'],
    ['NOT_ALLOWED', 2, text("import('node:fs');")],
    ['NO_SUCH_STEP', 2, text('yield 5;')],
    ['UNKNOWN_CELL', 2, text("yield self.load('money');")],
    ['NOT_HELD', 2, text("yield self.unlock('mutex');")],
    ['THREW', 3, text("yield self.load('tickets');", "throw new Error('no');")],
    ['ENDLESS_LOOP', 3, text("yield self.load('tickets');", 'while (true);')],
  ])('%s in line %i', async (code, line, program) => {
    expect(await errorOf(program)).toMatchObject({ code, line });
  });

  it('the process is out of reach', async () => {
    const attack = text("throw self.load('tickets').constructor.constructor('return process')().pid;");
    expect(await errorOf(attack)).toMatchObject({ code: 'THREW', line: 2 });
    const message = (await errorOf(text("self.constructor.constructor('return process')().exit(1);")))?.message;
    expect(message).toMatch(/^TypeError/);
  });

  it('one that gathers memory is ended', async () => {
    const greedy = text(
      'const all = [];',
      "for (;;) all.push('x'.repeat(5e8) + all.length, new Array(1e6).fill(all.length));",
    );
    expect(await errorOf(greedy)).toMatchObject({ code: 'OUT_OF_MEMORY', line: 3 });
  });

  it('one that takes for ever in a single call is ended, and the last line known is named', async () => {
    const slow = text("yield self.load('tickets');", "for (const one of [1]) /^(a+)+$/.test('a'.repeat(60) + 'b');");
    expect(await errorOf(slow)).toMatchObject({ code: 'ENDLESS_LOOP', line: 3 });
  });

  it('a run of such a text can be stopped', async () => {
    const slow = text("for (const one of [1]) /^(a+)+$/.test('a'.repeat(60) + 'b');");
    const lab = startLab(racesEngine, races, { experiment: 'repair', params: { code: slow } });
    const { status } = await lab.stop();
    expect(status).toBe('stopped');
  });
});
