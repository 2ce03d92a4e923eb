/**
 * One variable that every program of this lab imports: the creator, each consumer and the parent.
 * It looks shared. It is not: each process has loaded its own copy of this file into its own memory.
 */
export let handled = 0;

/** Counts one item that was worked on, in the process that calls it and nowhere else. */
export function countOne(): void {
  handled += 1;
}
