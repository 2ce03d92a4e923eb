import type { __camel__ } from '../../../../../shared/labs/__id__/contract';
import type { LabText } from '../../panel';
import type { bets } from '../bets';
import type { __Pascal__Facts } from '../facts';
import type { tasks } from '../tasks';

export const en = {
  idea: 'One sentence: what this lab is about.',
  terms: [{ term: 'process', meaning: 'A running program with memory of its own and a number, its PID.' }],
  parameters: {
    steps: { label: 'Steps', hint: 'How many times the worker works.' },
    workMs: { label: 'Work per step', hint: 'How long one step takes.' },
  },
  experiments: {
    default: {
      intro: 'A process works three times and ends.',
      question: 'How many steps will be done when it has ended?',
      options: {},
      happened: (f: __Pascal__Facts) => `The worker did ${f.stepsDone} of ${f.params.steps} steps.`,
      right: (f) => `It did ${f.stepsDone} steps, one after the other.`,
      feedback: {},
      otherwise: (f) => `It did ${f.stepsDone} steps.`,
      unsettled: 'Let the run end, then your bet can be settled.',
      explanation: (f) => `The worker did ${f.stepsDone} steps and ended.`,
      modelAnswer: 'It does as many steps as it was given and ends.',
      tasks: {
        'first-step': {
          ask: 'Select an event at which the worker begins a step.',
          missing: () => 'Look in the worker’s lane.',
          done: () => 'Yes.',
        },
        'ten-steps': {
          ask: 'Make the worker do at least ten steps.',
          missing: (f) => `It did ${f.stepsDone}.`,
          done: (f) => `${f.stepsDone} steps.`,
        },
      },
    },
  },
} as const satisfies LabText<typeof __camel__, __Pascal__Facts, typeof bets, typeof tasks>;
