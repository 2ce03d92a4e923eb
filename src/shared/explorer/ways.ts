/** How many ways lead to each state of a layer: plain numbers as long as they are exact, BigInt beyond. */
export class Ways {
  #small: number[] = [];
  #large: bigint[] | undefined;

  at(state: number): bigint {
    return this.#large ? (this.#large[state] ?? 0n) : BigInt(this.#small[state] ?? 0);
  }

  /** Adds the ways that lead to a state of the layer before. */
  add(state: number, before: Ways, from: number): void {
    if (!this.#large && !before.#large) {
      const sum = (this.#small[state] ?? 0) + (before.#small[from] ?? 0);
      if (sum <= Number.MAX_SAFE_INTEGER) {
        this.#small[state] = sum;
        return;
      }
    }
    const large = this.#enlarge();
    large[state] = (large[state] ?? 0n) + before.at(from);
  }

  /** One way to the first state of all. */
  static one(): Ways {
    const ways = new Ways();
    ways.#small.push(1);
    return ways;
  }

  #enlarge(): bigint[] {
    this.#large ??= this.#small.map(BigInt);
    this.#small = [];
    return this.#large;
  }
}
