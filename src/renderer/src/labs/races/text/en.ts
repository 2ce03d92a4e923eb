import type { races } from '../../../../../shared/labs/races/contract';
import type { LabText } from '../../panel';
import type { bets } from '../bets';
import type { RacesFacts } from '../facts';
import type { tasks } from '../tasks';
import { explore, repair } from './en-orders';
import { replay, schedule, thousand } from './en-runs';
import { stepNotes } from '../../steps/notes';

export const en = {
  idea: 'Threads share memory, and every run puts their steps into another order. Here the order is yours.',
  terms: [
    { term: 'race condition', meaning: 'What comes out depends on who happens to be quicker.' },
    { term: 'atomic', meaning: 'All of it or none: nobody can get in between.' },
    { term: 'critical section', meaning: 'The steps that must not be mixed with those of others.' },
    {
      term: 'lock (mutex)',
      meaning:
        'Whoever wants it while somebody holds it waits. It guards the data everybody agreed to touch only while holding it.',
    },
    {
      term: 'schedule',
      meaning: 'Whose turn it is, step by step: 0,1,1,0 means thread-0, thread-1, thread-1, thread-0.',
    },
    { term: 'model checking', meaning: 'Trying every possible order instead of the one that happens.' },
    { term: 'partial-order reduction', meaning: 'Executing only one of all the orders that cannot make a difference.' },
  ],
  parameters: {
    program: {
      label: 'Program',
      hint: 'increment: add 1 to a counter. ticket: look whether one is left, then sell. publish: announce data with a flag.',
    },
    guard: { label: 'Guard', hint: 'none, a lock around the critical section, or an atomic operation.' },
    threads: { label: 'Threads', hint: 'How many run the program at the same time.' },
    increments: { label: 'Times each', hint: 'How often each thread runs its text.' },
    runs: { label: 'Races', hint: 'How many times all of it is run.' },
    schedule: { label: 'Schedule', hint: 'Whose turn it is, step by step, such as 0,0,1,1,1,0.' },
    code: {
      label: 'The program',
      hint: "yield self.load, store, add, compareExchange, lock('mutex'), unlock('mutex') or work('pause'). Each is one step.",
    },
  },
  notes: stepNotes.en,
  experiments: { schedule, thousand, replay, explore, repair },
} as const satisfies LabText<typeof races, RacesFacts, typeof bets, typeof tasks>;
