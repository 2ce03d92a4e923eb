/** The words of the experiments in which real threads run. */
import type { races } from '../../../../../shared/labs/races/contract';
import type { LabText } from '../../panel';
import { kindOf } from '../../picked';
import type { bets } from '../bets';
import { counted, type RacesFacts } from '../facts';
import { FEWEST_SWITCHES, fewestSwitches, LOWEST, MANY_TESTS, THOUSAND, type tasks } from '../tasks';
import { ending, failedOf, finals, raced, staleHint, steps } from './en-parts';

type Words = LabText<typeof races, RacesFacts, typeof bets, typeof tasks>['experiments'];

export const schedule = {
  intro:
    'One ticket is left, and two threads sell: look whether there is one, then take it. You are the scheduler: press Go at a thread, and it makes its next step. Sell the last ticket twice.',
  question: 'One ticket is left. How many can be sold?',
  options: {
    'one-by-check': 'One: the program looks first whether a ticket is left',
    'one-by-turns': 'One: each thread finishes before the next one starts',
    more: 'More than one, if the steps come in an unlucky order',
  },
  happened: (f) => `${ending(f)}${steps(f.shown)}`,
  right: (f) => `${ending(f)} Check and sale are two steps, and another thread came in between.`,
  feedback: {
    'what-was-checked-stays-true': (f) =>
      `The check was right when it was made, and out of date when the ticket was taken. ${ending(f)}`,
    'threads-take-turns-fairly': (f) =>
      `Nobody makes a thread finish first. It can be stopped after any step, as you did it here. ${ending(f)}`,
  },
  otherwise: (f) => `${ending(f)}${steps(f.shown)}`,
  unsettled:
    'The ticket was not sold twice in this run. That shows only that this order went well. Run again, and let both threads look before either of them sells.',
  explanation: () =>
    'Both threads found a ticket, and both were right at that moment. This is check-then-act: between the check and the act the world moves on. Check and act belong together in one critical section.',
  modelAnswer:
    'Looking and taking are two separate steps. If the second thread looks before the first has taken, both see the ticket and both sell it. Only if nobody can get in between is the check still true when the ticket is taken.',
  tasks: {
    'second-sale': {
      ask: 'Select the step with which the same ticket was sold for the second time.',
      missing: (f, picked) => `${kindOf.en(picked)}${staleHint(f)}`,
      done: () => 'Yes. When this thread wrote, what it had read was no longer true.',
    },
    'sell-twice': {
      ask: 'Sell the last ticket twice.',
      missing: (f) =>
        f.params.program !== 'ticket' || f.params.guard !== 'none'
          ? 'Choose the program “ticket” without a guard.'
          : `${ending(f)} Let both threads read before one of them writes. You can take a step back.`,
      done: (f) => `${ending(f)}${steps(f.shown)}`,
    },
    'fewest-switches': {
      ask: 'Sell it twice and change from one thread to another as seldom as possible.',
      missing: (f) => {
        const switches = fewestSwitches(f);
        return Number.isFinite(switches)
          ? `You changed ${switches} times. It can be done with ${FEWEST_SWITCHES}.`
          : `First sell it twice. ${ending(f)}`;
      },
      done: () =>
        `${FEWEST_SWITCHES} changes are enough: one thread is interrupted once, at the wrong moment. That is why it is rare, and why it happens.`,
    },
    'try-with-lock': {
      ask: 'Choose the guard “lock” and try to sell it twice once more. What stops you?',
      missing: (f) =>
        f.params.guard !== 'lock'
          ? 'The guard is not “lock” yet.'
          : (f.shown?.blocks ?? 0) === 0
            ? 'No thread had to wait for the lock in this run. Let one go while the other holds the lock, then run all to the end.'
            : `${ending(f)} Run it to its end.`,
      done: (f) =>
        `${ending(f)} The other thread had to wait until the lock was free, and then it found no ticket. You could still choose who goes, but not get in between.`,
    },
    'lose-an-update': {
      ask: 'Choose the program “increment” and lose an update.',
      missing: (f) =>
        f.params.program !== 'increment' || f.params.guard !== 'none'
          ? 'Choose the program “increment” without a guard.'
          : `${ending(f)} What must both threads do before either of them writes?`,
      done: (f) => `${ending(f)} The same trap as with the ticket: read, and act on what has been read.`,
    },
    'flag-without-data': {
      ask: 'Choose the program “publish”: let thread-1 see the flag and miss the data.',
      missing: (f) =>
        f.params.program !== 'publish' || f.params.guard !== 'none'
          ? 'Choose the program “publish” without a guard.'
          : `${ending(f)} When is the flag up, but the data not there yet?`,
      done: (f) => `${ending(f)} The writer raised the flag first. A flag promises only what was written before it.`,
    },
  },
} as const satisfies Words['schedule'];

