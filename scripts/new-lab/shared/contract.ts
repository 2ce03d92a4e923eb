import { type } from '../../wire/contract';
import { lab } from '../lab';
import { integer } from '../parameter';

/** What a finished run of this lab sums up to; scripts read it from `interleave run --json`. */
export interface __Pascal__Summary {
  readonly stepsDone: number;
}

export const __camel__ = lab({
  id: '__id__',
  parameters: {
    /** Each has bounds and a default; the form, the terminal and the check come from this line. */
    workers: integer({ default: 1, min: 1, max: 8 }),
    steps: integer({ default: 3, min: 1, max: 1_000 }),
    workMs: integer({ default: 200, min: 0, max: 10_000, unit: 'ms' }),
  },
  experiments: {
    default: { set: {} },
  },
  // What a learner may do to a run beyond pause, step and stop: a name and a valibot schema each.
  actions: {},
  summary: type<__Pascal__Summary>(),
  // Codes that an action may fail with.
  errors: [],
});
