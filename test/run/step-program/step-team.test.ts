/** Executions on real threads: by hand, free, replayed, undone, stopped. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Schedule } from '../../../src/shared/steps/schedule';
import type { TraceEvent } from '../../../src/shared/trace/event';
import { buildThreads } from './build-threads';
import { asData, listed, lockBoth, type Listed } from './programs';
import { spinning, type Spinning } from './spinning';
import { bench, type Bench } from './team';
import type { Pace } from '../../../src/shared/bench/pace';

beforeAll(buildThreads);

const PAUSED: Pace = { mode: 'paused' };
const crossed: Listed = { threads: [lockBoth('m', 'n'), lockBoth('n', 'm')] };

const withListed = (program: Listed, pace?: Pace): Promise<Bench> =>
  bench('listed.thread', listed(program), asData(program), pace);
const withBodies = (program: Spinning, pace?: Pace): Promise<Bench> =>
  bench('spinning.thread', spinning(program), program as never, pace);

const stepsOf = (events: readonly TraceEvent[]): (readonly [unknown, unknown])[] =>
  events.flatMap(({ data }) => {
    const { thread, step } = (data ?? {}) as { readonly thread?: number; readonly step?: number };
    return step === undefined ? [] : [[thread, step] as const];
  });

/** Lets them go in this order, each when it stands there. */
async function byHand({ move, standing }: Bench, turns: Schedule, all: readonly string[]): Promise<void> {
  for (const thread of turns) {
    await standing(...all);
    await move(thread);
  }
}

describe('an attempt', () => {
  it('runs free and LIVE, and its trace is a schedule', async () => {
    const made = await withBodies({ bodies: ['increment', 'increment'], rounds: 20 });
    const attempt = await made.team.attempt();
    expect(attempt.schedule).toHaveLength(80);
    expect(attempt.outcome).toBe(attempt.cells['counter']);
    const told = stepsOf(made.events());
    expect(told).toEqual(attempt.schedule.map((thread, step) => [thread, step]));
    expect(made.events().filter(({ data }) => (data as { step?: number } | null)?.step === 0)[0]?.fidelity).toBe(
      'LIVE',
    );
  });

  it('is moved by hand, and loses an update where the hand wants it', async () => {
    const made = await withBodies({ bodies: ['increment', 'increment'] }, PAUSED);
    const ended = made.team.attempt();
    await made.standing('thread-0', 'thread-1');
    await made.move(0);
    await made.standing('thread-0', 'thread-1');
    await made.move(1);
    await made.standing('thread-0', 'thread-1');
    await made.move(0);
    await made.standing('thread-1');
    await made.move(1);
    expect(await ended).toMatchObject({ outcome: 1, schedule: [0, 1, 0, 1], deadlocked: false, followed: true });
    const last = made.events().at(-1);
    expect(last).toMatchObject({ actor: 'main', kind: 'note', data: { outcome: 1, violates: true } });
  });

  it('tells of a deadlock, and who waits for whom', async () => {
    const made = await withListed(crossed, PAUSED);
    const ended = made.team.attempt();
    await byHand(made, [0, 1, 0], ['thread-0', 'thread-1']);
    await made.standing('thread-1');
    await made.move(1);
    const attempt = await ended;
    expect(attempt).toMatchObject({ deadlocked: true, cycle: ['thread-0', 'thread-1'], schedule: [0, 1] });
    expect(attempt.outcome).toBeUndefined();
    const told = made.events().filter(({ kind }) => kind === 'error' || kind === 'block');
    expect(told.map(({ actor, kind, data }) => [actor, kind, data])).toEqual([
      ['thread-0', 'block', { thread: 0, for: 'lock', holder: 'thread-1' }],
      ['thread-1', 'block', { thread: 1, for: 'lock', holder: 'thread-0' }],
      ['main', 'error', { reason: 'deadlock', cycle: ['thread-0', 'thread-1'] }],
    ]);
  });

  it('says that a thread waits for ever also where no circle is', async () => {
    const program: Listed = { threads: [[...lockBoth('m', 'n').slice(0, 1)], lockBoth('m', 'n')] };
    const made = await withListed(program);
    const attempt = await made.team.replay([0, 1]);
    expect(attempt).toMatchObject({ followed: false, at: 1, deadlocked: true });
    expect(attempt.cycle).toBeUndefined();
  });

  it('says where a program threw, and who', async () => {
    const made = await withBodies({ bodies: ['throws', 'increment'] });
    const attempt = await made.team.attempt();
    expect(attempt.error).toEqual({ thread: 0, line: 7, message: 'NOT_HELD lock' });
    expect(attempt.outcome).toBeUndefined();
  });

  it('gives a lock back to whoever waits, each standing again before it tries', async () => {
    const made = await withListed({ threads: [lockBoth('m', 'n'), lockBoth('m', 'n')] }, { mode: 'shuffled' });
    const attempt = await made.team.attempt();
    expect(attempt).toMatchObject({ deadlocked: false, followed: true });
    expect(attempt.schedule).toHaveLength(8);
  });
});

