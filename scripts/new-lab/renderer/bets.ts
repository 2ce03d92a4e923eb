import type { __camel__ } from '../../../../shared/labs/__id__/contract';
import type { BetsOf } from '../../bet/bet';
import type { __Pascal__Facts } from './facts';

/** One bet for each experiment: what is asked, and how a run is asked what really happened. */
export const bets = {
  default: {
    kind: 'number',
    options: [],
    // Ids from src/renderer/src/bet/misconception.ts; each wants its feedback in the texts.
    misconceptions: [],
    predict: ({ workers, steps }) => ({ kind: 'number', min: 0, max: 2 * workers * steps }),
    // `undefined` unless the run shows what was asked: a stopped run settles nothing, and the bet stays open.
    actual: ({ allEnded, stepsDone }) => (allEnded ? stepsDone : undefined),
    misconception: () => undefined,
  },
} as const satisfies BetsOf<typeof __camel__, __Pascal__Facts>;
