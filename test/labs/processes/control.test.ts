/** The lab under control: held, stepped, shuffled, killed and stopped, in every phase. */
import { describe, expect, it } from 'vitest';
import { processesEngine } from '../../../src/main/labs/processes/engine';
import { processes } from '../../../src/shared/labs/processes/contract';
import type { EventKind, TraceEvent } from '../../../src/shared/trace/event';
import { runLab, startLab, type LabOptions } from '../../support/run-lab';
import { at, expectCausalOrder, expectPairs, isAlive, itemOf } from './trace';

type Options = LabOptions<typeof processes>;

/** Longer than any test may take: an item in work stays in work. */
const FOR_EVER_MS = 10_000;
const paused = { mode: 'paused' } as const;
const shuffled = { mode: 'shuffled' } as const;
const start = (options: Options) => startLab(processesEngine, processes, options);

/** A run whose consumer is busy with the first of six items, and the creator gone. */
async function consumerAtWork() {
  const run = start({ experiment: 'kill-consumer', params: { workMs: FOR_EVER_MS } });
  await run.until(({ kind }) => kind === 'work');
  await run.until(({ actor, kind }) => actor === 'creator' && kind === 'exit');
  return run;
}

describe('a signal half-way', () => {
  it('SIGKILL ends the consumer without a word; the item in its hand is gone', async () => {
    const run = await consumerAtWork();
    await run.act('kill', { actor: 'consumer-1', signal: 'SIGKILL' });
    const { status, summary, events } = await run.end();
    expect(status).toBe('completed');
    expect(summary.exitCodes['consumer-1']).toEqual({ code: null, signal: 'SIGKILL' });
    expect(summary.consumed['consumer-1']).toEqual([]);
    expect(summary.leftInQueue.items).toEqual([2, 3, 4, 5, 6, -1]);
    expect(at(events, 'consumer-1', 'note')).toEqual([]);
    expect(at(events, 'consumer-1', 'drop')).toMatchObject([{ msg: 'creator#1', data: { item: 1 } }]);
    const kill = at(events, 'main', 'kill')[0];
    expect(kill?.data).toEqual({ actor: 'consumer-1', signal: 'SIGKILL' });
    expect(at(events, 'consumer-1', 'exit')[0]?.msg).toBe(kill?.msg);
    expectPairs(events);
    expectCausalOrder(events);
  });

  it.skipIf(process.platform === 'win32')('SIGTERM lets it say goodbye first', async () => {
    const run = await consumerAtWork();
    await run.act('kill', { actor: 'consumer-1', signal: 'SIGTERM' });
    const { status, summary, events } = await run.end();
    expect(status).toBe('completed');
    expect(summary.exitCodes['consumer-1']).toEqual({ code: 143, signal: null });
    expect(at(events, 'consumer-1', 'note')).toMatchObject([{ data: { code: 'GOODBYE', signal: 'SIGTERM' } }]);
    expect(at(events, 'consumer-1', 'drop').map(itemOf)).toEqual([1]);
    expect(summary.leftInQueue.items).toEqual([2, 3, 4, 5, 6, -1]);
    expect(at(events, 'consumer-1', 'exit')[0]?.msg).toBe(at(events, 'main', 'kill')[0]?.msg);
  });

  it('from outside is noticed like any other', async () => {
    const run = await consumerAtWork();
    process.kill(run.actors().get('consumer-1')?.pid ?? 0, 'SIGKILL');
    const { status, summary, events } = await run.end();
    expect(status).toBe('completed');
    expect(summary.exitCodes['consumer-1']).toEqual({ code: null, signal: 'SIGKILL' });
    expect(at(events, 'consumer-1', 'exit')[0]?.msg).toBeUndefined();
    expect(at(events, 'consumer-1', 'drop').map(itemOf)).toEqual([1]);
  });

  it('to one consumer leaves the rest to the others', async () => {
    const run = start({ params: { input: [1, 2, 3, -1], consumers: 2, workMs: 0 }, pace: paused });
    for (const kind of ['spawn', 'spawn', 'spawn'] as const) await step(run, 'main', kind);
    for (const kind of ['ready', 'put'] as const) await step(run, 'creator', kind);
    for (const kind of ['ready', 'get'] as const) await step(run, 'consumer-1', kind);
    await run.act('kill', { actor: 'consumer-1', signal: 'SIGKILL' });
    await run.until(({ actor, kind }) => actor === 'consumer-1' && kind === 'exit');
    run.run.turnstile.setPace({ mode: 'free' });
    const { status, summary } = await run.end();
    expect(status).toBe('completed');
    expect(summary.consumed).toEqual({ 'consumer-1': [], 'consumer-2': [2, 3] });
  });

  it('passes on to the next what a killed process had been woken for', async () => {
    const run = start({ params: { input: [], consumers: 2, workMs: 0 } });
    await run.until(({ actor, kind }) => actor === 'consumer-1' && kind === 'wait');
    await run.until(({ actor, kind }) => actor === 'consumer-2' && kind === 'wait');
    run.run.turnstile.setPace(paused);
    const first = run.events().find(({ actor, kind }) => actor.startsWith('consumer') && kind === 'wait')?.actor ?? '';
    const other = first === 'consumer-1' ? 'consumer-2' : 'consumer-1';
    await run.act('put', { item: 7 });
    await run.atGate(({ waiting }) => waiting.some(({ actor }) => actor === first));
    await run.act('kill', { actor: first, signal: 'SIGKILL' });
    await run.atGate(({ waiting }) => waiting.some(({ actor, kind }) => actor === other && kind === 'get'));
    run.run.turnstile.setPace({ mode: 'free' });
    await run.until(({ actor, kind }) => actor === other && kind === 'work');
    await run.act('put', { item: -1 });
    const { summary } = await run.end();
    expect(summary.consumed[other]).toEqual([7]);
  });

  it('is refused where there is nobody to send it to', async () => {
    const run = start({ experiment: 'no-sentinel', params: { workMs: 0 } });
    await run.until(({ actor, kind }) => actor === 'creator' && kind === 'exit');
    await expect(run.act('kill', { actor: 'creator', signal: 'SIGKILL' })).rejects.toMatchObject({
      code: 'ACTOR_HAS_ENDED',
    });
    await expect(run.act('kill', { actor: 'main', signal: 'SIGKILL' })).rejects.toMatchObject({
      code: 'NO_SUCH_ACTOR',
    });
    await expect(run.act('kill', { actor: 'consumer-2', signal: 'SIGKILL' })).rejects.toMatchObject({
      code: 'NO_SUCH_ACTOR',
    });
    await run.stop();
  });
});

