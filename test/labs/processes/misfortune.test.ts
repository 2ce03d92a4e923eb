/** What should not happen, and does: programs that fail, hang, never begin, or lose their parent. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { processesEngine } from '../../../src/main/labs/processes/engine';
import { HELLO_WITHIN_MS } from '../../../src/main/run/process-program/program-process';
import { processes } from '../../../src/shared/labs/processes/contract';
import { PROGRAMS_FOLDER } from '../../support/build-programs';
import { bundle } from '../../support/bundle';
import { ManualClock } from '../../support/manual-clock';
import { runLab, startLab } from '../../support/run-lab';
import { at, isAlive } from './trace';

const CONSUMER = 'labs/processes/consumer.process';
const fixtures = join(import.meta.dirname, 'fixtures');
const built = join(import.meta.dirname, '../../../.cache/fixtures/processes');

beforeAll(async () => {
  await bundle({ 'throwing.process': join(fixtures, 'throwing.process.ts') }, built, { emptyOutDir: true });
});

describe('a program', () => {
  it('that throws ends with code 1, and the trace says why and where', async () => {
    const complained = vi.spyOn(console, 'error');
    // What it wrote is read to its end after the run has heard of its exit.
    const heard = new Promise<void>((resolve) => complained.mockImplementation(() => resolve()));
    const { status, summary, events } = await runLab(processesEngine, processes, {
      params: { input: ['lunch', 2] },
      programs: { [CONSUMER]: join(built, 'throwing.process.js') },
    });
    expect(status).toBe('completed');
    expect(summary.exitCodes['consumer-1']).toEqual({ code: 1, signal: null });
    expect(at(events, 'consumer-1', 'error')).toMatchObject([
      { data: { code: 'UNCAUGHT', message: 'cannot digest "lunch"' }, line: 5 },
    ]);
    expect(at(events, 'consumer-1', 'drop')).toMatchObject([{ data: { item: 'lunch' } }]);
    expect(summary.leftInQueue.items).toEqual([2]);
    await heard;
    expect(complained).toHaveBeenCalledOnce();
    complained.mockRestore();
  });

  it('that never says hello is given up', async () => {
    const clock = new ManualClock();
    const run = startLab(processesEngine, processes, { clock, programs: { [CONSUMER]: join(fixtures, 'silent.mjs') } });
    await run.until(({ actor, kind }) => actor === 'creator' && kind === 'exit');
    await clock.advance(HELLO_WITHIN_MS);
    const { status, summary, events } = await run.end();
    expect(status).toBe('completed');
    expect(at(events, 'consumer-1', 'error')).toMatchObject([{ data: { code: 'NEVER_READY' } }]);
    expect(summary.exitCodes['consumer-1']).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('that never says hello can be stopped before', async () => {
    const run = startLab(processesEngine, processes, { programs: { [CONSUMER]: join(fixtures, 'silent.mjs') } });
    await run.until(({ actor, kind }) => actor === 'creator' && kind === 'exit');
    expect((await run.stop()).status).toBe('stopped');
  });

  it.skipIf(process.platform === 'win32')('that is too busy to hear SIGTERM is ended all the same', async () => {
    const run = startLab(processesEngine, processes, { programs: { [CONSUMER]: join(fixtures, 'busy.mjs') } });
    await run.until(({ actor, kind }) => actor === 'consumer-1' && kind === 'ready');
    const pid = run.actors().get('consumer-1')?.pid ?? 0;
    const { summary } = await run.stop();
    expect(summary.exitCodes['consumer-1']).toEqual({ code: null, signal: 'SIGKILL' });
    expect(isAlive(pid)).toBe(false);
  });

  it('that says what makes no sense is ended, and nothing else is', async () => {
    const { status, summary, events } = await runLab(processesEngine, processes, {
      programs: { [CONSUMER]: join(fixtures, 'stray.mjs') },
    });
    expect(status).toBe('completed');
    expect(at(events, 'consumer-1', 'error')).toMatchObject([{ data: { code: 'MALFORMED_REPORT' } }]);
    expect(summary.exitCodes['consumer-1']).toEqual({ code: null, signal: 'SIGKILL' });
    expect(summary.leftInQueue.items).toHaveLength(7);
  });

  it('that is not there fails the run and leaves nothing', async () => {
    const run = startLab(processesEngine, processes, { programs: { [CONSUMER]: join(fixtures, 'nowhere.mjs') } });
    const { status, error } = await run.end();
    expect(status).toBe('failed');
    expect(error?.code).toBe('SPAWN_FAILED');
    const creator = run.actors().get('creator')?.pid ?? 0;
    expect(isAlive(creator)).toBe(false);
  });
});

it('a process whose parent is killed does not outlive it', async () => {
  const parent = fork(join(fixtures, 'forsaken.mjs'), [join(PROGRAMS_FOLDER, `${CONSUMER}.js`)], {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const output = createInterface({ input: parent.stdout as NodeJS.ReadableStream });
  const [line] = (await once(output, 'line')) as [string];
  expect(isAlive(Number(line))).toBe(true);
  // Closes when nobody holds the other end any more: the child holds it as long as it lives.
  const closed = once(output, 'close');
  parent.kill('SIGKILL');
  await closed;
});