describe('going back', () => {
  it('takes back the last step, whoever made it, and goes on by hand', async () => {
    const made = await withBodies({ bodies: ['increment', 'increment'] }, PAUSED);
    const ended = made.team.attempt();
    await byHand(made, [0, 1], ['thread-0', 'thread-1']);
    await made.standing('thread-0', 'thread-1');
    const again = made.team.undo();
    await made.until({ attempt: 2 });
    await byHand(made, [0], ['thread-0', 'thread-1']);
    await made.standing('thread-1');
    await byHand(made, [1, 1], ['thread-1']);
    expect(await ended).toMatchObject({ outcome: 2, schedule: [0, 0, 1, 1] });
    expect(await again).toEqual(await ended);
  });

  it('takes a deadlock apart again', async () => {
    const made = await withListed(crossed, PAUSED);
    const stuck = await made.team.replay([0, 1]);
    expect(stuck).toMatchObject({ deadlocked: true, cycle: ['thread-0', 'thread-1'] });
    const ended = made.team.undo();
    await made.until({ attempt: 2 });
    await byHand(made, [0, 0, 0], ['thread-0', 'thread-1']);
    await made.standing('thread-1');
    made.turnstile.setPace({ mode: 'free' });
    expect(await ended).toMatchObject({ deadlocked: false, followed: true });
  });

  it('takes two steps back when asked twice at once', async () => {
    const made = await withBodies({ bodies: ['increment', 'increment'] }, PAUSED);
    const ended = made.team.attempt({ prefix: [0, 0, 1] });
    await made.standing('thread-1');
    void made.team.undo();
    const again = made.team.undo();
    await made.until({ attempt: 3 });
    await made.standing('thread-0', 'thread-1');
    made.turnstile.setPace({ mode: 'free' });
    expect((await ended).schedule[0]).toBe(0);
    expect(await again).toEqual(await ended);
  });

  it('refuses to go back before the first step', async () => {
    const made = await withBodies({ bodies: ['increment'] }, PAUSED);
    void made.team.attempt().catch(() => undefined);
    await made.standing('thread-0');
    expect(() => made.team.undo()).toThrow(expect.objectContaining({ code: 'NOTHING_TO_UNDO' }) as Error);
  });

  it('lets nobody through on a step that was owed before', async () => {
    const made = await withListed(crossed, PAUSED);
    void made.team.attempt({ prefix: [0, 1] });
    await made.until({ reason: 'deadlock' });
    made.turnstile.step('thread-0'); // waits: the step is owed to it
    const ended = made.team.restart([]);
    await made.until({ attempt: 2 });
    await made.standing('thread-0', 'thread-1');
    await byHand(made, [1], ['thread-0', 'thread-1']);
    await made.standing('thread-0', 'thread-1');
    made.turnstile.setPace({ mode: 'free' });
    expect((await ended).schedule[0]).toBe(1);
  });

  it('gets a thread out of a free run that would not end', async () => {
    const made = await withBodies({ bodies: ['steps', 'holds'] });
    const free = made.team.attempt();
    await made.until({ step: 100 });
    made.turnstile.setPace(PAUSED);
    const again = made.team.restart([1, 0, 0]);
    await made.standing('thread-0', 'thread-1');
    expect(stepsOf(made.events()).slice(-3)).toEqual([
      [1, 0],
      [0, 1],
      [0, 2],
    ]);
    const cancelled = expect.objectContaining({ code: 'CANCELLED' }) as Error;
    const both = Promise.all([expect(free).rejects.toThrow(cancelled), expect(again).rejects.toThrow(cancelled)]);
    await made.stop();
    await both;
  });
});

