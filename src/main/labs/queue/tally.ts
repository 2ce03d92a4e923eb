/** Sums up a run of the queue from its events alone, as they come, however many there are. */
import type { ActorId, NewEvent } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';

export class QueueTally {
  /** Items in the order they left. */
  readonly order: string[] = [];
  readonly #waitedNs: Map<ActorId, number>;
  readonly #waitingSince = new Map<ActorId, number>();

  constructor(threads: readonly ActorId[]) {
    this.#waitedNs = new Map(threads.map((thread) => [thread, 0]));
  }

  /** A wait lasts until the thread's own next event, its end included. */
  add(event: NewEvent): void {
    const { actor, kind, t } = event;
    const since = this.#waitingSince.get(actor);
    const waited = this.#waitedNs.get(actor);
    if (since !== undefined && waited !== undefined) {
      this.#waitedNs.set(actor, waited + Math.max(0, t - since));
      this.#waitingSince.delete(actor);
    }
    if (kind === 'wait') this.#waitingSince.set(actor, t);
    if (kind === 'get') this.order.push(nameIn(event.data));
  }

  /** Milliseconds each thread has waited, whole microseconds. */
  waitedMs(): Readonly<Record<ActorId, number>> {
    return Object.fromEntries([...this.#waitedNs].map(([actor, ns]) => [actor, Math.round(ns / 1e3) / 1e3]));
  }
}

function nameIn(data: Json | undefined): string {
  const { item } = (data ?? {}) as { readonly item?: string };
  return item ?? '';
}
