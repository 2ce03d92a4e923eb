/** The words of the experiments about connections and about the stream in them. */
import type { tcp } from '../../../../../shared/labs/tcp/contract';
import type { LabText } from '../../panel';
import { listed } from '../../figures';
import { kindOf } from '../../picked';
import type { bets } from '../bets';
import type { TcpFacts } from '../facts';
import { madeOutBy } from '../message-facts';
import { ALL_TRIALS, MANY_CLIENTS, SOME_MESSAGES, SOME_WRITES, type tasks } from '../tasks';
import {
  accepted,
  allMadeOut,
  chosenOrder,
  count,
  counterexample,
  madeOut,
  pieces,
  piecesInShort,
  times,
  trials,
  upper,
  whoWasRight,
} from './en-parts';

type Words = LabText<typeof tcp, TcpFacts, typeof bets, typeof tasks>['experiments'];

export const connection = {
  intro:
    'A server listens at one port. Each client is a process of its own, connects, sends some lines, gets them back and closes. Below the picture you see what the operating system knows of these sockets, and where in the life of a connection they are.',
  question: 'While the server talks with all clients, how many different ports does it use itself?',
  options: {},
  happened: accepted,
  right: () => 'A connection is known by both ends together, so one port at the server’s end is enough for all.',
  feedback: {
    'port-identifies-connection': () =>
      `The server needs no new port for a new client. What tells two connections apart is the pair: the client’s address and port together with the server’s.`,
  },
  otherwise: () => 'The server listens at one port, and all its connections have that port at its end.',
  unsettled: 'Let the server accept at least two connections, then your bet can be settled.',
  explanation: (f) =>
    `For each connection accept gave the server a socket of its own, and the system sorts what comes in by all four: both addresses and both ports. The server knew each client’s port as long as the connection lasted${f.calls.mostOpen > 1 ? ` (at most ${count(f.calls.mostOpen)} at the same time)` : ''}. With UDP the server would have seen a sender’s port on each datagram, and nothing in between.${chosenOrder(f)}`,
  modelAnswer:
    'One. All connections have the server’s listening port at their server end; they differ in the client’s address and port. A connection is the pair of both ends.',
  tasks: {
    'server-learns': {
      ask: 'Select the event at which the server was given its second connection.',
      missing: (f, picked) =>
        f.calls.accepted < 2
          ? 'In this run the server accepted fewer than two connections.'
          : `${kindOf.en(picked)}Look in the server’s lane for what answers a connect.`,
      done: () => 'Yes. From here on the server knows this client’s address and port, and keeps them until the close.',
    },
    'five-at-once': {
      ask: `Have the server hold at least ${MANY_CLIENTS} connections at the same time.`,
      missing: (f) => `It held at most ${count(f.calls.mostOpen)} at a time.`,
      done: (f) =>
        `${count(f.calls.mostOpen)} at a time, at port ${f.calls.serverPorts.join(', ')}. The pairs of ports all differ.`,
    },
    'from-outside': {
      ask: 'Be a client yourself: keep the servers up, and connect with nc or Python from a terminal. The commands are in the tab “From outside”.',
      missing: () => 'In this run nobody connected from outside.',
      done: (f) => `${accepted(f)} One of them was you.`,
    },
  },
} as const satisfies Words['connection'];

