import type { queue } from '../../../../../shared/labs/queue/contract';
import { duration, names } from '../../figures';
import type { LabText } from '../../panel';
import { kindOf } from '../../picked';
import type { bets } from '../bets';
import { tookTurns, type QueueFacts } from '../facts';
import { changesOfProducer, DEEP, type tasks } from '../tasks';

const first = (all: readonly string[]): string =>
  all.length > 12 ? `${names(all.slice(0, 12))}, … (+${all.length - 12})` : names(all);
const shares = ({ takenBy }: QueueFacts): string =>
  Object.entries(takenBy)
    .map(([actor, count]) => `${actor} took ${count}`)
    .join(', ');
const takerOf = ({ taken, takers }: QueueFacts, item: string): string => takers[taken.indexOf(item)] ?? 'a consumer';
const chosenOrder = ({ gated }: QueueFacts): string =>
  gated
    ? ' Mind the times in this run: you, or “How it moves”, held the threads back. Choose “Free” and run again to see what your computer does.'
    : '';
const room = ({ params }: QueueFacts): string => (params.capacity === 0 ? 'no limit' : `room for ${params.capacity}`);

export const en = {
  idea: 'Producers and consumers, real threads of one process, hand items to each other through a queue.',
  terms: [
    { term: 'FIFO', meaning: 'First in, first out: what has waited longest leaves next.' },
    { term: 'producer, consumer', meaning: 'Who puts into a queue, and who takes out of it.' },
    { term: 'bounded queue', meaning: 'A queue with room for so many items and no more.' },
    {
      term: 'blocking',
      meaning: 'A call that blocks does not return until it can be done: its thread sleeps that long.',
    },
    { term: 'back-pressure', meaning: 'When the slow side holds the fast side back.' },
  ],
  parameters: {
    capacity: { label: 'Room in the queue', hint: 'How many items fit. 0 means no limit.', values: { 0: 'no limit' } },
    producers: { label: 'Producers', hint: 'How many threads put.' },
    consumers: { label: 'Consumers', hint: 'How many threads take.' },
    items: { label: 'Items per producer', hint: 'Named after their producer: 2.3 is the third of producer 2.' },
    workMs: { label: 'Work per item', hint: 'How long a consumer is busy with one item.' },
  },
  experiments: {
    'order-in-order-out': {
      intro:
        'One producer puts six items, named 1.1 to 1.6, as fast as it can. One consumer takes them and needs 150 ms for each. The queue has no limit.',
      question: 'In which order do the items leave the queue?',
      options: {},
      happened: (f: QueueFacts) => `They went in as ${first(f.put)} and left as ${first(f.taken)}.`,
      right: () => 'First in, first out: the item that has waited longest is next.',
      feedback: {
        'queue-is-a-stack': (f) =>
          `That is a stack: last in, first out, like plates. A queue is a line at a counter: ${f.taken[0] ?? 'the first'} came first and left first.`,
      },
      otherwise: (f) => `The queue keeps the order in which things were put: ${first(f.taken)}.`,
      unsettled: 'Let the run end, with all items taken, then your bet can be settled.',
      explanation: (f) =>
        `The producer was much faster than the consumer, so up to ${f.maxDepth} items lay in the queue at once. The queue remembers their order, and a get takes the one at the front: ${first(f.taken)}.` +
        (f.params.consumers > 1
          ? ' With several consumers items still leave in order, but nobody promises that the work on them ends in order.'
          : '') +
        chosenOrder(f),
      modelAnswer:
        'A queue hands out what has been in it longest. One producer puts 1.1 first, so 1.1 leaves first, and so on to 1.6.',
      tasks: {
        'third-leaves': {
          ask: 'Select the event at which item 1.3 leaves the queue.',
          missing: (_f, picked) =>
            `${kindOf.en(picked)}An item goes in with a put and leaves with a get. Look in a consumer's lane for 1.3.`,
          done: () => 'Yes. The arrow that ends here began at the put of the same item.',
        },
        deep: {
          ask: `Make at least ${DEEP} items lie in the queue at once.`,
          missing: (f) => `The most so far were ${f.maxDepth}, with ${f.params.items} items a producer and ${room(f)}.`,
          done: (f) =>
            `${f.maxDepth} at once. They take memory while they wait: a queue without limit can grow until there is none left.`,
        },
        'mixed-but-ordered': {
          ask: 'Let several producers put, so that their items mix at least three times. Then check: is each producer’s own order kept?',
          missing: (f) =>
            f.params.producers < 2
              ? 'There is one producer. Two or more are wanted.'
              : `The items changed from one producer to another ${changesOfProducer(f)} times. Stepping, or “Shuffled”, mixes them more.`,
          done: (f) => `${first(f.taken)}: mixed, and yet every producer’s own items are in order.`,
        },
      },
    },
    'full-queue': {
      intro:
        'The queue has room for 2. The producer has six items and no patience; the consumer needs 150 ms for each.',
      question: 'The queue is full and the producer puts one more. What happens?',
      options: {
        waits: 'The producer waits until there is room',
        drops: 'An item is thrown away',
        grows: 'The queue makes more room',
      },
      happened: (f) =>
        `With ${room(f)}, the producers waited ${f.roomWaits} time${f.roomWaits === 1 ? '' : 's'}, ${duration(f.producersWaitedMs)} in total. ${f.put.length} went in, ${f.taken.length} came out; never more than ${f.maxDepth} at once.`,
      right: (f) => `It waited, ${f.roomWaits} times, and ${f.put.length} of ${f.put.length} items went in.`,
      feedback: {
        'full-queue-drops': (f) =>
          `Nothing was thrown away: ${f.put.length} in, ${f.taken.length} out. There are things that do throw away when full. A blocking queue makes the one who puts wait instead.`,
        'full-queue-grows': (f) =>
          `There were never more than ${f.maxDepth} in it. A queue that grows is an unbounded one; this one was told its limit, and held it by making the producer wait ${f.roomWaits} times.`,
      },
      otherwise: (f) => `The producers waited ${f.roomWaits} times and went on when a get made room.`,
      unsettled: 'The queue was never full in this run. Give it little room and a slow consumer.',
      explanation: (f) =>
        `A put into a full queue blocks: the thread sleeps until a get makes room. So the producer was slowed to the consumer's speed: ${duration(f.producersWaitedMs)} of waiting over ${f.roomWaits} waits. This is back-pressure. It costs time and saves memory, and the limit is all there is to choose.` +
        chosenOrder(f),
      modelAnswer:
        'A put into a full bounded queue waits. As soon as the consumer takes one, there is room and the producer goes on. Nothing is lost, and the queue never holds more than its limit.',
      tasks: {
        'what-made-room': {
          ask: 'The producer waits for room. Select the event that made room.',
          missing: (f, picked) =>
            f.roomWaits === 0
              ? 'No producer waited for room in this run. Give the queue less room and run again.'
              : `${kindOf.en(picked)}Room appears when somebody takes an item out. Which get came just before the put that had waited?`,
          done: () => 'Yes: this get made room, and the put that had waited followed.',
        },
        'never-waits': {
          ask: 'Six items or more, a consumer that works: make a run in which the producer never waits.',
          missing: (f) =>
            f.put.length < 6
              ? `Only ${f.put.length} items went in.`
              : f.params.workMs === 0
                ? 'The consumer has nothing to do. Give it some work.'
                : `It waited ${f.roomWaits} times. How much room would have been enough?`,
          done: (f) =>
            `No wait, and up to ${f.maxDepth} items in the queue instead. Either time or memory: it has to cost one of them.`,
        },
        'long-wait-small-queue': {
          ask: 'With room for one only, make the producers wait for at least one second in total.',
          missing: (f) =>
            f.params.capacity !== 1
              ? `The queue had ${room(f)}; room for 1 is wanted.`
              : `They waited ${duration(f.producersWaitedMs)}. What makes the consumer slower?`,
          done: (f) => `${duration(f.producersWaitedMs)}: with room for one, both sides walk almost in step.`,
        },
      },
    },
    'who-gets-next': {
      intro: 'One queue, nine items, three consumers that are all alike. Each item takes 150 ms of work.',
      question: 'Who gets which item?',
      options: {
        all: 'Every consumer gets every item',
        turns: 'They take turns: 1, 2, 3, 1, 2, 3, …',
        free: 'Each item goes to one of them; nobody promises to which',
        'turns-this-time': 'Each item went to one of them; this time in turn',
      },
      happened: (f) =>
        `The items went to ${first(f.takers.map((actor) => actor.replace('consumer-', '')))}. ${shares(f)}.`,
      right: (f) =>
        tookTurns(f)
          ? 'Each item went to one consumer. They happened to take turns this time, and still nobody promised it.'
          : 'Each item went to exactly one consumer, whoever was there when it could be taken.',
      feedback: {
        'queue-item-goes-to-all': (f) =>
          `That is publish-subscribe. A queue gives an item away: after a get it is gone. ${f.taken.length} items, ${f.taken.length} gets: ${shares(f)}.`,
        'threads-take-turns-fairly': (f) =>
          `Nobody deals them out. Whoever asks while an item is there gets it, and who that is depends on ${f.gated ? 'whom you, or “How it moves”, let go first' : 'the operating system and on who was busy'}. This run: ${shares(f)}.`,
        'it-worked-so-it-is-right': (f) =>
          `In this run they did take turns, and your bet came true. But one run proves nothing: ${f.gated ? 'you, or “How it moves”, chose the order' : 'equal work makes equal threads come back in the order they left'}. Choose “Shuffled” and run again.`,
      },
      otherwise: (f) => `This run: ${shares(f)}.`,
      unsettled: 'Let the run end, then it can be told who got what.',
      explanation: (f) =>
        `Each of the ${f.taken.length} items left the queue once: ${shares(f)}. ` +
        (f.gated
          ? 'Who was there first was decided by you, or by “How it moves”: this run was held step by step.'
          : tookTurns(f)
            ? 'They took turns, because all had the same work to do and came back in the order they had left. Nothing guarantees that.'
            : 'There was no fixed turn: whoever was free and asked first got the next one.') +
        ' A queue promises the order of items, not who gets them and not that the shares are equal.',
      modelAnswer:
        'An item goes to exactly one consumer: one that is free and asks. The queue keeps the items in order; it makes no promise about who gets the next one.',
      tasks: {
        'who-took-it': {
          ask: 'Which consumer got item 1.5? Select the event that shows it.',
          missing: (f, picked) =>
            f.taken.includes('1.5')
              ? `${kindOf.en(picked)}A get takes an item out of the queue. Look in the consumers' lanes for the get of 1.5.`
              : 'Item 1.5 was not taken in this run. Let producer 1 put five items or more, and run again.',
          done: (f) => `Yes: ${takerOf(f, '1.5')}. No other lane has a get of 1.5: the queue gave it away once.`,
        },
        unfair: {
          ask: 'Make a run in which one consumer takes at least two items more than another.',
          missing: (f) => `${shares(f)}. “Shuffled”, or letting one of them go by hand, changes who is there first.`,
          done: (f) => `${shares(f)}. Every item was still taken once, and in order.`,
        },
        starved: {
          ask: 'Make a run with at least three items in which one consumer gets nothing at all.',
          missing: (f) => `${shares(f)}. More consumers than items will do; so will never letting one of them go.`,
          done: (f) => `${shares(f)}. That is starvation: allowed, since nobody promised fairness.`,
        },
      },
    },
  },
} as const satisfies LabText<typeof queue, QueueFacts, typeof bets, typeof tasks>;
