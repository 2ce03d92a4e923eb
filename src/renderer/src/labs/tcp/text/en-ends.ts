/** The words of the experiments about holding back, ending, and not getting in. */
import type { tcp } from '../../../../../shared/labs/tcp/contract';
import type { LabText } from '../../panel';
import { duration } from '../../figures';
import { kindOf } from '../../picked';
import { takenPort, type bets } from '../bets';
import type { TcpFacts } from '../facts';
import { LEFT_OUTSIDE, LONG_LINE, LONG_MS, MANY_CLIENTS, MUCH_MEMORY_BYTES, type tasks } from '../tasks';
import { bytes, chosenOrder, count, failures, lastWords, line, slowFigures, times } from './en-parts';

type Words = LabText<typeof tcp, TcpFacts, typeof bets, typeof tasks>['experiments'];

const figures = (f: TcpFacts): string => slowFigures(f, duration);

export const slowReader = {
  intro:
    'A client writes megabytes as fast as it can. The server is busy for a while with each piece before it reads the next. Watch three places: the writer’s own memory, the system’s buffers at both ends, and what has been read.',
  question: 'The reader cannot keep up. What becomes of the bytes?',
  options: {
    lost: 'What does not fit gets lost',
    'at-reader': 'They all pile up at the reader',
    'at-writer': 'They pile up in the writer’s own memory',
    held: 'The writer is held back until there is room',
  },
  happened: figures,
  right: (f) =>
    f.params.waitForDrain
      ? 'The reader’s pace became the writer’s: nothing was lost, and nothing piled up without end.'
      : 'Nobody stopped this writer, so what the system did not take stayed with it.',
  feedback: {
    'full-queue-drops': () =>
      'TCP throws nothing away for want of room: the receiver tells the sender how much it has left, and the sender waits.',
    'full-queue-grows': () =>
      'The reader’s system has a buffer with an end, and it announces how much is free (the window). When it is full, the sender may send no more.',
  },
  otherwise: (f) =>
    f.params.waitForDrain
      ? 'This writer heeds what write answers: it waits, and piles nothing up.'
      : 'This writer does not heed what write answers: what the system does not take piles up in its own memory.',
  unsettled:
    'Make the reader slow enough and the bytes many enough that somebody has to wait, and let it run to its end.',
  explanation: (f) =>
    `First the reader’s buffer in the system fills, then its window closes, then the writer’s buffer in the system fills. ` +
    (f.params.waitForDrain
      ? 'After that write answers that there is no more room, and this writer heeds it: it waits for drain. So it can be no faster than its reader. That is back-pressure.'
      : 'After that write answers that there is no more room, and this writer did not listen: the rest is kept in its own memory, as much as there is.') +
    chosenOrder(f),
  modelAnswer:
    'Nothing is lost. The buffers of both systems fill, then the sender’s system takes no more. A writer that waits for room is held back to the reader’s pace; one that does not fills its own memory.',
  tasks: {
    'no-more-room': {
      ask: 'Select an event at which the writer was told that there is no more room.',
      missing: (f, picked) =>
        f.slow.heldBackTimes === 0
          ? 'In this run the writer never waited.'
          : `${kindOf.en(picked)}Look in the client’s lane for a note that it is held back.`,
      done: () =>
        'Yes. The bytes of this write are taken, but they lie in the writer’s own memory until the system has room.',
    },
    'seconds-held-back': {
      ask: `Have the writer held back for at least ${duration(LONG_MS)} altogether.`,
      missing: (f) => `It was held back for ${duration(f.slow.heldBackMs)}.`,
      done: (f) => `Held back for ${duration(f.slow.heldBackMs)} of its time.`,
    },
    'deaf-writer': {
      ask: `Let the writer not listen, until at least ${bytes(MUCH_MEMORY_BYTES)} lie in its own memory.`,
      missing: (f) =>
        `${f.params.waitForDrain ? 'This writer waited for room. ' : ''}At most ${bytes(f.slow.mostBufferedBytes)} lay in its own memory.`,
      done: (f) =>
        `${bytes(f.slow.mostBufferedBytes)} in its own memory. With a faster writer or a slower reader, a program like this runs out of it.`,
    },
  },
} as const satisfies Words['slow-reader'];

