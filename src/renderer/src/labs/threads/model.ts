/** The lock, what it guards and the one variable at the playhead: a fold over the trace. */
import type { ActorId } from '../../../../shared/trace/event';
import { Fold } from '../../../../shared/trace/fold';
import type { TraceStore } from '../../../../shared/trace/store';
import { dataField } from '../event-data';

export interface SharedState {
  /** What each cell was last seen to hold, by name; missing until somebody has read or written it. */
  readonly cells: Readonly<Record<string, number>>;
  readonly owner: ActorId | undefined;
  readonly token: number;
  /** Those who wait for the lock, by arrival. */
  readonly waiters: readonly ActorId[];
  /** The owner is no more. */
  readonly ownerDead: boolean;
  readonly refused: number;
  readonly gaveUp: number;
}

const AT_FIRST: SharedState = {
  cells: {},
  owner: undefined,
  token: 0,
  waiters: [],
  ownerDead: false,
  refused: 0,
  gaveUp: 0,
};

export function sharedFold(store: TraceStore): Fold<SharedState> {
  return new Fold(store, AT_FIRST, (state, trace, row) =>
    after(withoutWaiter(state, trace.actorNameAt(row)), trace, row),
  );
}

/** Whoever does anything waits no more: it has the lock, gave up, tries again, or is gone. */
function withoutWaiter(state: SharedState, actor: ActorId): SharedState {
  return state.waiters.includes(actor) ? { ...state, waiters: state.waiters.filter((one) => one !== actor) } : state;
}

function after(state: SharedState, store: TraceStore, row: number): SharedState {
  const actor = store.actorNameAt(row);
  switch (store.kindAt(row)) {
    case 'lock':
      return { ...state, owner: actor, ownerDead: false, token: number(store, row, 'token') ?? state.token };
    case 'unlock':
      return state.owner === actor ? { ...state, owner: undefined } : state;
    case 'block':
      return { ...state, waiters: [...state.waiters, actor] };
    case 'exit':
      return state.owner === actor ? { ...state, ownerDead: true } : state;
    case 'note':
      return store.fieldAt(row, 'gaveUp') === true ? { ...state, gaveUp: state.gaveUp + 1 } : state;
    case 'error':
      return store.fieldAt(row, 'reason') === 'stale-token' ? { ...state, refused: state.refused + 1 } : state;
    case 'load':
    case 'store':
      return withCell(state, store, row);
    default:
      return state;
  }
}

function withCell(state: SharedState, store: TraceStore, row: number): SharedState {
  const place = store.placeAt(row);
  const value = number(store, row, 'value');
  if (place?.kind !== 'cell' || value === undefined) return state;
  return { ...state, cells: { ...state.cells, [place.name]: value } };
}

function number(store: TraceStore, row: number, name: string): number | undefined {
  const value = dataField(store.dataAt(row), name);
  return typeof value === 'number' ? value : undefined;
}

/** Who was told to stand still and not yet to go on: by name, so that a button can say what it would do. */
export function pausedFold(store: TraceStore): Fold<ReadonlySet<ActorId>> {
  return new Fold<ReadonlySet<ActorId>>(store, new Set(), (paused, trace, row) => {
    const data = trace.kindAt(row) === 'note' ? trace.dataAt(row) : undefined;
    const [pause, resume] = [dataField(data, 'pause'), dataField(data, 'resume')];
    if (typeof pause === 'string') return new Set([...paused, pause]);
    if (typeof resume === 'string') return new Set([...paused].filter((actor) => actor !== resume));
    return paused;
  });
}
