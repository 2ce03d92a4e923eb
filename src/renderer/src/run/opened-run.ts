/**
 * A saved run on its way to its lab's page: the list of saved runs puts it down, the lab page takes it.
 *
 * It is not part of the address, since what it names lives in the bench only as long as the window.
 */
import { useSyncExternalStore } from 'react';
import type { RunHead } from '../../../shared/bench/run';

let opened: RunHead | undefined;
const listeners = new Set<() => void>();

/** Shows this run on the page of its lab; `undefined` lets go of it. */
export function setOpenedRun(head: RunHead | undefined): void {
  opened = head;
  for (const listener of listeners) listener();
}

/** The run that was opened for this lab and experiment, if any. */
export function useOpenedRun(lab: string, experiment: string): RunHead | undefined {
  const head = useSyncExternalStore(subscribe, () => opened);
  return head?.lab === lab && head.experiment === experiment ? head : undefined;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
