/** A real redis-server beside the test, where this machine has one: what our own broker is measured by. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './ports';

export interface RedisServer {
  readonly port: number;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

const asked = spawnSync('redis-server', ['--version'], { encoding: 'utf8' });
/** Whether there is one of the line 7.0, whose answers our broker gives; a test against it is to be skipped otherwise. */
export const hasRedisServer = asked.status === 0 && asked.stdout.includes('v=7.0.');
if (!hasRedisServer) console.warn('skipped: the comparison with redis-server, since there is none of version 7.0 here');

/** What a server is set to that keeps nothing on disk. */
export const KEEPS_NOTHING = ['save ""', 'appendonly no'];

const READY = /Ready to accept connections|Sentinel ID is/;

/**
 * On 127.0.0.1 only, in a folder of its own.
 *
 * @param settings  lines of its configuration besides `port`, `bind` and `dir`
 * @param flags     for its command line, such as `--sentinel`
 */
export async function startRedisServer(
  settings: readonly string[] = KEEPS_NOTHING,
  ...flags: readonly string[]
): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'redis-'));
  const port = await freePort();
  const configuration = join(folder, 'redis.conf');
  const lines = [`port ${port}`, 'bind 127.0.0.1', `dir ${folder}`, ...settings];
  await writeFile(configuration, `${lines.join('\n')}\n`);
  const server = spawn('redis-server', [configuration, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(server, 'exit');
  await isReady(server.stdout);
  return {
    port,
    async close() {
      server.kill('SIGKILL');
      await exited;
      await rm(folder, { recursive: true });
    },
  };
}

async function isReady(output: NodeJS.ReadableStream): Promise<void> {
  for await (const line of createInterface({ input: output })) {
    if (READY.test(line)) break;
    if (line.includes('#') && line.includes('bind')) throw new Error(line);
  }
  output.resume();
}
