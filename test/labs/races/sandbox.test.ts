/** What a learner's text can do, and what it cannot, whatever it tries. */
import { describe, expect, it } from 'vitest';
import { FaultError } from '../../../src/main/labs/races/sandbox/fault';
import { instrument } from '../../../src/main/labs/races/sandbox/instrument';
import { repairProgramOf } from '../../../src/main/labs/races/sandbox/repair-program';
import { Sandbox } from '../../../src/main/labs/races/sandbox/sandbox';
import { REPAIR_TEMPLATE } from '../../../src/shared/labs/races/repair-template';
import type { ProgramFault } from '../../../src/shared/labs/races/program-error';
import type { Step } from '../../../src/shared/steps/step';

/** The steps of one thread alone, each answered with 1, and what it returned. */
function stepsOf(text: string): { readonly steps: readonly Step[]; readonly returned: number } {
  const [thread] = repairProgramOf(new Sandbox(text)).program.threads;
  const run = thread?.body({} as never, { number: 0, of: 2, round: 0 });
  const steps: Step[] = [];
  for (let next = run?.next(0); next; next = run?.next(1)) {
    if (next.done) return { steps, returned: Number(next.value) };
    steps.push(next.value);
    if (steps.length > 100) throw new Error('no end of steps');
  }
  throw new Error('no thread');
}

function faultOf(text: string): ProgramFault | undefined {
  try {
    stepsOf(text);
  } catch (thrown) {
    if (thrown instanceof FaultError) return thrown.fault;
    throw thrown;
  }
  return undefined;
}

/** What an expression in the program comes to, as text: an attack says what it got hold of. */
function valueOf(expression: string): string {
  const said = faultOf(`function* sell(self) {\n  throw String(${expression});\n}`);
  expect(said?.code).toBe('THREW');
  return said?.message ?? '';
}

describe("a learner's text", () => {
  it('yields its steps with their lines', () => {
    expect(stepsOf(REPAIR_TEMPLATE)).toEqual({
      steps: [
        { kind: 'load', cell: 'tickets', line: 4 },
        { kind: 'store', cell: 'tickets', value: 0, line: 6 },
      ],
      returned: 1,
    });
  });

  it('is instrumented wherever it loops, calls or yields, in any way of writing', () => {
    const text = `
      const twice = x => y => (x, y);
      const sell = function* (self) {
        for (let i = 0; i < 2; i += 1) while (false) twice(1)(2);
        do yield (0, self.load('tickets')); while (twice(1)(0));
        for (const one of [1]) yield* more(self)
        return { a: () => ({ b: true }) }.a().b;
      }
      function* more(self) { yield* [self.work('think')]; yield self.lock('mutex')
        yield self.unlock('mutex') }
    `;
    const { steps, returned } = stepsOf(text);
    expect(steps.map(({ kind }) => kind)).toEqual(['load', 'work', 'lock', 'unlock']);
    expect(steps.map(({ line }) => line)).toEqual([5, 9, 9, 10]);
    expect(returned).toBe(1);
    expect(instrument(text).text.split('\n')).toHaveLength(text.split('\n').length);
  });

  it('begins with nothing left of the time before', () => {
    const sandbox = new Sandbox('let sold = 0;\nfunction* sell(self) { sold += 1; return sold; }');
    expect([sandbox.run().next(0).value, sandbox.run().next(0).value]).toEqual([1, 1]);
  });

  it.each<[ProgramFault['code'], number, string]>([
    ['SYNTAX_ERROR', 2, 'function* sell(self) {\n  const = 1;\n}'],
    ['SYNTAX_ERROR', 3, 'function* sell(self) {\n  yield self.load("tickets");\n'],
    ['SYNTAX_ERROR', 1, '}); (function () {'],
    ['SYNTAX_ERROR', 1, 'return 1'],
    ['SYNTAX_ERROR', 2, '\nexport function* sell(self) {}'],
    ['NO_PROGRAM', 0, ''],
    ['NO_PROGRAM', 0, 'function sell(self) { return 1; }'],
    ['NOT_ALLOWED', 2, 'function* sell(self) {\n  import("node:fs");\n}'],
    ['NOT_ALLOWED', 1, 'function* sell(self) { $turn = () => 0; }'],
    ['NO_SUCH_STEP', 2, 'function* sell(self) {\n  yield 5;\n}'],
    ['NO_SUCH_STEP', 1, 'function* sell(self) { yield; }'],
    ['NO_SUCH_STEP', 1, 'function* sell(self) { yield { kind: "load", cell: "tickets" }; }'],
    ['THREW', 3, 'function* sell(self) {\n\n  yield self.steal("tickets");\n}'],
    ['UNKNOWN_CELL', 1, 'function* sell(self) { yield self.load("money"); }'],
    ['UNKNOWN_CELL', 1, 'function* sell(self) { yield self.load("constructor"); }'],
    ['UNKNOWN_CELL', 1, 'function* sell(self) { yield self.lock("tickets"); }'],
    ['UNKNOWN_CELL', 1, 'function* sell(self) { yield self.acquire("mutex"); }'],
    ['NOT_A_NUMBER', 1, 'function* sell(self) { yield self.store("tickets"); }'],
    ['NOT_A_NUMBER', 1, 'function* sell(self) { yield self.store("tickets", 0.5); }'],
    ['NOT_A_NUMBER', 1, 'function* sell(self) { return "yes"; }'],
    ['NOT_HELD', 2, 'function* sell(self) {\n  yield self.unlock("mutex");\n}'],
    ['ENDLESS_LOOP', 2, 'function* sell(self) {\n  while (true);\n}'],
    ['ENDLESS_LOOP', 3, 'function* sell(self) {\n  try {\n    for (;;) {}\n  } catch { return 1; }\n}'],
    ['ENDLESS_LOOP', 1, 'for (;;) {}\nfunction* sell(self) {}'],
    ['THREW', 2, 'function* sell(self) {\n  throw new Error("no");\n}'],
    ['THREW', 1, 'const f = () => f();\nfunction* sell(self) { f(); }'],
    ['THREW', 2, 'function* sell(self) {\n  throw { get stack() { throw 1; }, toString() { throw 2; } };\n}'],
  ])('is told %s in line %i: %s', (code, line, text) => {
    expect(faultOf(text)).toMatchObject({ code, line });
  });
});

