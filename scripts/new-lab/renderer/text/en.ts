import type { __camel__ } from '../../../../../shared/labs/__id__/contract';
import type { NoteFields } from '../../../trace/note-words';
import type { LabText } from '../../panel';
import { kindOf } from '../../picked';
import type { bets } from '../bets';
import type { __Pascal__Facts } from '../facts';
import type { tasks } from '../tasks';

export const en = {
  idea: 'One sentence: what this lab is about.',
  terms: [{ term: 'term', meaning: 'What a learner must know of it, in one sentence.' }],
  parameters: {
    workers: { label: 'Workers', hint: 'How many processes work.' },
    steps: { label: 'Steps', hint: 'How many times each worker works.' },
    workMs: { label: 'Work per step', hint: 'How long one step takes.' },
  },
  experiments: {
    default: {
      intro: 'A process works three times and ends.',
      question: 'How many steps will be done when all have ended?',
      options: {},
      happened: (f: __Pascal__Facts) => `${f.stepsDone} of ${f.params.workers * f.params.steps} steps were done.`,
      right: (f) => `${f.stepsDone} steps were done.`,
      feedback: {},
      otherwise: (f) => `${f.stepsDone} steps were done: ${f.params.steps} by each worker.`,
      unsettled: 'Let every worker end, then your bet can be settled.',
      explanation: (f) => `Each worker does its ${f.params.steps} steps one after the other and ends.`,
      modelAnswer: 'A worker does as many steps as it was given and ends.',
      tasks: {
        'first-step': {
          ask: 'Select an event at which a worker begins a step.',
          missing: (_f, picked) => `${kindOf.en(picked)}Look in a worker’s lane.`,
          done: () => 'Yes.',
        },
        'ten-steps': {
          ask: 'Make a run in which at least ten steps are done.',
          missing: (f) => `There were ${f.stepsDone}.`,
          done: (f) => `${f.stepsDone} steps.`,
        },
        'few-and-long': {
          ask: 'With at most two steps each, make the workers work for at least one second together.',
          missing: (f) => `Each had ${f.params.steps} steps, and they worked for ${f.workedMs} ms.`,
          done: (f) => `${f.workedMs} ms of work.`,
        },
      },
    },
  },
  notes: { DONE: (note: NoteFields) => `step ${note.figure('step')} is done` },
} as const satisfies LabText<typeof __camel__, __Pascal__Facts, typeof bets, typeof tasks>;
