/** What the engine and the threads of this lab must agree on. */
import type { Patience } from '../../memory/owned-lock';
import type { Handover } from '../../run/thread-program/record';

/** What the engine gives to each of its threads. */
export interface ThreadsData {
  readonly queue: SharedArrayBuffer;
  readonly cells: SharedArrayBuffer;
  readonly lock: SharedArrayBuffer;
  /** One {@link CONTROL} of words for each actor number. */
  readonly control: SharedArrayBuffer;
  /** The creator's items, encoded. */
  readonly input: readonly number[];
  readonly workMs: number;
  readonly patience: Patience;
  /** Main's `close` of the queue, for those who find it closed. */
  readonly closing: Handover;
}

/** The cells, by their place among them. */
export const CELL = { handled: 0, debit: 1, credit: 2, count: 3 } as const;
export type CellName = Exclude<keyof typeof CELL, 'count'>;

/** The places of a record, from 1. */
export const PLACE = { items: 1, ledger: 2, firstCell: 3 } as const;

/**
 * What stands between main and one thread: a mutex the thread holds while it is inside anything that
 * others cannot do without, whether it is asked to end, and whether it is to stand still.
 */
export const CONTROL = { inside: 0, cancelled: 1, pause: 2, words: 3 } as const;

export const PAUSE = { no: 0, asked: 1, asleep: 2 } as const;

/** What a `wait` is for, by the datum of its record. */
export const WAIT_CAUSES = ['item', 'room', 'resume'] as const;

/**
 * Two numbers in the one datum of a record: a token or holder, and what goes with it.
 *
 * | bits   | meaning                                                               |
 * |--------|-----------------------------------------------------------------------|
 * | 16..31 | the other: an actor number or the highest token shown                  |
 * | 0..15  | a token; one for each item of at most 11,000, so 65,535 are enough    |
 */
const LOW_BITS = 16;
const LOW = (1 << LOW_BITS) - 1;
export const pair = (low: number, high: number): number => (high << LOW_BITS) | low;
export const lowOf = (datum: number): number => datum & LOW;
export const highOf = (datum: number): number => datum >>> LOW_BITS;
