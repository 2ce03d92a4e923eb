/**
 * The attempts of a run: each time everything began anew, who made which step, and how it ended.
 * Read from the trace alone, and the same for real threads and for a schedule played in the model.
 */
import type { EventKind, TraceEvent } from '../../../../shared/trace/event';
import { contextSwitches, type Schedule } from '../../../../shared/steps/schedule';
import { dataField, numberField, textField } from '../event-data';
import { eventsOf, type Events } from '../watched-run';

/** One step of a schedule as it was made. */
export interface MadeStep {
  readonly row: number;
  readonly thread: number;
  readonly kind: EventKind;
  readonly cell: string | undefined;
  readonly lock: string | undefined;
  /** What was read or written. */
  readonly value: number | undefined;
  /** Read and write in one step (`add`, `compareExchange`). */
  readonly atomic: boolean;
}

export interface Attempt {
  readonly steps: readonly MadeStep[];
  readonly schedule: Schedule;
  readonly switches: number;
  /** `undefined` if it has not come to its end. */
  readonly outcome: number | undefined;
  /** The outcome is one the program should never have. */
  readonly violates: boolean;
  readonly deadlocked: boolean;
  /** How often a thread wanted a lock that somebody held. */
  readonly blocks: number;
  /** Rows of writes that rest on a value somebody else had written over since it was read. */
  readonly staleWrites: readonly number[];
  readonly simulated: boolean;
}

interface Draft {
  steps: MadeStep[];
  outcome: number | undefined;
  violates: boolean;
  deadlocked: boolean;
  blocks: number;
  simulated: boolean;
}

export function attemptsOf(events: Events): readonly Attempt[] {
  const drafts: Draft[] = [];
  for (const [row, event] of eventsOf(events)) {
    if (numberField(event, 'attempt') !== undefined) drafts.push(emptyDraft());
    const draft = drafts.at(-1);
    if (draft) read(draft, row, event);
  }
  return drafts.map(closed);
}

const emptyDraft = (): Draft => ({
  steps: [],
  outcome: undefined,
  violates: false,
  deadlocked: false,
  blocks: 0,
  simulated: false,
});

function read(draft: Draft, row: number, event: TraceEvent): void {
  const thread = numberField(event, 'thread');
  if (event.kind === 'block') draft.blocks += 1;
  else if (event.kind === 'error' && textField(event, 'reason') === 'deadlock') draft.deadlocked = true;
  else if (event.kind === 'note' && numberField(event, 'race') === undefined) readEnd(draft, event);
  if (thread === undefined || numberField(event, 'step') === undefined) return;
  draft.simulated ||= event.fidelity === 'SIMULATED';
  draft.steps.push({
    row,
    thread,
    kind: event.kind,
    cell: event.cell,
    lock: event.lock,
    value: numberField(event, 'value'),
    atomic: textField(event, 'atomic') !== undefined,
  });
}

function readEnd(draft: Draft, event: TraceEvent): void {
  const outcome = numberField(event, 'outcome');
  if (outcome === undefined) return;
  draft.outcome = outcome;
  draft.violates = dataField(event.data, 'violates') === true;
}

function closed(draft: Draft): Attempt {
  const schedule = draft.steps.map(({ thread }) => thread);
  return { ...draft, schedule, switches: contextSwitches(schedule), staleWrites: staleWritesOf(draft.steps) };
}

function staleWritesOf(steps: readonly MadeStep[]): readonly number[] {
  const lastLoad = new Map<string, number>();
  const lastWrite = new Map<string, { readonly at: number; readonly thread: number }>();
  const stale: number[] = [];
  for (const [at, { row, thread, kind, cell, atomic }] of steps.entries()) {
    if (cell === undefined) continue;
    const mine = `${thread} ${cell}`;
    if (kind === 'load') lastLoad.set(mine, at);
    if (kind !== 'store') continue;
    const read = lastLoad.get(mine);
    const written = lastWrite.get(cell);
    if (!atomic && read !== undefined && written && written.thread !== thread && written.at > read) stale.push(row);
    lastWrite.set(cell, { at, thread });
  }
  return stale;
}
