/** Who sits at the table of a run, and which locks lie between them. */
import type { deadlock } from '../../../../shared/labs/deadlock/contract';
import type { ParamsOf } from '../../../../shared/labs/lab';
import type { ActorId } from '../../../../shared/trace/event';
import { threadsOf } from './facts';

type Params = ParamsOf<typeof deadlock>;

export function actorsOf(params: Params): readonly ActorId[] {
  const role = params.program === 'two-locks' ? 'thread' : 'philosopher';
  return Array.from({ length: threadsOf(params) }, (_, number) => `${role}-${number}`);
}

/** Each lies between the thread of its place and the next: the right fork of the one is the left of the other. */
export function locksOf(params: Params): readonly string[] {
  if (params.program === 'two-locks') return ['a', 'b'];
  return Array.from({ length: params.philosophers }, (_, number) => `fork-${(number + 1) % params.philosophers}`);
}

export interface Doorkeeper {
  readonly name: string;
  /** Of a semaphore: how many it lets in. */
  readonly left?: number;
}

/** Who is asked before a lock is reached for, if the strategy has somebody. */
export function doorkeeperOf({ strategy, program, philosophers }: Params): Doorkeeper | undefined {
  if (strategy !== 'waiter') return undefined;
  return program === 'two-locks' ? { name: 'both' } : { name: 'waiter', left: philosophers - 1 };
}