describe('a replay', () => {
  it('of a schedule that fails, fails each of a hundred times', async () => {
    const made = await withBodies({ bodies: ['increment', 'increment'], rounds: 2 });
    const schedule = [0, 1, 1, 1, 1, 0, 0, 0];
    const outcomes = [];
    for (let time = 0; time < 100; time += 1) outcomes.push((await made.team.replay(schedule)).outcome);
    expect(outcomes).toEqual(outcomes.map(() => 2));
  });

  it('that ends early leaves the threads standing', async () => {
    const made = await withBodies({ bodies: ['increment', 'increment'] });
    const attempt = await made.team.replay([0]);
    expect(attempt).toMatchObject({ schedule: [0], followed: true, deadlocked: false, cells: { counter: 0 } });
    expect(attempt.outcome).toBeUndefined();
    expect(await made.team.replay([0, 1, 1, 0])).toMatchObject({ outcome: 1 });
  });

  it('that goes on after the end of a thread says where it could not', async () => {
    const made = await withBodies({ bodies: ['increment', 'increment'] });
    expect(await made.team.replay([0, 0, 0, 1])).toMatchObject({ followed: false, at: 2, schedule: [0, 0] });
  });

  it('is GATED, whatever the pace', async () => {
    const made = await withBodies({ bodies: ['increment'] });
    await made.team.replay([0, 0]);
    const steps = made.events().filter(({ data }) => (data as { step?: number } | null)?.step !== undefined);
    expect(steps.map(({ fidelity }) => fidelity)).toEqual(['GATED', 'GATED']);
  });

  it('refuses a thread that is not there', async () => {
    const made = await withBodies({ bodies: ['increment'] });
    await expect(made.team.replay([1])).rejects.toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }) as Error);
    expect(await made.team.replay([0, 0])).toMatchObject({ outcome: 1 });
  });
});

describe('lockWithin', () => {
  it('really waits in a free run', async () => {
    const made = await withBodies({ bodies: ['lets', 'within', 'signals'] }, PAUSED);
    const ended = made.team.attempt();
    await byHand(made, [0], ['thread-0', 'thread-1', 'thread-2']);
    await made.standing('thread-0', 'thread-1', 'thread-2');
    // Now nobody asks any more: thread 1 sleeps for the lock while 0 waits for the word of 2.
    made.turnstile.setPace({ mode: 'free' });
    expect((await ended).returns).toEqual([[5], [1], [0]]);
  });

  it('gives up when the time is over', async () => {
    const made = await withBodies({ bodies: ['holds', 'briefly'] });
    void made.team.attempt({ prefix: [0] }).catch(() => undefined);
    await made.until({ refused: true });
  });

  it('fails at once in a script', async () => {
    const made = await withBodies({ bodies: ['lets', 'within', 'signals'] });
    expect(await made.team.replay([0, 1, 2, 0, 0])).toMatchObject({ returns: [[5], [0], [0]], followed: true });
  });
});

describe('a stop', () => {
  it.each([
    ['standing', ['increment', 'increment'], PAUSED],
    ['running', ['steps', 'steps'], undefined],
    ['holding and waiting for a lock', ['holds', 'wants', 'within'], undefined],
    ['not making any step', ['nothing', 'increment'], undefined],
  ] as const)('leaves nothing of threads %s', async (_name, bodies, pace) => {
    const made = await withBodies({ bodies }, pace);
    const attempt = made.team.attempt();
    const ended = expect(attempt).rejects.toThrow(expect.objectContaining({ code: 'CANCELLED' }) as Error);
    await made.until({ attempt: 1 });
    await made.stop();
    await ended;
    expect(made.scope.live()).toEqual([]);
    const exits = made.events().filter(({ kind }) => kind === 'exit');
    expect(exits.map(({ actor }) => actor).sort()).toEqual(bodies.map((_body, number) => `thread-${number}`));
  });

  it.each([
    ['at the barrier', ['ends', 'steps']],
    ['waiting for a lock', ['holds', 'wants']],
  ] as const)('leaves nothing of threads racing, %s', async (_name, bodies) => {
    const made = await withBodies({ bodies });
    const raced = made.team.race(10, () => expect.unreachable());
    const ended = expect(raced).rejects.toThrow(expect.objectContaining({ code: 'CANCELLED' }) as Error);
    await new Promise(setImmediate);
    await made.stop();
    await ended;
    expect(made.scope.live()).toEqual([]);
  });

  it('is what an end is: nothing is left after it either', async () => {
    const made = await withBodies({ bodies: ['increment'] });
    await made.team.attempt();
    await made.team.finish();
    expect(made.scope.live()).toEqual([]);
  });
});

it('announces each thread with the text it runs', async () => {
  const made = await withBodies({ bodies: ['increment', 'increment'] });
  expect(made.actors).toMatchObject([
    { actor: 'thread-0', kind: 'thread', program: 'spinning.thread.ts' },
    { actor: 'thread-1', kind: 'thread', program: 'spinning.thread.ts' },
  ]);
  const begun = made.events().filter(({ kind }) => kind === 'spawn' || kind === 'ready');
  for (const msg of ['main#1', 'main#2']) {
    expect(begun.filter((event) => event.msg === msg).map(({ kind }) => kind)).toEqual(['spawn', 'ready']);
  }
});
