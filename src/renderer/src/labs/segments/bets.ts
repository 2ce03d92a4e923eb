import { SEGMENT_PROTOCOLS, type segments } from '../../../../shared/labs/segments/contract';
import type { BetsOf } from '../../bet/bet';
import { fastestAt, type SegmentsFacts } from './facts';

const WHO_TELLS = ['network', 'receiver', 'nobody'] as const;
const SENT_AGAIN = ['one', 'all'] as const;
const READABLE = ['up-to-hole', 'all-there', 'nothing'] as const;
const DAMAGED = ['handed-on', 'asked-for', 'silence'] as const;

/** The share of loss the last bet is about: one of those that are swept. */
export const BET_LOSS = 0.3;

/** One bet for each experiment: what is asked, and how a run is asked what really happened. */
export const bets = {
  'stop-and-wait': {
    kind: 'choice',
    options: WHO_TELLS,
    misconceptions: ['udp-loss-is-reported', 'receiver-asks-for-what-is-missing'],
    predict: () => ({ kind: 'choice', options: WHO_TELLS }),
    // Whether a loss was mended, and whether anybody had said a word of it before.
    actual: ({ lost, again, timeouts, errorsTold }) => {
      if (lost.data + lost.acknowledgements === 0 || again === 0) return undefined;
      return errorsTold > 0 ? 'network' : timeouts > 0 ? 'nobody' : undefined;
    },
    misconception: (answer) =>
      answer === 'network'
        ? 'udp-loss-is-reported'
        : answer === 'receiver'
          ? 'receiver-asks-for-what-is-missing'
          : undefined,
  },
  'go-back-n': {
    kind: 'choice',
    options: SENT_AGAIN,
    misconceptions: ['what-arrived-is-kept'],
    predict: () => ({ kind: 'choice', options: SENT_AGAIN }),
    actual: ({ allAcknowledged, thrownAway, kept, thrownSentAgain }) => {
      if (!allAcknowledged || thrownAway + kept === 0) return undefined;
      return thrownSentAgain > 0 ? 'all' : 'one';
    },
    misconception: (answer, { thrownSentAgain }) =>
      answer === 'one' && thrownSentAgain > 0 ? 'what-arrived-is-kept' : undefined,
  },
  'selective-repeat': {
    kind: 'choice',
    options: READABLE,
    misconceptions: ['arrived-means-readable'],
    predict: () => ({ kind: 'choice', options: READABLE }),
    // Somebody waited behind a hole, and went on together with what filled it.
    actual: ({ kept, mostAtOnce }) => (kept > 0 && mostAtOnce > 1 ? 'up-to-hole' : undefined),
    misconception: (answer) => (answer === 'all-there' ? 'arrived-means-readable' : undefined),
  },
  'by-hand': {
    kind: 'choice',
    options: DAMAGED,
    misconceptions: ['corrupt-data-is-delivered', 'receiver-asks-for-what-is-missing'],
    predict: () => ({ kind: 'choice', options: DAMAGED }),
    actual: ({ editedData, corrupt, finished, over, intact }) => {
      if (editedData === 0) return undefined;
      if (corrupt > 0) return 'silence';
      // Somebody has put the checksum right as well.
      return over && finished.some(({ isDone }) => isDone) && !intact ? 'handed-on' : undefined;
    },
    misconception: (answer, { corrupt }) => {
      if (corrupt === 0) return undefined;
      return answer === 'handed-on'
        ? 'corrupt-data-is-delivered'
        : answer === 'asked-for'
          ? 'receiver-asks-for-what-is-missing'
          : undefined;
    },
  },
  'loss-sweep': {
    kind: 'choice',
    options: SEGMENT_PROTOCOLS,
    misconceptions: ['sending-more-is-faster'],
    predict: () => ({ kind: 'choice', options: SEGMENT_PROTOCOLS }),
    actual: (facts) => fastestAt(facts, BET_LOSS),
    misconception: (answer, facts) =>
      answer === 'go-back-n' && fastestAt(facts, BET_LOSS) === 'selective-repeat'
        ? 'sending-more-is-faster'
        : undefined,
  },
} as const satisfies BetsOf<typeof segments, SegmentsFacts>;
