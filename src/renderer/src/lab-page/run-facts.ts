/** Small things the page tells of a run at once, without its lab: who is still there, who was killed, who can go on. */
import type { ActorId } from '../../../shared/trace/event';
import type { TraceStore } from '../../../shared/trace/store';
import type { RunView } from '../run/run-view';

/** Row of the newest event of each actor that was announced; `undefined` before its first. */
function newestRows({ actors, store }: Pick<RunView, 'actors' | 'store'>): readonly [ActorId, number | undefined][] {
  return actors.map(({ actor }) => {
    const index = store.indexOfName(actor);
    return [actor, index === undefined ? undefined : store.rowsOf(index).at(-1)];
  });
}

/** Everybody who was announced and has not ended. */
export function liveActors(view: Pick<RunView, 'actors' | 'store'>): readonly ActorId[] {
  return newestRows(view).flatMap(([actor, row]) =>
    row !== undefined && view.store.kindAt(row) === 'exit' ? [] : [actor],
  );
}

export interface Killed {
  readonly actor: ActorId;
  readonly signal: string;
}

/** Those who ended by a signal, whoever sent it. */
export function killedActors(view: Pick<RunView, 'actors' | 'store'>): readonly Killed[] {
  return newestRows(view).flatMap(([actor, row]) => {
    const signal = row === undefined ? undefined : signalOf(view.store, row);
    return signal === undefined ? [] : [{ actor, signal }];
  });
}

/** Caught, SIGTERM shows as 128 + 15, the code a shell would report. */
const SIGTERM_CAUGHT = 143;

function signalOf(store: TraceStore, row: number): string | undefined {
  if (store.kindAt(row) !== 'exit') return undefined;
  const signal = store.fieldAt(row, 'signal');
  if (typeof signal === 'string') return signal;
  return store.fieldAt(row, 'code') === SIGTERM_CAUGHT ? 'SIGTERM' : undefined;
}

/** Everybody who is there waits for something that another would have to do, and nobody stands at the turnstile. */
export function isStandstill(view: Pick<RunView, 'actors' | 'store' | 'gate'>): boolean {
  if (view.gate && (view.gate.pace.mode === 'paused' || view.gate.waiting.length > 0)) return false;
  const rows = newestRows(view).filter(([, row]) => row === undefined || view.store.kindAt(row) !== 'exit');
  return rows.length > 0 && rows.every(([, row]) => row !== undefined && waits(view.store, row));
}

const waits = (store: TraceStore, row: number): boolean => {
  const kind = store.kindAt(row);
  return kind === 'wait' || kind === 'block';
};
