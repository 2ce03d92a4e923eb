/** Every experiment also comes to its end when each step of its programs is let go one at a time. */
import { expect, it } from 'vitest';
import { tcpEngine } from '../../../src/main/labs/tcp/engine';
import { tcp } from '../../../src/shared/labs/tcp/contract';
import type { ExperimentOf } from '../../../src/shared/labs/lab';
import { runLab } from '../../support/run-lab';

const experiments = Object.keys(tcp.experiments) as readonly ExperimentOf<typeof tcp>[];

it.each(experiments)('%s', async (experiment) => {
  const params = { messages: ['a', 'bb'], cuts: [], ...(experiment === 'slow-reader' && { writes: 5 }) };
  const { status, events } = await runLab(tcpEngine, tcp, { experiment, params, pace: { mode: 'shuffled' }, seed: 5 });
  expect(status).toBe('completed');
  // What a program does by itself was let go; what arrives is never held.
  const sends = events.filter(({ actor, kind }) => kind === 'send' && !actor.startsWith('outside'));
  expect(sends.every(({ fidelity }) => fidelity === 'GATED')).toBe(true);
});

it('through a relay, too', async () => {
  const options = { experiment: 'connection', params: { relay: true }, pace: { mode: 'shuffled' } } as const;
  const { status, summary } = await runLab(tcpEngine, tcp, options);
  expect(status).toBe('completed');
  expect(Object.keys(summary.clients ?? {})).toEqual(expect.arrayContaining(['client-1', 'client-2']));
});