describe('paused', () => {
  it('lets nobody do anything until told, and then one thing', async () => {
    const run = start({ pace: paused, params: { workMs: 0 } });
    await run.atGate(({ waiting }) => waiting.length === 1);
    expect(run.events()).toEqual([]);
    run.run.turnstile.step();
    await run.until(({ kind }) => kind === 'spawn');
    await run.atGate(({ waiting }) => waiting.length === 2);
    expect(run.events()).toMatchObject([
      { actor: 'main', kind: 'spawn', data: { actor: 'creator' }, fidelity: 'GATED' },
    ]);
    await run.stop();
  });

  it('moves only the actor that is named', async () => {
    const run = start({ pace: paused, params: { workMs: 0 } });
    for (const kind of ['spawn', 'spawn'] as const) await step(run, 'main', kind);
    for (const kind of ['ready', 'put', 'put'] as const) await step(run, 'creator', kind);
    expect(at(run.events(), 'consumer-1', 'ready')).toEqual([]);
    for (const kind of ['ready', 'get'] as const) await step(run, 'consumer-1', kind);
    await run.atGate(({ waiting }) => waiting.some(({ actor, kind }) => actor === 'consumer-1' && kind === 'work'));
    expect(at(run.events(), 'creator', 'put').map(itemOf)).toEqual([1, 2]);
    expect(
      run
        .events()
        .filter(({ kind }) => kind === 'put')
        .every(({ fidelity }) => fidelity === 'GATED'),
    ).toBe(true);
    await run.stop();
  });

  it('can be paused and let go while it runs', async () => {
    const input = [...Array.from({ length: 5_000 }, (_, index) => index), -1];
    const run = start({ params: { input, workMs: 0 } });
    await run.until(({ actor, kind }) => actor === 'consumer-1' && kind === 'get');
    run.run.turnstile.setPace(paused);
    await run.atGate(({ waiting }) => waiting.some(({ actor }) => actor === 'consumer-1'));
    expect(run.run.recorder.end).toBeUndefined();
    run.run.turnstile.setPace({ mode: 'free' });
    const { status, summary } = await run.end();
    expect(status).toBe('completed');
    expect(summary.consumed['consumer-1']).toHaveLength(5_000);
  });
});

