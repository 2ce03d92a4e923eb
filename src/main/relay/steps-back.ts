/**
 * Reordering by counting, not by time: whoever steps back lets the next one to three pass first. So the
 * order that comes out depends only on the order that went in.
 */
interface Held<Item> {
  readonly item: Item;
  readonly number: number;
  /** Goes when this many have come. */
  readonly behind: number;
}

export class StepsBack<Item> {
  #come = 0;
  /** Never more than the longest step back. */
  #held: Held<Item>[] = [];
  #latestGone = 0;

  get size(): number {
    return this.#held.length;
  }

  /** @returns what may go now, in this order, and whether a later one went before it */
  put(item: Item, stepsBack: number): readonly (readonly [item: Item, overtaken: boolean])[] {
    const number = ++this.#come;
    const going = this.#held.filter(({ behind }) => behind <= number);
    this.#held = this.#held.filter(({ behind }) => behind > number);
    if (stepsBack > 0) this.#held.push({ item, number, behind: number + stepsBack });
    else going.unshift({ item, number, behind: number });
    return going.map((held) => this.#goes(held));
  }

  /** Nobody else comes: lets go whoever still waits. */
  flush(): readonly (readonly [item: Item, overtaken: boolean])[] {
    return this.#held.splice(0).map((held) => this.#goes(held));
  }

  #goes({ item, number }: Held<Item>): readonly [Item, boolean] {
    const overtaken = number < this.#latestGone;
    this.#latestGone = Math.max(this.#latestGone, number);
    return [item, overtaken];
  }
}
