/** The lanes of a run: one for each actor, in the order the actors were announced. */
import type { Actor, ActorId, ActorKind } from '../../../shared/trace/event';
import type { TraceStore } from '../../../shared/trace/store';

export interface Lane {
  readonly actor: ActorId;
  /** Place among the lanes, from 0; decides colour and shape. */
  readonly index: number;
  readonly kind: ActorKind | undefined;
  readonly pid: number | undefined;
  readonly threadId: number | undefined;
  readonly program: string | undefined;
}

/** Announced actors first, then any the trace knows but nobody announced. */
export function lanesOf(actors: readonly Actor[], store: TraceStore): readonly Lane[] {
  const announced = new Set(actors.map(({ actor }) => actor));
  const strangers = store
    .actorIndices()
    .map((index) => store.names[index] ?? '')
    .filter((name) => !announced.has(name));
  return [...actors, ...strangers.map((actor): { actor: ActorId } => ({ actor }))].map((actor, index) => ({
    kind: undefined,
    pid: undefined,
    threadId: undefined,
    program: undefined,
    ...actor,
    index,
  }));
}
