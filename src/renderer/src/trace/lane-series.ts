/**
 * The events of one actor as numbers a diagram can search: for each its row, where it stands on
 * either axis, and how long the actor had waited and worked in all before it.
 *
 * An actor's own events are in order on both axes, so where a moment lies among them is a binary
 * search, and how much of any span was spent waiting is a difference of two look-ups, whatever the
 * number of events in between.
 */
import { EVENT_KINDS, type EventKind } from '../../../shared/trace/event';
import type { TraceStore } from '../../../shared/trace/store';
import { NS_PER } from './time-words';

/** What stands left to right: when it happened, or how many steps of cause and effect led to it. */
export type Axis = 'time' | 'causal';

const FIRST_CAPACITY = 64;

const indexOf = (kind: EventKind): number => EVENT_KINDS.indexOf(kind);
const WAIT = indexOf('wait');
const BLOCK = indexOf('block');
const WORK = indexOf('work');

/** What an actor does from one of its events until its next. */
export type Activity = 'waiting' | 'working' | 'running';

export function activityOf(kindIndex: number): Activity {
  if (kindIndex === WAIT || kindIndex === BLOCK) return 'waiting';
  return kindIndex === WORK ? 'working' : 'running';
}

export class LaneSeries {
  length = 0;
  rows = new Uint32Array(FIRST_CAPACITY);
  /** Nanoseconds, never smaller than the one before. */
  time = new Float64Array(FIRST_CAPACITY);
  /** Lamport's logical time. */
  causal = new Float64Array(FIRST_CAPACITY);
  kind = new Uint8Array(FIRST_CAPACITY);
  /** Until when at most what the event began goes on: work as long as it said, waiting until the next event. */
  until = new Float64Array(FIRST_CAPACITY);
  /** Nanoseconds this actor had waited, and had worked, before the event. */
  waited = new Float64Array(FIRST_CAPACITY);
  worked = new Float64Array(FIRST_CAPACITY);

  constructor(
    readonly store: TraceStore,
    readonly actorIndex: number,
  ) {}

  at(axis: Axis): Float64Array {
    return axis === 'time' ? this.time : this.causal;
  }

  /** Takes in what is new. */
  update(ranks: Uint32Array): void {
    const rows = this.store.rowsOf(this.actorIndex);
    this.#ensure(rows.length);
    for (; this.length < rows.length; this.length += 1) this.#add(rows[this.length] ?? 0, ranks);
  }

  /** How many of its events have a row below `row`: its part of what has happened at a playhead. */
  happened(row: number): number {
    return lowerBound(this.rows, this.length, row);
  }

  /** Nanoseconds spent waiting, or working, up to time `t`; what it does last goes on until `now`. */
  spent(activity: 'waiting' | 'working', t: number, now: number): number {
    const at = lowerBound(this.time, this.length, t) - 1;
    if (at < 0) return 0;
    const before = (activity === 'waiting' ? this.waited : this.worked)[at] ?? 0;
    if (activityOf(this.kind[at] ?? 0) !== activity) return before;
    return before + Math.max(0, Math.min(t, now, this.until[at] ?? Infinity) - (this.time[at] ?? 0));
  }

  /** Whether the actor stood at the turnstile before its event at `at`: somebody chose when it may go on. */
  wasHeldBefore(at: number): boolean {
    return at < this.length && this.store.fidelityAt(this.rows[at] ?? 0) === 'GATED';
  }

  #add(row: number, ranks: Uint32Array): void {
    const at = this.length;
    const before = at - 1;
    const begun = this.time[before] ?? 0;
    const time = at === 0 ? this.store.timeAt(row) : Math.max(begun, this.store.timeAt(row));
    const activity = at === 0 ? 'running' : activityOf(this.kind[before] ?? 0);
    const spent = Math.max(0, Math.min(time, this.until[before] ?? time) - begun);
    this.rows[at] = row;
    this.time[at] = time;
    this.causal[at] = ranks[row] ?? 0;
    this.kind[at] = this.store.kindIndexAt(row);
    this.until[at] = this.#untilOf(row, time);
    this.waited[at] = (this.waited[before] ?? 0) + (activity === 'waiting' ? spent : 0);
    this.worked[at] = (this.worked[before] ?? 0) + (activity === 'working' ? spent : 0);
  }

  #untilOf(row: number, time: number): number {
    const activity = activityOf(this.store.kindIndexAt(row));
    if (activity === 'running') return time;
    const ms = activity === 'working' ? this.store.fieldAt(row, 'ms') : undefined;
    return typeof ms === 'number' ? time + ms * NS_PER.ms : Infinity;
  }

  #ensure(length: number): void {
    if (length <= this.rows.length) return;
    const capacity = Math.max(length, this.rows.length * 2);
    const grow = <T extends Float64Array | Uint32Array | Uint8Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.rows = grow(this.rows, new Uint32Array(capacity));
    this.time = grow(this.time, new Float64Array(capacity));
    this.causal = grow(this.causal, new Float64Array(capacity));
    this.kind = grow(this.kind, new Uint8Array(capacity));
    this.until = grow(this.until, new Float64Array(capacity));
    this.waited = grow(this.waited, new Float64Array(capacity));
    this.worked = grow(this.worked, new Float64Array(capacity));
  }
}

/** The first of the `length` ascending values that is not below `value`. */
export function lowerBound(values: Float64Array | Uint32Array, length: number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
