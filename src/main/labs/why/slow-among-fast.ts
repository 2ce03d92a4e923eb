/**
 * The same tasks, one of them slow, done in three ways one after the other: in one thread each after
 * the other, in one thread all begun at once, and in a thread each.
 */
import { availableParallelism } from 'node:os';
import { numbered } from '../../../shared/labs/numbered';
import type { ParamsOf } from '../../../shared/labs/lab';
import { WAYS, type Way, type why, type WhySummary } from '../../../shared/labs/why/contract';
import type { ActorId, NewEvent } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';
import type { RunContext } from '../../run/engine';
import type { TraceRecord } from '../../run/thread-program/trace-reader';
import { gauge } from './gauge';
import { TeamTurns } from './team-turns';
import { textOf, numberOf } from './text-of';
import { TURN_WAIT, type Task, type TaskThreadData } from './thread-data';

type Params = ParamsOf<typeof why>;

/** The tasks in the order given. */
export function tasksOf({ tasks, slowAt, fastMs, slowMs }: Params): readonly Task[] {
  const slow = slowAt === 'first' ? 1 : Math.ceil(tasks / 2);
  return Array.from({ length: tasks }, (_, index) => ({
    number: index + 1,
    ms: index + 1 === slow ? slowMs : fastMs,
  }));
}

const waysOf = ({ mode }: Params): readonly Way[] => (mode === 'all' ? WAYS : [mode]);

/** The threads of each way; only `parallel` has more than one. */
const threadsOf = (way: Way, { tasks }: Params): readonly ActorId[] =>
  way === 'parallel' ? numbered(way, tasks) : [way];

export async function slowAmongFast(run: RunContext<typeof why>): Promise<WhySummary> {
  const { params, signal } = run;
  const tasks = tasksOf(params);
  const roundsPerMs = params.work === 'compute' ? await gauge(run) : 1;
  const ways = waysOf(params).map((way) => ({ way, threads: threadsOf(way, params) }));
  const actors = ways.flatMap(({ threads }) => threads);
  const tally = new DoneTally(tasks.length);
  const members = new TeamTurns(run, {
    actors,
    places: [],
    dataOf: (record) => dataOf(record, tasks),
    onEvent: (event) => tally.add(event),
  });
  const { team, turns } = members;
  await members.start(
    (actor) => `why/${actor.replace(/-\d+$/, '')}.worker`,
    (actor): TaskThreadData => ({
      turns: turns.buffer,
      tasks: actor.startsWith('parallel-') ? tasks.filter(({ number }) => actor === `parallel-${number}`) : tasks,
      work: params.work,
      roundsPerMs,
    }),
  );
  let first = 1;
  for (const { way, threads } of ways) {
    const last = first + threads.length - 1;
    if (signal.aborted || !(await members.begin(first, last, { way, cores: availableParallelism() }))) break;
    for (const actor of threads) await team.join(actor);
    turns.end();
    first = last + 1;
  }
  await members.finish();
  return { cores: availableParallelism(), elapsedMs: run.clock.now() / 1e6, doneAtMs: tally.doneAtMs };
}

/** When each task was done, by way, from the events alone. */
class DoneTally {
  readonly doneAtMs: Partial<Record<Way, number[]>> = {};
  #way: Way | undefined;
  #begunAt = 0;

  constructor(readonly tasks: number) {}

  add(event: NewEvent): void {
    const way = WAYS.find((one) => one === textOf(event, 'way'));
    if (event.actor === 'main' && event.kind === 'note' && way) {
      this.#way = way;
      this.#begunAt = event.t;
      this.doneAtMs[way] = [];
    }
    const done = numberOf(event, 'done');
    const times = this.#way && this.doneAtMs[this.#way];
    // In whole microseconds: finer is noise.
    if (done !== undefined && times) times[done - 1] = Math.round((event.t - this.#begunAt) / 1e3) / 1e3;
  }
}

function dataOf({ kind, datum }: TraceRecord, tasks: readonly Task[]): Json | undefined {
  switch (kind) {
    case 'work':
      return { item: datum, ms: tasks[datum - 1]?.ms ?? 0 };
    case 'wait':
      return datum === TURN_WAIT ? { for: 'turn' } : { for: 'timer', item: datum };
    case 'note':
      return { done: datum };
    default:
      return undefined;
  }
}
