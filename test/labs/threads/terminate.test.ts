/** A thread that is no more, and the lock it had; and what helps. */
import { describe, expect, it } from 'vitest';
import { threadsEngine } from '../../../src/main/labs/threads/engine';
import { threads } from '../../../src/shared/labs/threads/contract';
import type { TraceEvent } from '../../../src/shared/trace/event';
import { startLab, type StartedLab } from '../../support/run-lab';

type Lab = StartedLab<typeof threads>;
type Params = NonNullable<NonNullable<Parameters<typeof startLab<typeof threads>>[2]>['params']>;

const facts = (event: TraceEvent | undefined): Readonly<Record<string, unknown>> =>
  (event?.data ?? {}) as Record<string, unknown>;

function start(params: Params): Lab {
  return startLab(threadsEngine, threads, { experiment: 'terminate', params });
}

/** The first that works, with the lock; and all others wait for it. */
async function held(run: Lab, consumers = 3): Promise<{ owner: string; others: readonly string[] }> {
  const { actor: owner } = await run.until(({ kind }) => kind === 'work');
  const all = Array.from({ length: consumers }, (_, index) => `consumer-${index + 1}`);
  const others = all.filter((actor) => actor !== owner);
  for (const other of others) await run.until(({ actor, kind }) => actor === other && kind === 'block');
  return { owner, others };
}

/** Likewise, and the owner stands still, so that nothing changes until it is resumed or ended. */
async function heldStill(run: Lab): Promise<{ owner: string; others: readonly string[] }> {
  const { actor: owner } = await run.until(({ kind }) => kind === 'work');
  await run.act('pause', { actor: owner });
  await run.until((event) => event.actor === owner && facts(event)['for'] === 'resume');
  const others = ['consumer-1', 'consumer-2', 'consumer-3'].filter((actor) => actor !== owner);
  const isBlocked = (other: string): boolean => run.events().findLast(({ actor }) => actor === other)?.kind === 'block';
  await run.until(() => others.every(isBlocked));
  return { owner, others };
}

describe('terminate', () => {
  it('leaves the lock taken: the app names the dead owner, the survivors wait until the run is stopped', async () => {
    const run = start({ workMs: 10_000 });
    const { owner, others } = await held(run);
    await run.act('terminate', { actor: owner });
    const error = await run.until(({ kind }) => kind === 'error');
    expect(error).toMatchObject({ actor: 'main', lock: 'ledger', data: { reason: 'owner-dead', owner } });
    const { summary, events } = await run.stop();
    expect(summary.deadOwner).toBe(owner);
    expect(summary.stuck).toEqual(Object.fromEntries(others.map((other) => [other, 'lock'])));
    expect(summary.ledger).toEqual({ debit: 1, credit: 0 });
    const kill = events.find(({ kind }) => kind === 'kill');
    const exit = events.find(({ actor, kind }) => actor === owner && kind === 'exit');
    expect(exit?.msg).toBe(kill?.msg);
    expect(events.filter(({ kind }) => kind === 'unlock')).toEqual([]);
    expect(facts(events.filter(({ actor }) => actor === 'main').at(-1))).toMatchObject({ for: 'exit' });
  });

  it('of one that only waits for the lock harms nobody', async () => {
    const run = start({ workMs: 200 });
    const { owner, others } = await heldStill(run);
    await run.act('terminate', { actor: others[0] ?? '' });
    await expect(run.act('terminate', { actor: others[0] ?? '' })).rejects.toMatchObject({ code: 'ACTOR_HAS_ENDED' });
    await run.act('resume', { actor: owner });
    const { status, summary } = await run.end();
    expect(status).toBe('completed');
    expect(summary.deadOwner).toBeNull();
    // What it had taken and not booked is gone with it.
    expect(summary.ledger).toEqual({ debit: 5, credit: 5 });
  });

  it('of consumers that wait for an item takes no item with it', async () => {
    const run = startLab(threadsEngine, threads, { params: { input: [], consumers: 3, workMs: 0 } });
    for (const actor of ['consumer-1', 'consumer-2', 'consumer-3'])
      await run.until((event) => event.actor === actor && event.kind === 'wait');
    const put = run.act('put', { item: 1 }); // wakes one, perhaps the very one that is terminated
    await Promise.all([
      put,
      run.act('terminate', { actor: 'consumer-1' }),
      run.act('terminate', { actor: 'consumer-2' }),
    ]);
    await run.until(({ actor, kind }) => actor.startsWith('consumer') && kind === 'get');
    await run.act('put', { item: -1 });
    await run.act('put', { item: -1 });
    expect((await run.end()).status).toBe('completed');
  });

  it('at any moment, again and again, hangs nothing', async () => {
    for (let round = 0; round < 6; round += 1) {
      const input = Array.from({ length: 2_000 }, (_, index) => index);
      const run = startLab(threadsEngine, threads, { params: { input, ending: 'close', consumers: 4, workMs: 0 } });
      await run.until(({ kind, seq }) => kind === 'get' && seq > round * 100);
      for (const actor of ['consumer-1', 'consumer-2', 'consumer-3']) {
        // One that has ended already is refused, and nothing else is.
        await run
          .act('terminate', { actor })
          .catch((error: unknown) => expect(error).toMatchObject({ code: 'ACTOR_HAS_ENDED' }));
      }
      expect((await run.end()).status).toBe('completed');
    }
  });
});

