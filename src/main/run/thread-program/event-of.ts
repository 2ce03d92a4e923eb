/** Turns what a thread wrote, in numbers, into the event everybody else reads, in names. */
import type { ActorId, MessageId, NewEvent, Place } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';
import type { Handover } from './record';
import type { TraceRecord } from './trace-reader';

export interface Names {
  readonly nameOf: (actor: number) => ActorId;
  /** What `place` 1, 2, ... of a record stands for. */
  readonly places: readonly Place[];
}

export function idOf({ nameOf }: Names, { actor, number }: Handover): MessageId {
  return `${nameOf(actor)}#${number}`;
}

export function placeOf({ places }: Names, place: number): Place | undefined {
  return places[place - 1];
}

export function eventOf(names: Names, record: TraceRecord, data: Json | undefined): NewEvent {
  const { t, kind, line, place, msg, after, gated } = record;
  return {
    t,
    actor: names.nameOf(record.actor),
    kind,
    ...placeOf(names, place),
    ...(msg ? { msg: idOf(names, msg) } : undefined),
    ...(after ? { after: idOf(names, after) } : undefined),
    ...(data === undefined ? undefined : { data }),
    ...(line > 0 ? { line } : undefined),
    fidelity: gated ? 'GATED' : 'LIVE',
  };
}
