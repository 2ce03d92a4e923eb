/** What a run of `processes` sums up to, kept while it goes on. */
import type { Item } from '../../../shared/labs/item-list';
import { SENTINEL, type ProcessesSummary } from '../../../shared/labs/processes/contract';
import type { ActorId } from '../../../shared/trace/event';
import type { ProcessExit } from '../../resources/process';
import type { Entry, ParentQueue } from '../../run/process-program/parent-queue';

export interface Queues {
  readonly items: ParentQueue<Item>;
  readonly results: ParentQueue<number>;
}

export class Tally {
  readonly #consumed = new Map<ActorId, Item[]>();
  readonly #bad: Item[] = [];
  readonly #handled = new Map<ActorId, number>();
  readonly #inHand = new Map<ActorId, Entry<Item>>();

  /** @param consumers  who is listed even if it never finishes an item */
  constructor(consumers: readonly ActorId[]) {
    for (const consumer of consumers) this.#consumed.set(consumer, []);
  }

  took(consumer: ActorId, entry: Entry<Item>): void {
    // The sentinel is not to be worked on: whoever has it loses nothing by ending.
    if (entry.item === SENTINEL) this.#inHand.delete(consumer);
    else this.#inHand.set(consumer, entry);
  }

  finished(consumer: ActorId): void {
    const entry = this.#inHand.get(consumer);
    if (!entry) return;
    this.#inHand.delete(consumer);
    this.#consumed.get(consumer)?.push(entry.item);
  }

  rejected(consumer: ActorId, item: Item): void {
    this.#inHand.delete(consumer);
    this.#bad.push(item);
  }

  saw(actor: ActorId, handled: number): void {
    this.#handled.set(actor, handled);
  }

  /** What the consumer has taken and neither finished nor rejected. */
  inHand(consumer: ActorId): Entry<Item> | undefined {
    return this.#inHand.get(consumer);
  }

  summary(queues: Queues, exits: ReadonlyMap<ActorId, ProcessExit>): ProcessesSummary {
    // Each began with `handled` at 0; one that was killed before it could show it had it there.
    const handled = [...new Set(['main', 'creator', ...this.#consumed.keys()])];
    return {
      consumed: Object.fromEntries(this.#consumed),
      bad: this.#bad,
      leftInQueue: { items: queues.items.items(), results: queues.results.items() },
      exitCodes: Object.fromEntries(exits),
      handled: Object.fromEntries(handled.map((actor) => [actor, this.#handled.get(actor) ?? 0])),
    };
  }
}