export const stream = {
  intro:
    'A client writes many times, as fast as it can. The server reads whatever it is handed, and counts how often that happens: each time is one “data” event. Checksums tell whether all bytes arrived in order.',
  question: 'Compared with the number of writes, how many data events will the reader have?',
  options: {
    same: 'As many: one for each write',
    fewer: 'Fewer: several writes come together',
    more: 'More: writes are cut up',
  },
  happened: pieces,
  right: () => 'You kept the two apart: what is written in one go need not be read in one go.',
  feedback: {
    'one-send-is-one-receive': () =>
      `TCP carries bytes, not writes. Where one write ends and the next begins is not on the wire at all.`,
    'it-worked-so-it-is-right': () =>
      `This time the two numbers agree. Nothing promises that: it depends on how fast each side happens to be, and a program must not build on it.`,
  },
  otherwise: () =>
    'The bytes come whole and in order. In how many pieces depends on when the reader looks, and on how much it takes at a time.',
  unsettled: 'Let the reader read all of at least two writes, then your bet can be settled.',
  explanation: (f) =>
    `What the writer hands over lands in a buffer of the system; the reader is given what lies there when it looks. Small writes merge, and one that is larger than what is read at a time is cut. ${f.params.noDelay ? 'Nagle’s algorithm was off here, so small segments did not wait for each other, and yet the reader may find several at once.' : 'Nagle’s algorithm was on: while something is unacknowledged, small writes are collected into one segment (RFC 896). On one’s own machine that makes next to no difference.'}${f.stream.isSame === true ? ' The checksums agree: every byte arrived, in order.' : ''}${chosenOrder(f)}`,
  modelAnswer:
    'It cannot be told beforehand. TCP is a stream of bytes: writes may be merged or cut on their way, and only the bytes and their order are kept.',
  tasks: {
    'several-in-one': {
      ask: 'Select a data event in which several writes ended.',
      missing: (f, picked) =>
        f.stream.merged === 0
          ? 'In this run no piece held the ends of several writes.'
          : `${kindOf.en(picked)}Look for a receive of the server that is larger than one write.`,
      done: () => 'Yes. The reader could not say where one write ended and the next began.',
    },
    'more-than-writes': {
      ask: 'Make a run with more data events than writes.',
      missing: (f) => `${piecesInShort(f)} How large must a write be so that it is not read in one go?`,
      done: (f) =>
        `${piecesInShort(f)} The reader is given at most so many bytes at a time, however they were written.`,
    },
    'one-each': {
      ask: `Make a run in which each of at least ${SOME_WRITES} writes comes as one data event.`,
      missing: (f) => `${piecesInShort(f)} What if the reader had time to look between two writes?`,
      done: () => 'One each. That came from the time between the writes, not from a promise of TCP.',
    },
  },
} as const satisfies Words['stream'];

export const framing = {
  intro:
    'A few messages go into one stream, framed as set up, and the stream is really cut at the marks: each piece arrives before the next is sent. Three receivers are fed the same pieces. The first takes each piece for a message, the second looks for newlines, the third reads a length and then so many bytes. Move the marks on the ribbon.',
  question: 'Which messages will the receiver that fits the framing make out? In order, as a list.',
  options: {},
  happened: (f) => `${upper(madeOut(f.framing, f.params.framing))}.`,
  right: (f) =>
    f.params.framing === 'none'
      ? 'This receiver gets pieces, whatever the sender meant by them.'
      : 'This receiver puts pieces together until a message is whole.',
  feedback: {
    'one-send-is-one-receive': (f) =>
      `What was sent was ${listed(f.framing.messages)}. A piece is no message: where it ends is up to the network.`,
    'a-cut-breaks-a-message': () =>
      `The cuts changed nothing. A receiver that knows how messages are framed keeps what is not whole yet and waits for the rest.`,
  },
  otherwise: (f) =>
    `What was sent was ${listed(f.framing.messages)}. What comes out depends on the cuts, and on what this receiver goes by.`,
  unsettled: 'Let the whole stream arrive, then your bet can be settled.',
  explanation: (f) =>
    `${allMadeOut(f)} ${whoWasRight(f)} TCP delivers bytes in order and nothing else, so the two programs have to agree on where a message ends. A delimiter is easy to read and must not occur inside a message. A length lets a message hold anything, and the length itself can be cut in two.${chosenOrder(f)}`,
  modelAnswer:
    'Without framing a receiver gets pieces as they happen to be cut. With a delimiter or a length in front, and a buffer for what is not whole yet, it finds exactly the messages, wherever the cuts are.',
  tasks: {
    'no-message': {
      ask: 'Select the event at which the receiver without framing takes something for a message that never was one.',
      missing: (f, picked) =>
        madeOutBy(f.framing, 'none').every((text) => f.framing.messages.includes(text))
          ? 'In this run it took only real messages for messages. Cut somewhere else.'
          : `${kindOf.en(picked)}Look in the server’s lane for the notes of the receiver without framing.`,
      done: () => 'Yes. It had no way to know better.',
    },
    'lucky-cuts': {
      ask: `With no framing and at least ${SOME_MESSAGES} messages: put the cuts so that even the receiver without framing gets them right.`,
      missing: (f) => `${upper(madeOut(f.framing, 'none'))}. What was sent was ${listed(f.framing.messages)}.`,
      done: () =>
        'Right, by luck: the network cut where the messages end. On one’s own machine that happens often, and so the mistake is found late.',
    },
    'cut-the-length': {
      ask: 'With the length framing: cut inside a length field, and see whether the receiver still gets everything.',
      missing: (f) =>
        f.framing.cutsLength
          ? `${upper(madeOut(f.framing, 'length'))}.`
          : 'No cut lies inside a length field. It is the four bytes before each message.',
      done: (f) => `${upper(madeOut(f.framing, 'length'))}. It waited for the missing bytes of the length.`,
    },
    'byte-by-byte': {
      ask: `Send at least ${SOME_MESSAGES} messages one byte at a time, so that they still all come out right.`,
      missing: (f) =>
        `The stream has ${times(f.framing.streamBytes, 'byte')} and was cut ${times(f.params.cuts.length, 'time')}. ${whoWasRight(f)}`,
      done: (f) => `${times(f.framing.streamBytes, 'piece')} of one byte each. ${whoWasRight(f)}`,
    },
  },
} as const satisfies Words['framing'];