export const thousand = {
  intro:
    'Two threads each add 1 to the same counter, 100 times: 200 is expected. All of it is run 1,000 times, on real threads that nobody holds back, and once more as often under a lock.',
  question: 'In how many of the runs is an update lost?',
  options: {
    'none-one-line': 'In none: adding 1 is a single line',
    'none-too-rare': 'In none: it could happen, but that is too unlikely',
    few: 'In some, at most one in ten',
    many: 'In more than one in ten',
    none: 'In none, this time',
  },
  happened: (f) => `${raced(f)}. ${finals(f.series)}`,
  right: (f) => `${raced(f)}. Nobody chose that: your operating system did.`,
  feedback: {
    'one-line-is-atomic': (f) =>
      `One line, three steps: read, add, write. In ${failedOf(f.series)} another thread came in between. In JavaScript too, counter[0] += 1 on shared memory is a load, an add and a store; Atomics.add is one step.`,
    'rare-means-never': (f) =>
      `It did happen: ${failedOf(f.series)}. What is unlikely once becomes likely when it is tried often enough, and a server tries all day.`,
    'it-worked-so-it-is-right': (f) =>
      `True for these ${counted(f.series?.runs ?? 0)} runs, and no proof: nothing in the program prevents it. Let each thread add more often and run again, or see “Every possible order”.`,
    'threads-take-turns-fairly': (f) =>
      `It was ${failedOf(f.series)}. Threads do not change at every step: each runs for a while, and often one is through before the other gets in its way.`,
  },
  otherwise: (f) => `${raced(f)}.`,
  unsettled:
    'This bet is about threads without a guard, two or more, with every run made. Choose the guard “none” and let it run to its end.',
  explanation: (f) =>
    `The program was the same every time; only the order of the steps differed. ${raced(f)}. ${finals(f.series)}` +
    (f.locked ? ` Under a lock: ${failedOf(f.locked)}.` : '') +
    ' A test that passes has seen some orders; it says nothing about the others.' +
    (f.caught && f.caught.length > 0
      ? ` One failing run was caught: a schedule of ${counted(f.caught.length)} steps explains all that its threads saw.`
      : ''),
  modelAnswer:
    'Each increment is read, add, write. Whenever both threads read the same value, one of the two increments is lost. How often that happens depends on the computer and on how many chances there are; without a guard nothing rules it out.',
  tasks: {
    'a-failing-run': {
      ask: 'Select one of the runs that went wrong. They are notes of main, in the table.',
      missing: (f, picked) =>
        (f.series?.failed ?? 0) === 0
          ? 'No run went wrong this time. Let each thread add more often, and run again.'
          : `${kindOf.en(picked)}Look for a note whose data says violates: true.`,
      done: () => 'Yes. One of many, and nothing about it was special but its order.',
    },
    'make-it-rare': {
      ask: 'Make the failure rare: at least one run, but at most one in a hundred.',
      missing: (f) => `It was ${failedOf(f.series)}. Fewer steps mean fewer chances; more runs find the rare one.`,
      done: (f) => `${failedOf(f.series)}. A test that is run once would hardly have found it.`,
    },
    'wrong-and-never-caught': {
      ask: `Without a guard and with two threads or more: make at least ${MANY_TESTS} runs of which none goes wrong.`,
      missing: (f) =>
        f.params.guard !== 'none' || f.params.threads < 2
          ? 'It must be two threads or more, without a guard.'
          : `${failedOf(f.series)} went wrong. What if each thread adds only once?`,
      done: (f) =>
        `${counted(f.series?.runs ?? 0)} good runs of a program that is wrong. That is how such a fault gets through the tests.`,
    },
    'atomic-thousand': {
      ask: `Choose the guard “atomic”: ${counted(THOUSAND)} runs or more, and no update lost.`,
      missing: (f) =>
        f.params.guard !== 'atomic'
          ? 'The guard is not “atomic” yet.'
          : `${failedOf(f.series)} went wrong. At least ${counted(THOUSAND)} runs are asked for, with two threads or more.`,
      done: (f) => `${failedOf(f.series)} went wrong. Nobody waited for a lock: the three steps are one.`,
    },
  },
} as const satisfies Words['thousand'];

