/** What came and nobody has taken, and who waits for it: first come, first served, on both sides. */
export class LineOfWaiting<T> {
  #came: T[] = [];
  #front = 0;
  readonly #waiting = new Set<(item: T | undefined) => void>();
  #failures: Error[] = [];
  #over = false;

  /** Where so many were taken the array is cut: shifting each out would move all the others. */
  static readonly #WORTH_CUTTING = 1_024;

  put(item: T): void {
    const first = this.#first();
    if (first) first(item);
    else this.#came.push(item);
  }

  /** The next take fails with it. */
  fail(error: Error): void {
    this.#failures.push(error);
    this.#first()?.(undefined);
  }

  /** Nothing more comes, and what came is not given out any more. */
  end(): void {
    this.#over = true;
    this.#came = [];
    for (let first = this.#first(); first; first = this.#first()) first(undefined);
  }

  /**
   * @param onWait   called if it has to wait; what it returns is called the moment it goes on
   * @returns `undefined` at the end, or if nothing came in time
   */
  async take(onWait: () => () => void, withinMs?: number): Promise<T | undefined> {
    const item =
      this.#over || this.#failures.length > 0 ? undefined : (this.#next() ?? (await this.#wait(onWait, withinMs)));
    const failure = item === undefined ? this.#failures.shift() : undefined;
    if (failure) throw failure;
    return item;
  }

  #next(): T | undefined {
    const item = this.#came[this.#front];
    if (item === undefined) return undefined;
    this.#front += 1;
    if (this.#front >= LineOfWaiting.#WORTH_CUTTING && this.#front * 2 > this.#came.length) {
      this.#came = this.#came.slice(this.#front);
      this.#front = 0;
    }
    return item;
  }

  #wait(onWait: () => () => void, withinMs?: number): Promise<T | undefined> {
    return new Promise((resolve) => {
      const over = onWait();
      const go = (item: T | undefined): void => {
        this.#waiting.delete(go);
        clearTimeout(timer);
        over();
        resolve(item);
      };
      const timer = withinMs === undefined ? undefined : setTimeout(() => go(undefined), withinMs);
      this.#waiting.add(go);
    });
  }

  #first(): ((item: T | undefined) => void) | undefined {
    return this.#waiting.values().next().value;
  }
}
