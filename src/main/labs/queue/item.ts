/**
 * An item is a number in shared memory: which producer made it, and its how many-th it is.
 *
 * | bits   | meaning                                        |
 * |--------|------------------------------------------------|
 * | 16..31 | actor number of the producer, from 1           |
 * | 0..15  | count, from 1: at most 65,535, a run has 50,000 |
 */
import type { Handover } from '../../run/thread-program/record';

const COUNT_BITS = 16;

export function encodeItem({ actor, number }: Handover): number {
  return (actor << COUNT_BITS) | number;
}

/** The item as what it is between two threads: the n-th thing this producer handed over. */
export function decodeItem(item: number): Handover {
  return { actor: item >> COUNT_BITS, number: item & ((1 << COUNT_BITS) - 1) };
}

/** `2.3` is the third of producer 2. Producers are the first actors of the run, so their numbers are theirs. */
export function itemName(item: number): string {
  const { actor, number } = decodeItem(item);
  return `${actor}.${number}`;
}
