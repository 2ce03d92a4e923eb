/** What a parent needs most: several of one program, items of its own, and to wait for all. */
import { expect, it } from 'vitest';
import type { Engine } from '../../../src/main/run/engine';
import { ParentQueue } from '../../../src/main/run/process-program/parent-queue';
import { ProcessTeam } from '../../../src/main/run/process-program/process-team';
import { SENTINEL, processes, type ProcessesSummary } from '../../../src/shared/labs/processes/contract';
import { runLab, startLab } from '../../support/run-lab';

const INPUT = [3, SENTINEL, SENTINEL];

/** Main puts the items itself; the program is the lab's own. */
const handFed: Engine<typeof processes> = (run) => {
  const items = new ParentQueue<number>('items');
  const team = new ProcessTeam(run, { queues: [items, new ParentQueue<number>('results')] });
  const conduct = async (): Promise<ProcessesSummary> => {
    try {
      await team.startAll('consumer', 2, 'labs/processes/consumer.process', { workMs: 0 });
      for (const item of INPUT) await team.put(items, item);
      await team.joinAll();
    } finally {
      await team.close();
    }
    const leftInQueue = { items: items.items(), results: [] };
    return { consumed: {}, bad: [], leftInQueue, exitCodes: Object.fromEntries(team.exits), handled: {} };
  };
  return Promise.resolve({ finished: conduct(), act: { kill: () => null, put: () => null } });
};

it('starts all, feeds them and waits for each', async () => {
  const { status, summary, events } = await runLab(handFed, processes);
  expect(status).toBe('completed');
  const well = { code: 0, signal: null };
  expect(summary).toMatchObject({ leftInQueue: { items: [] }, exitCodes: { 'consumer-1': well, 'consumer-2': well } });
  const puts = events.filter(({ actor, kind }) => actor === 'main' && kind === 'put');
  expect(puts.map(({ queue, data }) => [queue, data])).toEqual(INPUT.map((item) => ['items', { item }]));
  for (const { msg } of puts) {
    expect(events.filter((event) => event.msg === msg).map(({ kind }) => kind)).toEqual(['put', 'get']);
  }
});

it('stands at the turnstile before it puts, and puts nothing once the run is stopped', async () => {
  const lab = startLab(handFed, processes, { pace: { mode: 'paused' } });
  for (const actor of ['consumer-1', 'consumer-2']) {
    await lab.atGate(({ waiting }) => waiting.some((step) => step.actor === 'main' && step.kind === 'spawn'));
    lab.run.turnstile.step('main');
    await lab.until((event) => event.kind === 'spawn' && (event.data as { actor?: string }).actor === actor);
  }
  await lab.atGate(({ waiting }) => waiting.some((step) => step.actor === 'main' && step.kind === 'put'));
  const { status, events, summary } = await lab.stop();
  expect(status).toBe('stopped');
  expect(events.some(({ kind }) => kind === 'put')).toBe(false);
  expect(summary.leftInQueue.items).toEqual([]);
});
