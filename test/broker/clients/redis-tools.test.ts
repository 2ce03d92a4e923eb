/** The tools that come with Redis, where they are installed, against the broker. */
import { execFile, spawn, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBroker, type BrokerServer } from '../../../src/main/broker/server';

const has = (tool: string): boolean => {
  const isThere = spawnSync(tool, ['--version']).status === 0;
  if (!isThere) console.warn(`skipped: ${tool} against the broker, since there is no ${tool} here`);
  return isThere;
};

let broker: BrokerServer;
beforeAll(async () => {
  broker = await openBroker();
});
afterAll(() => broker.close());

const run = async (tool: string, ...args: readonly string[]): Promise<string> => {
  const { stdout, stderr } = await promisify(execFile)(tool, ['-p', String(broker.port), ...args]);
  expect(stderr).toBe('');
  return stdout;
};

describe.skipIf(!has('redis-cli'))('redis-cli', () => {
  it.each([[['-2']], [['-3']]])('%j shows answers of all kinds', async (protocol) => {
    const ask = (...words: readonly string[]): Promise<string> => run('redis-cli', ...protocol, '--no-raw', ...words);
    expect(await ask('SET', 'key', 'two words')).toBe('OK\n');
    expect(await ask('GET', 'key')).toBe('"two words"\n');
    expect(await ask('GET', 'none')).toBe('(nil)\n');
    expect(await ask('DEL', 'list')).toMatch(/^\(integer\) [01]\n$/);
    expect(await ask('RPUSH', 'list', 'a', 'b')).toBe('(integer) 2\n');
    expect(await ask('LRANGE', 'list', '0', '-1')).toBe('1) "a"\n2) "b"\n');
    expect(await ask('LPUSH', 'key', 'x')).toMatch(/^\(error\) WRONGTYPE .*\n+$/);
    expect(await ask('INFO', 'server')).toContain('redis_version:7.0.');
  });

  it('is typed into, a transaction too', async () => {
    const cli = spawn('redis-cli', ['-p', String(broker.port)], { stdio: ['pipe', 'pipe', 'inherit'] });
    cli.stdin.end('MULTI\nSET n 1\nINCR n\nEXEC\nSELECT 1\nDBSIZE\n');
    expect(await text(cli.stdout)).toBe('OK\nQUEUED\nQUEUED\nOK\n2\nOK\n0\n');
  });

  it('finds all keys by itself', async () => {
    await run('redis-cli', 'MSET', 'scan:1', 'a', 'scan:2', 'b');
    const found = await run('redis-cli', '--scan', '--pattern', 'scan:*');
    expect(found.trim().split('\n').sort()).toEqual(['scan:1', 'scan:2']);
  });

  it('sends a file of requests', async () => {
    const cli = spawn('redis-cli', ['-p', String(broker.port), '--pipe'], { stdio: ['pipe', 'pipe', 'inherit'] });
    cli.stdin.end('*3\r\n$3\r\nSET\r\n$1\r\na\r\n$1\r\n1\r\n'.repeat(5000));
    expect(await text(cli.stdout)).toContain('errors: 0, replies: 5000');
  });
});

describe.skipIf(!has('redis-benchmark'))('redis-benchmark', () => {
  const TESTS = 'ping_mbulk,set,get,incr,lpush,rpop,lpop,mset';

  it.each([[[]], [['-P', '16']], [['-3']]])('%j runs without an error', async (options: readonly string[]) => {
    const output = await run('redis-benchmark', '-t', TESTS, '-n', '2000', '-c', '20', '-q', ...options);
    const rates = [...output.matchAll(/^.*?(\w+)[^:\r]*: ([\d.]+) requests per second/gm)];
    expect(output).not.toMatch(/error|warning/i);
    // MSET of ten keys has its own name: 8 of them.
    expect(rates).toHaveLength(8);
    for (const [, , rate] of rates) expect(Number(rate)).toBeGreaterThan(0);
  });
});
