import type { layers } from '../../../../../shared/labs/layers/contract';
import type { LabText } from '../../panel';
import { kindOf } from '../../picked';
import type { bets } from '../bets';
import type { LayersFacts } from '../facts';
import { BYTES_A_LETTER, MIN_LETTERS, WANTED_PACKETS, type tasks } from '../tasks';
import { notes } from './en-notes';

/** `4,029`, as everywhere in the app. */
const count = (n: number): string => n.toLocaleString('en');
const bytes = (n: number): string => (n === 1 ? '1 byte' : `${count(n)} bytes`);
const packets = (count: number): string => (count === 1 ? '1 packet' : `${count} packets`);
const characters = (count: number): string => (count === 1 ? '1 character' : `${count} characters`);
const hex = (sum: number | undefined): string => (sum === undefined ? '?' : `0x${sum.toString(16).padStart(4, '0')}`);
const obtained = ({ captured }: LayersFacts): string =>
  captured
    ? 'The packets were captured on this machine’s loopback.'
    : 'The headers were reconstructed: this machine did not let us capture, so they were computed as the system must have built them.';
const sums = ({ checked }: LayersFacts): string =>
  `The checksum that came along is ${hex(checked?.sent)}, the one the server computed ${hex(checked?.computed)}.`;
const lastAnswer = ({ said }: LayersFacts): string =>
  said
    .filter(({ by }) => by === 'server')
    .at(-1)
    ?.text.trim() ?? 'nothing';
const madeOf = ({ received, notUnderstood }: LayersFacts): string =>
  received !== undefined
    ? ` The server took it for “${received.slice(0, 60)}”.`
    : notUnderstood
      ? ' But what arrived was no message any more, so the server could not use it.'
      : '';

