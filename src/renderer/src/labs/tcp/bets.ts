import type { tcp } from '../../../../shared/labs/tcp/contract';
import { numbered } from '../../../../shared/labs/numbered';
import type { BetsOf } from '../../bet/bet';
import { isRightFor, madeOutBy } from './message-facts';
import type { LastWord, TcpFacts } from './facts';

/** Up to this share of failing trials a failure is called rare here: one in ten. */
const FEW = 0.1;

/** More than that in a program's own memory did not come from one write. */
const PILED_UP_BYTES = 1_000_000;

const WORDS = ['end', 'reset', 'nothing'] as const satisfies readonly LastWord[];

/** One bet for each experiment: what is asked, and how a run is asked what really happened. */
export const bets = {
  connection: {
    kind: 'number',
    options: [],
    misconceptions: ['port-identifies-connection'],
    predict: ({ clients }) => ({ kind: 'number', min: 1, max: clients + 1 }),
    // One connection alone would need one port in any case.
    actual: ({ calls }) => (calls.accepted > 1 ? calls.serverPorts.length : undefined),
    misconception: (answer, { calls }) =>
      answer > calls.serverPorts.length ? 'port-identifies-connection' : undefined,
  },
  stream: {
    kind: 'choice',
    options: ['same', 'fewer', 'more'],
    misconceptions: ['one-send-is-one-receive', 'it-worked-so-it-is-right'],
    predict: () => ({ kind: 'choice', options: ['same', 'fewer', 'more'] }),
    actual: countOfPieces,
    misconception: (answer, facts) => {
      if (answer !== 'same') return undefined;
      return countOfPieces(facts) === 'same' ? 'it-worked-so-it-is-right' : 'one-send-is-one-receive';
    },
  },
  framing: {
    kind: 'list',
    options: [],
    misconceptions: ['one-send-is-one-receive', 'a-cut-breaks-a-message'],
    predict: () => ({ kind: 'list' }),
    actual: ({ completed, params, framing }) => (completed ? madeOutBy(framing, params.framing) : undefined),
    isRight: (answer, actual) => answer.map(String).join('\0') === actual.join('\0'),
    misconception: (answer, { params, framing }) => {
      const isAsGiven = answer.map(String).join('\0') === framing.messages.join('\0');
      const cameOutRight = isRightFor(framing, params.framing);
      if (isAsGiven) return cameOutRight ? undefined : 'one-send-is-one-receive';
      return cameOutRight && params.framing !== 'none' ? 'a-cut-breaks-a-message' : undefined;
    },
  },
  'on-data': {
    kind: 'choice',
    options: ['none', 'few', 'many'],
    misconceptions: ['one-send-is-one-receive', 'rare-means-never'],
    predict: () => ({ kind: 'choice', options: ['none', 'few', 'many'] }),
    actual: howManyFailed,
    misconception: (answer, facts) => {
      const actual = howManyFailed(facts);
      if (actual === undefined || actual === 'none' || answer === actual) return undefined;
      return answer === 'none' ? 'one-send-is-one-receive' : answer === 'few' ? 'rare-means-never' : undefined;
    },
  },
  'slow-reader': {
    kind: 'choice',
    options: ['lost', 'at-reader', 'at-writer', 'held'],
    misconceptions: ['full-queue-drops', 'full-queue-grows'],
    predict: () => ({ kind: 'choice', options: ['lost', 'at-reader', 'at-writer', 'held'] }),
    actual: whereItWent,
    misconception: (answer, facts) => {
      const actual = whereItWent(facts);
      if (answer === actual) return undefined;
      return answer === 'lost' ? 'full-queue-drops' : answer === 'at-reader' ? 'full-queue-grows' : undefined;
    },
  },
  endings: {
    kind: 'each',
    options: WORDS,
    misconceptions: ['close-means-data-arrived', 'close-ends-both-directions', 'the-end-goes-unnoticed'],
    predict: ({ clients }) => ({ kind: 'each', of: ['server', ...numbered('client', clients)], options: WORDS }),
    actual: ({ completed, params, told }) => {
      const ends = ['server', ...numbered('client', params.clients)];
      const words = ends.map((end) => [end, told[end]] as const);
      return completed && words.every(([, word]) => word !== undefined)
        ? (Object.fromEntries(words) as Record<string, LastWord>)
        : undefined;
    },
    misconception: (answer, { told }) => {
      if (answer['server'] === 'end' && told['server'] === 'reset') return 'close-means-data-arrived';
      if (answer['server'] === 'nothing' && told['server'] !== 'nothing') return 'the-end-goes-unnoticed';
      return answer['client-1'] === 'nothing' && told['client-1'] === 'end' ? 'close-ends-both-directions' : undefined;
    },
  },
  'nobody-listens': {
    kind: 'choice',
    options: ['refused', 'silence', 'connected'],
    misconceptions: ['a-closed-port-is-silent', 'connecting-needs-nobody'],
    predict: () => ({ kind: 'choice', options: ['refused', 'silence', 'connected'] }),
    actual: ({ errors, calls }) => {
      const code = errors.find(({ actor }) => actor.startsWith('client-'))?.code;
      if (code === 'ECONNREFUSED') return 'refused';
      if (code === 'ETIMEDOUT') return 'silence';
      return Object.keys(calls.connected).length > 0 ? 'connected' : undefined;
    },
    misconception: (answer, { errors }) => {
      if (!errors.some(({ code }) => code === 'ECONNREFUSED')) return undefined;
      return answer === 'silence'
        ? 'a-closed-port-is-silent'
        : answer === 'connected'
          ? 'connecting-needs-nobody'
          : undefined;
    },
  },
  'port-taken': {
    kind: 'choice',
    options: ['second-fails', 'both', 'first-loses'],
    misconceptions: ['a-port-can-be-shared', 'the-last-takes-the-port'],
    predict: () => ({ kind: 'choice', options: ['second-fails', 'both', 'first-loses'] }),
    actual: (facts) => (takenPort(facts) ? 'second-fails' : undefined),
    misconception: (answer, facts) => {
      if (!takenPort(facts)) return undefined;
      return answer === 'both'
        ? 'a-port-can-be-shared'
        : answer === 'first-loses'
          ? 'the-last-takes-the-port'
          : undefined;
    },
  },
  backlog: {
    kind: 'number',
    options: [],
    misconceptions: ['connect-means-server-accepted-my-program', 'full-queue-grows'],
    predict: ({ clients }) => ({ kind: 'number', min: 0, max: clients }),
    actual: ({ calls }) => calls.connectedUnaccepted,
    misconception: (answer, { calls: { connectedUnaccepted = 0 }, params }) => {
      if (answer === connectedUnaccepted) return undefined;
      if (answer === 0) return 'connect-means-server-accepted-my-program';
      return answer === params.clients ? 'full-queue-grows' : undefined;
    },
  },
} as const satisfies BetsOf<typeof tcp, TcpFacts>;

