import type { why } from '../../../../shared/labs/why/contract';
import { nearest } from '../../../../shared/labs/why/scaling';
import type { BetsOf } from '../../bet/bet';
import { lastRow, serialPart, waysOf, type WhyFacts } from './facts';

/** Closer than that, the answers to choose from cannot be told apart by a measurement. */
const APART = 1.4;

export const bets = {
  'slow-among-fast': {
    kind: 'each',
    options: ['before', 'after'],
    misconceptions: ['async-is-parallel', 'waiting-needs-a-core'],
    predict: (params) => ({ kind: 'each', of: waysOf(params), options: ['before', 'after'] }),
    actual: ({ completed, params, ways }) => {
      const seen = waysOf(params).map((way) => [way, ways[way]] as const);
      if (!completed || seen.some(([, facts]) => facts === undefined)) return undefined;
      return Object.fromEntries(
        seen.map(([way, facts]) => [way, facts && facts.lastFastMs < facts.slowDoneMs ? 'before' : 'after']),
      );
    },
    misconception: (answer, { params, ways: { concurrent } }) => {
      if (!concurrent) return undefined;
      const before = concurrent.lastFastMs < concurrent.slowDoneMs;
      if (params.work === 'compute' && answer['concurrent'] === 'before' && !before) return 'async-is-parallel';
      return params.work === 'wait' && answer['concurrent'] === 'after' && before ? 'waiting-needs-a-core' : undefined;
    },
  },
  throughput: {
    kind: 'choice',
    options: ['same', 'cores', 'workers'],
    misconceptions: ['more-threads-proportionally-faster', 'waiting-needs-a-core'],
    predict: () => ({ kind: 'choice', options: ['same', 'cores', 'workers'] }),
    actual: manyTimes,
    // With one core "no faster" and "as many times as there are cores" are the same.
    isRight: (answer, actual, { cores }) =>
      answer === actual || (cores === 1 && answer !== 'workers' && actual !== 'workers'),
    misconception: (answer, facts) => {
      const actual = manyTimes(facts);
      if (answer === 'workers' && actual !== undefined && actual !== 'workers')
        return 'more-threads-proportionally-faster';
      return facts.params.work === 'wait' && answer !== 'workers' && actual === 'workers'
        ? 'waiting-needs-a-core'
        : undefined;
    },
  },
  bottleneck: {
    kind: 'choice',
    options: ['same', 'limited', 'proportional'],
    misconceptions: ['more-workers-relieve-a-bottleneck'],
    predict: () => ({ kind: 'choice', options: ['same', 'limited', 'proportional'] }),
    actual: (facts) => {
      const last = lastRow(facts);
      const serial = serialPart(facts);
      if (!facts.completed || !last || serial <= 0) return undefined;
      const limited = 1 / serial;
      if (limited < APART || last.workers < limited * APART) return undefined;
      return nearest(last.speedup, { same: 1, limited, proportional: last.workers });
    },
    misconception: (answer, facts) => {
      const last = lastRow(facts);
      return answer === 'proportional' && last && last.speedup * APART < last.workers
        ? 'more-workers-relieve-a-bottleneck'
        : undefined;
    },
  },
  replicas: {
    kind: 'choice',
    options: ['none', 'in-hand', 'all'],
    misconceptions: ['one-gone-all-gone'],
    predict: () => ({ kind: 'choice', options: ['none', 'in-hand', 'all'] }),
    actual: ({ completed, door }) => {
      if (!completed || door.gone.length !== 1 || door.answeredAfter + door.failed === 0) return undefined;
      if (door.failed === 0) return 'none';
      return door.answeredAfter === 0 ? 'all' : 'in-hand';
    },
    misconception: (answer, { door }) =>
      answer === 'all' && door.gone.length > 0 && door.answeredAfter > 0 ? 'one-gone-all-gone' : undefined,
  },
} as const satisfies BetsOf<typeof why, WhyFacts>;

/** How many times as fast the most workers were, as the nearest of what one can bet on; more of them than cores. */
function manyTimes(facts: WhyFacts): 'same' | 'cores' | 'workers' | undefined {
  const last = lastRow(facts);
  if (!facts.completed || !last || last.workers < facts.cores * APART) return undefined;
  return nearest(last.speedup, { same: 1, cores: facts.cores, workers: last.workers });
}
