/** The experiments in which a relay stands between client and server. */
import { andNames, listed } from '../../figures';
import { kindOf } from '../../picked';
import { allOnce, handedOnTwice, neverHandedOn, type UdpFacts } from '../facts';
import { HEAVY_LOSS } from '../tasks';
import type { UdpText } from './en-direct';
import { arrived, chosenOrder, damage, datagrams, figure, repeats, times } from './en-parts';

const percent = (share: number): string => `${String(Math.round(share * 100))}%`;
const numbers = (all: readonly number[]): string =>
  andNames(all.slice(0, 8).map(String)) + (all.length > 8 ? ', …' : '');

/** How a run with acknowledgements came out. */
const handedOnWords = (f: UdpFacts): string =>
  allOnce(f)
    ? `All ${figure(f.params.count)} numbers were handed on exactly once.`
    : [
        neverHandedOn(f).length > 0 ? `Never handed on: ${numbers(neverHandedOn(f))}.` : '',
        handedOnTwice(f).length > 0 ? `Handed on more than once: ${numbers(handedOnTwice(f))}.` : '',
      ]
        .filter(Boolean)
        .join(' ');

export const enRelayed = {
  relay: {
    intro:
      'Between client and server stands a relay that treats datagrams as a bad network would: some get lost, some come twice, some are overtaken. What it does follows the seed, so the same seed does the same again. You can change it while the run goes on.',
    question: 'A fifth of the datagrams get lost on the way. What does the client notice of it?',
    options: {
      nothing: 'Nothing: to the client all sends are alike',
      'at-once': 'The send of each lost one fails',
      later: 'The system tells it a little later',
    },
    happened: (f: UdpFacts) =>
      `${datagrams(f.sent)} sent, ${figure(f.received)} arrived: ${damage(f)}. In the order of arrival: ${arrived(f)}.`,
    right: (f) =>
      `${figure(f.lost)} were lost, and the client's lane shows ${figure(f.sent)} sends that all succeeded.`,
    feedback: {
      'udp-loss-is-reported': (f) =>
        `Who should report it? Whoever lost a datagram does not know that anybody misses it, and the server cannot miss what it never heard of. ${figure(f.lost)} of ${figure(f.sent)} were lost, and the client was told nothing. If a program wants to know, the other end has to answer.`,
    },
    otherwise: (f) =>
      `${figure(f.lost)} of ${figure(f.sent)} were lost; look in the client's lane for what it was told.`,
    unsettled:
      'In this run nothing was lost, or it was stopped, or the server acknowledged. Let a run with loss and without acknowledgements come to its end.',
    explanation: (f) =>
      `The numbers are in the payload: the client writes them there, since UDP has none. So what happened can be told at the server: ${damage(f)}. ` +
      (f.unreadable > 0
        ? 'Where a bit was flipped, the number could not be read. UDP has a checksum, but the relay computed a new one for what it passed on. '
        : '') +
      (f.params.acknowledge
        ? `With acknowledgements the client sent again what was not acknowledged, ${times(f.retries)}. ${handedOnWords(f)}`
        : 'Without the numbers it would have noticed none of this, and the client noticed none of it either way.') +
      chosenOrder(f),
    modelAnswer:
      'Nothing. A send is done when the system has taken the datagram. UDP has no acknowledgement, so a lost datagram looks to the sender like any other.',
    tasks: {
      overtaken: {
        ask: 'Select the event in which the server is given a datagram that a later one has overtaken.',
        missing: (f, picked) =>
          f.outOfOrder === 0
            ? 'In this run nobody was overtaken. Raise “Reordering” or take another seed.'
            : `${kindOf.en(picked)}The server's order was ${arrived(f)}. Find where a smaller number follows a larger one.`,
        done: (f) => `Yes. ${figure(f.outOfOrder)} of them came after one that was sent later.`,
      },
      'all-once': {
        ask: `With a loss of at least ${percent(HEAVY_LOSS)}, let every datagram be handed on exactly once.`,
        missing: (f) =>
          f.params.acknowledge
            ? handedOnWords(f)
            : `${figure(f.lost)} never arrived. Somebody has to notice that, and send again: switch “Acknowledge” on.`,
        done: (f) =>
          `It took ${repeats(f.retries)}. The network is as bad as before; what changed are the two programs at its ends.`,
      },
      'only-copies': {
        ask: 'Make a network that loses nothing and keeps the order, but delivers at least three datagrams twice. Without acknowledgements.',
        missing: (f) => `So far: ${damage(f)}.`,
        done: (f) => `${figure(f.duplicated)} came again. Harmless for a temperature, not for an order to pay.`,
      },
    },
  },
  'by-hand': {
    intro:
      'You are the network. Every datagram waits at the relay as a card until you let it go, drop it, copy it, swap it with another or change its bytes. Let a later one go before an earlier one, and watch what the server gets.',
    question: 'Say you let number 3 go before number 0. What does the server’s program get?',
    options: {
      'as-released': 'What I let go, in the order in which I let it go',
      sorted: 'Everything by number: its system puts it in order',
      discarded: 'Only what went ahead: its system throws away what comes too late',
    },
    happened: (f: UdpFacts) =>
      `You let go ${f.passedOn.length === 0 ? 'nothing' : listed(f.passedOn)}; the server got ${arrived(f)}.`,
    right: (f) => `The server got ${arrived(f)}, just as you let them go.`,
    feedback: {
      'udp-arrives-in-order': (f) =>
        `To put them in order the system would have to know an order, and a UDP header has no number: two ports, a length, a checksum. The server got ${arrived(f)}, as you let them go. (TCP does put bytes in order; its header has numbers.)`,
      'late-datagram-is-discarded': (f) =>
        `For UDP there is no “too late”. Each datagram stands alone and is handed over when it comes: the server got ${arrived(f)}.`,
    },
    otherwise: (f) => `You let go ${listed(f.passedOn)}, and the server got ${arrived(f)}.`,
    unsettled: 'Let at least one later datagram go before an earlier one; then your bet can be settled.',
    explanation: (f) =>
      `Each datagram is handed to the server's program when it comes, whole, and without regard to any other. ` +
      (f.arrivals.some(({ isEdited }) => isEdited)
        ? 'You also changed one. The server took it for what it said: the checksum of UDP guards against accidents on the way, not against somebody who sends on something else with a new checksum. '
        : '') +
      (f.lost > 0 ? `Of what you dropped (${figure(f.lost)}) the server never heard. ` : '') +
      'If the order matters, programs have to write numbers into the payload and sort for themselves.',
    modelAnswer:
      'In the order of arrival. UDP has no sequence numbers, so the system can neither sort datagrams nor notice that one is late.',
    tasks: {
      'first-to-arrive': {
        ask: 'Select the event in which the server gets the first datagram you let go.',
        missing: (_f, picked) => `${kindOf.en(picked)}It is in the server's lane: the first arrow that ends there.`,
        done: (f) => `Yes, number ${String(f.arrivals[0]?.number ?? '?')}.`,
      },
      reversed: {
        ask: 'Let the server get all datagrams in exactly the reverse order. Three or more.',
        missing: (f) => `The server got ${arrived(f)}.`,
        done: (f) => `${arrived(f)}. The client sent them the other way round and will never know.`,
      },
      forged: {
        ask: 'Change the bytes of a card so that the server gets something that nobody has sent.',
        missing: () => 'Each waiting card has “Edit bytes”. Change a byte and let it go.',
        done: () =>
          'The server has no way to tell. Whoever wants to be sure needs a check that the one in between cannot compute.',
      },
    },
  },
  reliable: {
    intro:
      'The same bad network, but the programs do something about it. The server acknowledges each datagram; the client sends again what is not acknowledged in 100 ms; the server remembers the numbers it has had. Acknowledgements get lost, too.',
    question: 'What does the server hand on to the program behind it?',
    options: {
      once: 'Every number exactly once',
      twice: 'Every number, but some more than once',
      missing: 'Not every number: what is lost is lost',
    },
    happened: (f: UdpFacts) =>
      `${figure(f.params.count)} messages took ${datagrams(f.sent)} from the client, ${figure(f.retries)} of them repeats. ${handedOnWords(f)}`,
    right: (f) => `${handedOnWords(f)} It took ${repeats(f.retries)}.`,
    feedback: {
      'retry-means-twice': (f) =>
        `They do arrive more than once: the server was given ${datagrams(f.received)} for ${figure(f.params.count)} messages. But each carries its number, and the server remembers which numbers it has had. ${handedOnWords(f)}`,
      'what-is-lost-stays-lost': (f) =>
        `A datagram that is lost is gone. The message is not: the client keeps it until it is acknowledged, and sends it again, ${times(f.retries)} in this run. ${handedOnWords(f)}`,
    },
    otherwise: (f) => handedOnWords(f),
    unsettled:
      'In this run nothing had to be repaired, or it was stopped, or acknowledgements were off. Let a run with loss come to its end.',
    explanation: (f) =>
      `When no acknowledgement comes, the client cannot know what was lost: its message or the answer. ${figure(f.lostAnswerRows.length)} acknowledgement${f.lostAnswerRows.length === 1 ? ' was' : 's were'} lost here. So it has to send again in both cases, and so the same number can arrive twice. Sending again repairs loss, remembering repairs the repeats; it takes both. ${handedOnWords(f)}` +
      (f.gaveUp.length > 0
        ? ` The client gave up on ${numbers(f.gaveUp)}: after that it does not know whether they arrived.`
        : '') +
      chosenOrder(f),
    modelAnswer:
      'Every number once. The client repeats until it is acknowledged, so nothing stays lost; the server remembers what it has had, so a repeat is acknowledged again but not handed on again.',
    tasks: {
      'lost-acknowledgement': {
        ask: 'Select the event in which an acknowledgement gets lost.',
        missing: (f, picked) =>
          f.lostAnswerRows.length === 0
            ? 'In this run no acknowledgement was lost. Run it again with another seed.'
            : `${kindOf.en(picked)}The relay drops it, on the way from the server back to the client.`,
        done: () => 'Yes. The message had arrived; the client cannot know that and sends it again.',
      },
      'handed-on-twice': {
        ask: 'Change one thing so that the server hands a message on more than once.',
        missing: (f) => `${handedOnWords(f)} What keeps the server from handing on a repeat?`,
        done: (f) =>
          `Without remembering, ${numbers(handedOnTwice(f))} went through more than once. “At least once” is easy, “exactly once” needs a memory.`,
      },
      'gave-up-in-vain': {
        ask: 'Let the client give up on a message that has in fact arrived.',
        missing: (f) =>
          f.gaveUp.length === 0
            ? 'The client gave up on nothing. How often may it try?'
            : `It gave up on ${numbers(f.gaveUp)}, and those never arrived. Lose acknowledgements, not messages: more of both, or another seed.`,
        done: (f) =>
          `${numbers(f.gaveUp.filter((number) => f.delivered.includes(number)))}. “I heard nothing” does not mean “it was not done”.`,
      },
    },
  },
} as const satisfies Pick<UdpText['experiments'], 'relay' | 'by-hand' | 'reliable'>;
