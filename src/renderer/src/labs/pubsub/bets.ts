import type { pubsub } from '../../../../shared/labs/pubsub/contract';
import type { BetsOf } from '../../bet/bet';
import {
  answers,
  distinctTo,
  isWhole,
  lastSubscriber,
  missedBy,
  publishedBefore,
  takenIn,
  type PubsubFacts,
} from './facts';

const UNHEARD = ['gone', 'waits', 'kept', 'refused'] as const;
const AFTER_CUT = ['rest', 'all', 'nothing'] as const;
const TOO_SLOW = ['cut', 'waits', 'kept', 'some'] as const;
const WAYS = ['pubsub', 'list', 'stream'] as const;

/** Subscribed by its own name and by a pattern. */
export const TWICE_SUBSCRIBED = 'subscriber-1';

/** One bet for each experiment: what is asked, and how a run is asked what really happened. */
export const bets = {
  copies: {
    kind: 'number',
    options: [],
    misconceptions: ['topic-is-a-queue'],
    predict: ({ publishers, messages, subscribers }) => ({
      kind: 'number',
      min: 0,
      max: publishers * messages * Math.max(1, subscribers),
    }),
    actual: (facts) =>
      isWhole(facts) && facts.publications.length > 0 && facts.subscribers.length > 0
        ? facts.deliveries.length
        : undefined,
    misconception: (answer, { publications, deliveries }) =>
      answer === publications.length && answer !== deliveries.length ? 'topic-is-a-queue' : undefined,
  },
  nobody: {
    kind: 'choice',
    options: UNHEARD,
    misconceptions: ['publish-waits-for-subscribers', 'late-subscriber-gets-history', 'publishing-to-nobody-fails'],
    predict: () => ({ kind: 'choice', options: UNHEARD }),
    actual: (facts) => {
      if (!isWhole(facts) || facts.publications.length === 0) return undefined;
      if (facts.failed.length > 0) return 'refused';
      return isUnheard(facts) ? 'gone' : undefined;
    },
    misconception: (answer, facts) => {
      if (!isUnheard(facts)) return undefined;
      switch (answer) {
        case 'waits':
          return 'publish-waits-for-subscribers';
        case 'kept':
          return 'late-subscriber-gets-history';
        case 'refused':
          return 'publishing-to-nobody-fails';
        default:
          return undefined;
      }
    },
  },
  late: {
    kind: 'number',
    options: [],
    misconceptions: ['late-subscriber-gets-history'],
    predict: ({ publishers, messages }) => ({ kind: 'number', min: 0, max: publishers * messages }),
    actual: (facts) => (cameLate(facts) ? facts.given[lastSubscriber(facts)] : undefined),
    misconception: (answer, facts) =>
      missedBy(facts, lastSubscriber(facts)).length > 0 && answer >= facts.publications.length
        ? 'late-subscriber-gets-history'
        : undefined,
  },
  pattern: {
    kind: 'number',
    options: [],
    misconceptions: ['one-copy-per-subscriber'],
    predict: ({ publishers, messages }) => ({ kind: 'number', min: 0, max: 2 * publishers * messages }),
    actual: (facts) => (isWhole(facts) && facts.publications.length > 0 ? facts.given[TWICE_SUBSCRIBED] : undefined),
    misconception: (answer, facts) => {
      const distinct = distinctTo(facts, TWICE_SUBSCRIBED);
      return answer === distinct && distinct !== facts.given[TWICE_SUBSCRIBED] ? 'one-copy-per-subscriber' : undefined;
    },
  },
  cut: {
    kind: 'choice',
    options: AFTER_CUT,
    misconceptions: ['tcp-never-loses-anything', 'a-cut-is-for-good'],
    predict: () => ({ kind: 'choice', options: AFTER_CUT }),
    actual: (facts) => {
      const { cut } = facts;
      // Where nothing was published meanwhile there was nothing to lose.
      if (!facts.completed || !cut || publishedWhileCut(facts) === 0) return undefined;
      if (missedBy(facts, cut.subscriber).length === 0) return 'all';
      return cut.givenAfter > 0 ? 'rest' : publishedAfterCut(facts) > 0 ? 'nothing' : undefined;
    },
    misconception: (answer, facts) => {
      const { cut } = facts;
      if (!cut) return undefined;
      if (answer === 'all' && missedBy(facts, cut.subscriber).length > 0) return 'tcp-never-loses-anything';
      return answer === 'nothing' && cut.givenAfter > 0 ? 'a-cut-is-for-good' : undefined;
    },
  },
  slow: {
    kind: 'choice',
    options: TOO_SLOW,
    misconceptions: ['publish-waits-for-subscribers', 'a-server-keeps-without-end', 'a-slow-one-just-misses-some'],
    predict: () => ({ kind: 'choice', options: TOO_SLOW }),
    actual: (facts) => (facts.completed && facts.cutOff.length > 0 ? 'cut' : undefined),
    misconception: (answer, { cutOff }) => {
      if (cutOff.length === 0) return undefined;
      switch (answer) {
        case 'waits':
          return 'publish-waits-for-subscribers';
        case 'kept':
          return 'a-server-keeps-without-end';
        case 'some':
          return 'a-slow-one-just-misses-some';
        default:
          return undefined;
      }
    },
  },
  beside: {
    kind: 'each-number',
    options: [],
    misconceptions: ['topic-is-a-queue', 'queue-item-goes-to-all'],
    predict: ({ publishers, messages, subscribers }) => ({
      kind: 'each-number',
      of: WAYS,
      min: 0,
      max: publishers * messages * Math.max(1, subscribers),
    }),
    actual: (facts) =>
      facts.completed && facts.publications.length > 0 && facts.ways.list.put > 0 ? takenIn(facts) : undefined,
    misconception: (answer, facts) => {
      const actual = takenIn(facts);
      if (answer['pubsub'] === facts.publications.length && actual.pubsub > facts.publications.length)
        return 'topic-is-a-queue';
      const isForAll = (answer['list'] ?? 0) > actual.list || (answer['stream'] ?? 0) > actual.stream;
      return isForAll ? 'queue-item-goes-to-all' : undefined;
    },
  },
} as const satisfies BetsOf<typeof pubsub, PubsubFacts>;

/** Every message was answered that nobody received it. */
const isUnheard = (facts: PubsubFacts): boolean =>
  answers(facts).length === facts.publications.length && answers(facts).every((receivers) => receivers === 0);

/** The last subscriber came when something had been published, and not after everything. */
export function cameLate(facts: PubsubFacts): boolean {
  const before = publishedBefore(facts, lastSubscriber(facts));
  return isWhole(facts) && before > 0 && before < facts.publications.length;
}

export function publishedWhileCut({ publications, cut }: PubsubFacts): number {
  if (!cut) return 0;
  const until = cut.againRow ?? Infinity;
  return publications.filter(({ row }) => row > cut.row && row < until).length;
}

const publishedAfterCut = ({ publications, cut }: PubsubFacts): number =>
  publications.filter(({ row }) => row > (cut?.againRow ?? Infinity)).length;
