/** How much this machine computes in a millisecond: a task "of 100 ms" is that much work, however many share the cores. */
import { startThread } from '../../resources/thread';
import type { RunContext } from '../../run/engine';

/**
 * @returns rounds of `mix` in a millisecond
 * @throws Error if the thread that measures fails
 */
export async function gauge(run: Pick<RunContext, 'scope' | 'programFile'>): Promise<number> {
  const result = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const thread = startThread(run.programFile('labs/why/gauge.worker'), 'gauge', { result });
  run.scope.own('thread', 'gauge', thread);
  const { error } = await thread.closed;
  if (error !== undefined) throw new Error(error);
  // Ended before it could say: the run is stopping, and nobody will compute anything.
  return Math.max(1, Atomics.load(new Int32Array(result), 0));
}
