import type { udp } from '../../../../shared/labs/udp/contract';
import { ONE_FRAME_BYTES } from '../../../../shared/labs/udp/fragments';
import { NOTHING } from '../../../../shared/labs/udp/tally';
import { MAX_DATAGRAM_BYTES } from '../../../../shared/net/net-data';
import { sameAnswer, type BetsOf } from '../../bet/bet';
import { allOnce, handedOnTwice, isOvertaken, neverHandedOn, type UdpFacts } from './facts';

/** How far a bet on a count may be off and still have the idea right: a tenth of what was sent, */
const TOLERANCE = 0.1;
/** and, where few arrive of many, no more than twice or half as many as did. */
const FEW = 2;

const LARGEST = ['frame', 'between', 'limit', 'none'] as const;
const NOTICES = ['nothing', 'at-once', 'later'] as const;
const BY_HAND = ['as-released', 'sorted', 'discarded'] as const;
const TOLD = ['fails', 'later', 'nothing'] as const;
const HANDED_ON = ['once', 'twice', 'missing'] as const;

/** One bet for each experiment: what is asked, and how a run is asked what really happened. */
export const bets = {
  'two-clients': {
    kind: 'number',
    options: [],
    misconceptions: ['server-needs-a-socket-per-client'],
    predict: () => ({ kind: 'number', min: 0, max: 10 }),
    actual: (facts) => (Object.keys(facts.clients).length === 2 ? facts.serverSockets : undefined),
    misconception: (answer, { serverSockets }) =>
      answer > serverSockets ? 'server-needs-a-socket-per-client' : undefined,
  },
  largest: {
    kind: 'choice',
    options: LARGEST,
    misconceptions: ['datagram-has-no-size-limit', 'datagram-must-fit-a-frame'],
    predict: () => ({ kind: 'choice', options: LARGEST }),
    actual: ({ completed, largestBytes, errorCode }) => {
      if (!completed || largestBytes === 0) return undefined;
      if (errorCode === undefined) return 'none';
      if (largestBytes <= ONE_FRAME_BYTES) return 'frame';
      return largestBytes < MAX_DATAGRAM_BYTES ? 'between' : 'limit';
    },
    misconception: (answer, { errorCode, largestBytes }) => {
      if (answer === 'none' && errorCode !== undefined) return 'datagram-has-no-size-limit';
      return answer === 'frame' && largestBytes > ONE_FRAME_BYTES ? 'datagram-must-fit-a-frame' : undefined;
    },
  },
  flood: {
    kind: 'number',
    options: [],
    misconceptions: ['udp-waits-for-the-receiver'],
    predict: ({ count }) => ({ kind: 'number', min: 0, max: count }),
    actual: ({ completed, sent, params, received }) =>
      completed && !params.acknowledge && sent === params.count ? received : undefined,
    isRight: (answer, actual, { sent }) =>
      Math.abs(answer - actual) <= Math.max(1, TOLERANCE * sent) && answer <= FEW * actual && actual <= FEW * answer,
    misconception: (answer, { sent, received }) =>
      answer - received > TOLERANCE * sent && answer >= (1 - TOLERANCE) * sent
        ? 'udp-waits-for-the-receiver'
        : undefined,
  },
  relay: {
    kind: 'choice',
    options: NOTICES,
    misconceptions: ['udp-loss-is-reported'],
    predict: () => ({ kind: 'choice', options: NOTICES }),
    actual: ({ completed, params, lost, told }) => {
      if (!completed || params.acknowledge || lost === 0) return undefined;
      return told['client'] === NOTHING ? 'nothing' : 'later';
    },
    misconception: (answer, { told }) =>
      answer !== 'nothing' && told['client'] === NOTHING ? 'udp-loss-is-reported' : undefined,
  },
  'by-hand': {
    kind: 'choice',
    options: BY_HAND,
    misconceptions: ['udp-arrives-in-order', 'late-datagram-is-discarded'],
    predict: () => ({ kind: 'choice', options: BY_HAND }),
    actual: (facts) => (isOvertaken(facts.passedOn) ? orderSeen(facts) : undefined),
    misconception: (answer, facts) => {
      if (answer === orderSeen(facts)) return undefined;
      return answer === 'sorted'
        ? 'udp-arrives-in-order'
        : answer === 'discarded'
          ? 'late-datagram-is-discarded'
          : undefined;
    },
  },
  nobody: {
    kind: 'each',
    options: TOLD,
    misconceptions: ['udp-loss-is-reported', 'connecting-udp-asks-the-server'],
    predict: () => ({ kind: 'each', of: ['client-1', 'client-2'], options: TOLD }),
    actual: (facts) =>
      facts.completed ? { 'client-1': toldTo(facts, 'client-1'), 'client-2': toldTo(facts, 'client-2') } : undefined,
    misconception: (answer, facts) => {
      if (answer['client-1'] !== 'nothing' && toldTo(facts, 'client-1') === 'nothing') return 'udp-loss-is-reported';
      return answer['client-2'] === 'fails' && toldTo(facts, 'client-2') !== 'fails'
        ? 'connecting-udp-asks-the-server'
        : undefined;
    },
  },
  reliable: {
    kind: 'choice',
    options: HANDED_ON,
    misconceptions: ['retry-means-twice', 'what-is-lost-stays-lost'],
    predict: () => ({ kind: 'choice', options: HANDED_ON }),
    actual: (facts) => {
      // Without a loss or a copy on the way there was nothing to repair.
      if (!facts.completed || !facts.params.acknowledge || facts.received + facts.retries <= facts.params.count)
        return undefined;
      return handedOn(facts);
    },
    misconception: (answer, facts) => {
      if (answer === handedOn(facts)) return undefined;
      return answer === 'twice' ? 'retry-means-twice' : answer === 'missing' ? 'what-is-lost-stays-lost' : undefined;
    },
  },
} as const satisfies BetsOf<typeof udp, UdpFacts>;

/** How the order of arrival compares with the order in which the relay let go. */
function orderSeen({ order, passedOn }: UdpFacts): (typeof BY_HAND)[number] {
  // Of very many some find no room at the server: the others still show it.
  if (sameAnswer(order, passedOn) || isOvertaken(order)) return 'as-released';
  return order.length < passedOn.length ? 'discarded' : 'sorted';
}

/** What a client was told, and whether that was at its very first send. */
export function toldTo({ told, sentBy }: UdpFacts, client: string): (typeof TOLD)[number] {
  if ((told[client] ?? NOTHING) === NOTHING) return 'nothing';
  return (sentBy[client] ?? 0) > 0 ? 'later' : 'fails';
}

function handedOn(facts: UdpFacts): (typeof HANDED_ON)[number] {
  if (allOnce(facts)) return 'once';
  return neverHandedOn(facts).length === 0 && handedOnTwice(facts).length > 0 ? 'twice' : 'missing';
}
