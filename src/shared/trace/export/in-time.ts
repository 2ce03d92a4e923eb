/**
 * The packets of a run in the order of their times, as in any capture file.
 *
 * The rows of a trace never contradict cause and effect, but programs that did not wait for one another stand in
 * it as they were recorded. Here they stand as their times say. Where two readings of the clock contradict cause
 * and effect (a program may be stopped between doing something and reading the clock), the effect gets the time
 * of its cause. So no answer ever stands before what it answers, and no time before the one above it.
 *
 * A packet waits only until no later row can come before it: as many wait as were really out of order.
 */
import { portsOf, type Packet } from '../../net/packet';
import { Causality } from '../causality';
import type { TraceStore } from '../store';

export interface TimedPacket {
  readonly packet: Packet;
  /** Nanoseconds since the run began; never before that of the packet above it. */
  readonly at: number;
}

/** @param packets  in the order of their rows */
export function* inTime(store: TraceStore, packets: Iterable<Packet>): Generator<TimedPacket> {
  const times = causalTimes(store);
  const earliest = earliestFrom(store);
  const opened = new Map<string, number>();
  let waiting: TimedPacket[] = [];
  for (const packet of packets) {
    const ready = waiting.findIndex(({ at }) => at > (earliest[packet.row] ?? 0));
    yield* ready < 0 ? waiting : waiting.slice(0, ready);
    waiting = ready < 0 ? [] : waiting.slice(ready);
    insert(waiting, { packet, at: packet.source === 'captured' ? packet.t : timeOf(packet, times, opened) });
  }
  yield* waiting;
}

/** The row's own time, or that of the latest of what made it possible. */
function causalTimes(store: TraceStore): Float64Array {
  const causality = new Causality(store);
  const times = new Float64Array(store.length);
  const lastOf = new Map<number, number>();
  for (let row = 0; row < store.length; row += 1) {
    const actor = store.actorIndexAt(row);
    const [sender, enabler] = [causality.senderOf(row), causality.enablerOf(row)];
    const at = Math.max(
      store.timeAt(row),
      lastOf.get(actor) ?? 0,
      sender === undefined ? 0 : (times[sender] ?? 0),
      enabler === undefined ? 0 : (times[enabler] ?? 0),
    );
    times[row] = at;
    lastOf.set(actor, at);
  }
  return times;
}

/** The earliest time that this or a later row has. */
function earliestFrom(store: TraceStore): Float64Array {
  const earliest = new Float64Array(store.length);
  let least = Number.POSITIVE_INFINITY;
  for (let row = store.length - 1; row >= 0; row -= 1) {
    least = Math.min(least, store.timeAt(row));
    earliest[row] = least;
  }
  return earliest;
}

/**
 * A server may be told of a connection before the client is, and speak at once. The packets that open stand at
 * the time of the client's `connect`: whatever goes through the connection stands behind them.
 */
function timeOf(packet: Packet, times: Float64Array, opened: Map<string, number>): number {
  const at = times[packet.row] ?? packet.t;
  const ports = portsOf(packet);
  if (!ports) return at;
  const connection = [ports.from, ports.to].sort((one, other) => one - other).join(' ');
  if (packet.purpose !== 'open') return Math.max(at, opened.get(connection) ?? 0);
  opened.set(connection, at);
  return at;
}

/** Behind all that are not later. */
function insert(waiting: TimedPacket[], timed: TimedPacket): void {
  let place = waiting.length;
  while (place > 0 && (waiting[place - 1]?.at ?? 0) > timed.at) place -= 1;
  waiting.splice(place, 0, timed);
}
