/** What one run of `why` showed, read from the trace. */
import { WAYS, type Saturation, type Way, type why } from '../../../../shared/labs/why/contract';
import { bendOf, speedups } from '../../../../shared/labs/why/scaling';
import type { ParamsOf } from '../../../../shared/labs/lab';
import { eventsOf, wasGated, type Events, type WatchedRun } from '../watched-run';
import {
  addToDoor,
  addToMeasured,
  addToWays,
  NOBODY_ASKED,
  NOTHING_MEASURED,
  type Door,
  type Measured,
  type WayTimes,
} from './model';

type L = typeof why;

/** One way, all of whose tasks were done. */
export interface WayFacts {
  readonly way: Way;
  readonly slowDoneMs: number;
  readonly lastFastMs: number;
  readonly fastBeforeSlow: number;
  /** Until the last task was done. */
  readonly allDoneMs: number;
}

export interface WhyFacts {
  readonly params: ParamsOf<L>;
  readonly events: Events;
  readonly over: boolean;
  readonly completed: boolean;
  /** Somebody chose, at least for a while, who goes next: the learner, or the pace. */
  readonly gated: boolean;
  /** The number of the slow task. */
  readonly slow: number;
  readonly ways: Readonly<Partial<Record<Way, WayFacts>>>;
  readonly cores: number;
  readonly rows: readonly Saturation[];
  /** How many times as much as one worker alone, by row. */
  readonly speedups: readonly number[];
  readonly bend: Saturation | undefined;
  readonly door: Door;
}

export function whyFacts(run: WatchedRun<L>): WhyFacts {
  const { events, params } = run;
  let ways: readonly WayTimes[] = [];
  let measured: Measured = NOTHING_MEASURED;
  let door: Door = NOBODY_ASKED;
  for (const [, event] of eventsOf(events)) {
    ways = addToWays(ways, event);
    measured = addToMeasured(measured, event);
    door = addToDoor(door, event);
  }
  const slow = slowTask(params);
  return {
    params,
    events,
    over: run.status !== undefined,
    completed: run.status === 'completed',
    gated: wasGated(events),
    slow,
    ways: Object.fromEntries(ways.flatMap((way) => readWay(way, slow, params.tasks))),
    cores: measured.cores ?? 1,
    rows: measured.rows,
    speedups: speedups(measured.rows),
    bend: bendOf(measured.rows),
    door,
  };
}

/** Which of the tasks is the slow one. */
export const slowTask = ({ slowAt, tasks }: Pick<ParamsOf<L>, 'slowAt' | 'tasks'>): number =>
  slowAt === 'first' ? 1 : Math.ceil(tasks / 2);

/** Nothing for a way that was not done to its end. */
function readWay({ way, tasks }: WayTimes, slow: number, count: number): readonly [Way, WayFacts][] {
  const done = tasks.flatMap(({ number, doneMs }) => (doneMs === undefined ? [] : [{ number, doneMs }]));
  const slowDoneMs = done.find(({ number }) => number === slow)?.doneMs;
  if (slowDoneMs === undefined || done.length < count) return [];
  const fast = done.filter(({ number }) => number !== slow).map(({ doneMs }) => doneMs);
  const lastFastMs = Math.max(...fast);
  const fastBeforeSlow = fast.filter((ms) => ms < slowDoneMs).length;
  return [[way, { way, slowDoneMs, lastFastMs, fastBeforeSlow, allDoneMs: Math.max(lastFastMs, slowDoneMs) }]];
}

/** The ways a run with these parameters goes. */
export const waysOf = ({ mode }: Pick<ParamsOf<L>, 'mode'>): readonly Way[] => (mode === 'all' ? WAYS : [mode]);

/** The last row, with how many times as much it did as one worker; `undefined` if there is nothing to compare. */
export function lastRow({ rows, speedups: times }: Pick<WhyFacts, 'rows' | 'speedups'>) {
  const [row, speedup] = [rows.at(-1), times.at(-1)];
  return row && speedup !== undefined && rows.length > 1 ? { ...row, speedup } : undefined;
}

/** The part of a task that has to be done one at a time: of the time of one worker alone, how much the shared thing was busy. */
export const serialPart = ({ rows }: Pick<WhyFacts, 'rows'>): number => (rows[0]?.workers === 1 ? rows[0].busy : 0);

/** Short rows differ by so much from one time to the next. */
const SCATTER = 1.15;

/** More than the shared thing lets through: with the first row, which all are compared with, something was wrong. */
export function isBeyondLimit(facts: Pick<WhyFacts, 'rows' | 'speedups'>): boolean {
  return (lastRow(facts)?.speedup ?? 0) * serialPart(facts) > SCATTER;
}
