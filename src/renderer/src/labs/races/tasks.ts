import type { races } from '../../../../shared/labs/races/contract';
import { dataField, numberField } from '../event-data';
import type { TasksOf } from '../panel';
import type { Attempt } from './attempts';
import { passesAll } from './bets';
import { expectedOutcome, type RacesFacts } from './facts';

/** A thread stops half-way, another does all of its steps, the first goes on: it cannot be done with fewer. */
export const FEWEST_SWITCHES = 2;
/** A test that is run fifty times is more than most get. */
export const MANY_TESTS = 50;
/** Of a thousand runs one, the usual meaning of "rare" here. */
export const RARE_RATE = 0.01;
export const THOUSAND = 1_000;
export const MILLION = 1_000_000n;
/** With two threads that each count twice or more, at least two arrive whatever the order. */
export const LOWEST = 2;

export const tasks = {
  schedule: [
    {
      id: 'second-sale',
      step: 'investigate',
      by: 'event',
      answers: (facts, row) =>
        facts.attempts.some(({ violates, staleWrites }) => violates && staleWrites.includes(row)),
    },
    {
      id: 'sell-twice',
      step: 'modify',
      by: 'run',
      passes: (facts) => attemptsAt(facts, 'ticket', 'none').some(({ violates }) => violates),
    },
    {
      id: 'fewest-switches',
      step: 'modify',
      by: 'run',
      passes: (facts) => fewestSwitches(facts) <= FEWEST_SWITCHES,
    },
    {
      id: 'try-with-lock',
      step: 'modify',
      by: 'run',
      // It counts as tried when somebody asked for the ticket while another was at it, and was made to wait.
      passes: (facts) =>
        attemptsAt(facts, 'ticket', 'lock').some(
          ({ outcome, violates, blocks }) => outcome !== undefined && !violates && blocks > 0,
        ),
    },
    {
      id: 'lose-an-update',
      step: 'make',
      by: 'run',
      passes: (facts) => attemptsAt(facts, 'increment', 'none').some(({ violates }) => violates),
    },
    {
      id: 'flag-without-data',
      step: 'make',
      by: 'run',
      passes: (facts) => attemptsAt(facts, 'publish', 'none').some(({ violates }) => violates),
    },
  ],
  thousand: [
    {
      id: 'a-failing-run',
      step: 'investigate',
      by: 'event',
      answers: ({ events }, row) => {
        const event = events.at(row);
        if (!event || numberField(event, 'race') === undefined) return false;
        return dataField(event.data, 'violates') === true;
      },
    },
    {
      id: 'make-it-rare',
      step: 'modify',
      by: 'run',
      passes: ({ over, series }) =>
        over && series !== undefined && series.failed > 0 && series.failed <= series.runs * RARE_RATE,
    },
    {
      id: 'wrong-and-never-caught',
      step: 'make',
      by: 'run',
      passes: ({ over, series, params }) =>
        over &&
        series !== undefined &&
        params.guard === 'none' &&
        params.threads > 1 &&
        series.runs >= MANY_TESTS &&
        series.failed === 0,
    },
    {
      id: 'atomic-thousand',
      step: 'make',
      by: 'run',
      passes: ({ over, series, params }) =>
        over &&
        series !== undefined &&
        params.guard === 'atomic' &&
        params.threads > 1 &&
        series.runs >= THOUSAND &&
        series.failed === 0,
    },
  ],
  replay: [
    {
      id: 'overwriting-store',
      step: 'investigate',
      by: 'event',
      answers: ({ attempts }, row) => attempts.some(({ staleWrites }) => staleWrites.includes(row)),
    },
    {
      id: 'nothing-lost',
      step: 'modify',
      by: 'run',
      passes: (facts) =>
        facts.followed &&
        facts.params.guard === 'none' &&
        facts.params.threads > 1 &&
        facts.shown?.outcome !== undefined &&
        facts.shown.outcome === expectedOutcome(facts.params),
    },
    {
      id: 'three-make-one',
      step: 'make',
      by: 'run',
      passes: ({ followed, params, shown }) =>
        followed && params.program === 'increment' && params.threads === 3 && shown?.outcome === 1,
    },
    {
      id: 'as-low-as-it-gets',
      step: 'make',
      by: 'run',
      passes: ({ followed, params, shown }) =>
        followed &&
        params.program === 'increment' &&
        params.threads === 2 &&
        params.increments >= 3 &&
        shown?.outcome === LOWEST,
    },
  ],
  explore: [
    {
      id: 'where-it-is-lost',
      step: 'investigate',
      by: 'event',
      answers: ({ attempts }, row) =>
        attempts.some(({ violates, staleWrites }) => violates && staleWrites.includes(row)),
    },
    {
      id: 'three-threads',
      step: 'modify',
      by: 'run',
      passes: (facts) => counted(facts) && facts.params.threads >= 3 && facts.params.guard === 'none',
    },
    {
      id: 'none-fails',
      step: 'modify',
      by: 'run',
      passes: (facts) =>
        counted(facts) &&
        facts.params.threads > 1 &&
        facts.params.guard !== 'none' &&
        facts.explored?.violations === 0n &&
        facts.explored.deadlocks === 0n,
    },
    {
      id: 'a-million-by-few',
      step: 'make',
      by: 'run',
      passes: (facts) =>
        counted(facts) &&
        facts.explored !== undefined &&
        facts.explored.schedules > MILLION &&
        BigInt(facts.explored.explored) * 100n < facts.explored.schedules,
    },
  ],
  repair: [
    {
      id: 'second-sale',
      step: 'investigate',
      by: 'event',
      answers: ({ attempts }, row) =>
        attempts.some(({ violates, staleWrites }) => violates && staleWrites.includes(row)),
    },
    {
      id: 'a-repair-that-fails',
      step: 'modify',
      by: 'run',
      passes: ({ codeChanged, programError, explored }) =>
        codeChanged && programError === undefined && explored !== undefined && explored.violations > 0n,
    },
    { id: 'passes-every-order', step: 'make', by: 'run', passes: passesAll },
    {
      id: 'without-a-lock',
      step: 'make',
      by: 'run',
      passes: (facts) => passesAll(facts) && !facts.calls.some((name) => LOCKS.has(name)),
    },
  ],
} as const satisfies TasksOf<typeof races, RacesFacts>;

/** Whoever calls one of these asks for a lock. */
const LOCKS: ReadonlySet<string> = new Set(['lock', 'tryLock', 'lockWithin']);

type Params = RacesFacts['params'];

/** Attempts of this program under this guard, if the run was one of these. */
function attemptsAt(
  { params, attempts }: RacesFacts,
  program: Params['program'],
  guard: Params['guard'],
): readonly Attempt[] {
  return params.program === program && params.guard === guard ? attempts : [];
}

/** Of the attempts that sold the ticket twice, how often the thread changed; Infinity if none did. */
export function fewestSwitches(facts: RacesFacts): number {
  const sold = attemptsAt(facts, 'ticket', 'none').filter(({ violates }) => violates);
  return Math.min(...sold.map(({ switches }) => switches));
}

const counted = ({ explored }: RacesFacts): boolean =>
  explored !== undefined && !explored.partial && explored.schedules > 0n;
