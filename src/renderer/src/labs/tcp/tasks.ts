import type { tcp } from '../../../../shared/labs/tcp/contract';
import { netDataOf } from '../../../../shared/net/net-data';
import { takenPort } from './bets';
import type { TasksOf } from '../panel';
import { isClient, isNote, isServer, type TcpFacts } from './facts';
import { isRightFor } from './message-facts';

/** More than a person keeps apart by heart. */
export const MANY_CLIENTS = 5;
/** Few enough to step through, too many for luck. */
export const SOME_WRITES = 5;
export const SOME_MESSAGES = 3;
/** What the contract promises as the number of splits that are tried. */
export const ALL_TRIALS = 500;
/** Far above what one write leaves behind. */
export const MUCH_MEMORY_BYTES = 4_000_000;
/** Long enough to be felt. */
export const LONG_MS = 3_000;
export const LEFT_OUTSIDE = 3;
export const LONG_LINE = 4;

/** After the bet: investigate (select an event), modify (change the setup), make (a run of one's own). */
export const tasks = {
  connection: [
    {
      id: 'server-learns',
      step: 'investigate',
      by: 'event',
      answers: ({ calls }, row) => calls.acceptRows[1] === row,
    },
    {
      id: 'five-at-once',
      step: 'modify',
      by: 'run',
      passes: ({ calls }) => calls.mostOpen >= MANY_CLIENTS,
    },
    { id: 'from-outside', step: 'make', by: 'run', passes: ({ calls }) => calls.fromOutside },
  ],
  stream: [
    {
      id: 'several-in-one',
      step: 'investigate',
      by: 'event',
      answers: ({ stream }, row) => stream.pieces.some((piece) => piece.row === row && piece.endings > 1),
    },
    {
      id: 'more-than-writes',
      step: 'modify',
      by: 'run',
      passes: ({ completed, stream }) => completed && stream.writes > 0 && stream.pieces.length > stream.writes,
    },
    {
      id: 'one-each',
      step: 'make',
      by: 'run',
      passes: ({ completed, stream: { writes, pieces, merged } }) =>
        completed && writes >= SOME_WRITES && pieces.length === writes && merged === 0,
    },
  ],
  framing: [
    {
      id: 'no-message',
      step: 'investigate',
      by: 'event',
      answers: ({ framing: { madeOut, messages } }, row) =>
        madeOut.some((one) => one.row === row && one.receiver === 'none' && !messages.includes(one.text)),
    },
    {
      id: 'lucky-cuts',
      step: 'modify',
      by: 'run',
      passes: ({ completed, params, framing }) =>
        completed &&
        params.framing === 'none' &&
        framing.messages.length >= SOME_MESSAGES &&
        isRightFor(framing, 'none'),
    },
    {
      id: 'cut-the-length',
      step: 'modify',
      by: 'run',
      passes: ({ completed, framing }) => completed && framing.cutsLength && isRightFor(framing, 'length'),
    },
    {
      id: 'byte-by-byte',
      step: 'make',
      by: 'run',
      passes: ({ completed, params, framing }) =>
        completed &&
        params.framing !== 'none' &&
        framing.messages.length >= SOME_MESSAGES &&
        params.cuts.length === framing.streamBytes - 1 &&
        isRightFor(framing, params.framing),
    },
  ],
  'on-data': [
    {
      id: 'where-it-goes-wrong',
      step: 'investigate',
      by: 'event',
      answers: ({ onData }, row) => onData.wrongRows.includes(row),
    },
    {
      id: 'half-repaired',
      step: 'modify',
      by: 'run',
      passes: ({ onData: { isChanged, trials, failed, problem } }) =>
        isChanged && problem === undefined && failed > 0 && failed < trials,
    },
    {
      id: 'passes-all',
      step: 'make',
      by: 'run',
      passes: ({ onData: { isChanged, trials, failed, problem } }) =>
        isChanged && problem === undefined && trials >= ALL_TRIALS && failed === 0,
    },
  ],
  'slow-reader': [
    {
      id: 'no-more-room',
      step: 'investigate',
      by: 'event',
      answers: ({ events }, row) => {
        const event = events.at(row);
        return event !== undefined && isClient(event.actor) && isNote(event, 'HELD_BACK');
      },
    },
    {
      id: 'seconds-held-back',
      step: 'modify',
      by: 'run',
      passes: ({ completed, slow }) => completed && slow.heldBackMs >= LONG_MS,
    },
    {
      id: 'deaf-writer',
      step: 'make',
      by: 'run',
      passes: ({ completed, slow }) => completed && slow.mostBufferedBytes >= MUCH_MEMORY_BYTES,
    },
  ],
  endings: [
    {
      id: 'server-is-told',
      step: 'investigate',
      by: 'event',
      answers: ({ events }, row) => {
        const event = events.at(row);
        const net = event && netDataOf(event.data);
        if (!event || !net || !isServer(event.actor)) return false;
        return (
          (event.kind === 'receive' && net.fin === true) ||
          (event.kind === 'reset' && net.received === true) ||
          (event.kind === 'error' && net.code === 'ECONNRESET')
        );
      },
    },
    {
      id: 'kept-waiting',
      step: 'modify',
      by: 'run',
      passes: ({ params, kernel }) => params.ending === 'by-hand' && kernel.serverStates.includes('CLOSE_WAIT'),
    },
    {
      id: 'server-closes-first',
      step: 'make',
      by: 'run',
      passes: ({ kernel }) => kernel.serverStates.some((state) => CLOSED_FIRST.has(state)),
    },
  ],
  'nobody-listens': [
    {
      id: 'refusal',
      step: 'investigate',
      by: 'event',
      answers: ({ errors }, row) => errors.some((error) => error.row === row && error.code === 'ECONNREFUSED'),
    },
    {
      id: 'another-port',
      step: 'modify',
      by: 'run',
      passes: ({ params, errors }) => params.port > 0 && errors.some(({ code }) => code === 'ECONNREFUSED'),
    },
    {
      id: 'somebody-there',
      step: 'make',
      by: 'run',
      passes: ({ calls }) => Object.keys(calls.connected).length > 0,
    },
  ],
  'port-taken': [
    {
      id: 'told-no',
      step: 'investigate',
      by: 'event',
      answers: (facts, row) => takenPort(facts)?.row === row,
    },
    {
      id: 'a-port-of-mine',
      step: 'modify',
      by: 'run',
      passes: (facts) => facts.params.port > 0 && takenPort(facts) !== undefined,
    },
    {
      id: 'first-still-serves',
      step: 'investigate',
      by: 'event',
      answers: (facts, row) => {
        const event = facts.events.at(row);
        const failed = takenPort(facts)?.row;
        if (!event || failed === undefined || row < failed || event.actor !== 'server-1') return false;
        return event.kind === 'accept' || event.kind === 'receive' || event.kind === 'send';
      },
    },
  ],
  backlog: [
    {
      id: 'connected-in-line',
      step: 'investigate',
      by: 'event',
      answers: ({ events, calls }, row) => {
        const event = events.at(row);
        const firstAccept = calls.acceptRows[0] ?? Infinity;
        return event?.kind === 'connect' && isClient(event.actor) && row < firstAccept;
      },
    },
    {
      id: 'room-for-all',
      step: 'modify',
      by: 'run',
      passes: ({ params, calls }) => params.clients >= MANY_CLIENTS && calls.connectedUnaccepted === params.clients,
    },
    {
      id: 'three-outside',
      step: 'make',
      by: 'run',
      passes: ({ params, calls: { connectedUnaccepted } }) =>
        connectedUnaccepted !== undefined &&
        params.backlog >= LONG_LINE &&
        params.clients - connectedUnaccepted >= LEFT_OUTSIDE,
    },
  ],
} as const satisfies TasksOf<typeof tcp, TcpFacts>;

/** States that only the end that closed first goes through (RFC 9293, figure 5). */
const CLOSED_FIRST: ReadonlySet<string> = new Set(['FIN_WAIT_1', 'FIN_WAIT_2', 'TIME_WAIT']);
