/** A run as bets, tasks and explanations see it: what it was given, what happened, how it ended. */
import type { RunStatus } from '../../../shared/bench/run';
import type { Lab, ParamsOf, SummaryOf } from '../../../shared/labs/lab';
import type { Actor, TraceEvent } from '../../../shared/trace/event';

/** The events by row. An array is one. */
export interface Events {
  readonly length: number;
  at(row: number): TraceEvent | undefined;
}

export interface WatchedRun<L extends Lab = Lab> {
  readonly params: ParamsOf<L>;
  readonly actors: readonly Actor[];
  readonly events: Events;
  /** `undefined` while it runs. */
  readonly status: RunStatus | undefined;
  /** What the engine summed up; partial after a stop. */
  readonly summary: Partial<SummaryOf<L>> | null;
}

export function* eventsOf(events: Events): Generator<readonly [row: number, event: TraceEvent]> {
  for (let row = 0; row < events.length; row += 1) {
    const event = events.at(row);
    if (event) yield [row, event];
  }
}

/** Whether the bench held anybody back in this run, so that the order is not the operating system's alone. */
export function wasGated(events: Events): boolean {
  for (const [, { fidelity }] of eventsOf(events)) if (fidelity === 'GATED') return true;
  return false;
}
