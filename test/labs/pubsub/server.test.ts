/** The same lab on servers that are not of the run. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { pubsubEngine } from '../../../src/main/labs/pubsub/engine';
import { pubsub, type PubsubSummary } from '../../../src/shared/labs/pubsub/contract';
import { ManualClock } from '../../support/manual-clock';
import { hasRedisServer, KEEPS_NOTHING } from '../../support/redis-server';
import { runLab, startLab } from '../../support/run-lab';
import { clusterOfOne, redisCli, redisWith, sentinelOf } from './redis-process';

const FAST = { gapMs: 0 };
/** No word of the lab has it in it. */
const PASSWORD = 'zXq7-Wv9';

const withoutServer = ({ server: _server, ...rest }: PubsubSummary): Omit<PubsubSummary, 'server'> => rest;

it.skipIf(!hasRedisServer).each(['copies', 'nobody', 'late', 'pattern', 'beside'] as const)(
  '%s: the matrix is the same on the embedded broker and on redis-server',
  async (experiment) => {
    const port = await redisWith(KEEPS_NOTHING);
    const server = `redis://127.0.0.1:${port}`;
    const ours = await runLab(pubsubEngine, pubsub, { experiment, params: FAST });
    const theirs = await runLab(pubsubEngine, pubsub, { experiment, params: { ...FAST, server } });
    expect([ours.status, theirs.status]).toEqual(['completed', 'completed']);
    expect(theirs.summary.server).toBe(server);
    // Who takes an item of the list is whoever waits longest, which is a matter of microseconds.
    const { taken, pending, ...matrix } = withoutServer(ours.summary);
    const { taken: theirTaken, pending: theirPending, ...other } = withoutServer(theirs.summary);
    expect(other).toEqual(matrix);
    expect([pending, theirPending]).toEqual([taken?.stream['subscriber-3'], theirTaken?.stream['subscriber-3']]);
    expect(await redisCli(port, 'keys', '*')).toBe('\n');
  },
);

it.skipIf(!hasRedisServer)('shows a server from outside as one lane, however many connections there are', async () => {
  const server = `redis://127.0.0.1:${await redisWith(KEEPS_NOTHING)}`;
  const started = startLab(pubsubEngine, pubsub, { experiment: 'beside', params: { ...FAST, server } });
  const { events } = await started.end();
  const outside = [...started.actors().values()].filter(({ kind }) => kind === 'outside');
  expect(outside.map(({ actor }) => actor)).toEqual(['redis']);
  const sent = events.filter(({ actor, kind }) => actor === 'redis' && kind === 'send');
  expect(sent.length).toBeGreaterThan(0);
  expect(new Set(sent.map(({ fidelity }) => fidelity))).toEqual(new Set(['RECONSTRUCTED']));
  // Nobody of ours sees what it does, and still nothing is told before what made it possible.
  const given = new Set<string | undefined>();
  for (const { kind, msg } of events) {
    if (kind === 'publish' || kind === 'put') given.add(msg);
    if (kind === 'deliver' || kind === 'get') expect(given).toContain(msg);
  }
  expect(given.size).toBe(3 * 12);
});

it.skipIf(!hasRedisServer)('leaves no trace of a password, on the wire or off', async () => {
  const port = await redisWith([...KEEPS_NOTHING, `requirepass ${PASSWORD}`]);
  const server = `redis://default:${PASSWORD}@127.0.0.1:${port}`;
  const started = startLab(pubsubEngine, pubsub, { params: { ...FAST, server } });
  const { status, summary, events } = await started.end();
  expect(status).toBe('completed');
  expect(summary.server).toBe(`redis://127.0.0.1:${port}`);
  const signedIn = events.filter(({ bytes }) => textOf(bytes).includes('auth\r\n'));
  expect(signedIn).toHaveLength(3);
  expect(textOf(signedIn[0]?.bytes)).toBe('*3\r\n$4\r\nauth\r\n$7\r\n*******\r\n$8\r\n********\r\n');
  const all = JSON.stringify([events, started.run.head, [...started.actors()], summary]);
  for (const form of ['utf8', 'hex', 'base64'] as const)
    expect(all).not.toContain(Buffer.from(PASSWORD).toString(form));
});

