/**
 * A list as Redis has it: taken from and added to at both ends at the same cost however long it is, which makes it a
 * queue or a stack.
 *
 * Its elements lie in a ring: an array of slots, a power of two many, in which `#head` is the slot of the first. Redis
 * keeps a linked list of small packed arrays (quicklist) instead, since it may insert in the middle; we do not.
 */
import type { ByteString } from '../byte-string';

export type End = 'head' | 'tail';

/** Slots a list begins with, and never has fewer of: most lists of a lab are short. A power of two, as all others. */
const SMALLEST_RING = 8;

export class ListValue {
  #slots: (ByteString | undefined)[] = emptyRing(SMALLEST_RING);
  #head = 0;
  #length = 0;
  #bytes = 0;

  get length(): number {
    return this.#length;
  }

  /** Bytes of all elements together, without what the ring takes. */
  get bytes(): number {
    return this.#bytes;
  }

  push(end: End, element: ByteString): void {
    if (this.#length === this.#slots.length) this.#resize(this.#slots.length * 2);
    if (end === 'head') this.#head = this.#slot(-1);
    this.#length += 1;
    this.#slots[this.#slot(end === 'head' ? 0 : this.#length - 1)] = element;
    this.#bytes += element.length;
  }

  /** Takes the element at that end out; `undefined` of an empty list. */
  pop(end: End): ByteString | undefined {
    const slot = this.#slot(end === 'head' ? 0 : this.#length - 1);
    const element = this.#slots[slot];
    if (element === undefined) return undefined;
    // What is left in the slot would be kept from the garbage collector.
    this.#slots[slot] = undefined;
    if (end === 'head') this.#head = this.#slot(1);
    this.#length -= 1;
    this.#bytes -= element.length;
    // At a quarter, not at half: a list that goes back and forth around a size is not copied each time.
    if (this.#length * 4 <= this.#slots.length && this.#slots.length > SMALLEST_RING)
      this.#resize(this.#slots.length / 2);
    return element;
  }

  /** The element at `index`, from 0 at the head; `undefined` outside. */
  at(index: number): ByteString | undefined {
    return index >= 0 && index < this.#length ? this.#slots[this.#slot(index)] : undefined;
  }

  /** Elements `from` up to, not including, `to`. */
  *slice(from = 0, to = this.#length): IterableIterator<ByteString> {
    for (let index = Math.max(from, 0); index < Math.min(to, this.#length); index += 1) {
      const element = this.at(index);
      if (element !== undefined) yield element;
    }
  }

  /**
   * Takes out elements equal to `element`, beginning at that end, the others keep their order.
   *
   * @param most  how many at most; 0: all
   * @returns     how many there were
   */
  remove(element: ByteString, from: End, most: number): number {
    // Most often it is not there at all, and then nothing need be copied.
    if (!this.#slots.includes(element)) return 0;
    const all = [...this.slice()];
    if (from === 'tail') all.reverse();
    const limit = most === 0 ? Infinity : most;
    let removed = 0;
    const left = all.filter((other) => {
      if (removed >= limit || other !== element) return true;
      removed += 1;
      return false;
    });
    if (removed > 0) this.#replace(from === 'tail' ? left.reverse() : left);
    return removed;
  }

  /** Where the element that is `index` from the head lies; the head may be anywhere in the ring. */
  #slot(index: number): number {
    return (this.#head + index) & (this.#slots.length - 1);
  }

  #replace(elements: readonly ByteString[]): void {
    this.#slots = emptyRing(SMALLEST_RING);
    this.#head = 0;
    this.#length = 0;
    this.#bytes = 0;
    for (const element of elements) this.push('tail', element);
  }

  #resize(slots: number): void {
    const ring = emptyRing(slots);
    for (let index = 0; index < this.#length; index += 1) ring[index] = this.#slots[this.#slot(index)];
    this.#slots = ring;
    this.#head = 0;
  }
}

/** Filled, so that the engine keeps it as an array and not as a table of holes. */
const emptyRing = (slots: number): (ByteString | undefined)[] =>
  new Array<ByteString | undefined>(slots).fill(undefined);
