import type { deadlock } from '../../../../../shared/labs/deadlock/contract';
import type { LabText } from '../../panel';
import { kindOf } from '../../picked';
import type { bets } from '../bets';
import { threadsOf, type DeadlockFacts } from '../facts';
import { allEnded, MANY_SCHEDULES, waited, type tasks } from '../tasks';
import {
  circle,
  count,
  explored,
  givenBack,
  noCircle,
  nobodyDetects,
  orders,
  steps,
  stood,
  whoChose,
} from './en-parts';
import { ways } from './en-ways';
import { stepNotes } from '../../steps/notes';

export const en = {
  idea: 'Threads that hold one lock and wait for another can end up waiting for each other in a circle. Then nobody moves any more.',
  terms: [
    {
      term: 'deadlock',
      meaning:
        'Each of some threads waits for a lock that the next one holds, and the last waits for the first. None can go on.',
    },
    {
      term: 'wait-for graph',
      meaning:
        'An arrow from each thread that waits to the one that has what it waits for. A circle of arrows is a deadlock.',
    },
    {
      term: 'lock order',
      meaning: 'An agreement that everybody takes locks in the same order. Then no circle can close.',
    },
    {
      term: 'try-lock',
      meaning:
        'Takes a lock if it is free and says no otherwise, instead of waiting. With a time-out it waits only so long.',
    },
    { term: 'livelock', meaning: 'Nobody waits, everybody is busy, and still nobody gets anywhere.' },
  ],
  parameters: {
    program: { label: 'Program', hint: 'Two threads that need both of two locks, or philosophers around a table.' },
    philosophers: {
      label: 'Philosophers',
      hint: 'As many forks as philosophers. Two locks have two threads, whatever this says.',
    },
    strategy: {
      label: 'Strategy',
      hint: 'naive: left, then right. ordered: the lower fork first. try: gives the left one back if the right one is taken. waiter: asks before reaching for forks.',
    },
    meals: { label: 'Meals each', hint: 'How often each thread goes through its program.' },
    schedule: {
      label: 'Schedule',
      hint: 'Whose turn it is, step by step, from 0: 0,1,2. In “Replay a deadlock” an empty one means: find the shortest first.',
    },
  },
  notes: stepNotes.en,
  experiments: {
    'two-locks': {
      intro:
        'thread-0 takes lock a, then b. thread-1 takes b, then a. They are real threads, and each step waits until you let it go. Let each take its first lock, then its second. Then stop the run: it will not end by itself.',
      question: 'thread-0 has a and wants b, thread-1 has b and wants a. What happens?',
      options: {
        'for-ever': 'Both wait, for as long as the program runs',
        'broken-up': 'It is noticed, and one of them is made to give way',
        passes: 'Both wait a little, then one of the locks comes free',
      },
      happened: (f: DeadlockFacts) => (f.stuck ? `${circle(f.stuck)} ${stood(f.stuck)}` : noCircle),
      right: () => 'They wait for each other. Only a third party could end it, and there is none.',
      feedback: {
        'deadlock-is-detected-for-you': () =>
          `Databases do that: they look for circles and abort a transaction. Ordinary locks do not. ${nobodyDetects} What named the circle here is this app, which draws who waits for whom, and it left the threads alone.`,
        'a-lock-alone-makes-it-safe': (f) =>
          `A lock comes free when its holder lets go of it, and its holder waits, too. ${circle(f.stuck)} Each lock did its duty: one holder at a time. That is not enough.`,
      },
      otherwise: (f) => (f.stuck ? stood(f.stuck) : noCircle),
      unsettled: 'Let each thread take its first lock and then try its second. When both stand, stop the run.',
      explanation: (f) =>
        (f.stuck ? `${circle(f.stuck)} ` : `${noCircle} `) +
        `Four things must come together: only one can hold a lock; who waits keeps what it has; nobody can take it away; and the waiting goes round in a circle. Take away any one of them and there is no deadlock.${whoChose(f)}`,
      modelAnswer:
        'Each waits for a lock that the other has, and neither gives back what it holds. Nobody detects it or breaks it up, so they wait for ever.',
      tasks: {
        'closes-circle': {
          ask: 'Select the event that closed the circle.',
          missing: (f, picked) =>
            f.stuck
              ? `${kindOf.en(picked)}One thread was already waiting. Which wait came last?`
              : `${noCircle} Make one first.`,
          done: () => 'Yes. Before this wait somebody could still go on; since then nobody can.',
        },
        'waits-and-ends': {
          ask: 'Choose the strategy ordered. Make one thread wait, and let both come to their end.',
          missing: (f) =>
            f.params.strategy !== 'ordered'
              ? `The strategy was ${f.params.strategy}.`
              : allEnded(f).length === 0
                ? 'Both threads must come to their end.'
                : 'Nobody had to wait. Let one take a, then the other try.',
          done: () => 'Waiting is not the trouble; waiting in a circle is. With one order for all no circle can close.',
        },
        'gives-back': {
          ask: 'Choose the strategy try. Make a thread give its first lock back, and let both come to their end all the same.',
          missing: (f) =>
            f.params.strategy !== 'try'
              ? `The strategy was ${f.params.strategy}.`
              : `${givenBack(f.last)} ${allEnded(f).length === 0 ? 'Both threads must come to their end.' : ''}`,
          done: (f) => `${givenBack(allEnded(f).at(-1))} The wait had an end, so the deadlock had one, too.`,
        },
      },
    },
    'by-hand': {
      intro:
        'Three philosophers, three forks. Each takes the left fork, then the right, eats, and puts both back. You choose who goes next, one step at a time. The goal: nobody can go on. Then stop the run.',
      question:
        'Each fork is a lock, so two philosophers never have the same fork. Can you make them all wait for ever?',
      options: {
        never: 'No: with a lock for each fork it is safe',
        'one-eats': 'No: at least one of them can always eat',
        'all-wait': 'Yes, all of them',
      },
      happened: (f) => (f.stuck ? `${circle(f.stuck)} ${steps(f.stuck.schedule)}` : noCircle),
      right: (f) => `All ${f.stuck?.cycle?.length ?? 0} wait, and each has a fork in the hand.`,
      feedback: {
        'a-lock-alone-makes-it-safe': (f) =>
          `Each lock kept its promise: one holder at a time. But a philosopher needs two, and nobody promised anything about two. ${circle(f.stuck)}`,
      },
      otherwise: (f) =>
        f.stuck
          ? `${f.stuck.cycle?.length ?? 0} of ${threadsOf(f.params)} stand in the circle. ${circle(f.stuck)}`
          : noCircle,
      unsettled:
        'Nobody was stuck yet. What if everybody takes the left fork before anybody takes the right one? When all wait, stop the run.',
      explanation: (f) =>
        (f.stuck ? `${circle(f.stuck)} ${steps(f.stuck.schedule)} ` : `${noCircle} `) +
        `The left forks are enough: once each hand has one, every right fork is taken. ${nobodyDetects}${whoChose(f)}`,
      modelAnswer:
        'Yes: if everybody takes the left fork first, every right fork is taken. All wait with one fork in the hand, and no one gives it back.',
      tasks: {
        'waits-with-fork': {
          ask: 'Select an event at which a philosopher begins to wait while it has a fork in its hand.',
          missing: (_f, picked) =>
            `${kindOf.en(picked)}A block says that a fork was taken. Find one of a philosopher that has its left fork already.`,
          done: () => 'Yes: holding one and waiting for another. That is what deadlocks are made of.',
        },
        'five-wait': {
          ask: 'Make five philosophers wait for each other.',
          missing: (f) => `${circle(f.stuck) || noCircle} There were ${threadsOf(f.params)} at the table.`,
          done: (f) => `${circle(f.stuck)} ${steps(f.stuck?.schedule ?? [])}`,
        },
        almost: {
          ask: 'With the naive strategy and three or more: let everybody eat, although all but one had to wait.',
          missing: (f) =>
            f.params.strategy !== 'naive' || threadsOf(f.params) < 3
              ? 'That was not the naive strategy with three or more philosophers.'
              : allEnded(f).length === 0
                ? 'Not everybody came to the end.'
                : `${Math.max(0, ...allEnded(f).map(waited))} had to wait.`,
          done: () =>
            'All ate. The same program can deadlock and can work; which of them you get is a matter of order.',
        },
      },
    },
    explore: {
      intro:
        'No thread is started here: a model goes through every order in which the steps can come, and counts. Three philosophers, one meal each. Where there is a deadlock, it finds the shortest way there.',
      question:
        'Three philosophers, five steps each. In how many different orders can it go until the end, or until nobody can go on?',
      options: {
        tens: 'fewer than 100',
        hundreds: '100 to 9,999',
        more: '10,000 or more',
      },
      happened: (f) => explored(f),
      right: (f) => `${orders(f)}.`,
      feedback: {
        'few-interleavings': (f) =>
          `${orders(f)}. At each step somebody else may go, so the choices multiply. Nobody goes through that in their head, and a test run tries one of them.`,
      },
      otherwise: (f) => `${orders(f)}. Locks forbid many orders: whoever waits cannot go.`,
      unsettled: 'The count was not finished. Fewer philosophers or fewer meals are sooner done.',
      explanation: (f) =>
        `${explored(f)} Each order counts once here. Real threads do not choose evenly among them: a rare order may come often, and a frequent one never. So the share says nothing about how likely a deadlock is on your computer; that it is not zero says that it can happen.`,
      modelAnswer:
        'Hundreds for three philosophers, and millions for four: the number multiplies with each one. Locks only rule some of the orders out.',
      tasks: {
        'last-step': {
          ask: 'Select the step after which nobody could go on any more.',
          missing: (f, picked) =>
            f.shown
              ? `${kindOf.en(picked)}The shortest deadlock is shown below as steps. Which is its last?`
              : 'This exploration found no deadlock. Choose the naive strategy.',
          done: () => 'Yes. Until then there was a way out.',
        },
        'no-deadlock': {
          ask: 'Choose a strategy with which not one order deadlocks.',
          missing: (f) => explored(f),
          done: (f) => `${explored(f)} That is no luck and no test: it is every order.`,
        },
        million: {
          ask: `Find a table with at least ${count(MANY_SCHEDULES)} orders, at least one of which deadlocks.`,
          missing: (f) => explored(f),
          done: (f) => `${explored(f)} Each missed one would have looked like a program that works.`,
        },
      },
    },
    ...ways,
  },
} as const satisfies LabText<typeof deadlock, DeadlockFacts, typeof bets, typeof tasks>;
