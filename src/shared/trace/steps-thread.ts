/** What one event of a thread does to the cells, the locks, the thread itself and the schedule. */
import type { ActorId } from './event';
import type { CellState, LockState, StepsState, StepThreadState, Turn } from './steps-state';
import type { TraceStore } from './store';

/** Its life as a thread of the system is not what its program does. */
const OF_ITS_LIFE: ReadonlySet<string> = new Set(['spawn', 'ready', 'exit', 'kill']);

export function afterThreadEvent(state: StepsState, store: TraceStore, row: number, number: number): StepsState {
  if (OF_ITS_LIFE.has(store.kindAt(row))) return { ...state, row };
  const actor = store.actorNameAt(row);
  return {
    ...state,
    row,
    cells: cellsAfter(state.cells, store, row, actor),
    locks: locksAfter(state.locks, store, row, actor),
    threads: withThread(state.threads, number, actor, (thread) => threadAfter(thread, store, row)),
    turns: isStep(store, row) ? turnAfter(state.turns, number, actor, row) : state.turns,
  };
}

const isStep = (store: TraceStore, row: number): boolean => typeof store.fieldAt(row, 'step') === 'number';

function turnAfter(before: Turn | undefined, thread: number, actor: ActorId, row: number): Turn {
  return { thread, actor, row, before, length: (before?.length ?? 0) + 1 };
}

/** A list with one of its entries, found by `is`, as `change` makes it; a new one goes to its end. */
function changed<T>(list: readonly T[], is: (one: T) => boolean, change: (one: T | undefined) => T): readonly T[] {
  const at = list.findIndex(is);
  return at < 0 ? [...list, change(undefined)] : list.with(at, change(list[at]));
}

function cellsAfter(cells: readonly CellState[], store: TraceStore, row: number, actor: ActorId): readonly CellState[] {
  const kind = store.kindAt(row);
  const place = store.placeAt(row);
  if (place?.kind !== 'cell' || (kind !== 'load' && kind !== 'store')) return cells;
  const value = store.fieldAt(row, 'value');
  if (typeof value !== 'number') return cells;
  const wrote = kind === 'store';
  return changed(
    cells,
    ({ name }) => name === place.name,
    (before) => ({
      name: place.name,
      value: wrote || !before ? value : before.value,
      writer: wrote ? actor : before?.writer,
      touched: row,
      written: wrote ? row : before?.written,
    }),
  );
}

const UNTOUCHED = { owner: undefined, waiters: [], left: undefined, holders: [] } as const;

function locksAfter(locks: readonly LockState[], store: TraceStore, row: number, actor: ActorId): readonly LockState[] {
  if (store.kindAt(row) === 'wait') {
    const lock = store.fieldAt(row, 'lock');
    return typeof lock === 'string' ? withLock(locks, lock, (one) => released(one, actor)) : locks;
  }
  const place = store.placeAt(row);
  if (place?.kind !== 'lock') return locks;
  switch (store.kindAt(row)) {
    case 'block':
      return withLock(locks, place.name, (lock) => ({ ...lock, waiters: [...without(lock.waiters, actor), actor] }));
    case 'lock':
      return withLock(locks, place.name, (lock) => taken(lock, actor, store.fieldAt(row, 'left')));
    case 'unlock':
      return withLock(locks, place.name, (lock) => released(lock, actor, store.fieldAt(row, 'left')));
    default:
      // Whoever was refused, after a while or at once, stands before it no more.
      return withLock(locks, place.name, (lock) => ({ ...lock, waiters: without(lock.waiters, actor) }));
  }
}

const withLock = (
  locks: readonly LockState[],
  name: string,
  change: (lock: LockState) => LockState,
): readonly LockState[] =>
  changed(
    locks,
    (lock) => lock.name === name,
    (lock) => change(lock ?? { name, ...UNTOUCHED }),
  );

function taken(lock: LockState, actor: ActorId, left: unknown): LockState {
  const waiters = without(lock.waiters, actor);
  if (typeof left !== 'number') return { ...lock, waiters, owner: actor };
  return { ...lock, waiters, left, holders: [...lock.holders, actor] };
}

function released(lock: LockState, actor: ActorId, left?: unknown): LockState {
  if (typeof left !== 'number') return { ...lock, owner: lock.owner === actor ? undefined : lock.owner };
  const at = lock.holders.indexOf(actor);
  return { ...lock, left, holders: at < 0 ? lock.holders : lock.holders.toSpliced(at, 1) };
}

const without = (actors: readonly ActorId[], actor: ActorId): readonly ActorId[] =>
  actors.includes(actor) ? actors.filter((one) => one !== actor) : actors;

function withThread(
  threads: readonly StepThreadState[],
  number: number,
  actor: ActorId,
  change: (thread: StepThreadState) => StepThreadState,
): readonly StepThreadState[] {
  const at = threads.findIndex((thread) => thread.actor === actor);
  const known = threads[at];
  if (known) return threads.with(at, change(known));
  const fresh = change({
    actor,
    number,
    line: undefined,
    step: undefined,
    steps: 0,
    blocked: undefined,
    finished: false,
    returned: undefined,
  });
  return [...threads, fresh].sort((one, other) => one.number - other.number);
}

function threadAfter(thread: StepThreadState, store: TraceStore, row: number): StepThreadState {
  const kind = store.kindAt(row);
  const value = numeric(store.fieldAt(row, 'value'));
  const line = store.lineAt(row) ?? thread.line;
  if (kind === 'return') return { ...thread, line, blocked: undefined, finished: true, returned: value };
  const made = isStep(store, row);
  return {
    ...thread,
    line,
    steps: made ? thread.steps + 1 : thread.steps,
    step: made ? { row, kind, at: store.placeAt(row)?.name, value } : thread.step,
    blocked: blockedBy(store, row),
  };
}

function blockedBy(store: TraceStore, row: number): StepThreadState['blocked'] {
  const kind = store.kindAt(row);
  if (kind === 'block') {
    const holder = store.fieldAt(row, 'holder');
    const on = store.placeAt(row)?.name ?? '';
    return { on, why: 'lock', holder: typeof holder === 'string' ? holder : undefined };
  }
  if (kind !== 'wait') return undefined;
  const condition = store.fieldAt(row, 'condition');
  return { on: typeof condition === 'string' ? condition : '', why: 'condition', holder: undefined };
}

const numeric = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
