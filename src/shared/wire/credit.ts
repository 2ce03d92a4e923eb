import { abortable } from './source';

/** Room at the reader of a feed. Whoever wants to send waits here until there is some. */
export class Credit {
  #wake: (() => void) | undefined;

  /** @param most  what there is room for at once, however much the reader claims */
  constructor(
    public left: number,
    readonly most: number = Number.MAX_SAFE_INTEGER,
  ) {
    this.left = Math.min(left, most);
  }

  add(more: number): void {
    this.left = Math.min(this.left + more, this.most);
    this.#wake?.();
  }

  /** @returns how many items there is room for, at least 1 */
  async room(signal: AbortSignal): Promise<number> {
    while (this.left === 0) await abortable(new Promise<void>((resolve) => (this.#wake = resolve)), signal);
    return this.left;
  }
}