describe('shuffled', () => {
  const order = (events: readonly TraceEvent[]): readonly string[] =>
    events.map(({ actor, kind, data }) => {
      const item = kind === 'put' || kind === 'get' || kind === 'work' || kind === 'error' ? JSON.stringify(data) : '';
      return `${actor} ${kind} ${item}`;
    });
  const options: Options = {
    params: { input: [1, 2, 'x', 3, 4, 5, -1, -1, -1], consumers: 3, workMs: 0 },
    pace: shuffled,
  };

  it('gives the same order for the same seed', async () => {
    const once = await runLab(processesEngine, processes, { ...options, seed: 42 });
    const again = await runLab(processesEngine, processes, { ...options, seed: 42 });
    expect(order(again.events)).toEqual(order(once.events));
    expect(again.summary).toEqual(once.summary);
    expectPairs(once.events);
    expectCausalOrder(once.events);
  });

  it('gives other orders for other seeds', async () => {
    const orders = new Set<string>();
    for (const seed of [1, 2, 3]) {
      const { events, status } = await runLab(processesEngine, processes, { ...options, seed });
      expect(status).toBe('completed');
      orders.add(order(events).join('\n'));
    }
    expect(orders.size).toBe(3);
  });
});

describe('stop leaves nothing', () => {
  const pidsOf = (run: ReturnType<typeof start>): readonly number[] =>
    [...run.actors().values()].filter(({ kind }) => kind === 'process').map(({ pid }) => pid ?? 0);
  const expectNothingLeft = (run: ReturnType<typeof start>): void => {
    expect(pidsOf(run).filter(isAlive)).toEqual([]);
    expect(run.scope.live()).toEqual([]);
  };

  it('before the first process', async () => {
    const run = start({ pace: paused });
    await run.atGate(({ waiting }) => waiting.length === 1);
    const { status, summary } = await run.stop();
    expect(status).toBe('stopped');
    expect(summary.exitCodes).toEqual({});
    expectNothingLeft(run);
  });

  it('while processes are being started', async () => {
    const run = start({ params: { consumers: 8 } });
    await run.until(({ kind }) => kind === 'spawn');
    const { status, events } = await run.stop();
    expect(status).toBe('stopped');
    expect(at(events, 'creator', 'exit')).toHaveLength(1);
    expectNothingLeft(run);
  });

  it('while all stand at the turnstile', async () => {
    const run = start({ pace: paused });
    await run.atGate(({ waiting }) => waiting.length === 1);
    run.run.turnstile.step();
    run.run.turnstile.step();
    await run.atGate(({ waiting }) => waiting.length === 2);
    const { summary } = await run.stop();
    expect(Object.keys(summary.exitCodes)).toEqual(['creator', 'consumer-1']);
    expectNothingLeft(run);
  });

  it('while the consumer works, and says what is lost', async () => {
    const run = await consumerAtWork();
    const { status, summary, events } = await run.stop();
    expect(status).toBe('stopped');
    expect(summary.leftInQueue.items).toEqual([2, 3, 4, 5, 6, -1]);
    expect(at(events, 'consumer-1', 'drop').map(itemOf)).toEqual([1]);
    expectNothingLeft(run);
  });

  it('while ten thousand items are on their way', async () => {
    const run = start({
      params: { input: Array.from({ length: 10_000 }, (_, index) => index), consumers: 4, workMs: 0 },
    });
    await run.until(({ actor, kind }) => actor === 'main' && kind === 'get');
    const { status } = await run.stop();
    expect(status).toBe('stopped');
    expectNothingLeft(run);
  });
});

/** Lets one actor make its next step, and waits until it has made it. */
async function step(run: ReturnType<typeof start>, actor: string, kind: EventKind): Promise<void> {
  const before = at(run.events(), actor, kind).length;
  await run.atGate(({ waiting }) => waiting.some((one) => one.actor === actor && one.kind === kind));
  run.run.turnstile.step(actor);
  await run.until(() => at(run.events(), actor, kind).length > before);
}
