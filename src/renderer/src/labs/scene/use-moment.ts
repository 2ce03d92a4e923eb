/** The bench at the playhead: what every scene draws. */
import { useMemo } from 'react';
import { benchFold, type BenchState } from '../../../../shared/trace/bench-state';
import { formatItem } from '../../../../shared/labs/parameter';
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

/** Numbers as they are, text in quotes: `3`, `'d'`. */
function quoted(item: Json | undefined): string {
  return typeof item === 'number' || typeof item === 'string' ? formatItem(item) : '';
}

/** @param itemWords  for a lab whose items are names, which need no quotes */
export function useMoment(view: RunView | undefined, playhead: Playhead, itemWords = quoted): Moment {
  useRunView(view);
  const state = usePlayhead(playhead);
  const fold = useMemo(() => view && benchFold(view.store), [view]);
  if (!view || !fold) return NOTHING;
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
            // Held at the turnstile already, though nothing has happened since.
            fidelity: live && view.gate && view.gate.pace.mode !== 'free' ? 'GATED' : store.fidelityAt(last),
          }
        : undefined,
    over: view.end !== undefined && row === store.length,
    live,
    heldBefore: (actor) => (live ? view.gate?.waiting.find((step) => step.actor === actor)?.kind : undefined),
    itemWords,
    lane: (actor) => lanes.get(actor),
  };
}
