/** The experiments in which nothing stands between client and server. */
import { fragmentsOf, mostIn, ONE_FRAME_BYTES } from '../../../../../shared/labs/udp/fragments';
import type { udp } from '../../../../../shared/labs/udp/contract';
import { MAX_DATAGRAM_BYTES } from '../../../../../shared/net/net-data';
import type { LabText } from '../../panel';
import { kindOf } from '../../picked';
import type { bets } from '../bets';
import type { UdpFacts } from '../facts';
import { errorCount, FLOOD, FRAGMENTS_WANTED, type tasks } from '../tasks';
import { bufferWords, bytes, chosenOrder, clientPorts, datagrams, figure, systemCount, told } from './en-parts';

export type UdpText = LabText<typeof udp, UdpFacts, typeof bets, typeof tasks>;

export const enDirect = {
  'two-clients': {
    intro:
      'A server and two clients, three processes of their own. Each client sends a datagram, waits for the answer and sends the next. The server sends every datagram back to the port it came from.',
    question: 'Two clients talk to the server. How many sockets does the server need for that?',
    options: {},
    happened: (f: UdpFacts) =>
      `The server opened ${figure(f.serverSockets)} ${f.serverSockets === 1 ? 'socket' : 'sockets'} and heard from ${clientPorts(f) || 'nobody'}. It was given ${datagrams(f.received)}.`,
    right: () =>
      'One is enough. Nobody connects, so there is nothing to keep for each client: each datagram brings its sender’s address along.',
    feedback: {
      'server-needs-a-socket-per-client': (f) =>
        `That is how TCP works: there each client gets a connection, and each connection a socket. Here the server opened ${figure(f.serverSockets)} and was reached by ${clientPorts(f)}. It knows whom to answer because each datagram says which port it comes from.`,
    },
    otherwise: (f) =>
      `Without a socket the server could not be reached at all. It opened ${figure(f.serverSockets)}, and both clients sent to its port ${f.serverPort ?? ''}.`,
    unsettled: 'The server has not heard from both clients in this run. Run it again and let it end.',
    explanation: (f) =>
      `A UDP socket is a mailbox with a number. The server's is at port ${f.serverPort ?? '?'}; the clients let the system choose, and the server saw ${clientPorts(f) || 'nobody'}. No hello went before the first datagram and no goodbye comes after the last, so the server cannot know that a client has left. It was ended by the lab.` +
      chosenOrder(f),
    modelAnswer:
      'One socket. Datagrams from all clients arrive at the same port, and each carries the address of its sender, which is all the server needs to answer.',
    tasks: {
      'learns-the-port': {
        ask: 'Select the event in which the server first learns the port of client-2.',
        missing: (_f, picked) =>
          `${kindOf.en(picked)}Nobody tells the server beforehand. Look in its lane for the first datagram from client-2.`,
        done: (f) =>
          `Yes. Until this datagram the server did not know that port ${f.clients['client-2'] ?? ''} existed.`,
      },
      'fixed-port': {
        ask: 'Give the server a port of your choice, and let both clients reach it there.',
        missing: (f) =>
          f.params.port === 0
            ? 'Port 0 lets the system choose. Choose a number above 1023.'
            : 'Both clients have to reach the server. Let the run go on.',
        done: (f) =>
          `The server was at ${String(f.serverPort ?? '')}. A server needs a port that others know; clients do not, since the server learns theirs.`,
      },
      'from-outside': {
        ask: 'Let a program of your own be answered: in the tab “From outside” choose “Keep the servers of the next run up”, run, and use a command from there.',
        missing: () =>
          'No program from outside was answered in this run. The tab has the commands, with the port of this run.',
        done: (f) =>
          `${datagrams(f.outsideAnswered)} went back to a program the lab knows nothing about. To the server it is a client like any other.`,
      },
    },
  },
  largest: {
    intro:
      'The client looks for the largest datagram by trying: it sends one, and what goes through comes back whole. Then it tries a larger one, or a smaller one. The network is this machine’s loopback interface.',
    question: 'How large is the largest payload that goes through?',
    options: {
      frame: `Up to ${figure(ONE_FRAME_BYTES)} bytes: what one Ethernet frame holds`,
      between: 'More than that, but less than 64 KiB by far',
      limit: `Almost 64 KiB: ${figure(MAX_DATAGRAM_BYTES)} bytes`,
      none: 'As large as one likes: large ones are cut and put together again',
    },
    happened: (f: UdpFacts) =>
      `${bytes(f.largestBytes)} went through` +
      (f.refusedBytes === undefined
        ? '.'
        : `; at ${bytes(f.refusedBytes)} the system refused with ${f.errorCode ?? ''}.`),
    right: (f) =>
      `${bytes(f.largestBytes)} arrived whole, and for one more byte the system said ${f.errorCode ?? 'no'}.`,
    feedback: {
      'datagram-has-no-size-limit': (f) =>
        `A stream has no limit, but a datagram has one: its length must fit into a field of 16 bits. At ${bytes(f.refusedBytes ?? 0)} the system refused to take it at all (${f.errorCode ?? ''}). Nothing was cut, nothing was sent.`,
      'datagram-must-fit-a-frame': (f) =>
        `${bytes(f.largestBytes)} went through whole. On an Ethernet the internet layer would cut that into ${figure(fragmentsOf(f.largestBytes))} fragments and put them together at the other end; the programs would not notice, unless one fragment gets lost.`,
    },
    otherwise: (f) =>
      `The largest that went through had ${bytes(f.largestBytes)}. Some systems set a limit of their own below what the protocol allows (macOS: 9,216 unless it is changed).`,
    unsettled: 'The search has not come to its end. Run it again and let it.',
    explanation: (f) =>
      `The header of an IPv4 packet has 16 bits for its total length: 65,535 at most. Less 20 bytes of IP header and 8 of UDP header that leaves ${figure(MAX_DATAGRAM_BYTES)} for the payload. Here ${bytes(f.largestBytes)} went through` +
      (f.errorCode === undefined ? '.' : `, and the name for “too large” is ${f.errorCode}.`) +
      ` Computed, not measured: on an Ethernet, whose frames carry 1,500 bytes, this datagram would become ${figure(fragmentsOf(f.largestBytes))} fragments, and it would be lost as a whole if one of them is. That is why programs on the internet mostly stay below ${figure(ONE_FRAME_BYTES)}.`,
    modelAnswer:
      '65,507 bytes on IPv4: the 16 bits of the length field allow 65,535, of which 28 are headers. One byte more and the send itself fails.',
    tasks: {
      'first-refusal': {
        ask: 'Select the event in which the system first refused a datagram.',
        missing: (_f, picked) => `${kindOf.en(picked)}Look in the client's lane for the mark of an error.`,
        done: (f) =>
          `Yes. The client knew at once: the system took nothing, so nothing was sent. The name is ${f.errorCode ?? ''}.`,
      },
      'one-frame': {
        ask: 'Set the size of the first try to the largest payload that fits into one Ethernet frame, which carries 1,500 bytes.',
        missing: (f) =>
          `With ${bytes(f.params.sizeBytes)} of payload the packet has ${figure(f.params.sizeBytes + 28)}: 20 are the IP header, 8 the UDP header.`,
        done: () => `1,500 − 20 − 8 = ${figure(ONE_FRAME_BYTES)}. One byte more would make two fragments of it.`,
      },
      'three-fragments': {
        ask: `Set the size of the first try to the largest payload that would need exactly ${String(FRAGMENTS_WANTED)} fragments.`,
        missing: (f) =>
          `${bytes(f.params.sizeBytes)} would need ${figure(fragmentsOf(f.params.sizeBytes))}. Each fragment has room for 1,480 bytes; the 8 bytes of the UDP header are in the first.`,
        done: () => `3 × 1,480 − 8 = ${figure(mostIn(FRAGMENTS_WANTED))}.`,
      },
    },
  },
  flood: {
    intro:
      'The client sends 2,000 datagrams of 1,024 bytes as fast as it can. The server needs 1 ms for each, and reads nothing meanwhile. No relay, no cable: everything stays in the memory of this machine.',
    question: 'How many of the datagrams does the server get?',
    options: {},
    happened: (f: UdpFacts) =>
      `The client sent ${datagrams(f.sent)}; the server was given ${figure(f.received)}. ${figure(f.lost)} were lost.${systemCount(f)}`,
    right: (f) =>
      f.lost === 0
        ? 'So it was: this server could follow, or had room for all.'
        : `So it was: what came while the server was busy waited in ${bufferWords(f)}, and what came while that was full was thrown away.`,
    feedback: {
      'udp-waits-for-the-receiver': (f) =>
        `That would need somebody who tells the sender to slow down. UDP has no such word. The client's sends all succeeded, ${figure(f.sent)} of them, while ${figure(f.lost)} datagrams found ${bufferWords(f)} full and were thrown away.${systemCount(f)}`,
    },
    otherwise: (f) =>
      `${figure(f.received)} of ${figure(f.sent)} arrived. The server takes what it can read in time, and what fits into ${bufferWords(f)} meanwhile; the rest is thrown away.`,
    unsettled:
      'Let the client send all and the server read what is left, without acknowledgements; then your bet can be settled.',
    explanation: (f) =>
      `Between the two there is only ${bufferWords(f)}: room that the system keeps for the server's socket. It counts more than your bytes (each datagram costs some hundred more to keep). ` +
      (f.lost === 0
        ? 'In this run it never overflowed.'
        : `While it is full, the system throws away what arrives. It tells nobody: each of the client's ${figure(f.sent)} sends succeeded, since “sent” means no more than “the system took it”.`) +
      ' So even the loopback interface loses datagrams.' +
      chosenOrder(f),
    modelAnswer:
      'As many as the server can read while the client sends, and as many as fit into its receive buffer. UDP does not slow the sender down, and nobody reports what was thrown away.',
    tasks: {
      'never-arrived': {
        ask: 'Select the send of the first datagram that never arrived.',
        missing: (f, picked) =>
          f.lost === 0
            ? 'In this run everything arrived. Make the server slower or the flood larger.'
            : `${kindOf.en(picked)}In the client's lane look for the first send from which no arrow starts. In the table it is easier than in the diagram.`,
        done: (f) => `Yes, number ${String(f.lostNumbers[0] ?? '')}. For the client it looks like any other send.`,
      },
      'nothing-lost': {
        ask: `Send at least ${figure(FLOOD)} datagrams to a server that has work with each, and lose none.`,
        missing: (f) =>
          `Sent: ${figure(f.sent)}, lost: ${figure(f.lost)}, work: ${String(f.params.workMs)} ms. Who could give the other more time, or more room?`,
        done: (f) =>
          f.params.gapMs > 0
            ? 'The sender leaves time between two sends. But it only guesses how fast the server is: nobody has told it.'
            : 'The buffer had room for all of it. That helps against a short flood, not against one that goes on.',
      },
      'large-and-few': {
        ask: 'With at most 100 datagrams and no pause between them, lose more than half.',
        missing: (f) =>
          `Sent: ${figure(f.sent)}, lost: ${figure(f.lost)}. The room is counted in bytes, and the server's time in milliseconds for each.`,
        done: (f) =>
          `${figure(f.lost)} of ${figure(f.sent)} lost, ${bytes(f.params.sizeBytes)} each: a buffer is full by bytes, not by number.`,
      },
    },
  },
  nobody: {
    intro:
      'Both clients send to a port where nobody listens. client-1 uses its socket as it is. client-2 has connected its socket to that port before, which sends nothing: it only tells the system whom this socket talks to.',
    question: 'What does each client learn of it?',
    options: {
      fails: 'Its first send fails',
      later: 'It is told after a send',
      nothing: 'It learns nothing',
    },
    happened: (f: UdpFacts) => `${told(f, 'client-1')}; ${told(f, 'client-2')}.`,
    right: (f) => `${told(f, 'client-1')}; ${told(f, 'client-2')}. The network did the same for both.`,
    feedback: {
      'udp-loss-is-reported': (f) =>
        `The system did send word: an ICMP message “port unreachable” comes back to this machine. But client-1's socket talks to anybody, so the system does not say which of its sends was meant, and says nothing. ${told(f, 'client-1')} in ${figure(f.sentBy['client-1'] ?? 0)} sends.`,
      'connecting-udp-asks-the-server': (f) =>
        `Connecting a datagram socket asks nobody and sends nothing, so it could not fail, and neither could the first send: the system took the datagram. Only then the word came back, and ${told(f, 'client-2')}.`,
    },
    otherwise: (f) =>
      `${told(f, 'client-1')}; ${told(f, 'client-2')}. What is handed to a program is decided by its system: this is how this one does it.`,
    unsettled: 'Let both clients come to their end, then your bet can be settled.',
    explanation: (f) =>
      `To send means to hand a datagram to the system, and the system took it each time. Since nobody has that port, it answers with an ICMP message. A socket that is connected has one other end, so the system can hand that word over as an error (${f.told['client-2'] ?? ''}), at the next thing the program does with the socket. A socket that is not connected gets nothing.` +
      (errorCount(f) === 0 ? ' In this run nobody was told anything: not every system passes it on.' : '') +
      ' Over the internet even this word may get lost, or be held back by a firewall. Silence is no answer, whichever way.',
    modelAnswer:
      'The sends succeed in both cases. Only a connected socket can be told, and only afterwards: the error belongs to an earlier send. The other one waits for an answer that nobody will send.',
    tasks: {
      'the-refusal': {
        ask: 'Select the event in which client-2 is told.',
        missing: (_f, picked) =>
          `${kindOf.en(picked)}Look in the lane of client-2 for the mark of an error, after a send.`,
        done: (f) => `Yes: ${f.told['client-2'] ?? ''}. It came while the client was already waiting for an answer.`,
      },
      'told-five-times': {
        ask: 'Let client-2 be told at least five times.',
        missing: (f) => `It was told ${String(f.errorRows['client-2']?.length ?? 0)} times. Each word answers a send.`,
        done: (f) =>
          `${String(f.errorRows['client-2']?.length ?? 0)} times in ${String(f.sentBy['client-2'] ?? 0)} sends. It could have stopped after the first.`,
      },
      'refused-first': {
        ask: 'Be the scheduler: let client-2 be refused before client-1 has sent anything.',
        missing: () => 'Choose “Start step by step”, then let only client-2 go on until the error is in its lane.',
        done: () => 'So you chose the order; what each is told has not changed.',
      },
    },
  },
} as const satisfies Pick<UdpText['experiments'], 'two-clients' | 'largest' | 'flood' | 'nobody'>;
