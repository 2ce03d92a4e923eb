/** `interleave serve` as a script starts it: the built program, a real browser's requests, a real interrupt. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { bench } from '../../src/shared/bench/contract';
import { Connection, type ClientOf } from '../../src/shared/wire/client';
import { SocketTransport } from '../../src/shared/wire/socket-transport';
import { interleave, startInterleave, type Started } from '../support/terminal';

let dataFolder: string;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'interleave-serve-'));
});

afterAll(() => rm(dataFolder, { recursive: true, force: true }));

const serve = (...args: readonly string[]): Started => startInterleave(dataFolder, 'serve', '--no-open', ...args);

async function urlOf(started: Started): Promise<URL> {
  return new URL((await started.line(({ type }) => type === 'serving'))['url'] as string);
}

describe('interleave serve', () => {
  it('prints one JSON line with an address that serves the page, and ends with 0 when interrupted', async () => {
    const started = serve('--json');
    const url = await urlOf(started);
    expect([url.protocol, url.hostname]).toEqual(['http:', '127.0.0.1']);
    expect(url.searchParams.get('token')).toMatch(/^[0-9a-f]{64}$/);
    const page = await fetch(url);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('<div id="root">');
    expect((await fetch(new URL('/', url))).status).toBe(403);
    started.child.kill('SIGTERM');
    expect(await started.finished).toMatchObject({ code: process.platform === 'win32' ? null : 0, stderr: '' });
  });

  it('runs a lab for a tab, and leaves neither process nor listener when it is interrupted in the middle', async () => {
    const started = serve('--json');
    const url = await urlOf(started);
    const wire = new WebSocket(`ws://${url.host}/wire${url.search}`, { origin: url.origin });
    const client = new Connection(new SocketTransport(wire)).client(bench);
    expect((await client.about({})).host).toBe('web');
    const { run } = await client.start({ lab: 'processes', params: { workMs: 10_000 } });
    const pids = await pidsOf(client, run);
    expect(pids.length).toBeGreaterThan(0);
    const gone = once(wire, 'close');
    started.child.kill('SIGTERM');
    await started.finished;
    await gone;
    expect(pids.filter(isAlive)).toEqual([]);
    const again = connect(Number(url.port), '127.0.0.1');
    await expect(once(again, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it.skipIf(process.platform === 'win32')('leaves no process when it is killed without a word', async () => {
    const started = serve('--json');
    const url = await urlOf(started);
    const wire = new WebSocket(`ws://${url.host}/wire${url.search}`, { origin: url.origin });
    const client = new Connection(new SocketTransport(wire)).client(bench);
    const { run } = await client.start({ lab: 'processes', params: { workMs: 10_000 } });
    const pids = await pidsOf(client, run);
    started.child.kill('SIGKILL');
    await started.finished;
    // They notice that their parent is gone; who is gone cannot tell anybody, so this asks until it is so.
    while (pids.some(isAlive)) await new Promise((resolve) => setImmediate(resolve));
  });

  it('says which port is in use, and ends with 1', async () => {
    const first = serve('--json');
    const { port } = await urlOf(first);
    const second = await interleave(dataFolder, 'serve', '--no-open', '--port', port);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`port ${port} is in use`);
    first.child.kill('SIGTERM');
    await first.finished;
  });

  it('refuses wrong usage with 2, naming the parameter', async () => {
    for (const [args, named] of [
      [['--port', '70000'], '--port'],
      [['--port', 'eighty'], '--port'],
      [['--wrong'], '--wrong'],
      [['extra'], 'extra'],
    ] as const) {
      const { code, stdout, stderr } = await interleave(dataFolder, 'serve', '--no-open', ...args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(named);
    }
  });
});

/** The process numbers of a run, once the creator and a consumer have been announced. */
async function pidsOf(client: ClientOf<typeof bench>, run: string): Promise<readonly number[]> {
  const pids: number[] = [];
  for await (const { items } of client.watch({ run })) {
    for (const item of items) {
      if (item.type === 'actor' && item.actor.kind === 'process' && item.actor.pid !== undefined)
        pids.push(item.actor.pid);
    }
    if (pids.length >= 2) break;
  }
  return pids;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
