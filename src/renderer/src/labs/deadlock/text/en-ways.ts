import type { deadlock } from '../../../../../shared/labs/deadlock/contract';
import type { LabText } from '../../panel';
import { kindOf } from '../../picked';
import type { bets } from '../bets';
import { threadsOf, type DeadlockFacts } from '../facts';
import { allEnded, GIVEN_BACK, MANY_MEALS, type tasks } from '../tasks';
import { circle, explored, givenBack, mealsOf, noCircle, nobodyDetects, steps, stood, whoChose } from './en-parts';

type Experiments = LabText<typeof deadlock, DeadlockFacts, typeof bets, typeof tasks>['experiments'];

/** Ways out of a deadlock, and back into one. */
export const ways = {
  livelock: {
    intro:
      'Two polite philosophers. Whoever finds the right fork taken gives the left one back and begins again, so nobody waits with a fork in the hand. Let them go in turns, by hand or with “Slow”, and watch the meals. Stop the run when you have seen enough.',
    question: 'Nobody ever keeps a fork while the other is taken. Can it still happen that nobody eats?',
    options: {
      eats: 'No: whoever keeps trying gets to eat soon',
      busy: 'Yes: both may be busy for ever and never eat',
      waits: 'Yes: they will wait for each other in the end',
    },
    happened: (f) => `${givenBack(f.last)} ${mealsOf(f.last)}`,
    right: (f) => givenBack(f.last),
    feedback: {
      'trying-is-progress': (f) =>
        `They tried and tried: ${givenBack(f.last)} ${mealsOf(f.last)} If both do the same at the same time, both give back at the same time.`,
    },
    otherwise: (f) => circle(f.stuck) || `${givenBack(f.last)} No circle closed.`,
    unsettled: 'In this run somebody soon got both forks. Let both take the left one first, each time. Then stop.',
    explanation: (f) =>
      `${givenBack(f.last)} ${mealsOf(f.last)} A livelock is worse to see than a deadlock: everybody is busy, no one gets on. It ends as soon as the steps fall out of pace. That is why programs wait a random time before they try again.${whoChose(f)}`,
    modelAnswer:
      'Yes. If both take, find the other fork taken and give back in step, they are busy for ever and never eat: a livelock.',
    tasks: {
      'gives-back': {
        ask: 'Select an event at which a philosopher gives a fork back without having eaten.',
        missing: (_f, picked) => `${kindOf.en(picked)}It comes after a note that the right fork was refused.`,
        done: () => 'Yes. It let go, so the other could have had it. Could have.',
      },
      hungry: {
        ask: `Make them give back ${GIVEN_BACK} times with no meal in between.`,
        missing: (f) => `The most so far: ${Math.max(0, ...f.attempts.map((one) => one.givenBackInARow))}.`,
        done: (f) => `${givenBack(f.last)} All that work, and no meal in between.`,
      },
      'both-eat': {
        ask: 'Step by hand: after somebody has given back at least once, find an order in which both eat.',
        missing: (f) =>
          f.params.strategy !== 'try'
            ? `The strategy was ${f.params.strategy}.`
            : `${givenBack(f.last)} ${mealsOf(f.last)}`,
        done: (f) => mealsOf(allEnded(f).at(-1)),
      },
    },
  },
  repair: {
    intro:
      'Everybody takes the fork with the lower number first. A model goes through every order of one meal each; then real threads run free for as many meals as you say.',
    question: 'What does that order do to the deadlock?',
    options: {
      impossible: 'It makes it impossible, in every order of steps',
      rarer: 'It makes it rarer, but it can still happen',
      'as-often': 'Nothing: they still need the same forks',
    },
    happened: (f) =>
      `${explored(f)} ${f.last ? `Then real threads ran. ${mealsOf(f.last)}` : ''} ${circle(f.stuck)}`.trim(),
    right: (f) => `${explored(f)} Not rarer: impossible.`,
    feedback: {
      'a-repair-makes-it-rarer': (f) =>
        `Sleeping or hoping makes it rarer. An order rules it out: whoever waits, waits for a higher number than all it has, and numbers do not go round in a circle. ${explored(f)}`,
    },
    otherwise: (f) => explored(f),
    unsettled: 'Not every order was gone through. With the strategy try there is no end to them: one may try for ever.',
    explanation: (f) =>
      `${explored(f)} ${f.last ? `Then real threads ran. ${mealsOf(f.last)} ${f.stuck ? circle(f.stuck) : 'That many meals without a deadlock prove nothing by themselves; that no order has one does.'}` : ''} ` +
      'Three repairs take away three different things. An order takes away the circle. Try-lock takes away the waiting with a lock in the hand, and may make a livelock. A waiter lets one fewer reach for forks than there are forks, so somebody always gets both.',
    modelAnswer:
      'It makes it impossible. In a circle somebody would have to wait for a lower number than one it has, and nobody does.',
    tasks: {
      'wait-that-ends': {
        ask: 'Select a wait for a fork that came to an end.',
        missing: (f, picked) =>
          f.attempts.some(({ waits }) => waits.length > 0)
            ? `${kindOf.en(picked)}Look for a block, after which the same philosopher got that fork.`
            : 'Nobody waited in this run. Give them more meals.',
        done: () => 'Yes. They still wait for each other; just never in a circle.',
      },
      waiter: {
        ask: `Repair it with the waiter instead: three or more philosophers, ${MANY_MEALS} meals each or more, free, all eaten.`,
        missing: (f) => `Strategy ${f.params.strategy}, ${f.params.meals} meals each. ${mealsOf(f.last)}`,
        done: (f) => `${mealsOf(f.last)} The price: the waiter is one more thing everybody must ask.`,
      },
      'caught-live': {
        ask: 'Now break it: go back to naive, give them many meals, let them run free, and catch a deadlock that nobody arranged. Two philosophers are the surest.',
        missing: (f) =>
          `${mealsOf(f.last)} ${f.stuck ? 'Somebody chose the order of this one.' : noCircle} Again, or with more meals.`,
        done: (f) => `${circle(f.stuck)} ${mealsOf(f.stuck)} Nobody chose that order.`,
      },
    },
  },
  replay: {
    intro:
      'A schedule is a list of turns: 0,1,2 lets each philosopher take one step, the left fork. Real threads follow it, each handing over to the next. Empty means that the shortest deadlock is found first.',
    question: 'The schedule of a deadlock, followed on real threads. What will they do?',
    options: {
      'for-ever': 'Stand still, again, and nobody comes to help',
      detected: 'Node or the operating system notices it and ends one of them',
      eats: 'Not quite the same: real threads get past it, and somebody eats',
    },
    happened: (f) =>
      f.last ? `${steps(f.last.schedule)} ${circle(f.last) || 'No circle closed.'}` : 'No schedule was followed.',
    right: (f) => (f.last ? stood(f.last) : ''),
    feedback: {
      'deadlock-is-detected-for-you': (f) =>
        `${f.last ? stood(f.last) : ''} ${nobodyDetects} The run ended because the schedule was through and this app cleared the threads away.`,
      'rare-means-never': (f) =>
        `It was rare only because nobody chose the order. Given the same turns, the same thing happens: ${circle(f.last)}`,
    },
    otherwise: (f) => `${steps(f.last?.schedule ?? [])} ${mealsOf(f.last)}`,
    unsettled: 'The schedule was not followed to a deadlock or to a meal. Choose naive and leave the schedule empty.',
    explanation: (f) =>
      `${f.last ? `${steps(f.last.schedule)} ${circle(f.last)}` : ''} What makes a deadlock hard is that it depends on the order, and the order is hardly ever the same. A schedule pins the order down: so it can be repeated, sent to somebody, and tried again after the repair.`,
    modelAnswer:
      'The same turns give the same circle. They stand, and nothing in Node or the operating system does anything about it.',
    tasks: {
      'waits-for-first': {
        ask: 'Select the event at which somebody begins to wait for a lock that number 0 has.',
        missing: (_f, picked) => `${kindOf.en(picked)}A block names who holds what is wanted.`,
        done: () => 'Yes: an arrow of the wait-for graph, into number 0.',
      },
      four: {
        ask: 'Replay a deadlock of four philosophers.',
        missing: (f) => `${circle(f.last) || noCircle} There were ${threadsOf(f.params)}.`,
        done: (f) => circle(f.last),
      },
      'after-a-meal': {
        ask: 'Write a schedule that deadlocks after somebody has eaten. (Give them two meals each.)',
        missing: (f) => `${f.last?.cycle ? 'It deadlocked.' : noCircle} ${mealsOf(f.last)}`,
        done: (f) => `${mealsOf(f.last)} ${circle(f.last)}`,
      },
    },
  },
} as const satisfies Pick<Experiments, 'livelock' | 'repair' | 'replay'>;
