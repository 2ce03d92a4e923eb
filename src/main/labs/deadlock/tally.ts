/** Sums up the last attempt from the trace alone, however it came to an end. */
import { deadlock, type DeadlockSummary } from '../../../shared/labs/deadlock/contract';
import type { TraceStore } from '../../../shared/trace/store';

/** As many turns as a run takes as a parameter: a longer schedule could not be run again, and would only fill the wire. */
const MAX_SCHEDULE = deadlock.parameters.schedule.maxSteps;

export function tally(store: TraceStore): DeadlockSummary {
  const schedule: number[] = [];
  const meals: Record<string, number> = {};
  let cycle: readonly string[] | null = null;
  for (let row = beginOfLast(store); row < store.length; row += 1) {
    const kind = store.kindAt(row);
    if (kind === 'error' && store.fieldAt(row, 'reason') === 'deadlock') cycle = namesIn(store.fieldAt(row, 'cycle'));
    const thread = store.fieldAt(row, 'thread');
    if (typeof store.fieldAt(row, 'step') !== 'number' || typeof thread !== 'number') continue;
    schedule.push(thread);
    if (kind === 'work') meals[store.actorNameAt(row)] = (meals[store.actorNameAt(row)] ?? 0) + 1;
  }
  return { cycle, meals, ...(schedule.length <= MAX_SCHEDULE && { schedule }) };
}

/** The row at which the last attempt of real threads began. */
function beginOfLast(store: TraceStore): number {
  let row = store.length;
  while (row > 0 && typeof store.fieldAt(row - 1, 'attempt') !== 'number') row -= 1;
  return row;
}

const namesIn = (value: unknown): readonly string[] | null => (Array.isArray(value) ? value.map(String) : null);
