import { describe, expect, it } from 'vitest';
import { outsideCommands } from '../../src/renderer/src/lab-page/outside-commands';
import { progressionOf, type Done } from '../../src/renderer/src/lab-page/progression';

const tasks = [
  { id: 'look', step: 'investigate' },
  { id: 'change', step: 'modify' },
  { id: 'build', step: 'make' },
] as const;
const fresh: Done = {
  phase: 'asking',
  unlocked: false,
  alive: false,
  settleable: false,
  ran: false,
  tasks,
  tasksDone: [],
};

describe('the five steps', () => {
  it.each<[string, Partial<Done>, string, string]>([
    ['a newcomer predicts', {}, 'predict', 'nextPredict'],
    ['who asked to be shown runs first', { unlocked: true }, 'predict', 'nextRun'],
    ['and bets after that', { unlocked: true, ran: true }, 'predict', 'nextPredict'],
    ['with a bet placed, run', { phase: 'placed', unlocked: true }, 'run', 'nextRun'],
    ['while it runs, watch', { phase: 'placed', unlocked: true, alive: true, ran: true }, 'run', 'nextWatch'],
    [
      'when it has ended, compare',
      { phase: 'placed', unlocked: true, settleable: true, ran: true },
      'run',
      'nextCompare',
    ],
    ['a run that settles nothing is run again', { phase: 'placed', unlocked: true, ran: true }, 'run', 'nextRun'],
    ['then look closer', { phase: 'settled', ran: true }, 'investigate', 'nextInvestigate'],
    ['then change', { phase: 'settled', ran: true, tasksDone: ['look'] }, 'modify', 'nextModify'],
    ['then make', { phase: 'settled', ran: true, tasksDone: ['look', 'change'] }, 'make', 'nextMake'],
    ['who comes back needs a run first', { phase: 'resting', unlocked: true }, 'investigate', 'nextRun'],
    ['all done', { phase: 'resting', tasksDone: ['look', 'change', 'build'] }, 'make', 'allDone'],
  ])('%s', (_, more, now, next) => {
    expect(progressionOf({ ...fresh, ...more })).toMatchObject({ now, next });
  });

  it('a step is done when all its tasks are', () => {
    const two = [...tasks, { id: 'build more', step: 'make' } as const];
    expect(progressionOf({ ...fresh, tasks: two, tasksDone: ['build'] }).done.make).toBe(false);
    expect(progressionOf({ ...fresh, tasks: two, tasksDone: ['build', 'build more'] }).done.make).toBe(true);
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
