/** What main tells of the threads: an attempt begins, comes to its end, many races, how exploring goes. */
import type { Json } from '../wire/json';
import type { CellState, StepsState } from './steps-state';
import type { TraceStore } from './store';
import { tallied } from './tally';

export function afterMainEvent(state: StepsState, store: TraceStore, row: number): StepsState {
  const kind = store.kindAt(row);
  if (kind === 'error' && store.fieldAt(row, 'reason') === 'deadlock') {
    const cycle = store.fieldAt(row, 'cycle');
    return { ...state, row, cycle: Array.isArray(cycle) ? cycle.filter((one) => typeof one === 'string') : [] };
  }
  return kind === 'note' ? afterNote(state, store, row) : { ...state, row };
}

function afterNote(state: StepsState, store: TraceStore, row: number): StepsState {
  const outcome = store.fieldAt(row, 'outcome');
  const violates = store.fieldAt(row, 'violates') === true;
  if (typeof store.fieldAt(row, 'race') === 'number' && typeof outcome === 'number') {
    return store.fieldAt(row, 'locked') === true
      ? { ...state, row, locked: tallied(state.locked, outcome, violates) }
      : { ...state, row, races: tallied(state.races, outcome, violates) };
  }
  const attempt = store.fieldAt(row, 'attempt');
  if (typeof attempt === 'number') return newAttempt(state, attempt, store.fieldAt(row, 'cells'), row);
  if (store.fieldAt(row, 'explored') !== undefined) return { ...state, row, exploring: exploringAt(store, row) };
  return typeof outcome === 'number' ? { ...state, row, outcome: { value: outcome, violates } } : { ...state, row };
}

/** Everything begins anew but what many races and the exploring came to. */
function newAttempt(state: StepsState, attempt: number, cells: Json | undefined, row: number): StepsState {
  return {
    ...state,
    row,
    attempt,
    cells: cellsOf(cells),
    locks: [],
    threads: [],
    turns: undefined,
    outcome: undefined,
    cycle: undefined,
  };
}

function cellsOf(cells: Json | undefined): readonly CellState[] {
  if (typeof cells !== 'object' || cells === null || Array.isArray(cells)) return [];
  return Object.entries(cells).flatMap(([name, value]) =>
    typeof value === 'number' ? [{ name, value, writer: undefined, touched: undefined, written: undefined }] : [],
  );
}

function exploringAt(store: TraceStore, row: number): StepsState['exploring'] {
  const data = store.dataAt(row);
  const fields = typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {};
  const { states, explored, exploring } = fields as Readonly<Record<string, Json>>;
  return {
    states: typeof states === 'number' ? states : 0,
    explored: typeof explored === 'number' ? explored : 0,
    result: exploring === true ? undefined : (fields as Readonly<Record<string, Json>>),
  };
}
