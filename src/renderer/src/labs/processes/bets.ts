import { SENTINEL, type processes } from '../../../../shared/labs/processes/contract';
import { numbered } from '../../../../shared/labs/numbered';
import { sameAnswer, type BetsOf } from '../../bet/bet';
import type { ProcessesFacts } from './facts';

export const bets = {
  default: {
    kind: 'number',
    options: [],
    misconceptions: ['put-waits-for-get'],
    predict: ({ input }) => ({ kind: 'number', min: 0, max: input.length }),
    // A creator that was ended before its last item has no last item to ask about.
    actual: (facts) =>
      leftAlone(facts) && facts.put > 0 && facts.endings['creator']?.code === 0 && facts.finished.length > 0
        ? facts.finishedAtLastPut
        : undefined,
    // Whoever expects nearly all to be finished by then sees put and get go hand in hand.
    misconception: (answer, facts) =>
      answer > facts.finishedAtLastPut && answer >= facts.finished.length - 1 ? 'put-waits-for-get' : undefined,
  },
  'bad-item': {
    kind: 'list',
    options: [],
    misconceptions: ['bad-item-stops-everything', 'bad-item-is-worked-on', 'sentinel-is-an-item'],
    predict: () => ({ kind: 'list' }),
    actual: (facts) => (facts.over && leftAlone(facts) && facts.bad.length > 0 ? facts.finished : undefined),
    misconception: (answer, { bad, finished, finishedAfterBad }) => {
      if (answer.some((item) => bad.includes(item))) return 'bad-item-is-worked-on';
      if (answer.includes(SENTINEL)) return 'sentinel-is-an-item';
      const before = finished.slice(0, finished.length - finishedAfterBad);
      return finishedAfterBad > 0 && sameAnswer(answer, before) ? 'bad-item-stops-everything' : undefined;
    },
  },
  'no-sentinel': {
    kind: 'each',
    options: ['ends', 'waits'],
    misconceptions: ['empty-queue-means-done', 'parent-ends-before-its-children', 'put-waits-for-get'],
    predict: ({ consumers }) => ({
      kind: 'each',
      of: ['creator', ...numbered('consumer', consumers), 'main'],
      options: ['ends', 'waits'],
    }),
    actual: ({ over, consumers, stuck, put, steppedIn }) =>
      // Whoever steps in before anybody is stuck does not see what would have come.
      over && put > 0 && (stuck.length > 0 || steppedIn === undefined)
        ? Object.fromEntries(
            ['creator', ...consumers, 'main'].map((actor) => [actor, stuck.includes(actor) ? 'waits' : 'ends']),
          )
        : undefined,
    misconception: (answer, { consumers, stuck }) => {
      if (consumers.some((actor) => answer[actor] === 'ends' && stuck.includes(actor))) return 'empty-queue-means-done';
      if (answer['main'] === 'ends' && stuck.includes('main')) return 'parent-ends-before-its-children';
      return answer['creator'] === 'waits' && !stuck.includes('creator') ? 'put-waits-for-get' : undefined;
    },
  },
  'kill-consumer': {
    kind: 'choice',
    options: ['finished', 'back', 'lost'],
    misconceptions: ['kill-lets-it-finish', 'queue-takes-the-item-back'],
    predict: () => ({ kind: 'choice', options: ['finished', 'back', 'lost'] }),
    actual: (facts) => (facts.over ? killAtWork(facts)?.fate : undefined),
    misconception: (answer, facts) => {
      const fate = killAtWork(facts)?.fate;
      if (answer === fate) return undefined;
      return answer === 'finished'
        ? 'kill-lets-it-finish'
        : answer === 'back'
          ? 'queue-takes-the-item-back'
          : undefined;
    },
  },
  'nothing-shared': {
    kind: 'each-number',
    options: [],
    misconceptions: ['child-shares-parents-variables'],
    predict: ({ input, consumers }) => ({
      kind: 'each-number',
      of: ['main', 'creator', ...numbered('consumer', consumers)],
      min: 0,
      max: input.length,
    }),
    actual: (facts) => {
      const { over, handled, consumers } = facts;
      const seen = ['main', 'creator', ...consumers].map((actor) => [actor, handled[actor]] as const);
      return over && leftAlone(facts) && seen.every(([, value]) => value !== undefined)
        ? (Object.fromEntries(seen) as Record<string, number>)
        : undefined;
    },
    misconception: (answer, { handled }) =>
      ['main', 'creator'].some((actor) => (answer[actor] ?? 0) > (handled[actor] ?? 0))
        ? 'child-shares-parents-variables'
        : undefined,
  },
} as const satisfies BetsOf<typeof processes, ProcessesFacts>;

/** The first SIGKILL that met a consumer at work. SIGTERM asks something else: a program may answer it. */
export function killAtWork(facts: ProcessesFacts) {
  return facts.kills.find(({ during, signal }) => during !== undefined && signal === 'SIGKILL');
}

/** What a question means by "the run": nobody sent a signal, put an item by hand or pressed stop. */
function leftAlone({ steppedIn }: ProcessesFacts): boolean {
  return steppedIn === undefined;
}
