import type { deadlock } from '../../../../shared/labs/deadlock/contract';
import type { TasksOf } from '../panel';
import type { AttemptFacts } from './attempt-facts';
import { threadsOf, type DeadlockFacts } from './facts';

/** So often given back without a meal is a livelock one can see. */
export const GIVEN_BACK = 10;
/** Meals of each on real threads: enough that a program with a hole in it would fall in. */
export const MANY_MEALS = 100;
/** More than anybody would go through one by one. */
export const MANY_SCHEDULES = 1_000_000n;

/** After the bet: investigate (select an event), modify (change the setup), make (a run of one's own). */
export const tasks = {
  'two-locks': [
    { id: 'closes-circle', step: 'investigate', by: 'event', answers: ({ stuck }, row) => closes(stuck) === row },
    {
      id: 'waits-and-ends',
      step: 'modify',
      by: 'run',
      passes: (facts) =>
        facts.params.program === 'two-locks' &&
        facts.params.strategy === 'ordered' &&
        allEnded(facts).some(({ waits }) => waits.length > 0),
    },
    {
      id: 'gives-back',
      step: 'make',
      by: 'run',
      passes: (facts) =>
        facts.params.program === 'two-locks' && allEnded(facts).some(({ givenBack }) => givenBack.length > 0),
    },
  ],
  'by-hand': [
    {
      id: 'waits-with-fork',
      step: 'investigate',
      by: 'event',
      answers: ({ attempts }, row) =>
        attempts.some(({ waits }) => waits.some((wait) => wait.row === row && wait.holding > 0)),
    },
    {
      id: 'five-wait',
      step: 'modify',
      by: 'run',
      passes: ({ params, attempts }) =>
        params.program === 'philosophers' && attempts.some(({ cycle }) => cycle?.length === 5),
    },
    {
      id: 'almost',
      step: 'make',
      by: 'run',
      passes: (facts) =>
        isNaiveTable(facts) && allEnded(facts).some((attempt) => waited(attempt) >= threadsOf(facts.params) - 1),
    },
  ],
  explore: [
    { id: 'last-step', step: 'investigate', by: 'event', answers: ({ shown }, row) => shown?.stepRows.at(-1) === row },
    {
      id: 'no-deadlock',
      step: 'modify',
      by: 'run',
      passes: ({ explored }) => explored !== undefined && !explored.partial && explored.deadlocks === 0n,
    },
    {
      id: 'million',
      step: 'make',
      by: 'run',
      passes: ({ explored }) =>
        explored !== undefined && !explored.partial && explored.schedules >= MANY_SCHEDULES && explored.deadlocks > 0n,
    },
  ],
  livelock: [
    {
      id: 'gives-back',
      step: 'investigate',
      by: 'event',
      answers: ({ attempts }, row) => attempts.some(({ givenBack }) => givenBack.includes(row)),
    },
    {
      id: 'hungry',
      step: 'modify',
      by: 'run',
      passes: ({ attempts }) => attempts.some(({ givenBackInARow }) => givenBackInARow >= GIVEN_BACK),
    },
    {
      id: 'both-eat',
      step: 'make',
      by: 'run',
      passes: (facts) =>
        facts.params.strategy === 'try' && allEnded(facts).some(({ live, givenBack }) => !live && givenBack.length > 0),
    },
  ],
  repair: [
    {
      id: 'wait-that-ends',
      step: 'investigate',
      by: 'event',
      answers: ({ attempts }, row) =>
        attempts.some(({ waits }) => waits.some((wait) => wait.row === row && wait.endRow !== undefined)),
    },
    {
      id: 'waiter',
      step: 'modify',
      by: 'run',
      passes: (facts) =>
        facts.params.strategy === 'waiter' &&
        facts.params.philosophers >= 3 &&
        facts.params.meals >= MANY_MEALS &&
        allEnded(facts).some(({ live }) => live),
    },
    {
      id: 'caught-live',
      step: 'make',
      by: 'run',
      passes: ({ attempts }) => attempts.some(({ live, cycle }) => live && cycle !== undefined),
    },
  ],
  replay: [
    {
      id: 'waits-for-first',
      step: 'investigate',
      by: 'event',
      answers: ({ attempts }, row) =>
        attempts.some(({ waits }) => waits.some((wait) => wait.row === row && wait.holder?.endsWith('-0') === true)),
    },
    {
      id: 'four',
      step: 'modify',
      by: 'run',
      passes: ({ params, last }) => params.program === 'philosophers' && last?.cycle?.length === 4,
    },
    {
      id: 'after-a-meal',
      step: 'make',
      by: 'run',
      passes: ({ params, last }) =>
        last?.cycle !== undefined && last.totalMeals > 0 && last.schedule.length === params.schedule.length,
    },
  ],
} as const satisfies TasksOf<typeof deadlock, DeadlockFacts>;

/** Attempts in which every thread came to the end of its text. */
export function allEnded({ attempts, params }: DeadlockFacts): readonly AttemptFacts[] {
  return attempts.filter(({ returned }) => new Set(returned).size === threadsOf(params));
}

/** The wait that closed the circle: the last one that began before nobody could go on. */
export function closes(attempt: AttemptFacts | undefined): number | undefined {
  return attempt?.waits.findLast(({ actor }) => attempt.cycle?.includes(actor))?.row;
}

/** How many of them ever waited. */
export const waited = ({ waits }: AttemptFacts): number => new Set(waits.map(({ actor }) => actor)).size;

const isNaiveTable = ({ params }: DeadlockFacts): boolean =>
  params.program === 'philosophers' && params.strategy === 'naive' && params.philosophers >= 3;
