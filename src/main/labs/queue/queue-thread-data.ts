/** What the engine and the threads of this lab must agree on. */
import type { Handover } from '../../run/thread-program/record';

/** What the engine gives to each of its threads. */
export interface QueueThreadData {
  readonly fifo: SharedArrayBuffer;
  /** Of a producer: how many it is to put. */
  readonly items: number;
  /** Of a consumer: what one item takes. */
  readonly workMs: number;
  /** Main's `close` of the queue, for those who find it closed. */
  readonly closing: Handover;
}

/** The one place of this lab: its queue. */
export const FIFO_PLACE = 1;

/** What a `wait` is for, by the datum of its record. */
export const WAIT_CAUSES = ['room', 'item'] as const;
