import { enDirect, type UdpText } from './en-direct';
import { enRelayed } from './en-relayed';
import { notes } from './en-notes';

export const en = {
  idea: 'Datagrams: each goes on its own way, with no connection before it and no receipt after it.',
  terms: [
    { term: 'datagram', meaning: 'A message of some bytes that is delivered whole or not at all, on its own.' },
    { term: 'port', meaning: 'A number from 1 to 65,535 by which the system knows which socket a datagram is for.' },
    { term: 'socket', meaning: 'What a program has of the network: here a mailbox at a port.' },
    {
      term: 'receive buffer',
      meaning: 'Room in which the system keeps what has arrived until the program reads it. Full is full.',
    },
    { term: 'acknowledgement', meaning: 'An answer that says “I have it”. UDP sends none; programs may.' },
    {
      term: 'relay',
      meaning: 'Stands between client and server and passes datagrams on: all, or as a bad network would.',
    },
  ],
  parameters: {
    count: { label: 'Datagrams', hint: 'How many each client sends.' },
    sizeBytes: {
      label: 'Size',
      hint: 'Payload of each. It begins with a number; what is left over is filled with dots. In the search it is the size of the first try.',
    },
    message: { label: 'Text', hint: 'Follows the number, as far as there is room.' },
    gapMs: { label: 'Pause between sends', hint: '0 sends as fast as the system takes them.' },
    workMs: { label: 'Work per datagram', hint: 'How long the server is busy, and reads nothing.' },
    receiveBufferBytes: {
      label: 'Receive buffer',
      hint: 'Room to ask the system for; 0 takes what it gives. It may give less (Linux: net.core.rmem_max) or count in its own way.',
      values: { 0: 'what the system gives' },
    },
    loss: { label: 'Loss', hint: 'Share of datagrams that go no further, each way.' },
    duplicate: { label: 'Duplicates', hint: 'Share that is passed on twice.' },
    reorder: { label: 'Reordering', hint: 'Share that steps back behind the next one to three.' },
    corrupt: { label: 'Corruption', hint: 'Share in which one bit is flipped.' },
    delayMs: { label: 'Delay', hint: 'Everything arrives this much later, each way.' },
    jitterMs: { label: 'Jitter', hint: 'And up to this much more, by chance.' },
    acknowledge: {
      label: 'Acknowledge',
      hint: 'The server answers each, and the client sends again what was not answered.',
    },
    timeoutMs: { label: 'Patience', hint: 'How long the client waits for an acknowledgement before it sends again.' },
    maxTries: { label: 'Tries', hint: 'After so many sends of one message the client gives up.' },
    remember: { label: 'Remember numbers', hint: 'The server hands on each number once, however often it comes.' },
    port: { label: 'Port of the server', hint: '0 lets the system choose a free one.', values: { 0: 'any free port' } },
  },
  notes,
  experiments: { ...enDirect, ...enRelayed },
} as const satisfies UdpText;
