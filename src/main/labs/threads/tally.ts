/** Sums up a run of `threads` from its events alone, as they come. */
import type { Item } from '../../../shared/labs/item-list';
import type { ThreadsSummary } from '../../../shared/labs/threads/contract';
import type { ActorId, NewEvent } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';

type Facts = Readonly<Record<string, Json | undefined>>;

export class ThreadsTally {
  readonly #consumed: Map<ActorId, Item[]>;
  readonly #handled = new Map<ActorId, number>();
  readonly #waiting = new Map<ActorId, string>();
  readonly #stuck = new Map<ActorId, string>();
  #deadOwner: ActorId | null = null;
  #refused = 0;

  /** @param consumers  who is listed even if it never works on an item */
  constructor(consumers: readonly ActorId[]) {
    this.#consumed = new Map(consumers.map((consumer) => [consumer, []]));
  }

  add({ actor, kind, cell, data }: NewEvent): void {
    const facts = (data ?? {}) as Facts;
    if (kind === 'exit') return this.#ended(actor, facts);
    if (kind === 'wait' || kind === 'block') this.#waiting.set(actor, text(facts['for']));
    else this.#waiting.delete(actor);
    if (kind === 'work') this.#consumed.get(actor)?.push(facts['item'] as Item);
    if (kind === 'error' && facts['reason'] === 'owner-dead') this.#deadOwner = text(facts['owner']);
    if (kind === 'error' && facts['reason'] === 'stale-token') this.#refused += 1;
    if (cell === 'handled' && typeof facts['value'] === 'number') this.#handled.set(actor, facts['value']);
  }

  #ended(actor: ActorId, { stopped }: Facts): void {
    if (stopped === true) this.#stuck.set(actor, this.#waiting.get(actor) ?? '');
  }

  summary(ledger: ThreadsSummary['ledger']): ThreadsSummary {
    const stuck = [...this.#stuck].filter(([, what]) => what !== '');
    return {
      consumed: Object.fromEntries(this.#consumed),
      stuck: Object.fromEntries(stuck),
      handled: Object.fromEntries(this.#handled),
      deadOwner: this.#deadOwner,
      refused: this.#refused,
      ledger,
    };
  }
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
