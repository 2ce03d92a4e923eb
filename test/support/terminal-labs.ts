/** Labs run from the terminal by the built app, as the scripts of a teacher do. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { socketTable } from '../../src/main/kernel/socket-table';
import type { SocketRow } from '../../src/shared/kernel/socket-row';
import { descendants, isAlive } from './processes';
import { interleave, startInterleave, type Started } from './terminal';

type Settings = Readonly<Record<string, string | number | boolean>>;

export interface Terminal {
  /** Where it keeps progress and runs; gone after the tests of the file. */
  folder(): string;
  /** Runs an experiment to its end, which must be a good one. */
  summaryOf(
    lab: string,
    experiment: string,
    settings?: Settings,
    ...more: readonly string[]
  ): Promise<Readonly<Record<string, unknown>>>;
  /** Starts a lab that is held up, and resolves with its address. */
  hold(lab: string, ...more: readonly string[]): Promise<{ readonly started: Started; readonly port: number }>;
}

const set = (settings: Settings): readonly string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['--set', `${name}=${String(value)}`]);

/** For the tests of one file, with a data folder of their own. */
export function useTerminal(): Terminal {
  let made = '';
  beforeAll(async () => {
    made = await mkdtemp(join(tmpdir(), 'interleave-terminal-'));
  });
  afterAll(() => rm(made, { recursive: true, force: true }));
  return {
    folder: () => made,
    async summaryOf(lab, experiment, settings = {}, ...more) {
      const args = ['run', lab, '--json', '--experiment', experiment, ...set(settings), ...more];
      const { code, lines, stderr } = await interleave(made, ...args);
      expect(code, stderr).toBe(0);
      return lines.at(-1)?.['summary'] as Readonly<Record<string, unknown>>;
    },
    async hold(lab, ...more) {
      const started = startInterleave(made, 'run', lab, '--hold', '--json', ...more);
      const { host, port } = await started.line(({ type }) => type === 'address');
      expect(host).toBe('127.0.0.1');
      return { started, port: Number(port) };
    },
  };
}

/** @param code  1 when there was still something to do */
export async function interrupted({ child, finished }: Started, code = 0): Promise<void> {
  child.kill('SIGINT');
  expect((await finished).code).toBe(code);
}

/** Reads the kernel's table while a run goes on, interrupts it, and reads again. */
export async function onlyOnLoopback(started: Started, code = 0): Promise<void> {
  const pids = [started.child.pid ?? 0, ...(await descendants(started.child.pid ?? 0))];
  const held = async (): Promise<readonly SocketRow[]> =>
    ((await socketTable('linux')?.read(pids, new AbortController().signal)) ?? []).filter(({ pid }) => pid !== null);
  const ours = await held();
  expect(ours.length).toBeGreaterThan(0);
  expect(ours.filter(({ localAddress }) => localAddress !== '127.0.0.1')).toEqual([]);
  await interrupted(started, code);
  expect(await held()).toEqual([]);
  expect(pids.filter(isAlive)).toEqual([]);
}
