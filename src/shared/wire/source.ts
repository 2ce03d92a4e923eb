/**
 * Where the items of a feed come from. The host pulls; a source never pushes.
 *
 * Pulling is what makes the brake real: a reader that stalls gives no credit, so nobody asks the
 * source, so the source stands still (lossless) or overwrites its own oldest items (lossy).
 */

/** A handful of items, and how many were let go just before them. */
export interface Batch<Item> {
  readonly items: readonly Item[];
  readonly dropped: number;
  /** The next one is at hand already, so there is nothing to wait for and gather. */
  readonly more?: boolean;
}

export interface Source<Item> {
  /**
   * Waits until there is at least one item, then gives up to `max` of them.
   *
   * @returns `undefined` when there will be no more
   */
  take(max: number, signal: AbortSignal): Promise<Batch<Item> | undefined>;
  /** The reader is gone: let go of whatever is held. Called once, at the end of every feed. */
  close?(): void;
}

/** Rejects as soon as the signal aborts, however deaf the promise itself is to it. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    promise.catch(() => undefined); // nobody is left to hear of it
    return Promise.reject(signal.reason as Error);
  }
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/**
 * A lossless source that reads an async iterable only as fast as it is asked to: never an item more
 * than there is room for.
 *
 * Waits for the first item, then takes what else comes at once, so that a quick iterable fills a
 * batch and a slow one is not held back. An item asked for that did not come at once leads the next
 * batch; an error comes after the items before it.
 */
export function fromIterable<Item>(iterable: AsyncIterable<Item>): Source<Item> {
  let iterator: AsyncIterator<Item> | undefined;
  let asked: Promise<IteratorResult<Item>> | undefined;
  const ask = (): Promise<IteratorResult<Item>> => {
    if (asked) return asked;
    iterator ??= iterable[Symbol.asyncIterator]();
    asked = iterator.next();
    asked.catch(() => undefined); // heard when its turn comes, or by nobody if the reader leaves
    return asked;
  };
  return {
    async take(max, signal) {
      const first = await abortable(ask(), signal);
      asked = undefined;
      if (first.done === true) return undefined;
      const items = [first.value];
      const moment = aMoment();
      while (items.length < max) {
        const next = await Promise.race([ask(), moment]).catch(() => undefined);
        if (!next || next.done === true) break; // an end or an error stays asked, for the next take
        asked = undefined;
        items.push(next.value);
      }
      return { items, dropped: 0, more: items.length === max };
    },
    close() {
      // The generator may be stuck in an await of its own: its clean-up must not hold us.
      void Promise.resolve(iterator?.return?.()).catch(() => undefined);
    },
  };
}

/** Time enough for whatever is ready now, and for nothing that waits. */
const aMoment = (): Promise<undefined> => new Promise((resolve) => setTimeout(resolve, 0, undefined));

/**
 * A lossy source fed from outside: keeps the newest `capacity` items and counts what it let go.
 * Used for states of which only the latest matter.
 */
export class LatestSource<Item> implements Source<Item> {
  readonly #kept: Item[] = [];
  #dropped = 0;
  #ended = false;
  #wake: (() => void) | undefined;

  /** @param capacity  items kept for a reader that is behind, at least 1 */
  constructor(readonly capacity: number) {
    if (!(capacity >= 1)) throw new RangeError(`a source that keeps ${capacity} items could never give one`);
  }

  push(item: Item): void {
    if (this.#ended) return;
    this.#kept.push(item);
    if (this.#kept.length > this.capacity) {
      this.#kept.shift();
      this.#dropped += 1;
    }
    this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  async take(max: number, signal: AbortSignal): Promise<Batch<Item> | undefined> {
    while (this.#kept.length === 0 && !this.#ended) {
      await abortable(new Promise<void>((resolve) => (this.#wake = resolve)), signal);
    }
    if (this.#kept.length === 0) return undefined; // dropped is 0 as well: the newest is always kept
    const dropped = this.#dropped;
    this.#dropped = 0;
    return { items: this.#kept.splice(0, max), dropped, more: this.#kept.length > 0 };
  }
}
