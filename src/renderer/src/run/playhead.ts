/**
 * Where in a run the learner looks. The scene, the diagram, the table and the source panel share
 * one playhead, so that they always speak of the same moment.
 *
 * `following` means the newest event, wherever that is by now; otherwise `row` events have
 * happened: at 0 nothing has, at `store.length` everything.
 */
import { useSyncExternalStore } from 'react';

export interface PlayheadState {
  readonly following: boolean;
  /** How many events have happened at the playhead; meaningless while following. */
  readonly row: number;
  /** The event the inspector shows and whose past and future are lit. */
  readonly selected: number | undefined;
}

export class Playhead {
  #state: PlayheadState = { following: true, row: 0, selected: undefined };
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): PlayheadState => this.#state;

  follow(): void {
    this.#set({ ...this.#state, following: true });
  }

  /** Moves to the moment when `row` events have happened. */
  moveTo(row: number): void {
    this.#set({ ...this.#state, following: false, row: Math.max(0, Math.round(row)) });
  }

  /** Selects the event at `row` and moves to the moment just after it; `undefined` selects none. */
  select(row: number | undefined): void {
    if (row === undefined) this.#set({ ...this.#state, selected: undefined });
    else this.#set({ following: false, row: row + 1, selected: row });
  }

  #set(state: PlayheadState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

export function usePlayhead(playhead: Playhead): PlayheadState {
  return useSyncExternalStore(playhead.subscribe, playhead.state);
}

/** How many events have happened at the playhead of a run that has `length` so far. */
export function rowsAt(state: PlayheadState, length: number): number {
  return state.following ? length : Math.min(state.row, length);
}
