/** Who goes when: by step, slowly, by the seed; and that every run can be stopped wherever it stands. */
import { describe, expect, it } from 'vitest';
import { queueEngine } from '../../../src/main/labs/queue/engine';
import { queue } from '../../../src/shared/labs/queue/contract';
import { ManualClock } from '../../support/manual-clock';
import { runLab, startLab, type StartedLab } from '../../support/run-lab';
import { by, dataOf, itemsOf, ofKind, story, waitsFor } from './trace-facts';

type Started = StartedLab<typeof queue>;

/** Lets an actor make its step before the turnstile, once it stands there. */
async function step(lab: Started, actor: string, kind: string): Promise<void> {
  await lab.atGate(({ waiting }) => waiting.some((one) => one.actor === actor && one.kind === kind));
  lab.run.turnstile.step(actor);
}

const paused = (params: Parameters<typeof startLab<typeof queue>>[2]): Started =>
  startLab(queueEngine, queue, { ...params, pace: { mode: 'paused' } });

async function spawnAll(lab: Started, threads: number): Promise<void> {
  for (let thread = 0; thread < threads; thread += 1) await step(lab, 'main', 'spawn');
}

describe('step by step', () => {
  it('moves only who is told to, and shows a full queue and what makes room in it', async () => {
    const lab = paused({ params: { capacity: 1, items: 2, workMs: 0 } });
    await spawnAll(lab, 2);
    await step(lab, 'producer-1', 'ready');
    await step(lab, 'producer-1', 'put');
    await step(lab, 'producer-1', 'put');
    const wait = await lab.until(({ kind, actor }) => kind === 'wait' && actor === 'producer-1');
    expect(dataOf(wait)).toEqual({ for: 'room' });
    await step(lab, 'consumer-1', 'ready');
    await step(lab, 'consumer-1', 'get');
    // Woken is not served: it stands before the same step again.
    await step(lab, 'producer-1', 'put');
    const put = await lab.until(({ kind, msg }) => kind === 'put' && msg === 'producer-1#2');
    expect(put).toMatchObject({ after: 'producer-1#1', fidelity: 'GATED' });
    lab.run.turnstile.setPace({ mode: 'free' });
    const { events, summary } = await lab.end();
    expect(summary.order).toEqual(['1.1', '1.2']);
    expect(by(events, 'consumer-1').at(-1)?.fidelity).toBe('LIVE');
  });

  it('names the step, the queue and the line of who stands', async () => {
    const lab = paused({ params: { items: 1 } });
    await spawnAll(lab, 2);
    await step(lab, 'producer-1', 'ready');
    await lab.atGate(({ waiting }) =>
      waiting.some(
        ({ actor, kind, queue: place, line }) =>
          actor === 'producer-1' && kind === 'put' && place === 'fifo' && line !== undefined,
      ),
    );
    await lab.stop();
  });

  it('lets the first who came go where nobody is named', async () => {
    const lab = paused({ params: { items: 1, workMs: 0 } });
    for (let over = false; !over;) {
      const stands = lab.atGate(({ waiting }) => waiting.length > 0).then(() => false);
      over = await Promise.race([stands, lab.run.ended.then(() => true)]);
      lab.run.turnstile.step();
    }
    expect((await lab.end()).summary.order).toEqual(['1.1']);
  });

  it('can be taken in hand half-way and let go again', async () => {
    const lab = startLab(queueEngine, queue, { params: { capacity: 1, items: 2_000, workMs: 0 } });
    await lab.until(({ kind }) => kind === 'get');
    lab.run.turnstile.setPace({ mode: 'paused' });
    await lab.atGate(({ waiting }) => waiting.length > 0);
    lab.run.turnstile.step();
    await lab.until(({ fidelity, kind }) => fidelity === 'GATED' && kind !== 'spawn');
    lab.run.turnstile.setPace({ mode: 'free' });
    const { summary, events } = await lab.end();
    expect(summary.order).toHaveLength(2_000);
    expect(itemsOf(events, 'get')).toEqual(itemsOf(events, 'put'));
  });
});

