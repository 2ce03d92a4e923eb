import type { races } from '../../../../shared/labs/races/contract';
import type { ParamsOf } from '../../../../shared/labs/lab';
import { PROPOSALS } from '../../../../shared/labs/races/repair-proposals';
import type { BetsOf } from '../../bet/bet';
import type { RacesFacts } from './facts';

/** Up to this share of failing runs a failure is called rare here: one run in ten. */
const RARE = 0.1;

export const bets = {
  schedule: {
    kind: 'choice',
    options: ['one-by-check', 'one-by-turns', 'more'],
    misconceptions: ['what-was-checked-stays-true', 'threads-take-turns-fairly'],
    predict: () => ({ kind: 'choice', options: ['one-by-check', 'one-by-turns', 'more'] }),
    // An attempt that sold one ticket does not show that no attempt can sell two.
    actual: (facts) => (oversold(facts) === undefined ? undefined : 'more'),
    misconception: (answer) =>
      answer === 'one-by-check'
        ? 'what-was-checked-stays-true'
        : answer === 'one-by-turns'
          ? 'threads-take-turns-fairly'
          : undefined,
  },
  thousand: {
    kind: 'choice',
    // The last is no answer to bet on: it is what a run may show, and then it proves neither "none".
    options: ['none-one-line', 'none-too-rare', 'few', 'many', 'none'],
    misconceptions: ['one-line-is-atomic', 'rare-means-never', 'it-worked-so-it-is-right', 'threads-take-turns-fairly'],
    predict: () => ({ kind: 'choice', options: ['none-one-line', 'none-too-rare', 'few', 'many'] }),
    actual: (facts) => {
      const rate = failureRate(facts);
      if (rate === undefined) return undefined;
      return rate === 0 ? 'none' : rate <= RARE ? 'few' : 'many';
    },
    isRight: (answer, actual) => answer === actual || (actual === 'none' && answer.startsWith('none')),
    misconception: (answer, facts) => {
      const rate = failureRate(facts) ?? 0;
      if (answer.startsWith('none')) {
        if (rate === 0) return 'it-worked-so-it-is-right';
        return answer === 'none-one-line' ? 'one-line-is-atomic' : 'rare-means-never';
      }
      if (answer === 'few' && rate > RARE) return 'rare-means-never';
      // Whoever expects most runs to fail sees threads change at every step.
      return answer === 'many' && rate <= RARE ? 'threads-take-turns-fairly' : undefined;
    },
  },
  replay: {
    kind: 'number',
    options: [],
    misconceptions: ['one-line-is-atomic', 'race-means-any-value'],
    predict: ({ threads, increments }) => ({ kind: 'number', min: 0, max: threads * increments }),
    actual: (facts) => finalValue(facts),
    misconception: (answer, facts) => {
      const value = finalValue(facts) ?? answer;
      return answer === value ? undefined : answer > value ? 'one-line-is-atomic' : 'race-means-any-value';
    },
  },
  explore: {
    kind: 'number',
    options: [],
    misconceptions: ['one-line-is-atomic', 'few-interleavings', 'race-fails-every-time'],
    predict: (params) => ({ kind: 'number', min: 0, max: mostOrders(params) }),
    actual: (facts) => violationsOf(facts),
    misconception: (answer, facts) => {
      const violations = violationsOf(facts) ?? answer;
      if (answer === violations) return undefined;
      if (answer > violations) return 'race-fails-every-time';
      return answer === 0 ? 'one-line-is-atomic' : 'few-interleavings';
    },
  },
  repair: {
    kind: 'choice',
    options: ['lock-store', 'lock-both', 'check-twice', 'pause'],
    misconceptions: ['lock-protects-code-not-data', 'sleep-fixes-a-race', 'what-was-checked-stays-true'],
    predict: () => ({ kind: 'choice', options: PROPOSALS }),
    actual: (facts) => workingProposal(facts),
    misconception: (answer, facts) => {
      const works = workingProposal(facts);
      if (works === undefined || answer === works) return undefined;
      return WRONG_REPAIRS[answer];
    },
  },
} as const satisfies BetsOf<typeof races, RacesFacts>;

const WRONG_REPAIRS: Readonly<
  Record<string, 'lock-protects-code-not-data' | 'sleep-fixes-a-race' | 'what-was-checked-stays-true'>
> = {
  'lock-store': 'lock-protects-code-not-data',
  'check-twice': 'what-was-checked-stays-true',
  pause: 'sleep-fixes-a-race',
};

/** Of the proposals the one that passed every order; `undefined` unless all were checked and exactly one did. */
export function workingProposal({ proposals }: Pick<RacesFacts, 'proposals'>): string | undefined {
  const passed = PROPOSALS.filter((proposal) => {
    const orders = proposals.get(proposal);
    return orders?.violations === 0n && orders.deadlocks === 0n;
  });
  return proposals.size === PROPOSALS.length && passed.length === 1 ? passed[0] : undefined;
}

/** The newest attempt that sold more tickets than there were. */
export function oversold({ params, attempts }: Pick<RacesFacts, 'params' | 'attempts'>) {
  return params.program === 'ticket' ? attempts.findLast(({ violates }) => violates) : undefined;
}

/** Of all runs, how many went wrong; `undefined` where the program was guarded, or alone, or not run to its end. */
export function failureRate({ params, over, series }: RacesFacts): number | undefined {
  if (!over || !series || params.guard !== 'none' || params.threads < 2 || series.runs < params.runs) return undefined;
  return series.failed / series.runs;
}

/** What the counter held at the end of a schedule that was followed. */
function finalValue({ params, followed, shown }: RacesFacts): number | undefined {
  return params.program === 'increment' && followed ? shown?.outcome : undefined;
}

function violationsOf({ explored }: RacesFacts): number | undefined {
  if (!explored || explored.partial) return undefined;
  const violations = Number(explored.violations);
  return Number.isSafeInteger(violations) ? violations : undefined;
}

/** Every order was tried, one ticket was sold in each, and nobody was stuck. */
export function passesAll({ explored, programError }: RacesFacts): boolean {
  return (
    explored !== undefined &&
    programError === undefined &&
    !explored.partial &&
    explored.schedules > 0n &&
    explored.violations === 0n &&
    explored.deadlocks === 0n &&
    explored.outcomes.length === 1 &&
    explored.outcomes[0] === 1
  );
}

/** Load, add, store: no text of this lab has fewer orders than its unguarded increment would let one expect. */
const STEPS_OF_AN_INCREMENT = 3;

/** In how many ways the steps of all threads can be laid into one row, as if nobody ever waited. */
export function mostOrders({ threads, increments }: Pick<ParamsOf<typeof races>, 'threads' | 'increments'>): number {
  const steps = STEPS_OF_AN_INCREMENT * increments;
  let orders = 1n;
  for (let thread = 1; thread < threads; thread += 1) {
    for (let step = 1; step <= steps; step += 1) orders = (orders * BigInt(thread * steps + step)) / BigInt(step);
    if (orders > BigInt(Number.MAX_SAFE_INTEGER)) return Number.MAX_SAFE_INTEGER;
  }
  return Number(orders);
}
