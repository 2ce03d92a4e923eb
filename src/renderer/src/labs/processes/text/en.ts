import type { processes } from '../../../../../shared/labs/processes/contract';
import { andNames, duration, listed, names } from '../../figures';
import type { LabText } from '../../panel';
import { kindOf } from '../../picked';
import type { bets } from '../bets';
import { isConsumer, type ProcessesFacts } from '../facts';
import { counts, endedCount, firstTaken, type tasks } from '../tasks';
import { chosenOrder, endFigure, endOf, gone, handledOf, itemCount, killed, leftWords, perConsumer } from './en-parts';
import { notes } from './en-notes';

export const en = {
  idea: 'A creator and a consumer, two real processes of your operating system, joined by a queue.',
  terms: [
    { term: 'process', meaning: 'A running program with memory of its own and a number, its PID.' },
    {
      term: 'queue',
      meaning: 'What goes in first comes out first. Here it carries items from one process to another.',
    },
    { term: 'sentinel', meaning: 'An agreed value that means “no more will come”. In this lab it is -1.' },
    { term: 'exit code', meaning: 'A small number a process leaves behind when it ends. 0 means all went well.' },
    {
      term: 'signal',
      meaning: 'A message from the operating system to a process. SIGTERM asks it to end; SIGKILL ends it.',
    },
  ],
  parameters: {
    input: {
      label: 'Items',
      hint: 'What the creator puts, in order: numbers, or text in quotes. -1 ends one consumer.',
    },
    workMs: { label: 'Work per item', hint: 'How long a consumer works on one number.' },
    consumers: { label: 'Consumers', hint: 'How many processes take from the same queue.' },
  },
  notes,
  experiments: {
    default: {
      intro:
        'The creator puts five numbers, a letter and the sentinel -1 into a queue. The consumer takes them one at a time, works on each number for 200 ms and puts its double into a second queue: from 1 comes 2. Both are processes of their own: you can find their PIDs in your task manager.',
      question: 'At the moment the creator puts its last item, how many items has the consumer finished?',
      options: {},
      happened: (f: ProcessesFacts) =>
        `The creator put ${f.put} items, the last one at ${duration(f.lastPutMs)}. By then ${f.finishedAtLastPut} were finished. The last was finished at ${duration(f.lastFinishMs)}.`,
      right: () =>
        'You kept the two apart: putting and working are done by different processes, each at its own speed.',
      feedback: {
        'put-waits-for-get': (f) =>
          `That would be so if every put waited until the item had been taken and worked on. It did not: this queue has no limit, so the creator put all ${f.put} items and the consumer worked through them afterwards, until ${duration(f.lastFinishMs)}.`,
      },
      otherwise: (f) =>
        `The creator needs no permission from the consumer. When it put the last of its ${f.put} items, at ${duration(f.lastPutMs)}, the consumer had finished ${f.finishedAtLastPut}.`,
      unsettled:
        'This run cannot settle your bet: it needs a creator that puts all its items and a consumer that finishes some, and nobody who steps in. Run it again and let it end by itself.',
      explanation: (f) =>
        `A queue lets each process go at its own pace. The creator was done with its ${f.put} items at ${duration(f.lastPutMs)}; the consumer finished ${listed(f.finished)} and was busy until ${duration(f.lastFinishMs)}. What had been put but not yet taken lay in the queue.` +
        (f.bad.length > 0 ? ` It could not work on ${listed(f.bad)}: it said so and took the next item.` : '') +
        (f.sentinels > 0 ? ' Whoever took the sentinel ended, by itself.' : '') +
        ` How they ended: ${['creator', ...f.consumers].map((actor) => endOf(f, actor)).join('; ')}. An exit code says how a process ended, not what it computed: results travel through the second queue.` +
        chosenOrder(f),
      modelAnswer:
        'Putting is quick and the queue has room, so the creator never waits for the consumer. The consumer needs the work time for every item, so the items pile up in the queue and are finished later.',
      tasks: {
        'where-it-came-from': {
          ask: 'A consumer takes its first item. Select the event that put this very item into the queue.',
          missing: (f, picked) =>
            firstTaken(f)
              ? `${kindOf.en(picked)}Find the first get in a consumer's lane and follow its arrow back to where it began.`
              : 'No consumer took anything in this run. Run it again.',
          done: (f) =>
            firstTaken(f)?.waited
              ? 'Yes. The consumer was already waiting for it: this put is what ended the wait.'
              : 'Yes. The item already lay in the queue when the consumer asked, so it did not have to wait.',
        },
        'wait-a-second': {
          ask: 'Make the consumers wait for items for at least one second in total.',
          missing: (f) =>
            `So far they waited ${duration(f.consumersWaitedMs)}. A consumer waits when the queue is empty and nothing has told it to end.`,
          done: (f) =>
            `They waited ${duration(f.consumersWaitedMs)} in total. A waiting process costs no processor time: it sleeps until the operating system wakes it.`,
        },
        'two-consumers-end': {
          ask: 'Let two or more consumers work and all of them end by themselves, with exit code 0.',
          missing: (f) =>
            f.consumers.length < 2
              ? 'There is one consumer. Set “Consumers” to 2 or more.'
              : `${endedCount(f)} of ${f.consumers.length} ended by themselves; ${f.sentinels} sentinel${f.sentinels === 1 ? ' was' : 's were'} taken. Whoever takes a sentinel keeps it: the others never see that one.`,
          done: (f) =>
            `All ${f.consumers.length} ended: ${f.sentinels} sentinels for ${f.consumers.length} consumers, one each.`,
        },
      },
    },
    'bad-item': {
      intro:
        "Between the numbers there is a 'd'. The consumer doubles numbers, and it cannot do arithmetic on a letter. Everything after the letter is fine. The tab “Source and Python” shows what the consumer does with such an item: have a look before you bet.",
      question: "The creator puts 1, 2, 'd', 3, 4, -1. Which items does the consumer finish, in order?",
      options: {},
      happened: (f) => `Finished: ${listed(f.finished) || 'nothing'}. Could not be worked on: ${listed(f.bad)}.`,
      right: (f) => `So it was: ${listed(f.bad)} was reported, and ${f.finishedAfterBad} more were finished after it.`,
      feedback: {
        'bad-item-stops-everything': (f) =>
          `It would have ended there if it had tried to calculate and nobody had caught the error. This consumer looks at each item before it works on it: it reported ${listed(f.bad)}, went on with the next one, and finished ${f.finishedAfterBad} more.`,
        'bad-item-is-worked-on': (f) =>
          `The program has no way to calculate with a letter, and it does not invent one. The consumer saw that ${listed(f.bad)} is not a number and reported it; no result was put for it.`,
        'sentinel-is-an-item': (f) =>
          `-1 is no work, it is the agreed sign for “no more”. The consumer took it, did not work on it, and ended. Finished were ${listed(f.finished)}.`,
      },
      otherwise: (f) =>
        `In this run ${listed(f.finished) || 'nothing'} was finished; ${listed(f.bad)} could not be worked on and the sentinel is no work.`,
      unsettled:
        'This run cannot settle your bet: it met no bad item, or somebody stepped in before its end. Send a bad item and let the run end by itself.',
      explanation: (f) =>
        `The consumer checks each item before it works on it. ${listed(f.bad)} was no number it can double, so it reported the item and went on with the next: ${itemCount(f.finishedAfterBad)} after it ${f.finishedAfterBad === 1 ? 'was' : 'were'} finished as if nothing had been. The report did not touch the creator either: it never heard of it. ${f.consumers.map((actor) => endOf(f, actor)).join('; ')}.` +
        chosenOrder(f),
      modelAnswer:
        'The check is made for each item. So one bad item costs one item: the ones before it are finished already and the ones after it are still in the queue.',
      tasks: {
        'where-it-noticed': {
          ask: 'Select the event where the consumer notices that it cannot work on an item.',
          missing: (_f, picked) => `${kindOf.en(picked)}Look in the consumer's lane for the mark of an error.`,
          done: () =>
            'Yes. Before it, the item was taken like any other: the queue does not look inside what it carries.',
        },
        'bad-first': {
          ask: 'Send a bad item first, and at least three good ones after it that are all finished.',
          missing: (f) =>
            f.bad.length === 0
              ? "No bad item was met. A text in quotes, such as 'x', is one."
              : f.finishedAfterBad < f.finished.length
                ? 'A good item was finished before the bad one. Put the bad one first.'
                : `${f.finishedAfterBad} good item${f.finishedAfterBad === 1 ? '' : 's'} followed; three are wanted.`,
          done: (f) => `${listed(f.bad)} first, and still ${f.finishedAfterBad} were finished.`,
        },
        'as-many-bad-as-good': {
          ask: 'Make a run with at least three bad items and just as many finished ones.',
          missing: (f) => `Bad: ${f.bad.length}. Finished: ${f.finished.length}.`,
          done: (f) => `${f.bad.length} bad, ${f.finished.length} finished, and the consumer survived all of them.`,
        },
      },
    },
    'no-sentinel': {
      intro:
        'The creator puts 1, 2, 3 and no -1. Run it, watch until nothing moves any more, then end it: press Stop, or put the missing sentinel by hand.',
      question: 'Left alone, what happens to each of the three?',
      options: { ends: 'ends by itself', waits: 'waits for ever' },
      happened: (f) =>
        f.stuck.length === 0 ? 'Everybody ended by themselves.' : `Until you stepped in, ${andNames(f.stuck)} waited.`,
      right: (f) =>
        `You saw the chain: ${f.stuck.length === 0 ? 'nobody was left waiting' : `${andNames(f.stuck)} waited, each for something that would not come`}.`,
      feedback: {
        'empty-queue-means-done': (f) =>
          `An empty queue looks the same whether more will come or not. ${andNames(f.stuck.filter(isConsumer))} could not know, and waited for the next item: ${duration(f.consumersWaitedMs)} in this run, and without you it would wait still.`,
        'parent-ends-before-its-children': () =>
          'Main had nothing of its own left to do, but it joins its children: it waits until each of them has ended. One child that waits for ever makes the parent wait for ever.',
        'put-waits-for-get': (f) =>
          `Putting does not wait for taking. The creator put its ${f.put} items and ended, whatever the consumer did later.`,
      },
      otherwise: (f) =>
        f.stuck.length === 0
          ? 'In this run everybody ended by themselves.'
          : `In this run ${andNames(f.stuck)} waited and the others ended.`,
      unsettled: 'Let the run go until nothing moves, then end it: with Stop, or by putting -1 by hand.',
      explanation: (f) =>
        f.stuck.length === 0
          ? `This time nobody was left waiting: ${f.sentinels} sentinel${f.sentinels === 1 ? '' : 's'} reached the consumers.`
          : `${andNames(f.stuck)} could not go on. The consumer's next step was a get on an empty queue, which waits until there is an item; the creator, the only one who could put one, had ended (${endFigure(f, 'creator')}). Main waited for the consumer to end. No error, no processor time, nothing to see from outside: just silence.` +
            (f.steppedIn === 'put'
              ? ' Then you put an item by hand, and the wait was over.'
              : f.steppedIn === 'stop'
                ? ' It ended only because you stopped the run.'
                : ' It ended only by a signal.'),
      modelAnswer:
        'The creator puts and ends. The consumer takes three items and then waits on an empty queue, since nothing tells it that no more will come. Main waits for the consumer.',
      tasks: {
        'last-wait': {
          ask: 'Select the wait the consumer did not come out of by itself.',
          missing: (_f, picked) =>
            `${kindOf.en(picked)}Look for the last thing the consumer did before everything went quiet.`,
          done: () => 'Yes. After it the lane is empty: the process exists, uses no processor time and cannot go on.',
        },
        'sentinel-by-hand': {
          ask: 'Run it again and, while the consumer waits, put the missing sentinel by hand.',
          missing: (f) =>
            f.steppedIn === 'put'
              ? `You put an item, but ${endedCount(f)} of ${f.consumers.length} consumers ended by themselves. Which value means “no more”?`
              : 'Nothing was put by hand in this run. While it runs, there is a field for it under “Step in”.',
          done: () => 'One value freed two processes: the consumer ended, and main, who waited for it, after it.',
        },
        'one-ends-one-waits': {
          ask: 'With two consumers: let exactly one end by itself while the other waits for ever.',
          missing: (f) =>
            f.consumers.length !== 2
              ? `There ${f.consumers.length === 1 ? 'is 1 consumer' : `are ${f.consumers.length} consumers`}; two are wanted.`
              : `${endedCount(f)} of 2 ended by themselves. How many sentinels does one consumer need?`,
          done: () => 'A sentinel goes to one consumer, like any item. It is not an announcement to all.',
        },
      },
    },
    'kill-consumer': {
      intro:
        'Six numbers, 600 ms of work each. While the consumer works, end it with SIGKILL: the buttons are under “Step in”, which is there while the run goes on. Then look at what it was working on and at what still lay in the queue.',
      question: 'You send SIGKILL while the consumer works on an item. What becomes of this item?',
      options: {
        finished: 'It is finished first, then the consumer ends',
        back: 'It goes back into the queue',
        lost: 'It is lost',
      },
      happened: (f) =>
        `${killed(f).actor} got ${killed(f).signal} while it worked on ${killed(f).item}. ${leftWords(f)}`,
      right: (f) =>
        `${killed(f).actor} ended in the middle of ${killed(f).item}. Taken from the queue, never finished: nobody has it any more.`,
      feedback: {
        'kill-lets-it-finish': (f) =>
          `The process was not asked. The operating system took it off the processor in the middle of ${killed(f).item}, and there is no result for it. Only a signal that a program can catch, such as SIGTERM, leaves it the chance to finish, and only if the program was written to.`,
        'queue-takes-the-item-back': (f) =>
          `The queue had handed ${killed(f).item} over and forgot it. To get it back, the queue would have to keep each item until the consumer says it is done with it. Some systems do; this queue does not.`,
      },
      otherwise: (f) => `${killed(f).item} had been taken and was not finished.`,
      unsettled:
        'In this run no consumer got SIGKILL while it worked, and SIGTERM is another question. Run again and press “SIGKILL” under “Step in” while the consumer works; then let the run end, or stop it.',
      explanation: (f) =>
        `${endOf(f, killed(f).actor)}. It had finished ${itemCount(f.finishedBy[killed(f).actor]?.length ?? 0)}; ${killed(f).item} was in its own memory, and that memory went with it. ${leftWords(f)} What lies in this queue is safe, because the queue is in the parent and not in the process that ended. (Other queues are built otherwise: Python’s multiprocessing.Queue can be damaged when a process is killed in the middle of a put or a get.) SIGTERM (15) can be caught: a program may tidy up first. SIGKILL (9) cannot. On Windows both end the process at once.`,
      modelAnswer:
        'The item left the queue when it was taken. From then on only the consumer had it, in its memory, and a killed process takes its memory with it. Items still in the queue are untouched.',
      tasks: {
        'its-end': {
          ask: 'Select the event at which the process of the consumer was really gone.',
          missing: (_f, picked) =>
            `${kindOf.en(picked)}Sending the signal and being gone are two events, in two lanes. Look at the end of the consumer's lane.`,
          done: (f) => `Yes. ${endOf(f, gone(f))}.`,
        },
        'other-signal': {
          ask: 'End a consumer with SIGTERM instead, and compare how it ends.',
          missing: (f) =>
            f.kills.length === 0
              ? 'No signal was sent in this run.'
              : `The signal of this run was ${names([...new Set(f.kills.map(({ signal }) => signal))])}.`,
          done: (f) => {
            const kill = f.kills.find(({ signal }) => signal === 'SIGTERM');
            return `${endOf(f, kill?.actor ?? 'consumer-1')}. SIGTERM asks: this consumer listens for it, says goodbye and leaves with 143 of its own accord (on Windows it cannot be heard). A program that does not listen simply ends.`;
          },
        },
        'leave-two': {
          ask: 'By killing, leave exactly two items in the queue.',
          missing: (f) =>
            f.kills.length === 0
              ? 'Nobody was killed in this run.'
              : `${f.left.length} item${f.left.length === 1 ? ' was' : 's were'} left. The sentinel counts as an item too. Pausing and stepping help.`,
          done: (f) => `Left: ${listed(f.left)}. The queue lives on without its consumer.`,
        },
        'others-carry-on': {
          ask: 'With several consumers, kill one at work and let the others take everything that is left.',
          missing: (f) =>
            f.kills.length === 0
              ? 'Nobody was killed in this run.'
              : `${leftWords(f)} ${endedCount(f)} of ${f.consumers.length} consumers ended by themselves. Each that lives on needs a sentinel, and the dead one takes none.`,
          done: (f) => `One item lost, the rest done: ${perConsumer(f)}. That is what replicas are for.`,
        },
      },
    },
    'nothing-shared': {
      intro:
        'The programs have a global variable, handled = 0. The consumer doubles each number it takes and adds 1 to handled for each. All processes were started by the same parent.',
      question: 'At the end, what is handled in each process?',
      options: {},
      happened: (f) => `At the end handled was: ${handledOf(f)}.`,
      right: () => 'Each process has its own copy, and only the one that counts sees its count.',
      feedback: {
        'child-shares-parents-variables': (f) =>
          `One name, but not one variable. Each process has memory of its own; the consumer's counting changed its own copy only: ${handledOf(f)}.`,
      },
      otherwise: (f) => `The copies were: ${handledOf(f)}. Each shows what its own process did, and nothing else.`,
      unsettled: 'Run again and let it end by itself, without stepping in: each process tells its value when it ends.',
      explanation: (f) =>
        `Every process has memory of its own. There were ${Object.keys(f.handled).length} variables named handled, one in each: ${handledOf(f)}. Whoever wants to tell another process something must send it, which is what the queues are for. Node starts children as fresh programs; Python's multiprocessing may copy the parent's memory (fork) or start fresh (spawn), but a change afterwards stays where it was made, either way.` +
        (f.consumers.length > 1 ? chosenOrder(f) : ''),
      modelAnswer:
        'Processes share no memory, so there is one handled in each. Only the consumer adds to its own; in main and in the creator it stays 0.',
      tasks: {
        birth: {
          ask: 'Select the event at which the process of a consumer started.',
          missing: (_f, picked) =>
            `${kindOf.en(picked)}Main asks for a process; a little later that process runs its first line. The second is wanted.`,
          done: (f) => `Yes. From here on it is process ${f.pids['consumer-1'] ?? ''}, with a handled of its own.`,
        },
        'two-counts': {
          ask: 'Let two consumers count, and make their counts differ.',
          missing: (f) =>
            `Counts so far: ${names(counts(f).map(String)) || 'none'}. How many items does each get, and which are counted?`,
          done: (f) => `${handledOf(f)}: same program, same name, different values.`,
        },
        'ten-by-three': {
          ask: 'Let three consumers count to 10 together, each at least 1.',
          missing: (f) =>
            `${counts(f).length} consumer${counts(f).length === 1 ? '' : 's'} counted, together ${counts(f).reduce((sum, count) => sum + count, 0)}.`,
          done: (f) =>
            `${names(counts(f).map(String))}: the 10 exists nowhere but in your head. To have it in one process, somebody must send the counts.`,
        },
      },
    },
  },
} as const satisfies LabText<typeof processes, ProcessesFacts, typeof bets, typeof tasks>;