export const en = {
  idea: 'One message from one program to another, in every form it has on the way: object, text, bytes, and envelope in envelope.',
  terms: [
    {
      term: 'protocol',
      meaning: 'Rules both ends keep: how to begin, what to say in which order, and how to end.',
    },
    {
      term: 'layer',
      meaning: 'A group of protocols with one job. Each uses the layer below and knows nothing of the one above.',
    },
    {
      term: 'header',
      meaning: 'What a layer writes before the bytes it was given, such as ports or addresses: its envelope.',
    },
    { term: 'encapsulation', meaning: 'Each layer puts what the layer above gave it into an envelope of its own.' },
    {
      term: 'UTF-8',
      meaning: 'A way to write characters as bytes: one for a Latin letter, three for a Hangul syllable.',
    },
    { term: 'MTU', meaning: 'The largest packet a link takes: 1,500 bytes for Ethernet.' },
    { term: 'checksum', meaning: 'A number computed from bytes, so that the receiver can see whether they changed.' },
    { term: 'capture', meaning: 'To record the packets that pass. It needs a right that not every user has.' },
  ],
  parameters: {
    from: { label: 'Sender', hint: 'The name in the message.' },
    message: { label: 'Message', hint: 'Any text. Try other alphabets, and signs such as quotes.' },
    transport: {
      label: 'Transport',
      hint: 'How the message travels.',
      values: { tcp: 'TCP: a stream of bytes', udp: 'UDP: a datagram' },
    },
    mtuBytes: { label: 'MTU of a link', hint: 'For the arithmetic only: the loopback of this machine stays as it is.' },
    turn: {
      label: 'The cable changes',
      hint: 'What changes in the message on its way.',
      values: {
        nothing: 'nothing',
        'one-bit': 'one bit',
        'two-that-cancel': 'two bits that cancel out',
        'swap-words': 'two words change places',
      },
    },
    breaks: {
      label: 'The client breaks',
      hint: 'Which rule of the little protocol it does not keep.',
      values: {
        nothing: 'no rule',
        'no-hello': 'it does not say HELLO',
        'no-length': 'it does not say the length',
        'talks-after-bye': 'it talks on after BYE',
        'never-says-bye': 'it never says BYE',
      },
    },
  },
  notes,
  experiments: {
    lenses: {
      intro:
        'The client has an object with a sender and a text. It writes it as JSON, turns the text into bytes in UTF-8, and hands them to the system, which adds the headers. Point at a character and see it in every form.',
      question: 'How many bytes is the message itself (only what you typed as “Message”) when it is sent?',
      options: {},
      happened: (f: LayersFacts) => `${characters(f.letters)} were sent as ${bytes(f.letterBytes)}.`,
      right: (f) =>
        `${characters(f.letters)}, ${bytes(f.letterBytes)}: the encoding decides how many bytes a character takes.`,
      feedback: {
        'one-character-is-one-byte': (f) =>
          `That is how many characters there are. In UTF-8 a Latin letter is one byte, but a Hangul syllable is three and many an emoji four. JSON may add a backslash before a sign. Together ${bytes(f.letterBytes)}.`,
      },
      otherwise: (f) =>
        `It was ${bytes(f.letterBytes)} for ${characters(f.letters)}: one byte for each Latin letter, digit or space, three for a Hangul syllable, and one more for each backslash JSON needs.`,
      unsettled: 'Let the run come to its end, then your bet can be settled.',
      explanation: (f) =>
        `The object never left the client. What left it was ${bytes(f.handedOverBytes)}: ${f.params.transport === 'tcp' ? 'four that say how long the message is, since a stream has no messages, and then the JSON' : 'the JSON, and nothing else, since a datagram is a message already'}. The system put ${bytes(f.headerBytes)} of headers before them. At the other end each layer opened its own envelope, and the server built a new object. ${obtained(f)}`,
      modelAnswer: 'Bytes travel, not objects or characters; how many a character takes is a matter of the encoding.',
      tasks: {
        'handed-over': {
          ask: 'Select the event at which the client handed its bytes to the system.',
          missing: (_f, picked) => `${kindOf.en(picked)}Look in the client’s lane, after it had connected, if it did.`,
          done: (f) => `Yes: ${bytes(f.handedOverBytes)}, without any header yet.`,
        },
        'three-bytes-each': {
          ask: `Send a message of at least ${MIN_LETTERS} characters that takes ${BYTES_A_LETTER} bytes or more for each of them.`,
          missing: (f) => `This one had ${characters(f.letters)} and ${bytes(f.letterBytes)}.`,
          done: (f) => `${characters(f.letters)}, ${bytes(f.letterBytes)}.`,
        },
        'as-a-datagram': {
          ask: 'Send a message of yours by UDP and compare the bytes before it with those of TCP.',
          missing: (f) => `This run used ${f.params.transport.toUpperCase()}.`,
          done: () =>
            'A datagram keeps its ends, so no length was put before the message, and the header is 8 bytes instead of 20 or more.',
        },
      },
    },
    headers: {
      intro:
        'A longer message. Every packet carries headers, and a link takes packets up to a size only, its MTU. The loopback inside this machine is a link, too, but one without a wire.',
      question:
        'Ethernet takes 1,500 bytes a packet. How many packets carry this message to the server here, on this machine?',
      options: {},
      happened: (f) => `${packets(f.carrierCount)} carried ${bytes(f.handedOverBytes)}.`,
      right: (f) => `${packets(f.carrierCount)}: the limit of Ethernet does not hold on the loopback.`,
      feedback: {
        'localhost-is-the-network': (f) =>
          `Over a link that takes ${count(f.params.mtuBytes)} bytes it would be ${packets(f.overLink.packets)}. But nothing left this machine: the loopback takes far larger packets, and it was ${packets(f.carrierCount)}. What works here need not work alike over a network.`,
      },
      otherwise: (f) =>
        `It was ${packets(f.carrierCount)}. A loopback takes packets of tens of thousands of bytes, so most messages fit into one.`,
      unsettled: 'Let the run come to its end, then your bet can be settled.',
      explanation: (f) =>
        `${bytes(f.handedOverBytes)} travelled in ${packets(f.carrierCount)} with ${bytes(f.headerBytes)} of headers. Over a link with an MTU of ${count(f.params.mtuBytes)} it would be ${packets(f.overLink.packets)} and ${bytes(f.overLink.headerBytes)} of headers; that is arithmetic, not a measurement. ${obtained(f)}`,
      modelAnswer: 'The loopback takes much larger packets than Ethernet, so here one packet is enough.',
      tasks: {
        'was-given': {
          ask: 'Select the event at which the server was given bytes of the message.',
          missing: (_f, picked) => `${kindOf.en(picked)}Look in the server’s lane.`,
          done: () => 'Yes. It was given what is inside the envelopes; the headers stayed with the system.',
        },
        'mostly-envelope': {
          ask: 'Send a message whose headers weigh more than what they carry.',
          missing: (f) => `${bytes(f.headerBytes)} of headers for ${bytes(f.handedOverBytes)}.`,
          done: (f) => `${bytes(f.headerBytes)} of headers for ${bytes(f.handedOverBytes)}.`,
        },
        'five-over-ethernet': {
          ask: `Send a message that an Ethernet link (MTU 1,500) would need exactly ${WANTED_PACKETS} packets for.`,
          missing: (f) =>
            `With an MTU of ${count(f.params.mtuBytes)} this one would need ${packets(f.overLink.packets)}.`,
          done: (f) =>
            `${bytes(f.handedOverBytes)} would be ${packets(f.overLink.packets)} of up to ${bytes(f.overLink.bytesEach)} each.`,
        },
      },
    },
    checksum: {
      intro:
        'The client adds up its bytes as the Internet protocols do and puts the sum before the message. A bad cable, a process of its own, changes something on the way. The server adds up again. Messages go by UDP.',
      question: 'Will the server notice from the sum that something was changed?',
      options: { noticed: 'It will notice', 'not-noticed': 'It will not notice' },
      happened: (f) => `${sums(f)}${f.checked?.noticed ? ' The server noticed.' : ' The server noticed nothing.'}`,
      right: (f) =>
        f.checked?.noticed
          ? 'Whatever changes the sum shows, and a single flipped bit always does.'
          : 'What leaves the sum as it was cannot show in it.',
      feedback: {
        'a-checksum-notices-everything': (f) =>
          `${sums(f)} They are equal although the message was changed: ${f.params.turn === 'swap-words' ? 'a sum does not depend on the order of what is added' : 'what one bit took away the other one added'}. A checksum makes accidents likely to be seen, no more.${madeOf(f)}`,
      },
      otherwise: (f) =>
        `${sums(f)} ${f.checked?.noticed ? 'A single flipped bit always changes the sum.' : 'Nothing changed the sum.'}`,
      unsettled: 'The datagram must reach the server, then your bet can be settled.',
      explanation: (f) =>
        `${sums(f)}${madeOf(f)} The cable is a program, so the system built a new UDP datagram with a right checksum of its own around the changed bytes: only what the two ends computed themselves could show the change.`,
      modelAnswer: 'The Internet checksum notices any single bit, but not changes that leave the sum as it was.',
      tasks: {
        'where-compared': {
          ask: 'Select the event at which the server compared the two sums.',
          missing: (_f, picked) =>
            `${kindOf.en(picked)}Look in the server’s lane for a note, after it was given the datagram.`,
          done: (f) => sums(f),
        },
        'not-noticed': {
          ask: 'Change something that the checksum does not notice.',
          missing: (f) => sums(f),
          done: (f) => `${sums(f)} Equal, although the message is another.`,
        },
        'wrong-and-taken': {
          ask: 'Make a run in which the server takes a wrong text for the right one.',
          missing: (f) =>
            f.notUnderstood
              ? 'The checksum noticed nothing, but the bytes were no JSON or no UTF-8 any more. A text of Latin letters stays readable when two words change places.'
              : 'The server threw it away, or it got what was sent.',
          done: (f) => `Sent: “${f.params.message.slice(0, 60)}”.${madeOf(f)}`,
        },
      },
    },
    rules: {
      intro:
        'A protocol is a set of rules. This one: first HELLO and a name, then LENGTH and so many bytes, as often as you like, at last BYE. The server keeps the rules strictly; the client breaks one.',
      question: 'What will the server do about what the client says?',
      options: {
        'goes-on': 'It understands what is meant and goes on',
        'names-the-rule': 'It answers with an error and ends the conversation',
        silent: 'It does not answer at all',
      },
      happened: (f) =>
        f.brokenRule === undefined
          ? 'No rule was broken, and the conversation came to its end.'
          : `The server answered “${lastAnswer(f)}” and ended the conversation.`,
      right: (f) =>
        f.brokenRule === undefined
          ? 'Nothing it heard broke a rule, so there was nothing to complain about.'
          : 'It knows its rules and nothing else, so it names the one that was broken and ends there.',
      feedback: {
        'the-other-side-guesses': (f) =>
          `A program does not guess what was meant. It is in a state, and what it was told does not fit: “${lastAnswer(f)}”. A server that guesses may guess wrong, and nobody would notice.`,
      },
      otherwise: (f) => `Its last answer was “${lastAnswer(f)}”.`,
      unsettled: 'Let the run come to its end, then your bet can be settled.',
      explanation: (f) =>
        f.brokenRule === undefined
          ? 'Both ends knew at each moment whose turn it was and what could come next. That is what a protocol gives.'
          : `The rule: ${f.brokenRule}. ${f.received === undefined ? 'The message was not taken.' : 'The message had been taken before that; but the server cannot know whether it was all the client had to say.'} The answer names the rule, so that whoever wrote the client can find the mistake.`,
      modelAnswer: 'The server knows its rules only; it answers which one was broken and ends the conversation.',
      tasks: {
        'where-broken': {
          ask: 'Select the event at which the server found that a rule was broken.',
          missing: (_f, picked) => `${kindOf.en(picked)}Look in the server’s lane for a note.`,
          done: (f) => `Yes: ${f.brokenRule ?? ''}.`,
        },
        'all-kept': {
          ask: 'Make a run in which no rule is broken.',
          missing: (f) => `Broken: ${f.brokenRule ?? 'nothing, but the message did not arrive'}.`,
          done: () => 'HELLO, the message, BYE, and an answer to each.',
        },
        'broken-but-received': {
          ask: 'Break a rule so late that the message has been received all the same.',
          missing: (f) =>
            f.brokenRule === undefined ? 'No rule was broken.' : 'The server ended before it had the message.',
          done: (f) => `The message arrived, and then: ${f.brokenRule ?? ''}.`,
        },
      },
    },
  },
} as const satisfies LabText<typeof layers, LayersFacts, typeof bets, typeof tasks>;
