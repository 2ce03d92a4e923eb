import type { deadlock } from '../../../../shared/labs/deadlock/contract';
import type { BetsOf } from '../../bet/bet';
import type { AttemptFacts } from './attempt-facts';
import { threadsOf, type DeadlockFacts } from './facts';

const AFTER_CIRCLE = ['for-ever', 'broken-up', 'passes'] as const;
const HUNGRY = ['eats', 'busy', 'waits'] as const;
const MAGNITUDES = ['tens', 'hundreds', 'more'] as const;

/** So often in a row nobody got anywhere: by then it is no accident of one step any more. */
export const GAVE_BACK_OFTEN = 4;

/** One bet for each experiment: what is asked, and how a run is asked what really happened. */
export const bets = {
  'two-locks': {
    kind: 'choice',
    options: AFTER_CIRCLE,
    misconceptions: ['deadlock-is-detected-for-you', 'a-lock-alone-makes-it-safe'],
    predict: () => ({ kind: 'choice', options: AFTER_CIRCLE }),
    actual: ({ over, stuck }) => (over && stuck ? afterCircle(stuck) : undefined),
    misconception: (answer, { stuck }) => {
      if (!stuck || afterCircle(stuck) !== 'for-ever') return undefined;
      if (answer === 'broken-up') return 'deadlock-is-detected-for-you';
      return answer === 'passes' ? 'a-lock-alone-makes-it-safe' : undefined;
    },
  },
  'by-hand': {
    kind: 'choice',
    options: ['never', 'one-eats', 'all-wait'],
    misconceptions: ['a-lock-alone-makes-it-safe'],
    predict: () => ({ kind: 'choice', options: ['never', 'one-eats', 'all-wait'] }),
    actual: ({ over, stuck, params }) =>
      over && stuck ? (stuck.cycle?.length === threadsOf(params) ? 'all-wait' : 'one-eats') : undefined,
    misconception: (answer, { stuck }) => (answer === 'never' && stuck ? 'a-lock-alone-makes-it-safe' : undefined),
  },
  explore: {
    kind: 'choice',
    options: MAGNITUDES,
    misconceptions: ['few-interleavings'],
    predict: () => ({ kind: 'choice', options: MAGNITUDES }),
    actual: ({ explored }) => (explored && !explored.partial ? magnitude(explored.schedules) : undefined),
    misconception: (answer, { explored }) =>
      explored && isFewer(answer, magnitude(explored.schedules)) ? 'few-interleavings' : undefined,
  },
  livelock: {
    kind: 'choice',
    options: HUNGRY,
    misconceptions: ['trying-is-progress'],
    predict: () => ({ kind: 'choice', options: HUNGRY }),
    // A run in which they soon ate does not show that they must: the bet stays open.
    actual: ({ over, stuck, attempts }) => {
      if (!over) return undefined;
      if (stuck) return 'waits';
      return attempts.some(({ givenBackInARow }) => givenBackInARow >= GAVE_BACK_OFTEN) ? 'busy' : undefined;
    },
    misconception: (answer, { attempts }) =>
      answer === 'eats' && attempts.some(({ givenBackInARow }) => givenBackInARow >= GAVE_BACK_OFTEN)
        ? 'trying-is-progress'
        : undefined,
  },
  repair: {
    kind: 'choice',
    options: ['impossible', 'rarer', 'as-often'],
    misconceptions: ['a-repair-makes-it-rarer'],
    predict: () => ({ kind: 'choice', options: ['impossible', 'rarer', 'as-often'] }),
    actual: ({ explored, params }) => {
      if (!explored || explored.partial) return undefined;
      if (explored.deadlocks === 0n) return 'impossible';
      return params.strategy === 'naive' ? 'as-often' : 'rarer';
    },
    misconception: (answer, { explored }) =>
      answer === 'rarer' && explored?.deadlocks === 0n ? 'a-repair-makes-it-rarer' : undefined,
  },
  replay: {
    kind: 'choice',
    options: ['for-ever', 'detected', 'eats'],
    misconceptions: ['deadlock-is-detected-for-you', 'rare-means-never'],
    predict: () => ({ kind: 'choice', options: ['for-ever', 'detected', 'eats'] }),
    actual: ({ over, last, params }) => {
      if (!over || !last || last.schedule.length < params.schedule.length) return undefined;
      if (!last.cycle) return last.totalMeals > 0 ? 'eats' : undefined;
      return afterCircle(last) === 'for-ever' ? 'for-ever' : 'detected';
    },
    misconception: (answer, { last }) => {
      if (!last?.cycle || afterCircle(last) !== 'for-ever') return undefined;
      if (answer === 'detected') return 'deadlock-is-detected-for-you';
      return answer === 'eats' ? 'rare-means-never' : undefined;
    },
  },
} as const satisfies BetsOf<typeof deadlock, DeadlockFacts>;

/** What became of a closed circle: a thread had to go before another went on, or it went on by itself, or nothing. */
function afterCircle(attempt: AttemptFacts): (typeof AFTER_CIRCLE)[number] {
  if (attempt.stepsAfterCycle === 0) return 'for-ever';
  return attempt.endsBeforeStepsAfterCycle > 0 ? 'broken-up' : 'passes';
}

/** Below a hundred one could write them down; above ten thousand nobody would read them. */
function magnitude(schedules: bigint): (typeof MAGNITUDES)[number] {
  if (schedules < 100n) return 'tens';
  return schedules < 10_000n ? 'hundreds' : 'more';
}

const isFewer = (answer: string, actual: (typeof MAGNITUDES)[number]): boolean =>
  MAGNITUDES.findIndex((one) => one === answer) < MAGNITUDES.indexOf(actual);
