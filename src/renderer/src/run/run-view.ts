/**
 * One run as the screen knows it: its head, its lanes, its events so far, its end.
 *
 * Filled by {@link watchRun}, read by every view through {@link useRunView}. The store grows in
 * place; `version` tells that something changed, as often as the screen can bear it.
 */
import { useSyncExternalStore } from 'react';
import type { GateState } from '../../../shared/bench/contract';
import type { Address, RunEnd, RunHead, RunItem } from '../../../shared/bench/run';
import type { Actor } from '../../../shared/trace/event';
import { TraceStore } from '../../../shared/trace/store';
import { unreachable } from '../../../shared/unreachable';
import { CalmUpdates, pageFrames, type Frames } from './calm-updates';

export class RunView {
  readonly store = new TraceStore();
  actors: readonly Actor[] = [];
  addresses: readonly Address[] = [];
  end: RunEnd | undefined;
  /** Events that happened and were not kept, so far. */
  dropped = 0;
  gate: GateState | undefined;
  /** The wire was lost before the end: what is here is all there will be. */
  lost = false;
  version = 0;
  readonly #listeners = new Set<() => void>();

  readonly #updates: CalmUpdates;

  constructor(
    readonly head: RunHead,
    frames: Frames = pageFrames,
  ) {
    this.#updates = new CalmUpdates(() => this.#tell(), frames);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  take(items: readonly RunItem[]): void {
    for (const item of items) this.#takeOne(item);
    this.#changed();
  }

  setGate(gate: GateState): void {
    this.gate = gate;
    this.#changed();
  }

  setLost(): void {
    this.lost = true;
    this.#updates.changedNow();
  }

  /** Whoever steps, or goes slowly, waits for each event; so does everybody for the end. */
  #changed(): void {
    const mode = this.gate?.pace.mode;
    if (this.end || mode === 'paused' || mode === 'slow') this.#updates.changedNow();
    else this.#updates.changed();
  }

  #tell(): void {
    this.version += 1;
    for (const listener of this.#listeners) listener();
  }

  #takeOne(item: RunItem): void {
    switch (item.type) {
      case 'actor':
        this.actors = withActor(this.actors, item.actor);
        return;
      case 'address':
        this.addresses = [...this.addresses, item.address];
        return;
      case 'events':
        this.store.appendPack(item.events);
        return;
      case 'dropped':
        this.dropped = item.dropped;
        return;
      case 'end':
        this.end = item.end;
        this.dropped = item.end.dropped;
        return;
      default:
        return unreachable(item);
    }
  }
}

/** Announced again, an actor keeps its place, and with it its colour. */
function withActor(actors: readonly Actor[], actor: Actor): readonly Actor[] {
  const at = actors.findIndex((known) => known.actor === actor.actor);
  return at < 0 ? [...actors, actor] : actors.with(at, actor);
}

/** Renders again whenever the run has changed; `undefined` in, `undefined` out. */
export function useRunView<V extends RunView | undefined>(view: V): V {
  useSyncExternalStore(view?.subscribe ?? noSubscription, () => view?.version ?? 0);
  return view;
}

const noSubscription = (): (() => void) => () => undefined;
