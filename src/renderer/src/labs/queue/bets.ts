import type { queue } from '../../../../shared/labs/queue/contract';
import { sameAnswer, type BetsOf } from '../../bet/bet';
import { tookTurns, type QueueFacts } from './facts';

/** More entries than this are no question any more but a chore. */
const MOST_TO_SORT = 6;

const firstItems = (items: number): readonly string[] =>
  Array.from({ length: Math.min(items, MOST_TO_SORT) }, (_, index) => `1.${index + 1}`);

export const bets = {
  'order-in-order-out': {
    kind: 'order',
    options: [],
    misconceptions: ['queue-is-a-stack'],
    // Shown in an order that is neither of the two likely answers.
    predict: ({ items }) => ({ kind: 'order', entries: riffled(firstItems(items)) }),
    actual: ({ over, taken, params }) => {
      const asked = new Set(firstItems(params.items));
      const order = taken.filter((item) => asked.has(item));
      return over && order.length === asked.size && asked.size > 0 ? order : undefined;
    },
    misconception: (answer, { put }) => {
      const asked = put.filter((item) => answer.includes(item));
      return asked.length > 1 && sameAnswer(answer, asked.toReversed()) ? 'queue-is-a-stack' : undefined;
    },
  },
  'full-queue': {
    kind: 'choice',
    options: ['waits', 'drops', 'grows'],
    misconceptions: ['full-queue-drops', 'full-queue-grows'],
    predict: () => ({ kind: 'choice', options: ['waits', 'drops', 'grows'] }),
    actual: ({ params, roomWaits, dropped, maxDepth }) => {
      if (params.capacity > 0 && maxDepth > params.capacity) return 'grows';
      if (dropped > 0) return 'drops';
      return roomWaits > 0 ? 'waits' : undefined;
    },
    misconception: (answer, facts) =>
      answer === 'drops' && facts.dropped === 0
        ? 'full-queue-drops'
        : answer === 'grows' && facts.maxDepth <= facts.params.capacity
          ? 'full-queue-grows'
          : undefined,
  },
  'who-gets-next': {
    kind: 'choice',
    // The last is no answer to bet on: it is what a run may show, and then it proves neither of the two before it.
    options: ['all', 'turns', 'free', 'turns-this-time'],
    misconceptions: ['queue-item-goes-to-all', 'threads-take-turns-fairly', 'it-worked-so-it-is-right'],
    predict: () => ({ kind: 'choice', options: ['all', 'turns', 'free'] }),
    actual: (facts) => {
      if (!facts.over || facts.taken.length < facts.params.consumers) return undefined;
      return facts.takenTwice.length > 0 ? 'all' : tookTurns(facts) ? 'turns-this-time' : 'free';
    },
    // "No promise" also holds for a run in which they happened to take turns.
    isRight: (answer, actual) => answer === actual || (answer !== 'all' && actual === 'turns-this-time'),
    misconception: (answer, facts) => {
      if (answer === 'all' && facts.takenTwice.length === 0) return 'queue-item-goes-to-all';
      if (answer !== 'turns') return undefined;
      return tookTurns(facts) ? 'it-worked-so-it-is-right' : 'threads-take-turns-fairly';
    },
  },
} as const satisfies BetsOf<typeof queue, QueueFacts>;

/** Every second one first: 2, 4, 6, 1, 3, 5. */
function riffled(entries: readonly string[]): readonly string[] {
  return [...entries.filter((_, index) => index % 2 === 1), ...entries.filter((_, index) => index % 2 === 0)];
}
