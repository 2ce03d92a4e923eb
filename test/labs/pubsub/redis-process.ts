/** A redis-server with settings of the test's own, such as a password, Sentinel or Cluster, that ends with the test. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { freePort } from '../../support/ports';
import { KEEPS_NOTHING, startRedisServer } from '../../support/redis-server';

/**
 * @param settings  lines of its configuration
 * @returns         its port
 */
export async function redisWith(settings: readonly string[], ...flags: readonly string[]): Promise<number> {
  const server = await startRedisServer(settings, ...flags);
  onTestFinished(() => server.close());
  return server.port;
}

/** One node that has all slots. */
export async function clusterOfOne(): Promise<number> {
  const bus = await freePort();
  const settings = ['cluster-enabled yes', `cluster-port ${bus}`, 'cluster-announce-ip 127.0.0.1'];
  const port = await redisWith([...KEEPS_NOTHING, ...settings]);
  await redisCli(port, 'cluster', 'addslotsrange', '0', '16383');
  while (!(await redisCli(port, 'cluster', 'info')).includes('cluster_state:ok'));
  return port;
}

/** A Sentinel that watches a server as `mymaster`. */
export async function sentinelOf(master: number): Promise<number> {
  return redisWith([`sentinel monitor mymaster 127.0.0.1 ${master} 1`], '--sentinel');
}

export async function redisCli(port: number, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('redis-cli', ['-p', String(port), ...args]);
  return stdout;
}
