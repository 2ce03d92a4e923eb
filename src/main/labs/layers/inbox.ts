/** What has arrived of a stream and was not read yet: pieces come as they come, and are asked for by line or by length. */

/** More than any line or message of this lab; whoever sends more without an end is not of it. */
export const MAX_WAITING_BYTES = 1_000_000;

export class Inbox {
  #waiting = Buffer.alloc(0);

  /** @param next  the next piece; `undefined` at the end of the stream */
  constructor(readonly next: () => Promise<Buffer | undefined>) {}

  /** The next `count` bytes; `undefined` if the stream ends before. */
  async bytes(count: number): Promise<Buffer | undefined> {
    while (this.#waiting.length < count) if (!(await this.#more())) return undefined;
    return this.#take(count);
  }

  /** The next line without its end; `undefined` if the stream ends before. */
  async line(): Promise<string | undefined> {
    for (let at = -1; ;) {
      at = this.#waiting.indexOf('\n');
      if (at >= 0) return this.#take(at + 1).toString('utf8', 0, at);
      if (!(await this.#more())) return undefined;
    }
  }

  async #more(): Promise<boolean> {
    const piece = this.#waiting.length > MAX_WAITING_BYTES ? undefined : await this.next();
    if (piece) this.#waiting = Buffer.concat([this.#waiting, piece]);
    return piece !== undefined;
  }

  #take(count: number): Buffer {
    const taken = this.#waiting.subarray(0, count);
    this.#waiting = this.#waiting.subarray(count);
    return taken;
  }
}