export const replay = {
  intro:
    'The schedule 0,0,1,1,1,0 says whose turn it is, step by step. Each increment is three steps: load, add, store. Real threads follow it exactly, as often as you like.',
  question: 'The counter starts at 0, and each thread adds 1. What is it at the end of the schedule?',
  options: {},
  happened: (f) => `${ending(f)}${steps(f.shown)}`,
  right: (f) => `${ending(f)} The last store wrote what its thread had worked out from what it had read.`,
  feedback: {
    'one-line-is-atomic': (f) =>
      `So it would be if adding 1 were one step. ${ending(f)} Whoever writes last, writes over what came in between.`,
    'race-means-any-value': (f) =>
      `A race does not scramble values. Each store writes what its thread had read, plus 1. ${ending(f)}`,
  },
  otherwise: (f) => `${ending(f)}${steps(f.shown)}`,
  unsettled: 'The schedule must be followed to its end: every thread needs its three steps, load, add and store.',
  explanation: () =>
    'With the same schedule it always ends the same way: nothing is left to chance. A failing run that is kept as a schedule can be run again until it is understood.',
  modelAnswer:
    'With 0,0,1,1,1,0: thread-0 reads 0 and adds. Then thread-1 reads 0 as well, adds and writes 1. Last, thread-0 writes its own 1 over it: 1 instead of 2.',
  tasks: {
    'overwriting-store': {
      ask: 'Select the store that writes an increment away.',
      missing: (f, picked) =>
        f.attempts.some(({ staleWrites }) => staleWrites.length > 0)
          ? `${kindOf.en(picked)}Which thread wrote although the other had written since it read?`
          : `${ending(f)} Nothing was written away in this run.`,
      done: () => 'Yes. It rests on a value that was out of date by then.',
    },
    'nothing-lost': {
      ask: 'Write a schedule in which no update is lost.',
      missing: (f) => (f.followed ? ending(f) : 'The schedule could not be followed to its end.'),
      done: (f) => `${ending(f)} Each read what the other had written.`,
    },
    'three-make-one': {
      ask: 'Three threads, and the counter ends at 1. Write the schedule.',
      missing: (f) =>
        f.params.threads === 3 ? ending(f) : `There are ${f.params.threads} threads, three are asked for.`,
      done: () => 'All three had read 0. Two increments left no trace.',
    },
    'as-low-as-it-gets': {
      ask: `Two threads, three increments each: end at ${LOWEST}. Lower is not possible.`,
      missing: (f) =>
        f.params.threads !== 2 || f.params.increments < 3
          ? `This was ${f.params.threads} threads with ${f.params.increments} each.`
          : `${ending(f)} Hint: one thread reads 0 and rests, until the other has only its last increment before it.`,
      done: () => `Six increments, and ${LOWEST} are left.`,
    },
  },
} as const satisfies Words['replay'];
