import type { patterns } from '../../../../shared/labs/patterns/contract';
import type { BetsOf } from '../../bet/bet';
import { trouble, wentOn, type PatternsFacts } from './facts';

const CRASHED_JOB = ['back', 'gone', 'stops'] as const;
const PIECES = ['all', 'all-but-one', 'stops'] as const;
const LATE = ['from-now-on', 'from-the-start', 'a-share'] as const;

/** One bet for each experiment: what is asked, and how a run is asked what really happened. */
export const bets = {
  'request-reply': {
    kind: 'number',
    options: [],
    misconceptions: ['asking-does-not-wait'],
    predict: ({ workers }) => ({ kind: 'number', min: 0, max: workers }),
    // With one worker, or one that is there, there is nothing to be seen.
    actual: ({ completed, done, mostAtOnce }) => (completed && Object.keys(done).length > 1 ? mostAtOnce : undefined),
    misconception: (answer, { mostAtOnce }) => (answer > 1 && mostAtOnce === 1 ? 'asking-does-not-wait' : undefined),
  },
  push: {
    kind: 'choice',
    options: CRASHED_JOB,
    misconceptions: ['queue-takes-the-item-back', 'one-gone-all-gone'],
    predict: () => ({ kind: 'choice', options: CRASHED_JOB }),
    actual: (facts) => {
      const { completed, crashes, lost, handedOut, params } = facts;
      const [crash] = crashes;
      if (!completed || !crash || params.workers < 2) return undefined;
      if (!wentOn(facts) && handedOut.length < params.jobs) return 'stops';
      return lost.includes(crash.job) ? 'gone' : 'back';
    },
    misconception: (answer, { crashes: [crash], lost, doneAfterCrash }) =>
      answer === 'stops' && doneAfterCrash > 0
        ? 'one-gone-all-gone'
        : answer === 'back' && crash && lost.includes(crash.job)
          ? 'queue-takes-the-item-back'
          : undefined,
  },
  pull: {
    kind: 'choice',
    options: PIECES,
    misconceptions: ['a-request-is-not-repeated', 'one-gone-all-gone'],
    predict: () => ({ kind: 'choice', options: PIECES }),
    actual: (facts) => {
      const { completed, crashes, lost, params } = facts;
      if (!completed || crashes.length === 0 || params.workers < 2) return undefined;
      if (lost.length === 0) return 'all';
      return lost.length === 1 ? 'all-but-one' : wentOn(facts) ? undefined : 'stops';
    },
    misconception: (answer, { lost, doneAfterCrash }) => {
      if (lost.length > 0 || doneAfterCrash === 0) return undefined;
      return answer === 'stops'
        ? 'one-gone-all-gone'
        : answer === 'all-but-one'
          ? 'a-request-is-not-repeated'
          : undefined;
    },
  },
  pubsub: {
    kind: 'choice',
    options: LATE,
    misconceptions: ['late-subscriber-gets-history', 'topic-is-a-queue'],
    predict: () => ({ kind: 'choice', options: LATE }),
    // Asked of the first that came late, and only if it was there when at least one was sent.
    actual: (facts) => {
      const late = lateWorker(facts);
      if (late === undefined || !facts.completed) return undefined;
      const given = facts.given[late]?.length ?? 0;
      const missed = facts.missed[late]?.length ?? 0;
      if (given === 0) return undefined;
      if (missed > 0) return 'from-now-on';
      return given >= facts.handedOut.length ? 'from-the-start' : 'a-share';
    },
    misconception: (answer) =>
      answer === 'from-the-start'
        ? 'late-subscriber-gets-history'
        : answer === 'a-share'
          ? 'topic-is-a-queue'
          : undefined,
  },
} as const satisfies BetsOf<typeof patterns, PatternsFacts>;

/** The one the bet on latecomers is about: neither slow, nor crashed, if there is such a one. */
export function lateWorker(facts: PatternsFacts): string | undefined {
  const crashed = new Set(facts.crashes.map(({ actor }) => actor));
  const late = facts.lateComers.filter((actor) => trouble(facts, 'isLate').includes(actor));
  return late.find((actor) => !crashed.has(actor)) ?? late[0];
}
