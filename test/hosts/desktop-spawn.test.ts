/** Processes of our own behave alike under both hosts. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { spawnUtilityProcess } from '../../src/main/hosts/electron/spawn';
import { forkProcess } from '../../src/main/hosts/fork';
import type { ProcessHandle } from '../../src/main/resources/process';
import { buildFixturePrograms } from '../support/electron/build';
import { lifecycle } from '../support/electron/stand-in/lifecycle';

vi.mock('electron', () => import('../support/electron/stand-in/utility-process'));

let folder: string;
let program: string;

beforeAll(async () => {
  folder = await buildFixturePrograms();
  program = join(folder, 'fixture.process.js');
  lifecycle.ready = true;
});

/** Everything a process says, and a promise of its first word. */
function listen(child: ProcessHandle): { readonly said: unknown[]; readonly first: Promise<unknown> } {
  const said: unknown[] = [];
  const first = new Promise<unknown>((resolve) => {
    child.onMessage((message) => {
      said.push(message);
      resolve(message);
    });
  });
  return { said, first };
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe.each([
  ['child_process.fork', forkProcess],
  ['utilityProcess', spawnUtilityProcess],
])('%s', (_name, spawnProcess) => {
  it('has the number the system knows, and carries values both ways', async () => {
    const child = await spawnProcess(program, ['echo']);
    const answers: unknown[] = [];
    const three = new Promise<void>((resolve) => {
      child.onMessage((message) => {
        if (answers.push(message) === 3) resolve();
      });
    });
    const value = { text: '한글 🎲', list: [1, null, true] };
    child.send(value);
    child.send('last');
    await three;
    expect(answers).toEqual(['ready', value, 'last']);
    expect(isThere(child.pid)).toBe(true);
    await child.close();
    expect(isThere(child.pid)).toBe(false);
  });

  it('loses nothing of what a child said before it left, and knows its code', async () => {
    const child = await spawnProcess(program, ['exit', '9']);
    const { said } = listen(child);
    expect(await child.closed).toEqual({ code: 9, signal: null });
    expect(said).toEqual(['ready', ...Array.from({ length: 1_000 }, (_, number) => number)]);
  });

  it('tells an uncaught error from the rest, and says why on stderr', async () => {
    const complaint = new Promise<string>((resolve) => {
      vi.spyOn(console, 'error').mockImplementation((text: string) => resolve(text));
    });
    const child = await spawnProcess(program, ['throw']);
    expect(await child.closed).toEqual({ code: 1, signal: null });
    expect(await complaint).toContain('thrown on purpose');
    vi.restoreAllMocks();
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('ends a busy child by %s', async (signal) => {
    const child = await spawnProcess(program, ['busy']);
    await listen(child).first;
    child.kill(signal);
    expect(await child.closed).toEqual({ code: null, signal });
    child.kill('SIGTERM'); // too late, and harmless
    child.send('too late');
    await child.close();
  });

  it('knows a child that was killed from outside', async () => {
    const child = await spawnProcess(program, ['echo']);
    await listen(child).first;
    process.kill(child.pid, 'SIGKILL');
    expect(await child.closed).toEqual(
      process.platform === 'win32' ? { code: 1, signal: null } : { code: null, signal: 'SIGKILL' },
    );
  });

  it.skipIf(process.platform === 'win32')('closes a child that is stopped and does not answer SIGTERM', async () => {
    const child = await spawnProcess(program, ['echo']);
    await listen(child).first;
    process.kill(child.pid, 'SIGSTOP');
    await child.close();
    expect(await child.closed).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('fails for a program that is not there', async () => {
    await expect(spawnProcess(join(folder, 'nowhere.js'), [])).rejects.toMatchObject({ code: 'SPAWN_FAILED' });
  });
});

it('leaves no child behind when its parent is killed', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const connected = once(server, 'connection') as Promise<[Socket]>;
  const parent = fork(join(folder, 'fork-parent.js'), {
    execArgv: [],
    env: { ...process.env, FIXTURE_PORT: String(port) },
  });
  const [[socket], [{ pid }]] = await Promise.all([
    connected,
    once(parent, 'message') as Promise<[{ readonly pid: number }]>,
  ]);
  expect(isThere(pid)).toBe(true);
  const ended = once(socket.on('error', () => undefined).resume(), 'close');
  parent.kill('SIGKILL');
  await ended;
  server.close();
  expect(parent.killed).toBe(true);
});