it.skipIf(!hasRedisServer)('goes through Sentinel to the master, and through a Cluster', async () => {
  const sentinel = await sentinelOf(await redisWith(KEEPS_NOTHING));
  const cluster = await clusterOfOne();
  for (const server of [`redis+sentinel://127.0.0.1:${sentinel}/mymaster`, `redis+cluster://127.0.0.1:${cluster}`]) {
    const { status, error, summary } = await runLab(pubsubEngine, pubsub, { params: { ...FAST, server } });
    expect([server, status, error]).toEqual([server, 'completed', undefined]);
    expect(summary.delivered).toEqual({ 'subscriber-1': { news: 3, sport: 3 }, 'subscriber-2': { news: 3, sport: 3 } });
    expect(summary.server).toBe(server);
  }
});

it.skipIf(!hasRedisServer)('says why a server is not to be had, before anything is started', async () => {
  const port = await redisWith([...KEEPS_NOTHING, `requirepass ${PASSWORD}`]);
  const server = `redis://:wrong-${PASSWORD}@127.0.0.1:${port}`;
  const { status, error, events } = await runLab(pubsubEngine, pubsub, { params: { server } });
  expect([status, events]).toEqual(['failed', []]);
  const problem = {
    code: 'UNREACHABLE',
    address: `redis://127.0.0.1:${port}`,
    reason: 'WRONGPASS invalid username-password pair or user is disabled.',
  };
  expect(error).toEqual({ code: 'BAD_PARAMETER', detail: { parameter: 'server', problem } });
});

it('says so where nobody listens', async () => {
  const { status, error } = await runLab(pubsubEngine, pubsub, { params: { server: 'redis://127.0.0.1:1' } });
  const problem = { code: 'UNREACHABLE', address: 'redis://127.0.0.1:1', reason: 'ECONNREFUSED' };
  expect([status, error]).toEqual(['failed', { code: 'BAD_PARAMETER', detail: { parameter: 'server', problem } }]);
});

it.each([
  ['hangs up', (): string => '', 'CLOSED'],
  ['is a web server', (): string => 'HTTP/1.1 400 Bad Request\r\n\r\n', 'NOTREDIS'],
  ['repeats the password', (asked: string): string => `-ERR unknown: ${asked.replace(/\r\n/g, ' ')}\r\n`, PASSWORD],
] as const)('says so where one %s', async (_what, answer, reason) => {
  const other = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => socket.end(answer(bytes.toString('latin1'))));
  }).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const server = `redis://:${PASSWORD}@127.0.0.1:${(other.address() as AddressInfo).port}`;
  const { error } = await runLab(pubsubEngine, pubsub, { params: { server } });
  const said = JSON.stringify(error);
  expect(said).toContain('UNREACHABLE');
  if (reason === PASSWORD) expect(said).not.toContain(PASSWORD);
  else expect(said).toContain(`"reason":"${reason}"`);
  other.close();
  await once(other, 'close');
});

it('leaves no connection to a Sentinel that never answers', async () => {
  const hungUp = new Promise<void>((resolve) => {
    const silent = createServer((socket) => {
      socket.on('error', () => undefined).resume();
      socket.once('close', () => {
        silent.close();
        resolve();
      });
    }).listen(0, '127.0.0.1', () => {
      const { port } = silent.address() as AddressInfo;
      const server = `redis+sentinel://127.0.0.1:${port}/mymaster`;
      void runLab(pubsubEngine, pubsub, { params: { server } }).then(({ error }) =>
        expect(error?.code).toBe('BAD_PARAMETER'),
      );
    });
  });
  await hungUp;
}, 15_000);

it('does not wait for ever for one that never answers, nor when it is stopped', async () => {
  const silent = createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const server = `redis://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const clock = new ManualClock();
  const waiting = startLab(pubsubEngine, pubsub, { params: { server }, clock });
  await once(silent, 'connection');
  await clock.advance(6_000);
  expect((await waiting.end()).error?.detail).toMatchObject({ problem: { code: 'UNREACHABLE', reason: 'ETIMEDOUT' } });
  const stopped = startLab(pubsubEngine, pubsub, { params: { server } });
  await once(silent, 'connection');
  expect((await stopped.stop()).status).toBe('stopped');
  silent.close();
  await once(silent, 'close');
});

it.skipIf(!hasRedisServer)('ends with a clear code when the server goes in the middle', async () => {
  const port = await redisWith(KEEPS_NOTHING);
  const params = { server: `redis://127.0.0.1:${port}`, messages: 20_000, gapMs: 5 };
  const lab = startLab(pubsubEngine, pubsub, { params });
  await lab.until(({ kind }) => kind === 'deliver');
  await redisCli(port, 'shutdown', 'nosave');
  const { status, error } = await lab.end();
  expect([status, error?.code]).toEqual(['failed', 'SERVER_FAILED']);
});

const textOf = (hex: string | undefined): string => Buffer.from(hex ?? '', 'hex').toString();
