/** The terminal contract, as scripts rely on it, against the built app. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interleave, startInterleave, type Line } from '../support/terminal';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interleave-terminal-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) => interleave(folder, 'run', ...args, '--json');
const eventsOf = (lines: readonly Line[], kind: string): readonly Line[] =>
  lines.filter((line) => line.type === 'event' && line['kind'] === kind);
const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('interleave list', () => {
  it('lists every lab with its experiments and parameters', async () => {
    const { code, lines } = await interleave(folder, 'list', '--json');
    expect(code).toBe(0);
    expect(lines.map((line) => line['lab'])).toEqual([
      ...['why', 'queue', 'processes', 'threads', 'races', 'deadlock'],
      ...['layers', 'udp', 'tcp', 'segments'],
      ...['patterns', 'pubsub'],
    ]);
    expect(lines[2]).toMatchObject({
      lab: 'processes',
      experiments: expect.arrayContaining(['no-sentinel']) as unknown,
    });
    expect((await interleave(folder, 'list')).stdout).toContain('--set consumers=1');
  });
});

describe('interleave run processes', () => {
  it('runs the default to its end and sums up', async () => {
    const { code, lines } = await run('processes', '--set', 'workMs=0');
    expect(code).toBe(0);
    expect(lines[0]).toMatchObject({
      type: 'run',
      lab: 'processes',
      experiment: 'default',
      params: { workMs: 0, consumers: 1 },
    });
    expect(lines.at(-1)).toMatchObject({
      type: 'end',
      status: 'completed',
      summary: { consumed: { 'consumer-1': [1, 2, 3, 4, 5] }, bad: ['d'], leftInQueue: { items: [], results: [] } },
    });
    const sequence = lines.filter(({ type }) => type === 'event').map((line) => line['seq']);
    expect(sequence).toEqual(sequence.map((_, index) => index));
  });

  it('announces processes by the numbers the system gave them, and leaves none', async () => {
    const { lines } = await run(
      'processes',
      '--set',
      'workMs=0',
      '--set',
      'consumers=3',
      '--set',
      'input=1,2,3,-1,-1,-1',
    );
    const pids = lines
      .filter((line) => line.type === 'actor' && line['kind'] === 'process')
      .map((line) => line['pid'] as number);
    expect(new Set(pids).size).toBe(4);
    expect(pids.filter(alive)).toEqual([]);
  });

  it('pairs every get with an earlier put', async () => {
    const { lines } = await run('processes', '--set', 'workMs=0');
    const puts = new Map(eventsOf(lines, 'put').map((line) => [line['msg'], line['seq'] as number]));
    const gets = eventsOf(lines, 'get');
    expect(gets.length).toBeGreaterThan(6);
    for (const get of gets) expect(puts.get(get['msg'])).toBeLessThan(get['seq'] as number);
  });

  it('stops a run without sentinel at the time-out and shows who waited for what', async () => {
    const { code, lines, stderr } = await run(
      'processes',
      '--experiment',
      'no-sentinel',
      '--set',
      'workMs=0',
      '--timeout',
      '2',
    );
    expect(code).toBe(1);
    expect(stderr).toContain('--timeout');
    expect(lines.at(-1)).toMatchObject({
      type: 'end',
      status: 'stopped',
      summary: { consumed: { 'consumer-1': [1, 2, 3] } },
    });
    expect(eventsOf(lines, 'wait').at(-1)).toBeDefined();
    expect(eventsOf(lines, 'wait')).toContainEqual(expect.objectContaining({ actor: 'consumer-1', queue: 'items' }));
  });

  it('takes Korean, emoji, quotes and an empty list', async () => {
    const { lines } = await run('processes', '--set', 'workMs=0', '--set', "input=한글,'🙂','it''s',7,-1");
    expect(lines.at(-1)).toMatchObject({
      status: 'completed',
      summary: { bad: ['한글', '🙂', "it's"], consumed: { 'consumer-1': [7] } },
    });
    const empty = await run('processes', '--set', 'input=', '--timeout', '1');
    expect(empty.lines.at(-1)).toMatchObject({ status: 'stopped', summary: { consumed: { 'consumer-1': [] } } });
  });

  it('ends when interrupted and leaves no process', async () => {
    const started = startInterleave(
      folder,
      'run',
      'processes',
      '--experiment',
      'no-sentinel',
      '--set',
      'workMs=0',
      '--json',
    );
    const waits = (line: Line): boolean => line['kind'] === 'wait' && line['actor'] === 'consumer-1';
    await started.line(waits);
    started.child.kill('SIGINT');
    const { lines } = await started.finished;
    expect(lines.at(-1)).toMatchObject({ type: 'end', status: 'stopped' });
    expect(lines.filter((line) => line['kind'] === 'process' && alive(line['pid'] as number))).toEqual([]);
  });

  it('reports a consumer that was killed from outside, and goes on to the end', async () => {
    const started = startInterleave(
      folder,
      'run',
      'processes',
      '--experiment',
      'no-sentinel',
      '--set',
      'workMs=0',
      '--json',
    );
    await started.line((line) => line['kind'] === 'wait' && line['actor'] === 'consumer-1');
    const { pid } = await started.line((line) => line.type === 'actor' && line['actor'] === 'consumer-1');
    process.kill(pid as number, 'SIGKILL');
    const { lines } = await started.finished;
    expect(lines.at(-1)).toMatchObject({
      type: 'end',
      summary: { exitCodes: { 'consumer-1': { code: null, signal: 'SIGKILL' } } },
    });
  });

  it('dies without leaving its children behind', async () => {
    const started = startInterleave(
      folder,
      'run',
      'processes',
      '--experiment',
      'no-sentinel',
      '--set',
      'workMs=0',
      '--json',
    );
    const { pid } = await started.line((line) => line.type === 'actor' && line['actor'] === 'consumer-1');
    await started.line((line) => line['kind'] === 'wait' && line['actor'] === 'consumer-1');
    started.child.kill('SIGKILL');
    await started.finished;
    await expect.poll(() => alive(pid as number), { timeout: 20_000 }).toBe(false);
  });
});

describe('a seed', () => {
  it('repeats the order of a shuffled run, and another gives another', async () => {
    const order = async (seed: number): Promise<string> => {
      const { lines } = await run(
        'queue',
        '--pace',
        'shuffled',
        '--seed',
        `${seed}`,
        '--set',
        'consumers=3',
        '--set',
        'workMs=0',
      );
      return lines.map((line) => `${String(line['actor'])} ${String(line['kind'])}`).join('\n');
    };
    const orders = [await order(1), await order(1), await order(2), await order(3)];
    expect(orders[0]).toBe(orders[1]);
    expect(new Set(orders).size).toBeGreaterThan(1);
  });
});

describe('interleave run queue', () => {
  it('keeps the order and the bound', async () => {
    const { code, lines } = await run('queue', '--set', 'workMs=0', '--set', 'items=50', '--set', 'capacity=3');
    expect(code).toBe(0);
    const { summary } = lines.at(-1) as unknown as {
      summary: { order: string[]; maxDepth: number; waitedMs: Record<string, number> };
    };
    expect(summary.order).toEqual(Array.from({ length: 50 }, (_, n) => `1.${n + 1}`));
    expect(summary.maxDepth).toBeLessThanOrEqual(3);
    expect(Object.keys(summary.waitedMs)).toEqual(expect.arrayContaining(['producer-1', 'consumer-1']));
  });
});

describe('wrong usage', () => {
  it.each([
    [['run', 'nothing'], 'there is no lab "nothing"'],
    [['run'], '<lab> is missing'],
    [['run', 'processes', 'twice'], 'one argument too many'],
    [['run', 'processes', '--experiment', 'none'], 'no experiment "none"'],
    [['run', 'processes', '--set', 'colour=red'], '"colour"'],
    [['run', 'processes', '--set', 'constructor=1'], '"constructor"'],
    [['run', 'processes', '--set', 'consumers=9'], '"consumers" goes from 1 to 8; 9 does not fit'],
    [['run', 'processes', '--set', 'workMs=fast'], '"workMs" takes a whole number'],
    [['run', 'processes', '--set', 'input'], 'key=value'],
    [['run', 'processes', '--set', "input='open"], '"input" takes a list'],
    [['run', 'processes', '--set', `input=${'1,'.repeat(10_000)}1`], 'at most 10000 items, not 10001'],
    [['run', 'processes', '--set', `input=${'x'.repeat(100_000)}`], 'at most 1000 characters'],
    [['run', 'processes', '--seed', '-1'], 'seed'],
    [['run', 'processes', '--timeout', 'soon'], '--timeout takes'],
    [['run', 'processes', '--frobnicate'], '--frobnicate'],
    [['run', 'processes', '--pace', 'fast'], '--pace takes free or shuffled'],
    [['run', 'processes', '--save', '/nowhere/at/all.lab'], '--save cannot write to'],
    [['run', 'processes', '--save', ''], '--save takes the name of a file'],
    [['serve', '--port', '99999'], 'port'],
    [['export'], '<run.lab> is missing'],
    [['export', 'x.lab', '--as', 'pdf'], '--as takes one of'],
    [['fly'], 'there is no command "fly"'],
  ])('%j exits 2 and names it', async (args, message) => {
    const { code, stdout, stderr } = await interleave(folder, ...args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });
});

describe('interleave export', () => {
  it('exports the packets of a run on a network as bytes, and says where there are none', async () => {
    const [file, out, silent] = ['sent.lab', 'sent.pcapng', 'silent.lab'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    expect((await run('layers', '--save', file)).code).toBe(0);
    expect((await interleave(folder, 'export', file, '--as', 'pcapng', '--out', out)).code).toBe(0);
    expect((await readFile(out)).subarray(0, 4).toString('hex')).toBe('0a0d0d0a');
    expect((await run('processes', '--set', 'workMs=0', '--save', silent)).code).toBe(0);
    const none = await interleave(folder, 'export', silent, '--as', 'pcapng', '--out', join(folder, 'none.pcapng'));
    expect(none).toMatchObject({ code: 2, stdout: '' });
    expect(none.stderr).toContain('--as pcapng takes a run with packets');
    expect(await readdir(folder)).not.toContain('none.pcapng');
  });

  it('exports a kept run in every format', async () => {
    const file = join(folder, 'kept.lab');
    const { code } = await run('processes', '--set', 'workMs=0', '--save', file);
    expect(code).toBe(0);
    expect((await stat(file)).size).toBeGreaterThan(100);
    const { lines } = await interleave(folder, 'export', file, '--as', 'jsonl');
    expect(lines[0]?.type).toBe('run');
    expect(lines.at(-1)?.type).toBe('end');
    expect((await interleave(folder, 'export', file, '--as', 'csv')).stdout.split('\r\n')[0]).toContain('seq,');
    expect((await interleave(folder, 'export', file, '--as', 'mermaid')).stdout).toMatch(/^sequenceDiagram/m);
    const out = join(folder, 'out.csv');
    expect((await interleave(folder, 'export', file, '--as', 'csv', '--out', out)).stdout).toBe('');
    expect(await readFile(out, 'utf8')).toContain('consumer-1');
    expect(
      (await readdir(folder)).filter(
        (name) => name.includes('.tmp') || name.startsWith('kept.lab.') || name.startsWith('.interleave'),
      ),
    ).toEqual([]);
  });

  it('refuses what is not a run, with exit 1 and the reason', async () => {
    const file = join(folder, 'broken.lab');
    await writeFile(file, 'this is no run');
    const { code, stderr } = await interleave(folder, 'export', file, '--as', 'csv');
    expect(code).toBe(1);
    expect(stderr).toContain('NOT_A_RUN_FILE');
  });
});
