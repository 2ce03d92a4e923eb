/** The names of the labs `patterns` and `pubsub` that scripts rely on, against the built app, with clients from outside. */
import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { freePort, takenPort } from '../support/ports';
import { interleave, startInterleave } from '../support/terminal';
import { interrupted, onlyOnLoopback, useTerminal } from '../support/terminal-labs';

const terminal = useTerminal();
const { summaryOf, hold } = terminal;

const hasRedisCli = spawnSync('redis-cli', ['--version']).status === 0;
if (!hasRedisCli) console.warn('skipped: redis-cli as a client from outside, since it is not installed (redis-tools)');

type Matrix = Readonly<Record<string, readonly number[]>>;

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);
const together = (matrix: Matrix): readonly number[] => Object.values(matrix).flat();

describe('pubsub', () => {
  it('gives everybody who has subscribed a copy of each', async () => {
    const summary = await summaryOf('pubsub', 'copies', {
      publishers: 2,
      subscribers: 3,
      messages: 4,
      topics: 'news,7,날씨,sport',
    });
    expect(summary).toMatchObject({
      published: 8,
      receiversPerPublish: Array.from({ length: 8 }, () => 3),
      server: 'embedded',
    });
    const each = { news: 2, 7: 2, 날씨: 2, sport: 2 };
    expect(summary['delivered']).toEqual({ 'subscriber-1': each, 'subscriber-2': each, 'subscriber-3': each });
  });

  it('tells a publisher without subscribers that nobody received it', async () => {
    expect(await summaryOf('pubsub', 'nobody', { messages: 3 })).toMatchObject({
      published: 3,
      delivered: {},
      receiversPerPublish: [0, 0, 0],
    });
  });

  it('keeps nothing for who comes late', async () => {
    const summary = await summaryOf('pubsub', 'copies', { late: true, messages: 6, topics: 'news', subscribers: 2 });
    const delivered = summary['delivered'] as Record<string, Record<string, number>>;
    expect(delivered['subscriber-1']).toEqual({ news: 6 });
    const late = delivered['subscriber-2']?.['news'] ?? 0;
    expect(late).toBeLessThan(6);
    expect(late).toBeGreaterThan(0);
    expect(summary['missed']).toMatchObject({ 'subscriber-2': 6 - late });
    expect((summary['receiversPerPublish'] as number[]).filter((count) => count === 1)).toHaveLength(6 - late);
  });

  it.each(['pattern', 'cut', 'slow', 'beside'])('runs %s to its end', async (experiment) => {
    const summary = await summaryOf('pubsub', experiment);
    expect(Number(summary['published'])).toBeGreaterThan(0);
  });

  it.skipIf(!hasRedisCli)('is a Redis to redis-cli, whose message comes to the subscribers', async () => {
    const { started, port } = await hold('pubsub', '--set', 'messages=1', '--set', 'topics=news');
    try {
      const { protocol } = await started.line(({ type }) => type === 'address');
      expect(protocol).toBe('redis');
      const isDelivered = (text: string) => (line: Readonly<Record<string, unknown>>) =>
        line['kind'] === 'deliver' && JSON.stringify(line).includes(text);
      await started.line(isDelivered('news'));
      const cli = (...args: readonly string[]) => promisify(execFile)('redis-cli', ['-p', String(port), ...args]);
      expect((await cli('publish', 'news', '밖에서 왔어요')).stdout).toBe('2\n');
      await started.line(isDelivered('밖에서 왔어요'));
      expect((await cli('-3', 'hello')).stdout).toContain('proto');
    } finally {
      await interrupted(started);
    }
  });

  it('answers somebody who types by hand, and shows them as a lane', async () => {
    const { started, port } = await hold('pubsub');
    try {
      const typist = connect(port, '127.0.0.1').setEncoding('utf8');
      typist.write('PING\r\n');
      expect((await once(typist, 'data'))[0]).toBe('+PONG\r\n');
      const lane = await started.line(({ type, kind }) => type === 'actor' && kind === 'outside');
      expect(lane['actor']).toBe('outside-1');
      typist.end();
    } finally {
      await interrupted(started);
    }
  });
});

