import type { __camel__ } from '../../../../shared/labs/__id__/contract';
import type { TasksOf } from '../panel';
import type { __Pascal__Facts } from './facts';

/** After the bet: investigate (select an event), modify (change the setup), make (a run of one's own). */
export const tasks = {
  default: [
    {
      id: 'first-step',
      step: 'investigate',
      by: 'event',
      answers: ({ events }, row) => events.at(row)?.kind === 'work',
    },
    { id: 'ten-steps', step: 'modify', by: 'run', passes: ({ allEnded, stepsDone }) => allEnded && stepsDone >= 10 },
    {
      id: 'few-and-long',
      step: 'make',
      by: 'run',
      passes: ({ allEnded, params, workedMs }) => allEnded && params.steps <= 2 && workedMs >= 1_000,
    },
  ],
} as const satisfies TasksOf<typeof __camel__, __Pascal__Facts>;
