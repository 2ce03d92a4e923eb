/** The words of the experiments in which every order is tried. */
import type { races } from '../../../../../shared/labs/races/contract';
import type { LabText } from '../../panel';
import { kindOf } from '../../picked';
import type { bets } from '../bets';
import { counted, share, type RacesFacts } from '../facts';
import type { tasks } from '../tasks';
import { errorOf, found, ordersOf, proposed, reduced, staleHint, steps, verdicts } from './en-parts';

type Words = LabText<typeof races, RacesFacts, typeof bets, typeof tasks>['experiments'];

export const explore = {
  intro:
    'Two threads add 1 each, in three steps: load, add, store. Their six steps can come in 20 orders. A model tries every one of them: nothing is left to luck.',
  question: 'In how many of all possible orders is an update lost?',
  options: {},
  happened: (f) => `${found(f)}.`,
  right: (f) =>
    f.explored?.violations === 0n
      ? `In none: ${ordersOf(f)}.`
      : 'Only where one thread has written before the other reads is nothing lost.',
  feedback: {
    'one-line-is-atomic': (f) =>
      `As a single step it would be none. But load, add and store are three, and the other thread fits in between: ${ordersOf(f)}.`,
    'few-interleavings': (f) =>
      `It is more than one would think: ${ordersOf(f)}. Good are only the orders in which one thread has written before the other reads.`,
    'race-fails-every-time': (f) =>
      `Not every order fails: ${ordersOf(f)}. The others go well, and that is what makes a race so hard to find.`,
  },
  otherwise: (f) => `${ordersOf(f)}.`,
  unsettled: 'Let the exploration go on to its end; a part of the orders does not tell.',
  explanation: (f) =>
    `${found(f)}; ${reduced(f)}.` +
    (f.explored?.shortest
      ? ` The shortest failing one has ${f.explored.shortest.length} steps: ${f.explored.shortest.join(',')}. Step through it below.`
      : ' No order fails: that is no longer luck but a proof for this program.'),
  modelAnswer:
    'Nothing is lost only if one thread stores before the other loads. Of the 20 orders those are two: all of thread-0 first, or all of thread-1 first. In the 18 others both read 0.',
  tasks: {
    'where-it-is-lost': {
      ask: 'Step through the failing order and select the store at which the update is lost.',
      missing: (f, picked) => `${kindOf.en(picked)}${staleHint(f)}`,
      done: () => 'Yes. The thread writes what it worked out before the other had written.',
    },
    'three-threads': {
      ask: 'How many orders will three threads have? Guess, then run it without a guard.',
      missing: (f) =>
        f.explored?.partial
          ? 'It was stopped before all orders were counted.'
          : `This was ${f.params.threads} threads, guard “${f.params.guard}”.`,
      done: (f) => `${ordersOf(f)}. Two threads have 20. Nobody goes through that in their head.`,
    },
    'none-fails': {
      ask: 'Choose a guard so that no order goes wrong.',
      missing: (f) => `${ordersOf(f)} went wrong with the guard “${f.params.guard}”.`,
      done: (f) => `${ordersOf(f)}. This is more than a thousand good runs: there is no other order.`,
    },
    'a-million-by-few': {
      ask: 'Find a program with more than a million orders of which not one in a hundred had to be executed.',
      missing: (f) => `${ordersOf(f)}; ${reduced(f)}. More threads, or more times each.`,
      done: (f) =>
        `${counted(f.explored?.schedules ?? 0)} orders, ${counted(f.explored?.explored ?? 0)} executed (${share(f.explored?.explored ?? 0, f.explored?.schedules ?? 1n)}), and no outcome is missing.`,
    },
  },
} as const satisfies Words['explore'];

export const repair = {
  intro:
    'This text can sell the last ticket twice. Four repairs are proposed. The run tries every order of the text as it is, and of each repair; after that you repair it yourself. The lock is called mutex.',
  question: 'Which of these repairs works?',
  options: {
    'lock-store': 'A lock around the store only',
    'lock-both': 'One lock around the check and the sale',
    'check-twice': 'Checking a second time just before the sale',
    pause: 'A pause between check and sale',
  },
  happened: (f) => `As it is: ${ordersOf(f)} go wrong.${verdicts(f)}`,
  right: (f) =>
    `${proposed(f, 'lock-both')} fail: check and sale are one critical section, and the lock is held for all of it.`,
  feedback: {
    'lock-protects-code-not-data': (f) =>
      `With a lock around the store alone ${proposed(f, 'lock-store')} still fail. It keeps two stores apart, and they were never the trouble: the check reads the same data, so it must be under the same lock.`,
    'sleep-fixes-a-race': (f) =>
      `With a pause ${proposed(f, 'pause')} still fail. It only moves the moment, and leaves the other thread more room to get in between.`,
    'what-was-checked-stays-true': (f) =>
      `With a second check ${proposed(f, 'check-twice')} still fail. After that check there is a gap too, between it and the sale.`,
  },
  otherwise: (f) => `${ordersOf(f)} go wrong.${verdicts(f)}`,
  unsettled: 'Let the run end: it checks the text as it is, and then the four repairs, one after the other.',
  explanation: () =>
    'A lock guards data, not lines: everybody who reads or writes tickets must hold mutex, from the check until the ticket is gone. Now write it yourself.',
  modelAnswer:
    'One lock around the check and the sale. The check decides about the sale, so nobody may change the number of tickets in between. A smaller lock, a second check and a pause all leave a gap.',
  tasks: {
    'second-sale': {
      ask: 'Step through the failing order and select the store that sells the ticket for the second time.',
      missing: (f, picked) => `${kindOf.en(picked)}${staleHint(f)}`,
      done: () => 'Yes. This thread had looked before the other one sold.',
    },
    'a-repair-that-fails': {
      ask: 'Try a repair that does not work, such as a lock around the store only. What does the failing order show?',
      missing: (f) =>
        f.codeChanged
          ? `${errorOf(f) || `${ordersOf(f)} went wrong. `}A text that runs, and fails in at least one order, is asked for.`
          : 'The text has not been changed yet.',
      done: (f) => `${ordersOf(f)} went wrong.${steps(f.shown)}`,
    },
    'passes-every-order': {
      ask: 'Repair it: the ticket is sold exactly once, in every order.',
      missing: (f) =>
        f.programError
          ? errorOf(f)
          : (f.explored?.deadlocks ?? 0n) > 0n
            ? `In ${counted(f.explored?.deadlocks ?? 0)} orders nobody could go on. Is the lock let go on every way out?`
            : f.explored?.partial
              ? 'Not every order could be followed to its end. Does each thread come to its end at some time?'
              : f.explored?.violations === 0n
                ? 'No order sells it twice, but it is not sold exactly once in each of them either.'
                : `${ordersOf(f)} went wrong.${steps(f.shown)}`,
      done: (f) => `${counted(f.explored?.schedules ?? 0)} orders, and none goes wrong.`,
    },
    'without-a-lock': {
      ask: 'Repair it without a lock, with compareExchange.',
      missing: (f) =>
        f.calls.includes('compareExchange')
          ? `${errorOf(f) || `${ordersOf(f)} went wrong. `}It gives back what the cell held: only if that is what you expected, it was written.`
          : "self.compareExchange('tickets', expected, value) writes only if the cell still holds what you expect.",
      done: () => 'It acts only if the check is still true, in one step. Nobody waits.',
    },
  },
} as const satisfies Words['repair'];
