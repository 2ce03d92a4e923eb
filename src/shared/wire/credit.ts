import { abortable } from './source';

/** Room at the reader of a feed. Whoever wants to send waits here until there is some. */
export class Credit {
  #wake: (() => void) | undefined;

  constructor(public left: number) {}

  add(more: number): void {
    // Clamped: a sum past the safe integers would no longer count exactly.
    this.left = Math.min(this.left + more, Number.MAX_SAFE_INTEGER);
    this.#wake?.();
  }

  /** @returns how many items there is room for, at least 1 */
  async room(signal: AbortSignal): Promise<number> {
    while (this.left === 0) await abortable(new Promise<void>((resolve) => (this.#wake = resolve)), signal);
    return this.left;
  }
}
