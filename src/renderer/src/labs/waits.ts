/** Who waited, for what, how long, and what let it go on: from the trace alone. */
import type { ActorId, TraceEvent } from '../../../shared/trace/event';
import { toMs, waitedFor } from './event-data';
import { eventsOf, type Events } from './watched-run';

export interface Wait {
  readonly actor: ActorId;
  /** `item`, `room` or `exit`. */
  readonly for: string;
  readonly row: number;
  /** The waiting actor's own next event; `undefined` if it never had one. */
  readonly endRow: number | undefined;
  /** The event of somebody else that let it go on: the put of the item, the get that made room. */
  readonly releasedBy: number | undefined;
  /** Until it went on, or until the run's last event. */
  readonly ms: number;
}

export function waitsOf(events: Events): readonly Wait[] {
  const open = new Map<ActorId, { row: number; event: TraceEvent }>();
  const handedOver = new Map<string, number>();
  const taken = new Map<string, number>();
  const waits: Wait[] = [];
  let lastT = 0;
  for (const [row, event] of eventsOf(events)) {
    lastT = Math.max(lastT, event.t);
    const begun = open.get(event.actor);
    if (begun) {
      open.delete(event.actor);
      waits.push(closed(begun, row, event, releaser(event, handedOver, taken)));
    }
    if (event.kind === 'wait') open.set(event.actor, { row, event });
    if (event.msg !== undefined) remember(event, row, handedOver, taken);
  }
  for (const begun of open.values()) {
    const ms = toMs(Math.max(0, lastT - begun.event.t));
    waits.push({
      actor: begun.event.actor,
      for: waitedFor(begun.event) ?? '',
      row: begun.row,
      endRow: undefined,
      releasedBy: undefined,
      ms,
    });
  }
  return waits.sort((one, other) => one.row - other.row);
}

/** The first event with a `msg` hands it over, the second takes it. */
function remember(
  { msg = '' }: TraceEvent,
  row: number,
  handedOver: Map<string, number>,
  taken: Map<string, number>,
): void {
  if (handedOver.has(msg)) taken.set(msg, row);
  else handedOver.set(msg, row);
}

function closed(
  begun: { row: number; event: TraceEvent },
  endRow: number,
  end: TraceEvent,
  releasedBy: number | undefined,
): Wait {
  const ms = toMs(Math.max(0, end.t - begun.event.t));
  return { actor: end.actor, for: waitedFor(begun.event) ?? '', row: begun.row, endRow, releasedBy, ms };
}

/** A get was made possible by the put of the same `msg` (an end by the close), a put by the get of its `after`. */
function releaser(
  end: TraceEvent,
  handedOver: ReadonlyMap<string, number>,
  taken: ReadonlyMap<string, number>,
): number | undefined {
  const handover = end.msg === undefined ? undefined : handedOver.get(end.msg);
  if (handover !== undefined) return handover;
  return end.after === undefined ? undefined : (taken.get(end.after) ?? handedOver.get(end.after));
}

export function waitedMs(waits: readonly Wait[], wanted: (wait: Wait) => boolean): number {
  return waits.filter(wanted).reduce((total, { ms }) => total + ms, 0);
}
