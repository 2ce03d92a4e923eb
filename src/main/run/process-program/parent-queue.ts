/**
 * A queue between processes. Processes share no memory, so the items lie in the parent, and each
 * process reaches them through its pipe. Python's multiprocessing.Queue keeps them in a pipe of the
 * operating system instead; first in, first out and "get waits" are the same.
 *
 * There is no capacity: `put` never waits. Whoever finds nothing sleeps and is woken in order of arrival,
 * one for each item. To be woken is not yet to have the item: somebody else may come first, and then
 * the woken one sleeps again.
 */
import type { ActorId, MessageId } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';

export interface Entry<T extends Json> {
  readonly item: T;
  readonly msg: MessageId;
}

/** From here on the places of taken entries are given back, once they are the larger part. */
const WORTH_COMPACTING = 1_024;

export class ParentQueue<T extends Json = Json> {
  #entries: Entry<T>[] = [];
  /** Entries before this one were taken. Shifting each out would move all the others. */
  #front = 0;
  readonly #sleepers = new Map<ActorId, () => void>();
  /** Woken, and neither served nor asleep again since. */
  readonly #woken = new Set<ActorId>();

  constructor(readonly name: string) {}

  get length(): number {
    return this.#entries.length - this.#front;
  }

  /** What lies in it, front first. */
  items(): readonly T[] {
    return this.#entries.slice(this.#front).map(({ item }) => item);
  }

  put(entry: Entry<T>): void {
    this.#entries.push(entry);
    this.#wakeFirst();
  }

  /** @returns `undefined` if there is nothing */
  take(by: ActorId): Entry<T> | undefined {
    this.#woken.delete(by);
    const entry = this.#entries[this.#front];
    if (!entry) return undefined;
    this.#front += 1;
    if (this.#front >= WORTH_COMPACTING && this.#front * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#front);
      this.#front = 0;
    }
    return entry;
  }

  /** Calls `wake` once, when there may be something for this actor. */
  sleep(actor: ActorId, wake: () => void): void {
    this.#sleepers.set(actor, wake);
  }

  /** The actor is gone. If it had just been woken, what it was woken for is now for the next. */
  forget(actor: ActorId): void {
    this.#sleepers.delete(actor);
    if (this.#woken.delete(actor) && this.length > 0) this.#wakeFirst();
  }

  #wakeFirst(): void {
    const first = this.#sleepers.entries().next().value;
    if (!first) return;
    const [actor, wake] = first;
    this.#sleepers.delete(actor);
    this.#woken.add(actor);
    wake();
  }
}
