import { describe, expect, it } from 'vitest';
import { outsideCommands } from '../../src/renderer/src/lab-page/outside-commands';
import { mayTick, progressionOf, type Done } from '../../src/renderer/src/lab-page/progression';
import { isStandstill, killedActors, liveActors } from '../../src/renderer/src/lab-page/run-facts';
import { keyMeans } from '../../src/renderer/src/lab-page/use-lab-keys';
import type { Pace } from '../../src/shared/bench/pace';
import type { EventKind } from '../../src/shared/trace/event';
import { TraceStore } from '../../src/shared/trace/store';
import type { Json } from '../../src/shared/wire/json';

const tasks = [
  { id: 'look', step: 'investigate' },
  { id: 'change', step: 'modify' },
  { id: 'build', step: 'make' },
] as const;
const fresh: Done = {
  phase: 'asking',
  alive: false,
  paused: false,
  settleable: false,
  ran: false,
  tasks,
  tasksDone: [],
};

describe('the five steps', () => {
  it.each<[string, Partial<Done>, string, string]>([
    ['a newcomer predicts', {}, 'predict', 'nextPredict'],
    ['who was shown first watches', { alive: true, ran: true }, 'run', 'nextWatch'],
    ['and bets after that', { ran: true }, 'predict', 'nextPredict'],
    ['with a bet placed, run', { phase: 'placed' }, 'run', 'nextRun'],
    ['while it runs, watch', { phase: 'placed', alive: true, ran: true }, 'run', 'nextWatch'],
    ['while it stands still, step', { phase: 'placed', alive: true, paused: true, ran: true }, 'run', 'nextPaused'],
    ['when it has ended, compare', { phase: 'placed', settleable: true, ran: true }, 'run', 'nextCompare'],
    ['a run that settles nothing is run again', { phase: 'placed', ran: true }, 'run', 'nextRun'],
    ['then look closer', { phase: 'settled', ran: true }, 'investigate', 'nextInvestigate'],
    ['then change', { phase: 'settled', ran: true, tasksDone: ['look'] }, 'modify', 'nextModify'],
    ['then make', { phase: 'settled', ran: true, tasksDone: ['look', 'change'] }, 'make', 'nextMake'],
    ['who comes back needs a run first', { phase: 'resting' }, 'investigate', 'nextRun'],
    ['all done', { phase: 'resting', tasksDone: ['look', 'change', 'build'] }, 'make', 'allDone'],
  ])('%s', (_, more, now, next) => {
    expect(progressionOf({ ...fresh, ...more })).toMatchObject({ now, next });
  });

  it('a step without tasks is not there: neither done nor next', () => {
    const few = { ...fresh, phase: 'settled', ran: true, tasks: tasks.slice(1, 2) } as const;
    expect(progressionOf({ ...fresh, tasks: [] }).done).toEqual({ predict: false, run: false });
    expect(progressionOf(few)).toMatchObject({ now: 'modify', done: { predict: true, run: true, modify: false } });
    expect(progressionOf({ ...few, tasksDone: ['change'] })).toMatchObject({ now: 'modify', next: 'allDone' });
  });

  it('a step is done when all its tasks are', () => {
    const two = [...tasks, { id: 'build more', step: 'make' } as const];
    expect(progressionOf({ ...fresh, tasks: two, tasksDone: ['build'] }).done.make).toBe(false);
    expect(progressionOf({ ...fresh, tasks: two, tasksDone: ['build', 'build more'] }).done.make).toBe(true);
  });
});

describe('the task to do next', () => {
  it('is the first of its step that is open, once there is a run to do it in', () => {
    const two = [...tasks, { id: 'look again', step: 'investigate' } as const];
    const settled = { ...fresh, phase: 'settled', tasks: two, ran: true } as const;
    expect(progressionOf(settled).task).toBe('look');
    expect(progressionOf({ ...settled, tasksDone: ['look'] }).task).toBe('look again');
    expect(progressionOf({ ...settled, ran: false }).task).toBeUndefined();
  });
});

