/**
 * Who waits for one key, in the order in which they came. Joining, leaving from anywhere and looking at who is next take
 * the same time whether one waits or ten thousand: each has its neighbours, as in a queue of people. (A Set of JavaScript
 * keeps the holes of those who have left at its front, and walks over them each time.)
 */

/** Where somebody stands. */
export interface Place<Item> {
  readonly item: Item;
  ahead: Place<Item> | undefined;
  behind: Place<Item> | undefined;
}

export class WaitingLine<Item> {
  #first: Place<Item> | undefined;
  #last: Place<Item> | undefined;

  get first(): Place<Item> | undefined {
    return this.#first;
  }

  join(item: Item): Place<Item> {
    const place: Place<Item> = { item, ahead: this.#last, behind: undefined };
    if (this.#last) this.#last.behind = place;
    else this.#first = place;
    this.#last = place;
    return place;
  }

  /** To be called once for each place. */
  leave({ ahead, behind }: Place<Item>): void {
    if (ahead) ahead.behind = behind;
    else this.#first = behind;
    if (behind) behind.ahead = ahead;
    else this.#last = ahead;
  }
}