export const endings = {
  intro:
    'A client writes some lines and then ends, in the way you set up. “close” waits for the answers first, “half-close” says only that it sends no more, “reset” breaks off. With “by hand” you end each side yourself. Watch the states.',
  question: 'What will each end be told last?',
  options: {
    end: 'that no more will come',
    reset: 'that the connection is broken',
    nothing: 'nothing',
  },
  happened: lastWords,
  right: () => 'What one end does, the other is told: an orderly end, or a break.',
  feedback: {
    'close-means-data-arrived': () =>
      `A reset is no close: it tells the other end that the connection is void, and what it has not read yet may be gone. Whoever wants to know that everything has arrived needs an answer from the other program.`,
    'close-ends-both-directions': () =>
      `Whoever closes its own direction has said “I send no more”, not “I hear no more”. The other direction stays open until the other end closes it.`,
    'the-end-goes-unnoticed': () =>
      `An end is on the wire: a FIN or an RST. The other side hears of it when it reads or writes.`,
  },
  otherwise: () => 'An orderly end says that no more will come; a reset says that the connection is void.',
  unsettled: 'Let the connection come to its end, then your bet can be settled.',
  explanation: (f) =>
    `A connection has two directions, and each is closed by itself: a FIN means “I send no more”, and is acknowledged. Whoever closes first goes through FIN_WAIT and stays in TIME_WAIT for a while; whoever closes second goes through CLOSE_WAIT and LAST_ACK. An RST ends both directions at once and is not acknowledged.${states(f)}${chosenOrder(f)}`,
  modelAnswer:
    'After a close or a half-close each end is told that no more will come, once the other has closed its direction. After a reset the other end is told that the connection is broken, and the one who reset it is told nothing.',
  tasks: {
    'server-is-told': {
      ask: 'Select the event at which the server is told that the client sends no more, or that it is all over.',
      missing: (_f, picked) => `${kindOf.en(picked)}Look in the server’s lane for what the client’s end arrives as.`,
      done: () => 'Yes. Until this moment the server could not know.',
    },
    'kept-waiting': {
      ask: 'Choose “by hand”. End the client’s side and let the server wait, until the system shows CLOSE_WAIT at the server’s end.',
      missing: (f) => `Seen at the server’s end: ${f.kernel.serverStates.join(', ') || 'nothing yet'}.`,
      done: () =>
        'CLOSE_WAIT: the client is done, and the system waits for the server’s program to close. A server that forgets to collects these.',
    },
    'server-closes-first': {
      ask: 'Make the server close first, and find the proof in the states.',
      missing: (f) => `Seen at the server’s end: ${f.kernel.serverStates.join(', ') || 'nothing yet'}.`,
      done: (f) =>
        `Seen at the server’s end: ${f.kernel.serverStates.join(', ')}. FIN_WAIT and TIME_WAIT are for whoever closes first.`,
    },
  },
} as const satisfies Words['endings'];

function states({ kernel }: TcpFacts): string {
  if (kernel.serverStates.length + kernel.clientStates.length === 0) return '';
  return ` Seen in the system’s table: ${kernel.clientStates.join(', ') || 'nothing'} at the client’s end, ${kernel.serverStates.join(', ') || 'nothing'} at the server’s.`;
}

export const nobodyListens = {
  intro:
    'A client connects to a port of this machine. A server was there a moment ago, and is gone. If you set a port of your own, the client tries that one.',
  question: 'What will the client learn?',
  options: {
    refused: 'It is refused at once',
    silence: 'Nothing: it waits until it gives up',
    connected: 'Nothing is wrong: it can connect, but nobody reads',
  },
  happened: reached,
  right: () => 'The system itself gave that answer.',
  feedback: {
    'a-closed-port-is-silent': () =>
      `No program is there, but the operating system is. It answers a SYN to a port without a listener with an RST (RFC 9293, section 3.10.7.1). Silence may be what one gets from a machine that is off, or from a firewall.`,
    'connecting-needs-nobody': () =>
      `To send a datagram one needs nobody. A connection is there only after both ends have agreed: SYN, SYN and ACK, ACK.`,
  },
  otherwise: () => 'It depends on whether somebody listens there. Either way the system answers at once.',
  unsettled: 'Let the client try until it gets an answer, then your bet can be settled.',
  explanation: (f) =>
    f.errors.some(({ code }) => code === 'ECONNREFUSED')
      ? 'The client sent a SYN, the system found no listener at that port and answered with an RST, and connect failed with ECONNREFUSED. So “refused” tells quite a lot: the machine is there, and nobody listens at this port.'
      : 'Where nobody listens, the system would have answered with an RST, and connect would have failed with ECONNREFUSED.',
  modelAnswer:
    'The client is refused at once: the operating system answers for the program that is not there. Only where no machine answers at all does one wait in vain.',
  tasks: {
    refusal: {
      ask: 'Select the event at which the client learns it.',
      missing: (_f, picked) => `${kindOf.en(picked)}Look in the client’s lane for an error.`,
      done: () => 'Yes. Between the attempt and this there was no program on the other side, only the system.',
    },
    'another-port': {
      ask: 'Choose a port of your own at which nobody listens, and be refused there.',
      missing: (f) => (f.params.port === 0 ? 'The port was chosen by the system.' : reached(f)),
      done: (f) => `At port ${f.params.port}, too: ${failures(f)}`,
    },
    'somebody-there': {
      ask: 'Start a listener of your own in a terminal (for example: nc -l 127.0.0.1 9000), set its port, and be let in.',
      missing: reached,
      done: (f) => `Connected, at port ${f.params.port}. Now there was somebody to agree with.`,
    },
  },
} as const satisfies Words['nobody-listens'];

