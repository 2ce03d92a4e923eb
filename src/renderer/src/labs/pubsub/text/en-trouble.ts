/** The experiments in which somebody is cut off or too slow, and the one beside queue and log, in English. */
import { kindOf } from '../../picked';
import { publishedWhileCut } from '../bets';
import { missedBy, takenIn, type PubsubFacts } from '../facts';
import { FEW_MESSAGES, MANY_MESSAGES, MANY_PENDING, pendingOf } from '../tasks';
import type { PubsubText } from './en-live';
import {
  answered,
  away,
  bySubscriber,
  chosenOrder,
  count,
  cutOffs,
  messages,
  othersFine,
  publishingTook,
  reason,
  taken,
  times,
} from './en-parts';

export const enTrouble = {
  cut: {
    intro:
      'A publisher publishes at a steady pace. Partway through, the connection of one subscriber is cut. The library it uses notices, reconnects after a while and subscribes again, all by itself.',
    question: 'What will this subscriber receive once it has subscribed again?',
    options: {
      rest: 'What is published from then on; what came in between is lost',
      all: 'Everything, beginning with what it missed',
      nothing: 'Nothing: its subscription went with the connection',
    },
    happened: away,
    right: (f: PubsubFacts) =>
      `While it was disconnected it was not a subscriber. ${times(publishedWhileCut(f), 'message')} went out without it in the meantime, and nobody told it so.`,
    feedback: {
      'tcp-never-loses-anything': (f) =>
        `TCP loses nothing within a connection, but that connection had ended, and the new one starts empty. ${times(publishedWhileCut(f), 'message was', 'messages were')} published in between, when there was no connection to write to.`,
      'a-cut-is-for-good': (f) =>
        `On the server’s side that is true: the subscription went with the connection. But the library remembers what its program subscribed to. It reconnected and sent SUBSCRIBE again, and ${times(f.cut?.givenAfter ?? 0, 'more message')} arrived.`,
    },
    otherwise: () => 'A subscription ends with its connection. With the next one it starts anew.',
    unsettled:
      'In this run nothing was published while the connection was cut, or it was stopped. Make the cut longer and let it run to its end.',
    explanation: (f) =>
      `A subscription belongs to a connection: once the server learns that the connection is gone, it drops the subscription, and the publisher’s answers are smaller for as long (${answered(f)}). Here the server learned it at once; with a pulled cable it may go on sending for a while. What was on its way over the old connection cannot be recovered either. Since the library resubscribes by itself, the messages simply seem to go on. If none may be missed, they need numbers, so that a gap shows, and a place where the missing ones can be read.${chosenOrder(f)}`,
    modelAnswer:
      'Only what is published after it has subscribed again. The server keeps nothing for a client that is not connected.',
    tasks: {
      'first-missed': {
        ask: 'Select the “publish” of the first message that the disconnected subscriber never received.',
        missing: (f, picked) =>
          f.cut === undefined || missedBy(f, f.cut.subscriber).length === 0
            ? 'In this run it missed nothing.'
            : `${kindOf.en(picked)}The delivery matrix shows where the gap in its row begins.`,
        done: (f) =>
          `Yes, number ${count(f.cut ? (missedBy(f, f.cut.subscriber)[0]?.number ?? 0) : 0)}. To the publisher it was a publish like any other.`,
      },
      'misses-nothing': {
        ask: 'Change the setup so that the connection is cut, but nothing is missed.',
        missing: (f) =>
          `${away(f)} Between one publish and the next there must be time to be cut off, to reconnect and to subscribe.`,
        done: () =>
          'Nothing was missed, but only because nothing happened to be published just then. Nobody had promised that.',
      },
      'misses-half': {
        ask: 'Make the subscriber miss at least half of all messages, but still receive something after the gap.',
        missing: away,
        done: (f) => `${away(f)} And its source has not one line that would notice the gap.`,
      },
    },
  },
  slow: {
    intro:
      'A publisher publishes large messages in quick succession. One subscriber is busy with each message for longer than that and reads nothing meanwhile. What it has not read piles up, first in the operating system’s buffers, then in the output buffer that the server has for each connection.',
    question: 'What does the server do when a subscriber cannot keep up with the publisher?',
    options: {
      cut: 'It buffers up to a limit, then disconnects the subscriber',
      waits: 'It makes the publisher wait until the subscriber has caught up',
      kept: 'It buffers everything, however much, until it has been read',
      some: 'It skips the messages it has no room for',
    },
    happened: cutOffs,
    right: () =>
      `If the server buffered without a limit, one slow client could use up its memory, and everybody would suffer.`,
    feedback: {
      'publish-waits-for-subscribers': (f) =>
        `Then the slowest subscriber would set the pace for everybody. The publisher got its answers for all ${messages(f.publications.length)} within ${publishingTook(f)}; it never waited for the slow one.`,
      'a-server-keeps-without-end': (f) =>
        `For a while it does. But memory is finite, so the server limits how much may pile up for one connection. ${reason(f)}.`,
      'a-slow-one-just-misses-some': () =>
        `Some systems do that: a PUB socket of ZeroMQ drops messages for a receiver that falls behind, and the receiver reads on without knowing what is missing. Redis disconnects it instead of leaving gaps. A lost connection can at least be noticed.`,
    },
    otherwise: (f) => `${reason(f)}.`,
    unsettled:
      'In this run nobody was disconnected: the slow one kept up, or it was stopped. Try more messages, larger messages or more work for each.',
    explanation: (f) =>
      f.cutOff.length === 0
        ? `There was room enough for what the slow one had not read yet.`
        : `${reason(f)}. ${f.embedded ? 'Here the limit is only 1 MiB, so that you see it soon; Redis allows a subscriber 32 MiB by default' : 'Redis allows a subscriber 32 MiB by default'} (client-output-buffer-limit). What was in the output buffer was thrown away with the connection.${othersFine(f)}${chosenOrder(f)}`,
    modelAnswer:
      'It buffers what is unread, up to a limit for each connection; beyond that it closes the connection. Either way the publisher does not wait for subscribers.',
    tasks: {
      'cut-off': {
        ask: 'Select the event in which the slow subscriber is disconnected.',
        missing: (f, picked) =>
          f.cutOff.length === 0
            ? 'In this run nobody was disconnected.'
            : `${kindOf.en(picked)}${f.embedded ? 'Look in the broker’s lane for the note that it disconnects a client.' : 'Nobody can look inside this server. Look in the slow one’s lane for the note that it notices.'}`,
        done: (f) => `Yes. ${reason(f)}.`,
      },
      'keeps-up': {
        ask: `Let the slow one stay slow but connected: at least ${count(MANY_MESSAGES)} messages, and everybody receives all of them.`,
        missing: (f) =>
          f.publications.length < MANY_MESSAGES
            ? `Only ${times(f.publications.length, 'message was', 'messages were')} published.`
            : f.params.workMs === 0
              ? 'Without any work it is not slow.'
              : `${cutOffs(f)} The limit of an output buffer is in bytes, not in messages.`,
        done: (f) =>
          `${bySubscriber(f)}. Small messages leave room, a slower publisher leaves time. The server does neither for you.`,
      },
      'few-and-large': {
        ask: `Get a subscriber disconnected with at most ${count(FEW_MESSAGES)} messages published.`,
        missing: (f) =>
          f.cutOff.length === 0
            ? cutOffs(f)
            : `${cutOffs(f)} But no more than ${count(FEW_MESSAGES)} may be published.`,
        done: (f) => `${times(f.publications.length, 'message was', 'messages were')} enough.`,
      },
    },
  },
  beside: {
    intro:
      'The same messages go three ways. “pubsub”: published to a topic. “list”: pushed onto a list, from which those who wait with BLPOP take them. “stream”: appended to a stream, which all read as one consumer group. One of the subscribers never acknowledges what it has read from the stream.',
    question: 'Counting all receivers together, how many times will messages be received, each way?',
    options: {},
    happened: taken,
    right: (f: PubsubFacts) =>
      f.subscribers.length === 0
        ? 'There was no receiver. What was published to the topic was gone; what went to the list and the stream waited there.'
        : `Through the topic each receiver got a copy; through the list and the stream each message went to one of them. ${times(pendingOf(f), 'entry', 'entries')} read from the stream ${pendingOf(f) === 1 ? 'was' : 'were'} never acknowledged.`,
    feedback: {
      'topic-is-a-queue': () =>
        `A topic is not a queue: nobody takes anything away. The list is the queue: once BLPOP has taken an item out, the others never see it.`,
      'queue-item-goes-to-all': () =>
        `An item that one has taken is no longer in the list, and within a group each entry of a stream goes to one reader only. Copies for everybody are what a topic does; with a stream, each reader would need a group of its own.`,
    },
    otherwise: () => 'A topic gives everybody a copy; a list and a group give each message to one of them.',
    unsettled: 'In this run nothing was published, or it was stopped. Run it to its end.',
    explanation: (f) =>
      `The three ways differ in what stays. In a topic, nothing does. An item stays in the list until somebody takes it, but is lost if that one dies before the work is done. An entry stays in the stream even when it has been read, and the group notes who has it until it is acknowledged. Here ${times(pendingOf(f), 'entry is', 'entries are')} still noted${pendingOf(f) === 0 ? '' : `; had the one who took ${pendingOf(f) === 1 ? 'it' : 'them'} died, another could take over`}.${chosenOrder(f)}`,
    modelAnswer:
      'Through the topic once for each receiver; from the list and through the group once altogether. What is not acknowledged stays on the group’s list of pending entries.',
    tasks: {
      'taken-away': {
        ask: 'Select the event in which the first item is taken from the list.',
        missing: (_f, picked) =>
          `${kindOf.en(picked)}Look for “get” in the subscribers’ lanes: the very first one from “list”.`,
        done: () => 'Yes. The item is no longer in the list, and the others never knew of it.',
      },
      'all-the-same': {
        ask: 'With which setup do all three ways give the same number? Make such a run.',
        missing: taken,
        done: () =>
          'With a single receiver, a broadcast and a queue look alike. That is why the difference is often noticed late.',
      },
      'many-pending': {
        ask: `Leave at least ${String(MANY_PENDING)} entries read from the stream unacknowledged.`,
        missing: (f) =>
          `${count(pendingOf(f))} so far, of ${count(takenIn(f).stream)} read. Only one receiver never acknowledges, so it has to read more of them.`,
        done: (f) =>
          `${times(pendingOf(f), 'entry', 'entries')}, and none is lost: the group knows which they are and who has them.`,
      },
    },
  },
} as const satisfies Pick<PubsubText['experiments'], 'cut' | 'slow' | 'beside'>;
