import type { threads } from '../../../../shared/labs/threads/contract';
import type { BetsOf } from '../../bet/bet';
import type { ThreadsFacts } from './facts';

export const bets = {
  'one-sentinel': {
    kind: 'number',
    options: [],
    misconceptions: ['sentinel-reaches-every-consumer'],
    predict: ({ consumers }) => ({ kind: 'number', min: 0, max: consumers }),
    // Whoever steps in before anybody is stuck does not see what would have come.
    actual: ({ over, consumers, endedAlone, stuck, nothingToCome }) =>
      over &&
      (nothingToCome || endedAlone.length === consumers.length) &&
      endedAlone.length + Object.keys(stuck).length === consumers.length
        ? endedAlone.length
        : undefined,
    misconception: (answer, { consumers, endedAlone }) =>
      answer === consumers.length && endedAlone.length < consumers.length
        ? 'sentinel-reaches-every-consumer'
        : undefined,
  },
  'shared-variable': {
    kind: 'number',
    options: [],
    misconceptions: ['threads-have-copies'],
    predict: ({ input }) => ({ kind: 'number', min: 0, max: input.length }),
    actual: ({ over, steppedIn, handledByMain }) => (over && !steppedIn ? handledByMain : undefined),
    misconception: (answer, { handledByMain, workedCount }) =>
      handledByMain === workedCount && answer < workedCount ? 'threads-have-copies' : undefined,
  },
  terminate: {
    kind: 'choice',
    options: ['released', 'finishes', 'stays'],
    misconceptions: ['terminate-releases-locks', 'kill-lets-it-finish'],
    predict: () => ({ kind: 'choice', options: ['released', 'finishes', 'stays'] }),
    actual: (facts) => (facts.over ? fateOfLock(facts) : undefined),
    misconception: (answer, facts) => {
      if (answer === fateOfLock(facts)) return undefined;
      return answer === 'released'
        ? 'terminate-releases-locks'
        : answer === 'finishes'
          ? 'kill-lets-it-finish'
          : undefined;
    },
  },
  cancel: {
    kind: 'choice',
    options: ['at-once', 'after-unlock', 'never'],
    misconceptions: ['a-request-ends-it-at-once'],
    predict: () => ({ kind: 'choice', options: ['at-once', 'after-unlock', 'never'] }),
    actual: ({ over, cancelled }) => {
      if (!over || !cancelled) return undefined;
      return !cancelled.ended ? undefined : cancelled.gaveBack ? 'after-unlock' : 'at-once';
    },
    misconception: (answer, { cancelled }) =>
      answer === 'at-once' && cancelled?.gaveBack === true ? 'a-request-ends-it-at-once' : undefined,
  },
} as const satisfies BetsOf<typeof threads, ThreadsFacts>;

/**
 * What became of the lock whose owner was terminated. A rescue that takes it away is another question,
 * and a run in which nobody wants the lock any more cannot tell.
 */
function fateOfLock({
  terminated,
  blocked,
  params,
  gaveUp,
}: ThreadsFacts): 'released' | 'finishes' | 'stays' | undefined {
  if (!terminated || params.rescue === 'lease') return undefined;
  if (terminated.gaveBack) return 'finishes';
  if (terminated.nextOwner !== undefined) return 'released';
  return gaveUp > 0 || blocked.length > 0 ? 'stays' : undefined;
}
