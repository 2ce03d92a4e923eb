/** `onData` in its thread, and what the run shows of it over a real connection. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tcpEngine } from '../../../src/main/labs/tcp/engine';
import { fuzzInThread } from '../../../src/main/labs/tcp/on-data/fuzzing';
import { Scope } from '../../../src/main/resources/scope';
import { tcp } from '../../../src/shared/labs/tcp/contract';
import { netDataOf } from '../../../src/shared/net/net-data';
import type { TraceEvent } from '../../../src/shared/trace/event';
import { PROGRAMS_FOLDER } from '../../support/build-programs';
import { runLab } from '../../support/run-lab';
import { ON_DATA_REPAIRED } from './on-data-repaired';

const run = (onData?: string, seed = 1) =>
  runLab(tcpEngine, tcp, { experiment: 'on-data', seed, ...(onData !== undefined && { params: { onData } }) });

const sizes = (events: readonly TraceEvent[]): readonly (number | undefined)[] =>
  events
    .filter(({ actor, kind }) => actor === 'server' && kind === 'receive')
    .flatMap(({ data }) => netDataOf(data) ?? [])
    .flatMap(({ fin, sizeBytes }) => (fin ? [] : [sizeBytes]));

const delivered = (events: readonly TraceEvent[]): readonly unknown[] =>
  events
    .map(({ data }) => data as { readonly code?: string; readonly text?: string } | undefined)
    .filter((note) => note?.code === 'DELIVERED')
    .map((note) => note?.text);

it('finds the text wrong as it stands, and sends the smallest failing split over a real connection', async () => {
  const { status, summary, events } = await run();
  expect(status).toBe('completed');
  expect(summary).toMatchObject({ trials: 500, problem: null });
  expect(summary.failed).toBeGreaterThan(0);
  // Two messages in one piece, of which the text delivers the first.
  expect(summary.counterexample).toEqual({ messages: ['a', 'b'], cuts: [], received: ['a'] });
  expect(sizes(events)).toEqual([10]);
  expect(delivered(events)).toEqual(['a']);
});

it('finds a repaired text right, and sends the messages one byte at a time', async () => {
  const { summary, events } = await run(ON_DATA_REPAIRED);
  expect(summary).toMatchObject({ trials: 500, failed: 0, counterexample: null, problem: null });
  expect(sizes(events)).toEqual(Array.from({ length: 18 }, () => 1));
  expect(delivered(events)).toEqual(['a', 'bb', 'ccc']);
});

it('shows where a text throws, in the trial and over the connection', async () => {
  const { summary, events } = await run(
    `function onData(piece) {\n  if (piece.length < 4) throw new Error('short');\n}`,
  );
  expect(summary.counterexample).toMatchObject({ received: [], messages: ['a'] });
  const [threw] = events.flatMap(({ data }) =>
    (data as { code?: string } | undefined)?.code === 'THREW' ? [data] : [],
  );
  expect(threw === undefined).toBe(summary.counterexample?.error === undefined);
});

it.each([
  ['function onData(piece) {\n  while (true) {}\n}', { code: 'ENDLESS_LOOP', line: 2 }],
  ['function onData(piece) {\n  nothing here\n}', { code: 'SYNTAX_ERROR', line: 2 }],
  ['const other = 1;', { code: 'NO_FUNCTION', line: 0 }],
  [
    'const all = [];\nfunction onData(piece) {\n  for (let n = 0; n < 90000; n += 1)\n    all.push(new Array(10000).fill(piece));\n}',
    { code: 'OUT_OF_MEMORY' },
  ],
])('says what is wrong with %j, and sends nothing', async (text, problem) => {
  const { status, summary, events } = await run(text);
  expect(status).toBe('completed');
  expect(summary.problem).toMatchObject(problem);
  expect(events.filter(({ kind }) => kind === 'spawn')).toEqual([]);
});

it('ends a text that gives no sign of life', async () => {
  const scope = new Scope('test');
  const { signal } = new AbortController();
  const programFile = (name: string): string => join(PROGRAMS_FOLDER, `${name}.js`);
  const text = `function onData(piece) {\n  return /^(a+)+$/.test('a'.repeat(50) + 'b');\n}`;
  const what = { text, messages: ['a'], seed: 1 };
  const result = await fuzzInThread({ scope, signal, programFile }, what, { silentMs: 300 });
  expect(result).toEqual({ problem: { code: 'ENDLESS_LOOP', line: 1, message: '' } });
  expect(scope.live()).toEqual([]);
});
