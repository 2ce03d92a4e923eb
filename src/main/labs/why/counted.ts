/**
 * Tasks a second against the number of workers: `throughput` with workers that share nothing,
 * `bottleneck` with workers that need the same thing for a part of each task.
 *
 * Every row is measured between two readings of the workers' own counters and of the clock, after a
 * time to warm up, so that it does not matter how late main's timer wakes it.
 */
import { availableParallelism } from 'node:os';
import { numbered } from '../../../shared/labs/numbered';
import type { Saturation, why, WhySummary } from '../../../shared/labs/why/contract';
import type { Json } from '../../../shared/wire/json';
import type { RunContext } from '../../run/engine';
import type { TraceRecord } from '../../run/thread-program/trace-reader';
import { CountBoard } from './counts';
import { gauge } from './gauge';
import { mostWorkers, rowsOf } from './rows';
import { TeamTurns } from './team-turns';
import { TURN_WAIT, type CountedThreadData, type Work } from './thread-data';

/**
 * How long a task means to be. Computing: short, so that even a short row counts hundreds. Waiting:
 * long, since timers are exact to about a millisecond.
 */
const TASK_MS: Readonly<Record<'throughput' | 'bottleneck', Readonly<Record<Work, number>>>> = {
  throughput: { compute: 0.5, wait: 10 },
  bottleneck: { compute: 1, wait: 20 },
};

/** Long enough for every worker to be awake and its code optimised, a part of the measured time so that tests can be quick. */
const WARM_UP_PART = 0.25;

/** The bound of the parameter. */
const MOST_WORKERS = 32;

export async function measureThroughput(run: RunContext<typeof why>): Promise<WhySummary> {
  const rows = await measure(run, 'throughput', 0);
  return { ...head(run), throughput: rows.map(({ workers, perSecond }) => ({ workers, perSecond })) };
}

export async function measureBottleneck(run: RunContext<typeof why>): Promise<WhySummary> {
  const saturated = await measure(run, 'bottleneck', run.params.sharedPercent / 100);
  return { ...head(run), saturated };
}

/** Taken when all is measured. */
function head(run: RunContext<typeof why>): Pick<WhySummary, 'cores' | 'elapsedMs'> {
  return { cores: availableParallelism(), elapsedMs: run.clock.now() / 1e6 };
}

async function measure(
  run: RunContext<typeof why>,
  experiment: 'throughput' | 'bottleneck',
  sharedPart: number,
): Promise<readonly Saturation[]> {
  const { params, signal } = run;
  const cores = availableParallelism();
  const most = mostWorkers(params.workers, cores, MOST_WORKERS);
  const board = new CountBoard(CountBoard.allocate(most));
  const roundsPerMs = params.work === 'compute' ? await gauge(run) : 1;
  const taskMs = TASK_MS[experiment][params.work];
  const members = new TeamTurns(run, {
    // Named apart, since they run different programs.
    actors: numbered(experiment === 'throughput' ? 'worker' : 'sharer', most),
    places: [{ lock: 'shared' }],
    dataOf,
  });
  const data: CountedThreadData = {
    turns: members.turns.buffer,
    counts: board.buffer,
    lock: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
    work: params.work,
    ownMs: taskMs * (1 - sharedPart),
    sharedMs: taskMs * sharedPart,
    roundsPerMs,
  };
  await members.start(
    () => `why/${experiment}.worker`,
    () => data,
  );
  const rows: Saturation[] = [];
  for (const workers of rowsOf(most, cores)) {
    if (signal.aborted || !(await members.begin(1, workers, { begin: workers, cores }))) break;
    const row = await measureRow(run, board, workers);
    if (!row) break;
    rows.push(row);
    await members.end({ ...row });
    await members.allWaiting(most);
  }
  await members.finish();
  return rows;
}

/** @returns `undefined` if the run was stopped meanwhile: half a row says nothing */
async function measureRow(
  run: RunContext<typeof why>,
  board: CountBoard,
  workers: number,
): Promise<Saturation | undefined> {
  const { clock, signal, params } = run;
  try {
    await clock.sleep(params.measureMs * WARM_UP_PART, signal);
    const [before, begun] = [board.total(workers), clock.now()];
    await clock.sleep(params.measureMs, signal);
    const [after, ended] = [board.total(workers), clock.now()];
    const elapsedUs = (ended - begun) / 1e3;
    const part = (us: number): number => Math.min(1, round(us / elapsedUs, 1e4));
    return {
      workers,
      perSecond: round(((after.done - before.done) / elapsedUs) * 1e6, 10),
      busy: part(after.heldUs - before.heldUs),
      waiting: part((after.waitedUs - before.waitedUs) / workers),
    };
  } catch (thrown) {
    if (signal.aborted) return undefined;
    throw thrown;
  }
}

const round = (value: number, parts: number): number => Math.round(value * parts) / parts;

function dataOf({ kind, datum }: TraceRecord): Json | undefined {
  switch (kind) {
    case 'work':
      return { item: datum };
    case 'wait':
      return datum === TURN_WAIT ? { for: 'turn' } : undefined;
    case 'block':
      return { for: 'lock' };
    case 'note':
      return { done: datum };
    default:
      return undefined;
  }
}
