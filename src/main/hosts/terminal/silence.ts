/** Notices when nothing has been heard for a while. */
export class Silence {
  #timer: NodeJS.Timeout | undefined;

  /** @param ms  how long nothing may happen; `undefined` for as long as it likes */
  constructor(
    readonly ms: number | undefined,
    readonly onSilence: () => void,
  ) {
    this.broken();
  }

  /** Something was heard: the wait begins anew. */
  broken(): void {
    clearTimeout(this.#timer);
    if (this.ms !== undefined) this.#timer = setTimeout(this.onSilence, this.ms);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
