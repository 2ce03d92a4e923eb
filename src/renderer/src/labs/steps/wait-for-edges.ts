/**
 * Who holds what and who wants what: the edges of a resource allocation graph
 * (Holt, "Some deadlock properties of computer systems", ACM Computing Surveys 4(3), 1972).
 */
import type { ActorId } from '../../../../shared/trace/event';
import type { StepsState } from '../../../../shared/trace/steps-state';

export interface Edge {
  readonly kind: 'holds' | 'wants';
  readonly actor: ActorId;
  readonly lock: string;
  /** Of a `wants`: who holds it now. */
  readonly holder: ActorId | undefined;
  readonly inCycle: boolean;
}

export function edgesOf({ locks, cycle = [] }: Pick<StepsState, 'locks' | 'cycle'>): readonly Edge[] {
  const nextOf = new Map(cycle.map((actor, at) => [actor, cycle[(at + 1) % cycle.length]]));
  return locks.flatMap(({ name, owner, holders, waiters }) => {
    const held = owner === undefined ? holders : [owner];
    /** Somebody in the circle waits for this holder at this lock. */
    const isLit = (waiter: ActorId, holder: ActorId): boolean => nextOf.get(waiter) === holder;
    return [
      ...[...new Set(held)].map((actor): Edge => ({
        kind: 'holds',
        actor,
        lock: name,
        holder: undefined,
        inCycle: waiters.some((waiter) => isLit(waiter, actor)),
      })),
      ...waiters.map((actor): Edge => ({
        kind: 'wants',
        actor,
        lock: name,
        holder: held[0],
        inCycle: held.some((holder) => isLit(actor, holder)),
      })),
    ];
  });
}