describe('rescue', () => {
  it('cancel: asked while it holds the lock, it gives it back first and then leaves', async () => {
    const run = startLab(threadsEngine, threads, { experiment: 'cancel', params: { workMs: 100 } });
    const { owner } = await heldStill(run);
    await run.act('cancel', { actor: owner });
    await run.act('resume', { actor: owner });
    const { status, summary, events } = await run.end();
    expect(status).toBe('completed');
    const own = events.filter(({ actor }) => actor === owner).map(({ kind }) => kind);
    expect(own.slice(-3)).toEqual(['unlock', 'note', 'exit']);
    expect(summary.ledger).toEqual({ debit: 6, credit: 6 });
  });

  it('timeout: the survivors give up, say so, write nothing, and end', async () => {
    const run = start({ workMs: 10_000, rescue: 'timeout', patienceMs: 100 });
    const { actor: owner } = await run.until(({ kind }) => kind === 'work');
    await run.act('terminate', { actor: owner });
    const { status, summary, events } = await run.end();
    expect(status).toBe('completed');
    const gaveUp = events.filter((event) => facts(event)['gaveUp'] === true);
    expect(gaveUp).toHaveLength(5);
    expect(new Set(gaveUp.map((event) => facts(event)['holder']))).toEqual(new Set([owner]));
    expect(summary.ledger).toEqual({ debit: 1, credit: 0 });
    expect(summary.deadOwner).toBe(owner);
  });

  it('lease: a dead owner loses the lock, and the next one puts the ledger right', async () => {
    const run = start({ workMs: 300, rescue: 'lease', patienceMs: 3_000, input: [1, 2, 3] });
    const { owner } = await heldStill(run);
    await run.act('terminate', { actor: owner });
    const { status, summary, events } = await run.end();
    expect(status).toBe('completed');
    const taken = events.find((event) => facts(event)['takenFrom'] !== undefined);
    expect(facts(taken)).toMatchObject({ takenFrom: owner });
    expect(summary).toMatchObject({ deadOwner: owner, refused: 0, ledger: { debit: 2, credit: 2 } });
  });

  it('lease: an owner that was only paused comes back with an old token and is refused', async () => {
    const run = start({ workMs: 500, rescue: 'lease', patienceMs: 1_500, consumers: 2, input: [1, 2] });
    const lock = await run.until(({ kind }) => kind === 'lock');
    await run.act('pause', { actor: lock.actor });
    await run.until((event) => event.actor === lock.actor && facts(event)['for'] === 'resume');
    await run.until((event) => event.kind === 'store' && event.actor !== lock.actor && event.cell === 'credit');
    await run.act('resume', { actor: lock.actor });
    const { status, summary, events } = await run.end();
    expect(status).toBe('completed');
    const refused = events.find(({ kind }) => kind === 'error');
    expect(refused).toMatchObject({
      actor: lock.actor,
      cell: 'credit',
      data: { reason: 'stale-token', token: 1, highest: 2 },
    });
    expect(summary).toMatchObject({ refused: 1, deadOwner: null, ledger: { debit: 1, credit: 1 } });
  });

  it.each(['timeout', 'lease'] as const)('%s: nobody terminated, nothing happens', async (rescue) => {
    const run = start({ workMs: 0, rescue, patienceMs: 60_000 });
    expect((await run.end()).summary).toMatchObject({ refused: 0, deadOwner: null, ledger: { debit: 6, credit: 6 } });
  });
});

it.each(['paused', 'shuffled'] as const)('stops with everybody blocked, in pace %s', async (mode) => {
  const run = start({ workMs: 10_000 });
  const { owner } = await held(run);
  run.run.turnstile.setPace({ mode });
  await run.act('terminate', { actor: owner });
  const { status } = await run.stop();
  expect(status).toBe('stopped');
  expect(run.scope.live()).toEqual([]);
});
