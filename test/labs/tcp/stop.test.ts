/** A run of `tcp` can be stopped at any moment, and leaves nothing; what is left is looked for after each test by run-lab. */
import { describe, expect, it } from 'vitest';
import { tcpEngine } from '../../../src/main/labs/tcp/engine';
import { tcp } from '../../../src/shared/labs/tcp/contract';
import type { ExperimentOf } from '../../../src/shared/labs/lab';
import { startLab } from '../../support/run-lab';

const experiments = Object.keys(tcp.experiments) as readonly ExperimentOf<typeof tcp>[];

describe.each(experiments)('%s', (experiment) => {
  it('is stopped at once', async () => {
    const lab = startLab(tcpEngine, tcp, { experiment });
    expect((await lab.stop()).status).toBe('stopped');
  });

  it('is stopped while somebody stands at the turnstile', async () => {
    const lab = startLab(tcpEngine, tcp, { experiment, pace: { mode: 'paused' } });
    await lab.atGate(({ waiting }) => waiting.length > 0);
    expect((await lab.stop()).status).toBe('stopped');
  });

  it('is stopped as soon as there is a listener', async () => {
    const lab = startLab(tcpEngine, tcp, { experiment });
    await lab.until(({ kind }) => kind === 'listen');
    expect((await lab.stop()).status).toBe('stopped');
  });
});

it('is stopped in the middle of a flood', async () => {
  const params = { writes: 10_000, sizeBytes: 100_000 };
  const lab = startLab(tcpEngine, tcp, { experiment: 'stream', params });
  await lab.until(({ kind }) => kind === 'receive');
  const { status, summary } = await lab.stop();
  expect(status).toBe('stopped');
  expect(summary.bytes).toBeLessThan(10_000 * 100_000);
});

it('is stopped while the writer is held back', async () => {
  const params = { writes: 1_000, sizeBytes: 65_536, workMs: 1_000 };
  const lab = startLab(tcpEngine, tcp, { experiment: 'slow-reader', params });
  await lab.until(({ data }) => (data as { readonly code?: unknown } | undefined)?.code === 'HELD_BACK');
  expect((await lab.stop()).status).toBe('stopped');
});

it('is stopped while an endless text runs in one call', async () => {
  const onData = "function onData() { /^(a+)+$/.test('a'.repeat(40) + 'b'); }";
  const lab = startLab(tcpEngine, tcp, { experiment: 'on-data', params: { onData } });
  await lab.until(({ data }) => (data as { readonly code?: unknown } | undefined)?.code === 'FUZZING');
  expect((await lab.stop()).status).toBe('stopped');
});

it('is stopped with pieces waiting in the relay', async () => {
  const lab = startLab(tcpEngine, tcp, { experiment: 'stream', params: { delayMs: 60_000, writes: 5 } });
  await lab.until(({ actor, kind }) => actor === 'relay' && kind === 'receive');
  expect((await lab.stop()).status).toBe('stopped');
});