/** A run of which each actor did what is listed, in this order. */
function runOf(
  deeds: readonly (readonly [actor: string, kind: EventKind, data?: Json])[],
  gate?: { readonly pace: Pace; readonly waiting: readonly { readonly actor: string; readonly kind: EventKind }[] },
) {
  const store = new TraceStore();
  for (const [t, [actor, kind, data]] of deeds.entries())
    store.append({ t, actor, kind, fidelity: 'LIVE', ...(data !== undefined && { data }) });
  const actors = [...new Set(deeds.map(([actor]) => actor))].map((actor) => ({ actor, kind: 'process' }) as const);
  return { store, actors, gate };
}

describe('what is told of a run at once', () => {
  const stuck = [
    ['main', 'wait', { for: 'exit' }],
    ['creator', 'exit', { code: 0, signal: null }],
    ['consumer-1', 'wait', { for: 'item' }],
  ] as const;

  it('everybody who is left waits: a standstill', () => {
    expect(isStandstill(runOf(stuck))).toBe(true);
    expect(isStandstill(runOf([...stuck, ['consumer-1', 'get']]))).toBe(false);
    expect(isStandstill(runOf([['main', 'exit']]))).toBe(false);
  });

  it('somebody at the turnstile, or a pause, is none', () => {
    const waiting = [{ actor: 'creator', kind: 'put' }] as const;
    expect(isStandstill(runOf(stuck, { pace: { mode: 'shuffled' }, waiting }))).toBe(false);
    expect(isStandstill(runOf(stuck, { pace: { mode: 'paused' }, waiting: [] }))).toBe(false);
    expect(isStandstill(runOf(stuck, { pace: { mode: 'shuffled' }, waiting: [] }))).toBe(true);
  });

  it('who was killed, by a signal or having caught one', () => {
    const ended = runOf([
      ['creator', 'exit', { code: 0, signal: null }],
      ['consumer-1', 'exit', { code: null, signal: 'SIGKILL' }],
      ['consumer-2', 'exit', { code: 143, signal: null }],
      ['main', 'load'],
    ]);
    expect(killedActors(ended)).toEqual([
      { actor: 'consumer-1', signal: 'SIGKILL' },
      { actor: 'consumer-2', signal: 'SIGTERM' },
    ]);
    expect(liveActors(ended)).toEqual(['main']);
  });
});

describe('the keys', () => {
  it.each([
    ['r', 'KeyR', 'run'],
    ['R', 'KeyR', 'run'],
    ['ㄱ', 'KeyR', 'run'],
    ['Process', 'KeyS', 'step'],
    // On a Dvorak keyboard what says x stands elsewhere, and KeyX says q.
    ['x', 'KeyB', 'stop'],
    ['q', 'KeyX', undefined],
    ['Tab', 'Tab', undefined],
  ])('%s on %s', (key, code, means) => {
    expect(keyMeans({ key, code })).toBe(means);
  });
});

describe('commands from outside', () => {
  it('name every process, and end the newest', () => {
    expect(outsideCommands('linux', [11, 12], false)).toEqual({
      see: 'ps -o pid,stat,command -p 11,12',
      kill: 'kill -9 12',
    });
    expect(outsideCommands('win32', [11, 12], false)).toEqual({
      see: 'Get-Process -Id 11,12',
      kill: 'Stop-Process -Force -Id 12',
    });
    expect(outsideCommands('linux', [], false).kill).toBeUndefined();
  });

  it('threads are looked at inside their process', () => {
    expect(outsideCommands('linux', [11], true).see).toContain('ps -L');
    expect(outsideCommands('darwin', [11], true).see).toBe('ps -M -p 11');
  });
});

describe('a task is ticked', () => {
  const began = { before: { hasBet: false, beganAfterBet: false }, settling: { hasBet: true, beganAfterBet: false } };

  it('by nothing before the first bet is settled', () => {
    for (const step of ['investigate', 'modify', 'make'] as const) expect(mayTick({ step }, began.before)).toBe(false);
  });

  it('in the run of that bet if it only looks, and in a later one if it changes something', () => {
    const after = { hasBet: true, beganAfterBet: true };
    expect(mayTick({ step: 'investigate' }, began.settling)).toBe(true);
    for (const step of ['modify', 'make'] as const) {
      expect(mayTick({ step }, began.settling)).toBe(false);
      expect(mayTick({ step }, after)).toBe(true);
    }
  });
});
