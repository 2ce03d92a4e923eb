/** A recorded run as the items a reader is given, in their order, as far as it has come. */
import type { RunItem } from '../bench/run';
import { MAX_FRAME_CHARS } from '../wire/transport';
import type { Recorded } from './recorded';

/** Events in one pack: large enough that names and columns pay, read in a few milliseconds. */
const MAX_PACK_EVENTS = 4_096;

/** What the events of one pack may carry: with columns and frame around it, it still fits in a frame. */
const MAX_PACK_CHARS = MAX_FRAME_CHARS / 2;

/** One reader's place in a run. */
export class RunItems {
  #row = 0;
  #announced = 0;
  #names = 0;
  #dropped = 0;
  #over = false;

  constructor(readonly recorded: Recorded) {}

  /** How many events it was given. */
  get row(): number {
    return this.#row;
  }

  /** The end was given: there will be no more. */
  get over(): boolean {
    return this.#over;
  }

  /** @returns `undefined` if there is nothing new so far */
  next(): RunItem | undefined {
    const { store, announced, end } = this.recorded;
    const announcement = announced[this.#announced];
    if (announcement && announcement.before <= this.#row) {
      this.#announced += 1;
      return announcement.item;
    }
    const most = Math.min(announcement?.before ?? store.length, this.#row + MAX_PACK_EVENTS);
    if (this.#row < most) {
      const events = store.pack(this.#row, store.packUntil(this.#row, most, MAX_PACK_CHARS), this.#names);
      this.#row += events.t.length;
      this.#names += events.names.length;
      return { type: 'events', events };
    }
    if (!end) return this.#droppedSince();
    if (this.#over) return undefined;
    this.#over = true;
    return { type: 'end', end };
  }

  /** A full trace has no events to give; that it fills no more is a sign of life, and worth telling. */
  #droppedSince(): RunItem | undefined {
    const { dropped = 0 } = this.recorded;
    if (dropped === this.#dropped) return undefined;
    this.#dropped = dropped;
    return { type: 'dropped', dropped };
  }
}
