/** How much may wait in a relay at once, cards and bytes; who finds no room is turned away by name. */

/** Ten thousand cards must be no trouble; five times as many are still a list one can draw. */
const MAX_WAITING = 50_000;
/** A hundred thousand datagrams of an Ethernet frame, or two thousand of the largest there are. */
export const MAX_WAITING_BYTES = 128 * 1024 * 1024;

export class Room {
  #waiting = 0;
  #bytes = 0;

  /** @param whole  the room this one is a part of: what is taken here is taken there */
  constructor(readonly whole?: Room) {}

  get waiting(): number {
    return this.#waiting;
  }

  /** @returns whether there was room; then it is taken */
  take(sizeBytes: number): boolean {
    const fits = this.#waiting < MAX_WAITING && this.#bytes + sizeBytes <= MAX_WAITING_BYTES;
    if (!fits || this.whole?.take(sizeBytes) === false) return false;
    this.#waiting += 1;
    this.#bytes += sizeBytes;
    return true;
  }

  giveBack(sizeBytes: number): void {
    this.whole?.giveBack(sizeBytes);
    this.#waiting -= 1;
    this.#bytes -= sizeBytes;
  }

  /** @returns whether there was room for the new size; if not, the old one is kept */
  exchange(oldBytes: number, newBytes: number): boolean {
    this.giveBack(oldBytes);
    const fits = this.take(newBytes);
    if (!fits) this.take(oldBytes);
    return fits;
  }
}
