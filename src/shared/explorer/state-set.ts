/**
 * A set of states, each a row of integers, numbered in the order they came: an open-addressing hash table over
 * one growing array. A `Map` of strings would need ten times the memory and time.
 */

/** Slots for the first few states; both arrays double. */
const FIRST_STATES = 64;

export class StateSet {
  size = 0;
  #rows: Int32Array;
  /** State number + 1, twice as many slots as states at least, so that a look-up stays short. */
  #slots: Int32Array;
  #hashes: Int32Array;

  constructor(readonly width: number) {
    this.#rows = new Int32Array(FIRST_STATES * width);
    this.#hashes = new Int32Array(FIRST_STATES);
    this.#slots = new Int32Array(2 * FIRST_STATES);
  }

  /** @returns the number of that state; it is new if `size` grew */
  add(row: Int32Array): number {
    const hash = hashOf(row, this.width);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let found = this.#slots[slot] ?? 0; found !== 0; found = this.#slots[slot] ?? 0) {
      if (this.#hashes[found - 1] === hash && this.#isSame(found - 1, row)) return found - 1;
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = this.size + 1;
    this.#hashes[this.size] = hash;
    this.#rows.set(row, this.size * this.width);
    this.size++;
    if (this.size === this.#hashes.length) this.#grow();
    return this.size - 1;
  }

  read(state: number, into: Int32Array): void {
    const from = state * this.width;
    for (let at = 0; at < this.width; at++) into[at] = this.#rows[from + at] ?? 0;
  }

  #isSame(state: number, row: Int32Array): boolean {
    const from = state * this.width;
    for (let at = 0; at < this.width; at++) if (this.#rows[from + at] !== row[at]) return false;
    return true;
  }

  #grow(): void {
    this.#rows = doubled(this.#rows);
    this.#hashes = doubled(this.#hashes);
    this.#slots = new Int32Array(2 * this.#slots.length);
    const mask = this.#slots.length - 1;
    for (let state = 0; state < this.size; state++) {
      let slot = (this.#hashes[state] ?? 0) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = state + 1;
    }
  }
}

function doubled(array: Int32Array): Int32Array {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}

/** Murmur3 (Appleby 2011), 32 bit. */
function hashOf(row: Int32Array, width: number): number {
  let hash = width;
  for (let at = 0; at < width; at++) {
    const mixed = Math.imul(row[at] ?? 0, 0xcc9e2d51);
    hash ^= Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