describe('nothing of the machine is in reach', () => {
  it.each([
    'process',
    'require',
    'globalThis',
    'console',
    'setTimeout',
    'fetch',
    'Promise',
    'Date',
    'Atomics',
    'SharedArrayBuffer',
    'WebAssembly',
    'Reflect',
    'eval',
  ])('there is no %s', (name) => {
    expect(valueOf(`typeof ${name}`)).toBe('undefined');
  });

  it.each([
    "self.constructor.constructor('return process')()",
    "self.load.constructor('return process')()",
    "self.load('tickets').constructor.constructor('return process')()",
    "[].constructor.constructor('return process')()",
    "(function* () {}).constructor('return process')().next().value",
    "(async () => {}).constructor('return process')()",
    "new Function('return process')()",
    "$steal.constructor('return process')()",
    'arguments.callee.caller',
    '(function () { return this; })().process.pid',
    'Error.captureStackTrace({}, 1)',
    '(Error.prepareStackTrace = (_, frames) => frames[0].getThis())',
    '(Array.prototype.push = 1)',
    '(Object.prototype.toJSON = () => 1)',
    '(Math = 1)',
    '(here = 1)',
  ])('%s throws', (attack) => {
    const fault = faultOf(`function* sell(self) {\n  throw 'got ' + String(${attack});\n}`);
    expect(fault?.code).toBe('THREW');
    expect(fault?.message).toMatch(/^(TypeError|ReferenceError|EvalError)/);
  });

  it('what it throws and what it is called by leads nowhere', () => {
    const caught = `function* sell(self) {
  let thrown;
  try { null.x; } catch (error) { thrown = error; }
  throw String(thrown.constructor.constructor === Function) + typeof thrown.constructor.constructor('return 1');
}`;
    expect(faultOf(caught)).toMatchObject({ code: 'THREW', message: expect.stringMatching(/^EvalError/) as string });
  });

  it('chance and time are not there: every run of a schedule is the same', () => {
    expect(valueOf('typeof Math.random')).toBe('undefined');
  });
});
