/**
 * A row (or any number from 0) for each message id, found by the id's two numbers.
 *
 * Numbers of one sender mostly count up from 0 or 1, so they index an array; a sender whose numbers
 * do not (a file may say anything) goes into a Map instead of making the array as long as they are.
 */
import { grown } from './columns';

interface Sender {
  /** Value + 1 by number + 1, so that 0 is "none" and {@link WHOLE} (-1) has a place. */
  dense: Uint32Array;
  entries: number;
  sparse: Map<number, number> | undefined;
}

/** How far ahead of what is used the array may reach: the price of a few numbers left out. */
const SLACK = 1_024;

/** No value is stored under this id. */
export const NONE = -1;

export class MessageRows {
  readonly #senders: (Sender | undefined)[] = [];

  get(sender: number, number: number): number {
    const known = this.#senders[sender];
    if (!known) return NONE;
    const at = number + 1;
    return at < known.dense.length ? (known.dense[at] ?? 0) - 1 : (known.sparse?.get(number) ?? NONE);
  }

  set(sender: number, number: number, value: number): void {
    const known = (this.#senders[sender] ??= { dense: new Uint32Array(16), entries: 0, sparse: undefined });
    const at = number + 1;
    known.entries += 1;
    if (at >= known.dense.length && !makeRoom(known, at)) {
      known.sparse ??= new Map();
      known.sparse.set(number, value);
      return;
    }
    known.dense[at] = value + 1;
  }
}

/** @returns false if a larger array would be mostly empty, or would hide what is in the Map */
function makeRoom(sender: Sender, at: number): boolean {
  if (sender.sparse || at > 2 * sender.entries + SLACK) return false;
  sender.dense = grown(sender.dense, Math.max(2 * sender.dense.length, at + 1));
  return true;
}