export const onData = {
  intro: `onData is called with each piece of the stream as it comes and should deliver each message once. It is tried ${ALL_TRIALS} times: the same kind of stream, each time cut or merged otherwise, also one byte at a time and inside the length. If it fails, the smallest failing case is found and replayed over a real connection. Then repair it.`,
  question: 'In how many of the trials will onData, as it stands, go wrong?',
  options: { none: 'In none', few: 'In a few: at most one in ten', many: 'In more than one in ten' },
  happened: trials,
  right: (f) => `A piece may hold less than a message, or more.${counterexample(f)}`,
  feedback: {
    'one-send-is-one-receive': (f) =>
      `onData takes each piece for exactly one message, and pieces are not messages.${counterexample(f)}`,
    'rare-means-never': (f) => `Pieces that happen to end where messages end are the exception.${counterexample(f)}`,
  },
  otherwise: (f) =>
    f.onData.failed === 0
      ? 'This onData keeps what is not whole yet, and takes out all that is.'
      : `How often depends on how the pieces fall.${counterexample(f)}`,
  unsettled: 'Let all trials be made with a text that can be run, then your bet can be settled.',
  explanation: () =>
    `A receiver of a stream needs a memory: put the new piece behind what was left over, take out every whole message, keep the rest. Three cases make the difference: less than a length, less than a message, and more than one message in a piece.`,
  modelAnswer:
    'As long as a piece is taken for a message, it goes wrong wherever pieces and messages do not end together. Keep what is not whole, and take out in a loop all that is.',
  tasks: {
    'where-it-goes-wrong': {
      ask: 'Select the event of the replay at which it goes wrong: onData throws, delivers something else, or has received a whole message and delivers nothing for it.',
      missing: (f, picked) =>
        f.onData.wrongRows.length === 0
          ? 'In this replay nothing went wrong.'
          : `${kindOf.en(picked)}Look in the server’s lane: what it received, and what it notes after that.`,
      done: (f) => `Yes.${counterexample(f)}`,
    },
    'half-repaired': {
      ask: 'Change onData so that it goes wrong less often, but still sometimes.',
      missing: (f) => (f.onData.isChanged ? trials(f) : 'The text is still the one you began with.'),
      done: (f) => `${trials(f)}${counterexample(f)} This is how such mistakes get into the world.`,
    },
    'passes-all': {
      ask: 'Repair onData, so that it passes all trials.',
      missing: trials,
      done: (f) => `${trials(f)} Trials are no proof, but these were chosen to be mean.`,
    },
  },
} as const satisfies Words['on-data'];
