/**
 * What one run of `races` showed. Attempts and races are read from the trace; the totals of an
 * exploration come from the summary, since nobody could count that many events.
 */
import type { Count, RacesSummary, races } from '../../../../shared/labs/races/contract';
import type { ParamsOf } from '../../../../shared/labs/lab';
import { REPAIR_TEMPLATE } from '../../../../shared/labs/races/repair-template';
import { dataField, numberField, textField } from '../event-data';
import { eventsOf, wasGated, type Events, type WatchedRun } from '../watched-run';
import { attemptsOf, type Attempt } from './attempts';
import { callsOf } from './program-calls';

type L = typeof races;

/** Many free runs of one program. */
export interface Series {
  readonly runs: number;
  /** Runs whose outcome should never be. */
  readonly failed: number;
  /** Outcome to how many runs had it. */
  readonly outcomes: ReadonlyMap<number, number>;
}

/** How many orders there are, and what became of them. */
export interface Orders {
  readonly schedules: bigint;
  readonly violations: bigint;
  readonly deadlocks: bigint;
}

export interface Explored extends Orders {
  readonly explored: number;
  readonly outcomes: readonly number[];
  readonly shortest: readonly number[] | undefined;
  /** Stopped, or at a limit: the counts are lower bounds. */
  readonly partial: boolean;
}

export interface RacesFacts {
  readonly params: ParamsOf<L>;
  /** What was run: a text of the learner's sells tickets, whatever the parameter says. */
  readonly program: ParamsOf<L>['program'];
  readonly events: Events;
  readonly over: boolean;
  /** Somebody chose, at least for a while, who goes next. */
  readonly gated: boolean;
  readonly attempts: readonly Attempt[];
  /** What the texts speak of: the newest attempt that went wrong, else the newest that ended, else the newest. */
  readonly shown: Attempt | undefined;
  /** `undefined` where nothing was run that often. */
  readonly series: Series | undefined;
  readonly locked: Series | undefined;
  readonly explored: Explored | undefined;
  readonly followed: boolean;
  /** A failing run of the series was explained by this schedule. */
  readonly caught: readonly number[] | undefined;
  /** Steps the learner's text asks for. */
  readonly calls: readonly string[];
  /** Repairs that were proposed and checked. */
  readonly proposals: ReadonlyMap<string, Orders>;
  readonly codeChanged: boolean;
  readonly programError: RacesSummary['programError'];
}

export function racesFacts(run: WatchedRun<L>): RacesFacts {
  const { events, params, summary } = run;
  const attempts = attemptsOf(events);
  const ended = attempts.filter(({ outcome }) => outcome !== undefined);
  return {
    params,
    program: attempts.some(touchesTickets) ? 'ticket' : params.program,
    events,
    over: run.status !== undefined,
    gated: wasGated(events),
    attempts,
    shown: ended.findLast(({ violates }) => violates) ?? ended.at(-1) ?? attempts.at(-1),
    // A program that is guarded by a lock is its own counterpart: there may be one series only.
    series: seriesOf(events, false) ?? (params.guard === 'lock' ? seriesOf(events, true) : undefined),
    locked: seriesOf(events, true),
    explored: exploredOf(summary),
    followed: summary?.followed === true,
    caught: summary?.caught ?? undefined,
    calls: callsOf(params.code),
    proposals: proposalsOf(events),
    codeChanged: params.code.trim() !== REPAIR_TEMPLATE.trim(),
    programError: summary?.programError,
  };
}

const touchesTickets = ({ steps }: Attempt): boolean => steps.some(({ cell }) => cell === 'tickets');

function seriesOf(events: Events, locked: boolean): Series | undefined {
  const outcomes = new Map<number, number>();
  let [runs, failed] = [0, 0];
  for (const [, event] of eventsOf(events)) {
    const outcome = numberField(event, 'outcome');
    if (outcome === undefined || numberField(event, 'race') === undefined) continue;
    if ((dataField(event.data, 'locked') === true) !== locked) continue;
    runs += 1;
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (dataField(event.data, 'violates') === true) failed += 1;
  }
  return runs > 0 ? { runs, failed, outcomes } : undefined;
}

function proposalsOf(events: Events): ReadonlyMap<string, Orders> {
  const proposals = new Map<string, Orders>();
  for (const [, event] of eventsOf(events)) {
    const proposal = textField(event, 'proposal');
    if (proposal === undefined) continue;
    const [schedules, violations, deadlocks] = (['schedules', 'violations', 'deadlocks'] as const).map((name) => {
      const count = dataField(event.data, name);
      return typeof count === 'number' || typeof count === 'string' ? BigInt(count) : 0n;
    });
    proposals.set(proposal, { schedules: schedules ?? 0n, violations: violations ?? 0n, deadlocks: deadlocks ?? 0n });
  }
  return proposals;
}

function exploredOf(summary: Partial<RacesSummary> | null): Explored | undefined {
  if (summary?.schedules === undefined) return undefined;
  return {
    schedules: BigInt(summary.schedules),
    violations: BigInt(summary.violations ?? 0),
    deadlocks: BigInt(summary.deadlocks ?? 0),
    explored: summary.explored ?? 0,
    outcomes: Object.keys(summary.outcomes ?? {}).map(Number),
    shortest: summary.shortest ?? undefined,
    partial: summary.partial === true,
  };
}

/** What the program amounts to when nothing goes wrong; `undefined` where that is not one number. */
export function expectedOutcome({ program, threads, increments }: ParamsOf<L>): number | undefined {
  return program === 'increment' ? threads * increments : undefined;
}

/** With thousands set apart, as both languages write them. */
export const counted = (count: Count | bigint): string =>
  (typeof count === 'string' ? BigInt(count) : count).toLocaleString('en');

/** All but one of a million is not all. */
const MOST_PER_MILLE = 999;

/** `1.8 %`; never 0 or 100 where it is not exactly that. */
export function share(part: bigint | number, whole: bigint | number): string {
  const [some, all] = [BigInt(part), BigInt(whole)];
  if (all === 0n || some === 0n) return '0 %';
  if (some === all) return '100 %';
  const perMille = Number((some * 2_000n + all) / (2n * all));
  return perMille === 0 ? '< 0.1 %' : `${Math.min(perMille, MOST_PER_MILLE) / 10} %`;
}