export const portTaken = {
  intro:
    'A server listens at a port. A second one, another process, asks for the same port. A client then talks to whoever is there.',
  question: 'What becomes of the two servers?',
  options: {
    'second-fails': 'The second gets an error, the first goes on',
    both: 'Both listen, and share the clients',
    'first-loses': 'The second takes over, the first gets no more clients',
  },
  happened: failures,
  right: accepted,
  feedback: {
    'a-port-can-be-shared': () =>
      `At one address a port has one listener. (There is an option with which several sockets agree to share one, SO_REUSEPORT; nobody asked for it here.)`,
    'the-last-takes-the-port': (f) => `Whoever comes first has it. ${accepted(f)}`,
  },
  otherwise: accepted,
  unsettled: 'Let both servers ask for the same port, then your bet can be settled.',
  explanation: (f) =>
    `The system keeps one listener for each address and port, for a client has to end up with exactly one of them. ${accepted(f)} In practice EADDRINUSE often means: the old server is still running.`,
  modelAnswer:
    'The second one gets EADDRINUSE from the operating system. The first one never notices, and goes on serving.',
  tasks: {
    'told-no': {
      ask: 'Select the event at which the second server is told no.',
      missing: (_f, picked) => `${kindOf.en(picked)}Look in the lane of server-2.`,
      done: () => 'Yes. It was told before any client could come.',
    },
    'a-port-of-mine': {
      ask: 'Have them quarrel about a port that you choose.',
      missing: (f) => (f.params.port === 0 ? 'The port was chosen by the system.' : failures(f)),
      done: (f) => `At port ${f.params.port}: ${failures(f)}`,
    },
    'first-still-serves': {
      ask: 'Select an event that shows: the first server still serves after the second has failed.',
      missing: (f, picked) =>
        takenPort(f)
          ? `${kindOf.en(picked)}Look in the lane of server-1, after the error.`
          : 'Nobody failed in this run.',
      done: () => 'Yes. It never heard of the quarrel.',
    },
  },
} as const satisfies Words['port-taken'];

export const backlog = {
  intro:
    'A server listens and is then busy for a while, before it accepts anybody. Many clients connect meanwhile. The backlog says for how many the system keeps a place in the line.',
  question: 'How many clients are connected before the server has accepted anybody?',
  options: {},
  happened: line,
  right: () => `The operating system made these connections by itself.`,
  feedback: {
    'connect-means-server-accepted-my-program': () =>
      `The handshake is done by the operating system. Connect tells a client that the other machine’s system agreed; whether the program has noticed is another matter.`,
    'full-queue-grows': () =>
      `The line has an end. Whoever does not fit in gets no answer to its SYN and tries again after a while.`,
  },
  otherwise: (f) => `${rule(f)}The operating system fills the line, whatever the program does.`,
  unsettled: 'Let the run come to its end, then your bet can be settled.',
  explanation: (f) =>
    `${rule(f)}${waited(f)}In the end the server accepted ${times(f.calls.accepted, 'client')}.${chosenOrder(f)}`,
  modelAnswer:
    'As many as the backlog has room for; Linux lets in one more than the number says. The handshake is the operating system’s work, accept only fetches a connection that is already there.',
  tasks: {
    'connected-in-line': {
      ask: 'Select the event at which a client was connected although the server had accepted nobody.',
      missing: (_f, picked) => `${kindOf.en(picked)}Look for a connect before the server’s first accept.`,
      done: () => 'Yes. This client could already send, and its bytes would wait.',
    },
    'room-for-all': {
      ask: `Make the line long enough that at least ${MANY_CLIENTS} clients all get connected before the first accept.`,
      missing: line,
      done: line,
    },
    'three-outside': {
      ask: `With a backlog of at least ${LONG_LINE}: leave at least ${LEFT_OUTSIDE} clients outside.`,
      missing: line,
      done: line,
    },
  },
} as const satisfies Words['backlog'];

/** What this run shows of how the system counts its places. */
function rule({ calls, params }: TcpFacts): string {
  const more = (calls.connectedUnaccepted ?? 0) - params.backlog;
  if (calls.connectedUnaccepted === undefined || calls.connectedUnaccepted === params.clients) return '';
  return more === 1
    ? 'This system lets in one more than the backlog says. '
    : `That is ${count(Math.abs(more))} ${more < 0 ? 'fewer' : 'more'} than the backlog says. `;
}

/** Those for whom the line had no place. */
function waited({ calls, params }: TcpFacts): string {
  return (calls.connectedUnaccepted ?? 0) < params.clients
    ? 'For the others the system had no place: their connect simply took longer. '
    : 'The system had a place for everybody. ';
}

/** Whether the client got in, or what it was told. */
function reached(f: TcpFacts): string {
  const clients = Object.keys(f.calls.connected);
  return clients.length === 0 ? failures(f) : `${clients.join(', ')} was connected.`;
}

function accepted({ calls }: TcpFacts): string {
  return calls.accepted === 0
    ? 'No client was accepted.'
    : `The first one accepted ${times(calls.accepted, 'client')}.`;
}
