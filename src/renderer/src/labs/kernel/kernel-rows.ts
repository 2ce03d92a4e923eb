/**
 * The operating system's table of our sockets at any row of a trace: which rows there are, which states
 * each has been seen in, and which step of the TCP state diagram was seen last.
 *
 * The table is read now and then, so a state that lasts microseconds is mostly not among those seen.
 */
import { TCP_STATES, type SocketRow, type TcpState } from '../../../../shared/kernel/socket-row';
import type { TraceEvent } from '../../../../shared/trace/event';
import { Fold } from '../../../../shared/trace/fold';
import type { TraceStore } from '../../../../shared/trace/store';
import type { Json } from '../../../../shared/wire/json';
import { dataField } from '../event-data';

export interface KernelRow {
  /** The same as long as the row is there. */
  readonly key: string;
  readonly row: SocketRow;
  /** Nanoseconds of the run at which it was first seen in this state. */
  readonly since: number;
  /** The states it was seen in, in that order. */
  readonly states: readonly SocketRow['state'][];
  readonly isGone: boolean;
}

export interface KernelTableState {
  /** In the order in which they appeared; those that are gone stay, marked. */
  readonly rows: readonly KernelRow[];
  /** The row that changed last, and the state it came from. */
  readonly changed: { readonly key: string; readonly was: SocketRow['state'] | undefined } | undefined;
}

export const EMPTY_TABLE: KernelTableState = { rows: [], changed: undefined };

/** The row a `note` of the actor `kernel` tells of; `undefined` for every other event. */
export function kernelNoteOf(event: Pick<TraceEvent, 'actor' | 'kind' | 'data'>) {
  if (event.actor !== 'kernel' || event.kind !== 'note') return undefined;
  const kind = dataField(event.data, 'kernel');
  const key = dataField(event.data, 'key');
  const row = dataField(event.data, 'row');
  if ((kind !== 'row' && kind !== 'gone') || typeof key !== 'string' || !isSocketRow(row)) return undefined;
  const was = dataField(event.data, 'was');
  return { kernel: kind, key, row, was: isState(was) ? was : undefined } as const;
}

function isSocketRow(json: Json | undefined): json is Json & SocketRow {
  return typeof dataField(json, 'localPort') === 'number' && isState(dataField(json, 'state'));
}

const isState = (json: Json | undefined): json is SocketRow['state'] =>
  json === 'UNCONNECTED' || TCP_STATES.some((state) => state === json);

export function addToTable(table: KernelTableState, event: Pick<TraceEvent, 'actor' | 'kind' | 'data' | 't'>) {
  const note = kernelNoteOf(event);
  if (!note) return table;
  const { key, row } = note;
  const isGone = note.kernel === 'gone';
  const at = table.rows.findIndex((one) => one.key === key && !one.isGone);
  const before = table.rows[at];
  if (!before) {
    // A row first heard of when it is gone was never seen in a state.
    if (isGone) return table;
    const fresh: KernelRow = { key, row, since: event.t, states: [row.state], isGone };
    return { rows: [...table.rows, fresh], changed: { key, was: undefined } };
  }
  const isNewState = before.row.state !== row.state;
  const next: KernelRow = {
    key,
    row,
    since: isNewState || isGone ? event.t : before.since,
    states: isNewState ? [...before.states, row.state] : before.states,
    isGone,
  };
  const changed = isNewState || isGone ? { key, was: before.row.state } : table.changed;
  return { rows: table.rows.with(at, next), changed };
}

export const kernelFold = (store: TraceStore): Fold<KernelTableState> =>
  new Fold<KernelTableState>(store, EMPTY_TABLE, (table, trace, row) =>
    trace.kindAt(row) === 'note' && trace.actorNameAt(row) === 'kernel' ? addToTable(table, trace.event(row)) : table,
  );

export type Side = 'listener' | 'server' | 'client';

/** Whose end of a connection a row is: the server's has the port its listener has. */
export function sideOf({ row }: KernelRow, { rows }: Pick<KernelTableState, 'rows'>): Side {
  if (row.state === 'LISTEN') return 'listener';
  return rows.some((one) => one.row.state === 'LISTEN' && one.row.localPort === row.localPort) ? 'server' : 'client';
}

/** The state in which each row that is still there is now. */
export function rowsInState({ rows }: Pick<KernelTableState, 'rows'>, state: TcpState): readonly KernelRow[] {
  return rows.filter((one) => one.row.protocol === 'tcp' && !one.isGone && one.row.state === state);
}

/** Every state that some row was seen in so far. */
export function statesSeen({ rows }: Pick<KernelTableState, 'rows'>): ReadonlySet<TcpState> {
  return new Set(rows.flatMap(({ states }) => states.filter((state): state is TcpState => state !== 'UNCONNECTED')));
}
