/** The Python counterpart against our own halves: the same frames, so either end may be the other's. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { patternsEngine } from '../../../src/main/labs/patterns/engine';
import { workerGiven } from '../../../src/main/labs/patterns/given';
import type { Engine } from '../../../src/main/run/engine';
import { SocketTeam } from '../../../src/main/run/socket-program/socket-team';
import { castOf } from '../../../src/shared/labs/patterns/cast';
import { patterns, type Pattern } from '../../../src/shared/labs/patterns/contract';
import { summaryOf } from '../../../src/shared/labs/patterns/tally';
import { netDataOf } from '../../../src/shared/net/net-data';
import { python, runPython } from '../../support/python';
import { runLab, startLab } from '../../support/run-lab';
import { said } from './job-notes';

const PROGRAM = join(import.meta.dirname, '../../../src/main/labs/patterns/patterns.py');
const PATTERNS = Object.keys(patterns.experiments) as readonly Pattern[];
const WAITING = ['request-reply', 'push', 'pull'] as const;

const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'close');
  }
});

/** `worker-1: 1 3 5` and the like. */
function listsIn(lines: readonly string[]): Readonly<Record<string, readonly number[]>> {
  const pairs = lines.flatMap((line) => {
    const [, name, jobs = ''] = /^([^:]+):(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, jobs.trim().split(/\s+/).filter(Boolean).map(Number)] as const];
  });
  return Object.fromEntries(pairs);
}

const upTo = (last: number, first = 1): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

it.skipIf(!python)('by itself it loses what each pattern loses when a worker crashes', async () => {
  const printed = await runPython('patterns/patterns.py');
  const sections = printed.split(/\r?\n(?=(?:push|pull|pubsub)\r?\n)/).map((text) => text.trim().split(/\r?\n/));
  expect(sections.map(([pattern]) => pattern)).toEqual(PATTERNS);
  const [asked = {}, pushed = {}, pulled = {}, broadcast = {}] = sections.map(([, ...lines]) => listsIn(lines));
  expect(asked['lost']).toEqual([asked['worker-3']?.at(-1)]);
  expect(pushed['lost']).toEqual([pushed['worker-3']?.at(-1)]);
  expect(pulled['lost']).toEqual([]);
  expect(broadcast['lost']).toEqual(upTo(20, 7));
  expect(broadcast['worker-1']).toEqual(upTo(20));
});

describe.skipIf(!python)('its worker does the jobs of our sender', () => {
  it.each(WAITING)('%s', async (experiment) => {
    // Our own worker crashes on its first job, and the rest is for whoever comes.
    const own = { jobs: 6, workers: 1, slow: 0, late: 0, crash: 1, crashOn: 1, acknowledge: true };
    const lab = startLab(patternsEngine, patterns, { experiment, hold: true, params: own });
    const listen = await lab.until(({ kind }) => kind === 'listen');
    await lab.until(({ kind, actor }) => kind === 'exit' && actor === 'worker-1');
    const printed = await runPython('patterns/patterns.py', 'worker', String(netDataOf(listen.data)?.port), 'python');
    expect(printed.trim().split(/\r?\n/)).toEqual(upTo(6).map((job) => `done ${String(job)}`));
    await lab.until(said('all-out'));
    const { summary } = await lab.stop();
    expect([summary.matrix['python'], summary.done['python'], summary.lost]).toEqual([upTo(6), upTo(6), 0]);
  });
});

/** Our workers alone, whose sender is somebody else at this port. */
function workersOf(pattern: Pattern, port: number): Engine<typeof patterns> {
  return (run) => {
    const team = new SocketTeam(run);
    const work = async () => {
      const program = `labs/patterns/${pattern === 'pull' ? 'source' : 'worker'}.process`;
      try {
        for (const worker of castOf(run.params)) {
          const given = workerGiven(run.params, pattern, port, worker);
          await team.start({ actor: worker.actor, program, given });
        }
        await team.joinAll();
      } finally {
        await team.close();
      }
      const { store } = run.trace;
      const events = Array.from({ length: store.length }, (_, row) => store.event(row));
      return summaryOf(pattern, run.params, events);
    };
    return Promise.resolve({ finished: work(), act: {} });
  };
}

describe.skipIf(!python)('its sender gives jobs to our workers', () => {
  it.each(PATTERNS)('%s', async (pattern) => {
    const child = spawn(python ?? '', ['-B', PROGRAM, 'sender', pattern, '2', '8'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, PYTHONUTF8: '1' },
    });
    children.push(child);
    const closed = once(child, 'close');
    const lines: string[] = [];
    const reader = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
    while (lines.length === 0) await once(reader, 'line');
    const port = Number(/port (\d+)/.exec(lines[0] ?? '')?.[1]);

    const params = { jobs: 8, workers: 2, slow: 1, late: 0, crash: 0, workMs: 1, slowWorkMs: 10 };
    const { status, summary } = await runLab(workersOf(pattern, port), patterns, { experiment: pattern, params });
    await closed;
    expect(status).toBe('completed');
    expect(summary).toMatchObject({ lost: 0, duplicated: 0 });
    const given = listsIn(lines);
    for (const worker of ['worker-1', 'worker-2']) expect(summary.matrix[worker]).toEqual(given[worker] ?? []);
  });
});
