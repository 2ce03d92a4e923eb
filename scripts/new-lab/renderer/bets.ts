import type { __camel__ } from '../../../../shared/labs/__id__/contract';
import type { BetsOf } from '../../bet/bet';
import type { __Pascal__Facts } from './facts';

/** One bet for each experiment: what is asked, and how a run is asked what really happened. */
export const bets = {
  default: {
    kind: 'number',
    options: [],
    misconceptions: [],
    predict: ({ steps }) => ({ kind: 'number', min: 0, max: 2 * steps }),
    actual: ({ over, stepsDone }) => (over ? stepsDone : undefined),
    misconception: () => undefined,
  },
} as const satisfies BetsOf<typeof __camel__, __Pascal__Facts>;
