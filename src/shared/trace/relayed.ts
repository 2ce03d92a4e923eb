/** Whether anything has passed a relay so far, or waits at one, and how it was let through last. */
import { netDataOf } from '../net/net-data';
import type { Fidelity } from './event';
import { Fold } from './fold';
import type { TraceStore } from './store';

/** What the lanes of relays begin with: `relay`, `relay-2`. */
const RELAY = 'relay';

/** @returns the fidelity of what a relay last passed on; `undefined` while nothing has passed one */
export const relayedFold = (store: TraceStore): Fold<Fidelity | undefined> => new Fold(store, undefined, lastRelayed);

function lastRelayed(before: Fidelity | undefined, store: TraceStore, row: number): Fidelity | undefined {
  const fidelity = store.fidelityAt(row);
  if (fidelity === 'SLOWED') return fidelity;
  if (!store.actorNameAt(row).startsWith(RELAY)) return before;
  const { card, waits } = netDataOf(store.dataAt(row)) ?? {};
  // By hand: what is a card went when it was let go, or waits for that.
  return card !== undefined && (waits || fidelity === 'GATED') ? 'GATED' : before;
}
