/** The bench at the playhead: what every scene draws. */
import { useMemo } from 'react';
import { benchFold, type BenchState } from '../../../../shared/trace/bench-state';
import { relayedFold } from '../../../../shared/trace/relayed';
import { formatItem } from '../../../../shared/labs/item-list';
import type { EventKind, Fidelity } from '../../../../shared/trace/event';
import type { PlaceOf } from '../../../../shared/trace/store';
import type { Json } from '../../../../shared/wire/json';
import { rowsAt, usePlayhead, type Playhead } from '../../run/playhead';
import { useRunView, type RunView } from '../../run/run-view';
import { lanesOf, type Lane } from '../../trace/lanes';

export interface Moment {
  readonly bench: BenchState;
  /** How many events have happened. */
  readonly row: number;
  /** Time of the run, in nanoseconds. */
  readonly now: number;
  /** The newest event, if there is one. */
  readonly newest:
    | {
        readonly row: number;
        readonly actor: string;
        readonly kind: string;
        readonly place: PlaceOf | undefined;
        readonly fidelity: Fidelity;
      }
    | undefined;
  /** The run has ended and the playhead is at its end: nobody does anything any more. */
  readonly over: boolean;
  /** The playhead follows a run that goes on: time passes after the newest event, and the trace cannot say how much. */
  readonly live: boolean;
  /** Before what an actor stands at the turnstile right now; `undefined` if it does not, or the playhead is elsewhere. */
  readonly heldBefore: (actor: string) => EventKind | undefined;
  /** An item as this lab writes it. */
  readonly itemWords: (item: Json | undefined) => string;
  readonly lane: (actor: string) => Lane | undefined;
}

const NOTHING: Moment = {
  bench: { actors: [], queues: [] },
  row: 0,
  now: 0,
  newest: undefined,
  over: false,
  live: false,
  heldBefore: () => undefined,
  itemWords: quoted,
  lane: () => undefined,
};

const isGated = ({ gate }: RunView): boolean => gate !== undefined && gate.pace.mode !== 'free';

/**
 * How what the scene shows was obtained. Held at the turnstile it is GATED already, though nothing has happened
 * since; and once anything in it has passed a relay, it is not LIVE any more, though an end of a process is.
 */
function fidelityOf(newest: Fidelity, relayed: Fidelity | undefined, gated: boolean): Fidelity {
  if (gated) return 'GATED';
  return newest === 'LIVE' ? (relayed ?? newest) : newest;
}

/** Numbers as they are, text in quotes: `3`, `'d'`. */
function quoted(item: Json | undefined): string {
  return typeof item === 'number' || typeof item === 'string' ? formatItem(item) : '';
}

/** @param itemWords  for a lab whose items are names, which need no quotes */
export function useMoment(view: RunView | undefined, playhead: Playhead, itemWords = quoted): Moment {
  useRunView(view);
  const state = usePlayhead(playhead);
  const fold = useMemo(() => view && benchFold(view.store), [view]);
  const relayed = useMemo(() => view && relayedFold(view.store), [view]);
  if (!view || !fold || !relayed) return NOTHING;
  const { store } = view;
  const row = rowsAt(state, store.length);
  const lanes = new Map(lanesOf(view.actors, store).map((lane) => [lane.actor, lane]));
  const last = row - 1;
  const live = view.end === undefined && row === store.length;
  return {
    bench: fold.at(row),
    row,
    now: row > 0 ? store.timeAt(last) : 0,
    newest:
      row > 0
        ? {
            row: last,
            actor: store.actorNameAt(last),
            kind: store.kindAt(last),
            place: store.placeAt(last),
            fidelity: fidelityOf(store.fidelityAt(last), relayed.at(row), live && isGated(view)),
          }
        : undefined,
    over: view.end !== undefined && row === store.length,
    live,
    heldBefore: (actor) => (live ? view.gate?.waiting.find((step) => step.actor === actor)?.kind : undefined),
    itemWords,
    lane: (actor) => lanes.get(actor),
  };
}
