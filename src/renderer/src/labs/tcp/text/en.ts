import type { tcp } from '../../../../../shared/labs/tcp/contract';
import type { LabText } from '../../panel';
import type { bets } from '../bets';
import type { TcpFacts } from '../facts';
import type { tasks } from '../tasks';
import { backlog, endings, nobodyListens, portTaken, slowReader } from './en-ends';
import { connection, framing, onData, stream } from './en-streams';
import { notes } from './en-notes';

export const en = {
  idea: 'Two programs agree on a connection, and then a stream of bytes flows each way: all of them, in order, and nothing that says where a message ends.',
  terms: [
    { term: 'connection', meaning: 'Two ends that have agreed to talk, known by both addresses and both ports.' },
    { term: 'handshake', meaning: 'How they agree: SYN, SYN and ACK, ACK. The operating systems do it.' },
    { term: 'byte stream', meaning: 'Bytes in order, without marks between what was written at once.' },
    { term: 'framing', meaning: 'How programs mark where a message ends: by a delimiter, or by a length in front.' },
    { term: 'back-pressure', meaning: 'A slow reader holds its writer back, through all buffers between them.' },
    { term: 'FIN', meaning: '“I send no more.” Each direction has its own.' },
    { term: 'RST (reset)', meaning: 'Breaks a connection off, both directions at once.' },
    {
      term: 'backlog',
      meaning: 'For how many connections that the program has not accepted yet the system keeps a place.',
    },
    { term: 'TIME_WAIT', meaning: 'The end that closed first keeps the pair of ports for a while, for late segments.' },
  ],
  parameters: {
    clients: { label: 'Clients', hint: 'Each is a process of its own.' },
    writes: { label: 'Writes', hint: 'How many times each client writes.' },
    sizeBytes: { label: 'Size of a write', hint: 'How many bytes each write hands over.' },
    noDelay: {
      label: 'Send small writes at once (no Nagle)',
      hint: 'Off: while something is unacknowledged, small writes are collected (Nagle’s algorithm). On one’s own machine that hardly shows.',
    },
    gapMs: { label: 'Pause between writes', hint: 'How long the client waits after each write.' },
    messages: { label: 'Messages', hint: 'Texts, separated by commas.' },
    cuts: {
      label: 'Cuts',
      hint: 'After which bytes of the stream it is cut. The ribbon in the picture sets them, too.',
    },
    framing: {
      label: 'Framing',
      hint: 'How the sender marks where a message ends.',
      values: { none: 'none', delimiter: 'newline at the end', length: 'length in front' },
    },
    onData: { label: 'onData', hint: 'Your receiver: JavaScript, called with each piece.' },
    workMs: { label: 'Busy', hint: 'How long the server is busy: with each piece, or before its first accept.' },
    waitForDrain: {
      label: 'Writer waits for room',
      hint: 'Off: it goes on writing although it was told there is no room.',
    },
    ending: {
      label: 'Ending',
      hint: 'How the client ends.',
      values: { close: 'close', 'half-close': 'half-close', reset: 'reset', 'by-hand': 'by hand' },
    },
    backlog: { label: 'Backlog', hint: 'Places for connections that are not accepted yet.' },
    relay: { label: 'A relay between', hint: 'What passes can be delayed, cut and held by you.' },
    delayMs: { label: 'Delay', hint: 'The relay passes everything on so much later.' },
    bytesPerSecond: {
      label: 'Bytes a second',
      hint: 'The relay lets no more through; 0 is no limit.',
      values: { 0: 'no limit' },
    },
    port: { label: 'Port', hint: 'The server’s port; 0 lets the system choose.', values: { 0: 'any free port' } },
  },
  notes,
  experiments: {
    connection,
    stream,
    framing,
    'on-data': onData,
    'slow-reader': slowReader,
    endings,
    'nobody-listens': nobodyListens,
    'port-taken': portTaken,
    backlog,
  },
} as const satisfies LabText<typeof tcp, TcpFacts, typeof bets, typeof tasks>;
