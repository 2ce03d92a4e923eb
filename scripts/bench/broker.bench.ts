/**
 * The embedded broker against Redis' own server, asked by Redis' own benchmark: each in a process of its own, both without
 * keeping anything on disk, in turns. Of each the best round counts: whatever else the machine does can only slow them, and
 * three processes on few cores are slowed a lot.
 */
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openBroker } from '../../src/main/broker/server';
import { startRedisServer } from '../../test/support/redis-server';
import type { Row } from './row';

/** So many that each has had the machine to itself at least once. */
const REPETITIONS = 9;
/** With this argument the file is the broker's process. */
const SERVE = '--serve-broker';

/** As its profile says, whether it answers SET or nothing but PONG. */
const BOUND =
  'Most of its time goes into Node reading and writing a socket, which is once a request without a pipeline';

interface Load {
  /** How many requests are sent before an answer is waited for. */
  readonly pipeline: number;
  /** Takes about half a second. */
  readonly requests: number;
  readonly goal: number;
}

const LOADS: readonly Load[] = [
  { pipeline: 1, requests: 30_000, goal: 0.85 },
  { pipeline: 16, requests: 300_000, goal: 0.5 },
];
const COMMANDS: readonly (readonly string[])[] = [
  ['set', 'key:__rand_int__', 'xxx'],
  ['get', 'key:__rand_int__'],
  ['publish', 'channel', 'hello'],
];
/** How many keys the benchmark chooses from; those of `get` are there from `set`. */
const KEYS = 10_000;

interface Rival {
  readonly port: number;
  /** Ends it. */
  close(): Promise<void>;
}

export async function measure(): Promise<Row[]> {
  if (['redis-server', 'redis-benchmark'].some((name) => spawnSync(name, ['--version']).status !== 0)) {
    console.warn('skipped: the broker, since there is no redis-server and redis-benchmark here to measure it against');
    return [];
  }
  const broker = await startBroker();
  const redis = await startRedisServer();
  try {
    const rows: Row[] = [];
    for (const load of LOADS) {
      for (const command of COMMANDS) rows.push(await compare(broker, redis, load, command));
    }
    return rows;
  } finally {
    await Promise.all([broker.close(), redis.close()]);
  }
}

async function compare(broker: Rival, redis: Rival, load: Load, command: readonly string[]): Promise<Row> {
  const ours: number[] = [];
  const theirs: number[] = [];
  await perSecond(broker, load, command); // warms the compiler
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    ours.push(await perSecond(broker, load, command));
    theirs.push(await perSecond(redis, load, command));
  }
  const [best, rival] = [Math.max(...ours), Math.max(...theirs)];
  const value = best / rival;
  return {
    name: `broker, ${command[0]}, pipeline ${load.pipeline}, against redis-server`,
    value,
    unit: 'times',
    goal: `at least ${load.goal}`,
    met: value >= load.goal,
    note: `${Math.round(best)} a second, redis-server ${Math.round(rival)}; best of ${REPETITIONS}, in turns. ${BOUND}`,
  };
}

async function perSecond(rival: Rival, load: Load, command: readonly string[]): Promise<number> {
  const options = { p: rival.port, n: load.requests, P: load.pipeline, r: KEYS };
  const flags = Object.entries(options).flatMap(([name, value]) => [`-${name}`, String(value)]);
  const { stdout } = await promisify(execFile)('redis-benchmark', [...flags, '--csv', ...command]);
  const rate = Number(/^"[^"]*","([\d.]+)"/m.exec(stdout.split('\n')[1] ?? '')?.[1]);
  if (!(rate > 0)) throw new Error(`redis-benchmark said ${stdout}`);
  return rate;
}

async function startBroker(): Promise<Rival> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), SERVE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    port: Number(String(line)),
    async close() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

if (process.argv.includes(SERVE)) {
  const { port } = await openBroker();
  console.log(port);
}