/** How the pieces compare with the writes; `undefined` unless all that was written was read. */
function countOfPieces({ completed, stream }: Pick<TcpFacts, 'completed' | 'stream'>) {
  const { writes, pieces, sentBytes, receivedBytes } = stream;
  if (!completed || writes < 2 || sentBytes !== receivedBytes) return undefined;
  return pieces.length === writes ? 'same' : pieces.length < writes ? 'fewer' : 'more';
}

function howManyFailed({ onData }: Pick<TcpFacts, 'onData'>): 'none' | 'few' | 'many' | undefined {
  const { trials, failed, problem } = onData;
  if (trials === 0 || problem !== undefined) return undefined;
  return failed === 0 ? 'none' : failed / trials <= FEW ? 'few' : 'many';
}

/** Where what was not yet read waited; `undefined` if the reader was not slow enough to show it. */
function whereItWent({ completed, stream, slow }: Pick<TcpFacts, 'completed' | 'stream' | 'slow'>) {
  if (!completed || stream.sentBytes === 0) return undefined;
  if (stream.receivedBytes < stream.sentBytes) return 'lost';
  if (slow.mostBufferedBytes > PILED_UP_BYTES && slow.heldBackTimes === 0) return 'at-writer';
  return slow.heldBackMs > 0 ? 'held' : undefined;
}

export const takenPort = ({ errors }: Pick<TcpFacts, 'errors'>) => errors.find(({ code }) => code === 'EADDRINUSE');
