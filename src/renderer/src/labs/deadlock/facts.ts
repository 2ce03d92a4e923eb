/** What one run of `deadlock` showed, read from its trace: bets, tasks and explanations ask nothing else. */
import type { deadlock } from '../../../../shared/labs/deadlock/contract';
import type { ParamsOf } from '../../../../shared/labs/lab';
import type { Count } from '../../../../shared/labs/races/contract';
import { dataField, numberField } from '../event-data';
import { eventsOf, type Events, type WatchedRun } from '../watched-run';
import { AttemptReader, type AttemptFacts } from './attempt-facts';

export interface ExploredFacts {
  readonly schedules: bigint;
  readonly deadlocks: bigint;
  /** Executed with reduction. */
  readonly explored: number;
  readonly shortest: readonly number[] | undefined;
  readonly partial: boolean;
}

export interface DeadlockFacts {
  readonly params: ParamsOf<typeof deadlock>;
  readonly events: Events;
  readonly over: boolean;
  /** Of real threads, in order; each begins everything anew. */
  readonly attempts: readonly AttemptFacts[];
  readonly last: AttemptFacts | undefined;
  /** The latest that ended in a circle. */
  readonly stuck: AttemptFacts | undefined;
  readonly explored: ExploredFacts | undefined;
  /** The shortest deadlock as the model went through it. */
  readonly shown: AttemptFacts | undefined;
}

export function deadlockFacts({ params, events, status }: WatchedRun<typeof deadlock>): DeadlockFacts {
  const readers: AttemptReader[] = [];
  let explored: ExploredFacts | undefined;
  for (const [row, event] of eventsOf(events)) {
    if (event.actor === 'main' && event.kind === 'note') {
      if (numberField(event, 'attempt') !== undefined) readers.push(new AttemptReader());
      explored = exploredIn(event.data) ?? explored;
    }
    readers.at(-1)?.read(row, event);
  }
  const all = readers.map((reader) => reader.facts());
  const attempts = all.filter(({ simulated }) => !simulated);
  return {
    params,
    events,
    over: status !== undefined,
    attempts,
    last: attempts.at(-1),
    stuck: attempts.findLast(({ cycle }) => cycle !== undefined),
    explored,
    shown: all.findLast(({ simulated }) => simulated),
  };
}

/** What main says when exploring has ended; what it says on the way has no `schedules`. */
function exploredIn(data: Parameters<typeof dataField>[0]): ExploredFacts | undefined {
  const schedules = countOf(dataField(data, 'schedules'));
  const deadlocks = countOf(dataField(data, 'deadlocks'));
  const explored = dataField(data, 'explored');
  if (schedules === undefined || deadlocks === undefined || typeof explored !== 'number') return undefined;
  const shortest = dataField(data, 'shortest');
  return {
    schedules,
    deadlocks,
    explored,
    shortest: Array.isArray(shortest) ? shortest.filter((one) => typeof one === 'number') : undefined,
    partial: dataField(data, 'partial') === true,
  };
}

function countOf(value: ReturnType<typeof dataField>): bigint | undefined {
  const count = value as Count | undefined;
  if (typeof count === 'number' && Number.isInteger(count)) return BigInt(count);
  return typeof count === 'string' && /^\d+$/.test(count) ? BigInt(count) : undefined;
}

/** How many threads there are in such a run. */
export const threadsOf = ({ program, philosophers }: ParamsOf<typeof deadlock>): number =>
  program === 'two-locks' ? 2 : philosophers;
