/** How often each thread got what it came for, and how often it gave back: at any row of the attempt. */
import type { ActorId, Fidelity } from '../../../../shared/trace/event';
import { Fold } from '../../../../shared/trace/fold';
import type { TraceStore } from '../../../../shared/trace/store';

export interface Served {
  readonly meals: number;
  readonly givenBack: number;
  /** The lock it wanted was taken, and it did not wait: whatever it lets go of next, it gives back. */
  readonly refused: boolean;
}

export type ServedByActor = Readonly<Record<ActorId, Served>>;

export const NOT_SERVED: Served = { meals: 0, givenBack: 0, refused: false };

export function servedFold(store: TraceStore): Fold<ServedByActor> {
  return new Fold<ServedByActor>(store, {}, (served, trace, row) => {
    if (typeof trace.fieldAt(row, 'attempt') === 'number') return {};
    if (typeof trace.fieldAt(row, 'step') !== 'number') return served;
    const actor = trace.actorNameAt(row);
    const before = served[actor] ?? NOT_SERVED;
    const after = afterStep(before, trace, row);
    return after === before ? served : { ...served, [actor]: after };
  });
}

function afterStep(before: Served, trace: TraceStore, row: number): Served {
  const kind = trace.kindAt(row);
  if (kind === 'work') return { ...before, meals: before.meals + 1 };
  if (kind === 'note' && trace.fieldAt(row, 'refused') === true) return { ...before, refused: true };
  return kind === 'unlock' && before.refused ? { ...before, refused: false, givenBack: before.givenBack + 1 } : before;
}

/** How the steps of the attempt so far were obtained: one that was held makes all of them held. Without a step, nothing. */
export function obtainedFold(store: TraceStore): Fold<Fidelity | undefined> {
  return new Fold<Fidelity | undefined>(store, undefined, (obtained, trace, row) => {
    if (typeof trace.fieldAt(row, 'attempt') === 'number') return undefined;
    if (typeof trace.fieldAt(row, 'step') !== 'number') return obtained;
    return obtained === 'GATED' ? obtained : trace.fidelityAt(row);
  });
}