describe('patterns', () => {
  it.each(['request-reply', 'push', 'pull'])('%s gives every job to one worker', async (pattern) => {
    const summary = await summaryOf('patterns', pattern, { jobs: 12, workers: 3, slow: 1, late: 0, crash: 0 });
    expect(summary).toMatchObject({ lost: 0, duplicated: 0, completed: 12 });
    expect([...together(summary['matrix'] as Matrix)].sort((a, b) => a - b)).toEqual(numbers(12));
    expect(Number(summary['elapsedMs'])).toBeGreaterThan(0);
  });

  it('pubsub gives every job to every worker', async () => {
    const summary = await summaryOf('patterns', 'pubsub', { jobs: 12, workers: 3, slow: 0, late: 0, crash: 0 });
    expect(summary).toMatchObject({ lost: 0, duplicated: 0, completed: 12 });
    const all = numbers(12);
    expect(summary['matrix']).toEqual({ 'worker-1': all, 'worker-2': all, 'worker-3': all });
  });

  it.each(['request-reply', 'push', 'pull', 'pubsub'])(
    '%s ends, whoever is slow, late or crashes, and accounts for every job',
    async (pattern) => {
      const summary = await summaryOf('patterns', pattern, { jobs: 20, workers: 3, slow: 1, late: 1, crash: 1 });
      expect(Number(summary['completed']) + Number(summary['lost'])).toBe(20);
      expect(summary['lostJobs']).toHaveLength(Number(summary['lost']));
    },
  );

  it('loses the job its worker crashes on, unless it is acknowledged', async () => {
    const settings = { jobs: 20, workers: 3, slow: 0, late: 0, crash: 1 };
    expect(Number((await summaryOf('patterns', 'push', settings))['lost'])).toBeGreaterThan(0);
    expect(await summaryOf('patterns', 'push', { ...settings, acknowledge: true })).toMatchObject({
      lost: 0,
      completed: 20,
    });
  });
});

describe('what they leave', () => {
  it.skipIf(process.platform !== 'linux')('pubsub listens on 127.0.0.1 and nowhere else', async () => {
    const { started } = await hold('pubsub');
    await onlyOnLoopback(started);
  });

  it.skipIf(process.platform !== 'linux').each([
    ['pubsub while a subscriber is slow', ['pubsub', '--experiment', 'slow', '--set', 'workMs=1000'], 'publish'],
    ['pubsub while a connection is cut', ['pubsub', '--experiment', 'cut', '--set', 'downMs=10000'], 'deliver'],
    ['patterns in the middle', ['patterns', '--experiment', 'push', '--set', 'slowWorkMs=5000'], 'receive'],
  ])('%s', async (_what, args, kind) => {
    const started = startInterleave(terminal.folder(), 'run', '--json', ...args);
    await started.line((line) => line.type === 'event' && line['kind'] === kind);
    await onlyOnLoopback(started, 1);
  });
});

describe('bad input', () => {
  it.each([
    ['pubsub', ['--set', 'server=http://127.0.0.1'], '"server" takes an address'],
    ['pubsub', ['--set', 'subscribers=17'], '"subscribers" goes from 0 to 16'],
    ['pubsub', ['--set', 'late=perhaps'], '"late" takes true or false'],
    ['patterns', ['--set', 'jobs=0'], '"jobs"'],
    ['patterns', ['--set', 'workers=9'], '"workers"'],
  ])('%s %j exits 2 and names it', async (lab, args, message) => {
    const { code, stderr, stdout } = await interleave(terminal.folder(), 'run', lab, '--json', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
  });

  it('says that no server is at an address, without the password that was given', async () => {
    const port = await freePort();
    const server = `redis://ann:hush@127.0.0.1:${String(port)}`;
    const { code, stderr, stdout } = await interleave(
      terminal.folder(),
      ...['run', 'pubsub', '--json', '--set', `server=${server}`],
    );
    expect(code).toBe(2);
    expect(stderr).toContain(`127.0.0.1:${String(port)}`);
    expect(stderr + stdout).not.toContain('hush');
  });

  it('says that the broker cannot have a port that is taken', async () => {
    const taken = await takenPort();
    const { code, stderr } = await interleave(
      terminal.folder(),
      ...['run', 'pubsub', '--json', '--set', `port=${String(taken.port)}`],
    );
    await taken.close();
    expect(code).toBe(2);
    expect(stderr).toContain(`port ${String(taken.port)} is in use`);
  });
});