describe('slowly', () => {
  it('makes no more than one step every 100 ms at full speed', async () => {
    const clock = new ManualClock();
    const lab = startLab(queueEngine, queue, {
      params: { items: 3, workMs: 0 },
      pace: { mode: 'slow', speed: 1 },
      clock,
    });
    let periods = 0;
    for (let over = false; !over; periods += 1) {
      const stands = lab.atGate(({ waiting }) => waiting.length > 0).then(() => false);
      over = await Promise.race([stands, lab.run.ended.then(() => true)]);
      await clock.advance(100);
    }
    const { events, summary } = await lab.end();
    const steps = ofKind(events, 'spawn', 'ready', 'put', 'get', 'work', 'close');
    expect(steps.length).toBeGreaterThanOrEqual(15);
    expect(periods).toBeGreaterThanOrEqual(steps.length);
    expect(summary.order).toEqual(['1.1', '1.2', '1.3']);
    expect(events.every(({ fidelity }) => fidelity === 'GATED')).toBe(true);
  });
});

describe('shuffled', () => {
  const shuffled = async (seed: number): Promise<string> => {
    const params = { capacity: 2, producers: 2, consumers: 3, items: 4, workMs: 0 };
    const { events } = await runLab(queueEngine, queue, { params, seed, pace: { mode: 'shuffled' } });
    return story(events).join('\n');
  };

  it('gives the same order for the same seed, down to the last event', async () => {
    for (const seed of [1, 2, 3]) expect(await shuffled(seed)).toBe(await shuffled(seed));
  });

  it('gives other orders for other seeds', async () => {
    const stories = new Set<string>();
    for (let seed = 10; seed < 15; seed += 1) stories.add(await shuffled(seed));
    expect(stories.size).toBeGreaterThan(1);
  });
});

describe('stopping', () => {
  async function expectAllGone(lab: Started): Promise<void> {
    const { events, status, summary } = await lab.stop();
    expect(status).toBe('stopped');
    expect(lab.scope.live()).toEqual([]);
    expect(
      ofKind(events, 'exit')
        .map(({ actor }) => actor)
        .sort(),
    ).toEqual(
      ofKind(events, 'spawn')
        .map((event) => String(dataOf(event)['actor']))
        .sort(),
    );
    expect(summary.order).toEqual(itemsOf(events, 'get'));
  }

  it('works before anything has begun', async () => {
    await expectAllGone(startLab(queueEngine, queue));
  });

  it('works while threads come up', async () => {
    const lab = startLab(queueEngine, queue, { params: { producers: 4, consumers: 4 } });
    await lab.until(({ kind }) => kind === 'spawn');
    await expectAllGone(lab);
  });

  it('works while everybody stands at the turnstile', async () => {
    const lab = paused({ params: { producers: 2, consumers: 2 } });
    await spawnAll(lab, 4);
    await lab.atGate(({ waiting }) => waiting.length === 4);
    await expectAllGone(lab);
  });

  it('works while main stands there', async () => {
    const lab = paused({});
    await lab.atGate(({ waiting }) => waiting.some(({ actor }) => actor === 'main'));
    await expectAllGone(lab);
  });

  it('works while the producers wait for room and the consumer is busy for long', async () => {
    const lab = startLab(queueEngine, queue, { params: { capacity: 1, producers: 2, items: 5, workMs: 10_000 } });
    const waiting = new Set<string>();
    await lab.until(
      ({ kind, actor }) =>
        kind === 'wait' && actor !== 'main' && waiting.add(actor).has('producer-1') && waiting.has('producer-2'),
    );
    await lab.until(({ kind }) => kind === 'work');
    await expectAllGone(lab);
  });

  it('works while the consumers wait for an item', async () => {
    const lab = paused({ params: { consumers: 2 } });
    await spawnAll(lab, 3);
    for (const actor of ['consumer-1', 'consumer-2']) {
      await step(lab, actor, 'ready');
      await step(lab, actor, 'get');
      await lab.until((event) => event.kind === 'wait' && event.actor === actor);
    }
    await expectAllGone(lab);
    expect(waitsFor(lab.events(), 'item')).toHaveLength(2);
  });

  it('works in full swing', async () => {
    const lab = startLab(queueEngine, queue, {
      params: { capacity: 5, producers: 4, consumers: 4, items: 50_000, workMs: 0 },
    });
    await lab.until(({ kind }) => kind === 'get');
    await expectAllGone(lab);
  });

  it('works in the middle of a shuffled run', async () => {
    const lab = startLab(queueEngine, queue, {
      params: { capacity: 1, producers: 2, consumers: 2, items: 5_000, workMs: 0 },
      pace: { mode: 'shuffled' },
    });
    await lab.until(({ kind }) => kind === 'get');
    await expectAllGone(lab);
  });
});
