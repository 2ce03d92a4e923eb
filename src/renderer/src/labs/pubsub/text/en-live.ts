/** The experiments in which everybody is well, in English. */
import type { pubsub } from '../../../../../shared/labs/pubsub/contract';
import { listed } from '../../figures';
import type { LabText } from '../../panel';
import { kindOf } from '../../picked';
import type { bets } from '../bets';
import { distinctTo, lastSubscriber, missedBy, publishedBefore, type PubsubFacts } from '../facts';
import { EACH_RECEIVED_BY, emptyTopics, KOREAN_TOPIC, byPattern, type tasks } from '../tasks';
import {
  answered,
  bySubscriber,
  chosenOrder,
  copies,
  count,
  late,
  messages,
  publishingTook,
  serverSaid,
  spread,
  times,
  twice,
} from './en-parts';

export type PubsubText = LabText<typeof pubsub, PubsubFacts, typeof bets, typeof tasks>;

export const enLive = {
  copies: {
    intro:
      'A publisher sends messages to a topic and does not know who receives them. Subscribers have told the server beforehand which topics they want. Each is a process of its own; the server in the middle is all that connects them.',
    question: 'How many copies will be delivered, all subscribers together?',
    options: {},
    happened: spread,
    right: (f: PubsubFacts) => `Every subscriber of a topic got each of its messages: ${bySubscriber(f)}.`,
    feedback: {
      'topic-is-a-queue': (f) =>
        `In a queue, whoever comes first takes the message away. A topic gives every subscriber a copy of its own, so ${messages(f.publications.length)} became ${copies(f.deliveries.length)} (${bySubscriber(f)}). The publisher sent each message once; the server made the copies.`,
    },
    otherwise: (f) =>
      `It was ${copies(f.deliveries.length)}: for each message, one for every subscriber of its topic. ${serverSaid(f)}`,
    unsettled:
      'In this run there was no message or no subscriber, or it was stopped. Run it with subscribers, to its end.',
    explanation: (f) =>
      `A publisher sends one PUBLISH per message. The server looks up which connections have subscribed to that topic, writes a copy into each and answers how many there were (here: ${answered(f)}). That number is all the publisher learns: not who received it, and not whether their programs have read it. So publishers and subscribers can come and go without knowing each other.${chosenOrder(f)}`,
    modelAnswer:
      'For each message, as many as there are subscriptions to its topic. Every subscriber gets a copy of its own, and nobody takes anything from anybody else.',
    tasks: {
      'learns-how-many': {
        ask: 'Select the event in which the publisher learns how many received the first message.',
        missing: (_f, picked) =>
          `${kindOf.en(picked)}Look in the publisher’s lane for the note after the first “publish”. It is the server’s answer.`,
        done: (f) => `Yes: ${count(f.publications[0]?.receivers ?? 0)}. Just a number, with no names.`,
      },
      'one-receiver-each': {
        ask: 'Keep at least two subscribers, and change the setup so that each message has exactly one receiver. Every subscriber must get something.',
        missing: (f) => `${serverSaid(f)} Received: ${bySubscriber(f)}. “Interest” decides who wants which topic.`,
        done: () =>
          'The server still gives each message to everybody who wants its topic. It just happens to be one each.',
      },
      'from-outside': {
        ask: 'Publish from a terminal, so that a subscriber of the run receives it. In the tab “From outside” choose “Keep the servers of the next run up”, start a run, and use a command from there.',
        missing: () => 'In this run no subscriber received anything from a program of yours.',
        done: (f) =>
          `${times(f.fromOutside, 'copy', 'copies')} of what you sent arrived. To a subscriber it looks like any other message: the server does not say who published it.`,
      },
    },
  },
  nobody: {
    intro: 'There is a publisher and a server, but no subscriber. The publisher publishes all the same.',
    question: 'What happens to a message when nobody has subscribed to its topic?',
    options: {
      gone: 'It is gone; the publisher is told 0',
      waits: 'The publisher waits until somebody subscribes',
      kept: 'The server keeps it for the first who subscribes',
      refused: 'The server refuses it, and the publisher gets an error',
    },
    happened: (f: PubsubFacts) => `${messages(f.publications.length)} published. ${serverSaid(f)}`,
    right: () =>
      'There was no connection to write a copy into, so the server answered 0 and forgot the message. That is not an error: a radio station broadcasts even when nobody has switched on.',
    feedback: {
      'publish-waits-for-subscribers': (f) =>
        `Publishing needs nobody at the other end: ${messages(f.publications.length)} took only ${publishingTook(f)}, answers included. A publisher waits for the server’s answer, never for subscribers. So the two sides need not be there at the same time.`,
      'late-subscriber-gets-history': (f) =>
        (f.embedded && f.keysMade === 0
          ? 'If it had been kept, where? You can look inside this broker, and not a single key was created. '
          : 'PUBLISH stores nothing. ') +
        'The server writes to whoever is subscribed at that moment and forgets the message. To keep something, use a list or a stream; see the experiment “Broadcast, queue or log?”.',
      'publishing-to-nobody-fails': (f) =>
        `What came back was a number (${answered(f)}), not an error. The server cannot know whether 0 is a mistake: perhaps nobody is interested today. Only the publisher can judge that, if it reads the answer.`,
    },
    otherwise: serverSaid,
    unsettled: 'In this run somebody received a message, or it was stopped. Run it without subscribers, to its end.',
    explanation: (f) =>
      `PUBLISH is answered with the number of subscriptions that got a copy (here: ${answered(f)}). Even with 0, the publisher’s program went on as if nothing had happened. Many programs never look at that number.`,
    modelAnswer:
      'It is gone. The server gives copies to whoever is subscribed at that moment, answers how many there were (here 0), and keeps nothing.',
    tasks: {
      zero: {
        ask: 'Select an event in which the publisher learns that nobody received its message.',
        missing: (_f, picked) =>
          `${kindOf.en(picked)}Look in the publisher’s lane for the note that follows a “publish”.`,
        done: () => 'Yes. This answer is the only place where the publisher can see it.',
      },
      'three-each': {
        ask: `Change the setup so that exactly ${String(EACH_RECEIVED_BY)} subscribers receive every message.`,
        missing: serverSaid,
        done: (f) => `${serverSaid(f)} The publisher’s program is unchanged; it need not know how many there are.`,
      },
      'past-everybody': {
        ask: 'Have subscribers, and still publish a message by hand that reaches none of them. While a run is going on you can publish under “Step in”.',
        missing: (f) =>
          f.subscribers.length === 0
            ? 'In this run nobody had subscribed. That would be too easy.'
            : 'None of your messages was answered with 0. Which topics have they subscribed to?',
        done: () =>
          'One wrong letter in the topic is enough. Publishing to a topic that nobody has ever heard of is not an error either.',
      },
    },
  },
  late: {
    intro:
      'All subscribers want the same topics, but the last one comes when half of the messages have been published. The publisher waits for it at that point, so the second half will certainly reach it.',
    question: 'How many messages will the last subscriber receive?',
    options: {},
    happened: late,
    right: () => `Only what was published after it came.`,
    feedback: {
      'late-subscriber-gets-history': (f) =>
        `For that, somebody would have had to keep them. The server wrote the first ${count(publishedBefore(f, lastSubscriber(f)))} to the connections that existed then, and kept nothing. To read from the beginning, you need a stream.`,
    },
    otherwise: (f) => `It missed ${count(missedBy(f, lastSubscriber(f)).length)}.`,
    unsettled:
      'In this run nobody came in the middle, or it was stopped. Switch on “The last comes late” and let it run to its end.',
    explanation: (f) =>
      `Subscribing means: from now on. The server does not even mention the ${times(missedBy(f, lastSubscriber(f)).length, 'message')} that had gone by, and all the publisher sees is the number in its answers (${answered(f)}). A program that needs the beginning subscribes first, then reads the beginning from a key or a stream and joins the two. The other way round it would miss what is published in between.${chosenOrder(f)}`,
    modelAnswer:
      'Those published after the server has confirmed its subscription. What came before is not kept anywhere.',
    tasks: {
      'first-given': {
        ask: 'Select the event in which the last subscriber receives its first message.',
        missing: (f, picked) => `${kindOf.en(picked)}Look for the first “deliver” in the lane of ${lastSubscriber(f)}.`,
        done: (f) =>
          publishedBefore(f, lastSubscriber(f)) === 0
            ? 'Yes. This time nothing had been published before.'
            : `Yes. ${times(publishedBefore(f, lastSubscriber(f)), 'message')} had been published before, but the server does not mention any of that.`,
      },
      'misses-one': {
        ask: 'Let the last subscriber still come late, but miss exactly one message.',
        missing: (f) =>
          `It missed ${count(missedBy(f, lastSubscriber(f)).length)}. How many must there be, for half of them to be one?`,
        done: () => 'One. How many it misses depends on when it comes; the server does nothing to make it fewer.',
      },
      'never-that-topic': {
        ask: 'Let the last subscriber come so late that it receives nothing at all from at least one topic it has subscribed to.',
        missing: () =>
          'It was not late, or it received something from every topic. Topics take turns. How many topics must there be, for one of them to have had all its turns before the late one comes?',
        done: (f) => `From ${listed(emptyTopics(f))} it received nothing, and there is no error anywhere.`,
      },
    },
  },
  pattern: {
    intro:
      'subscriber-1 subscribes to topics by name, and once more by a pattern: n* matches every topic that begins with n. The others subscribe by name only.',
    question: 'How many copies will subscriber-1 receive?',
    options: {},
    happened: twice,
    right: () => `The server gives one copy to each subscription.`,
    feedback: {
      'one-copy-per-subscriber': (f) =>
        `The server does not check whether two subscriptions belong to the same subscriber; each gets a copy. ${times(distinctTo(f, 'subscriber-1'), 'message')} came as ${copies(f.given['subscriber-1'] ?? 0)}: for ${count(f.repeats.length)}, the topic matched both a name and the pattern. Recognising a duplicate is up to the subscriber.`,
    },
    otherwise: () => `If a topic matches both a name and the pattern, its messages come twice.`,
    unsettled:
      'In this run nothing was published, or subscriber-1 was not there, or it was stopped. Run it to its end.',
    explanation: (f) =>
      `PSUBSCRIBE takes a glob pattern: * is any number of bytes, ? is one byte, [ab] is a or b. What matches it arrives not as a “message” but as a “pmessage”, which names the pattern besides the topic, so a program can tell the two copies apart. The answer to PUBLISH, too, counts subscriptions and not subscribers (here: ${answered(f)}).${chosenOrder(f)}`,
    modelAnswer:
      'One for each message to a topic it subscribed to by name, and one for each message to a topic that matches the pattern. If both apply, the message comes twice.',
    tasks: {
      'second-copy': {
        ask: 'Select an event in which subscriber-1 receives a message it already has.',
        missing: (f, picked) =>
          f.repeats.length === 0
            ? 'In this run nothing came twice.'
            : `${kindOf.en(picked)}Find two “deliver” events with the same message in its lane, and select the later one.`,
        done: () => 'Yes: the same message, once by name and once by pattern.',
      },
      'only-by-pattern': {
        ask: 'Change the setup so that subscriber-1 receives something through the pattern, but nothing twice.',
        missing: (f) =>
          `${count(byPattern(f).length)} came through the pattern, ${count(f.repeats.length)} came twice. The pattern must not match a topic it has subscribed to by name. Try one topic for each, and another pattern.`,
        done: (f) => `${count(byPattern(f).length)} came through the pattern, and none came twice.`,
      },
      'question-marks': {
        ask: `Find a pattern of question marks only that brings what is published to the topic ${KOREAN_TOPIC}.`,
        missing: (f) =>
          `The pattern ${f.params.pattern} brought nothing from ${KOREAN_TOPIC}. A question mark stands for one byte. How many bytes does a Korean syllable take in UTF-8?`,
        done: () =>
          'Six question marks: each Korean syllable takes three bytes. To the server a topic is bytes, not characters, so “number” with its six letters matches as well.',
      },
    },
  },
} as const satisfies Pick<PubsubText['experiments'], 'copies' | 'nobody' | 'late' | 'pattern'>;
