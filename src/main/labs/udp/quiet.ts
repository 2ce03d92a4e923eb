/**
 * Whether anything of a run is still under way. UDP knows no end, so it has to be found: the relay holds
 * nothing, the server waits for a datagram, and nothing has happened for a while.
 */
import { KERNEL } from '../../kernel/kernel-view';
import { isRelay, SERVER } from '../../../shared/labs/udp/tally';
import type { TraceEvent } from '../../../shared/trace/event';
import type { TraceStore } from '../../../shared/trace/store';
import type { Json } from '../../../shared/wire/json';

export class Quiet {
  #row = 0;
  #deeds = 0;
  #serverWaits = false;
  /** Cards that arrived at the relay and have gone no further yet. */
  readonly #held = new Set<number>();

  constructor(readonly store: TraceStore) {}

  /** So many things have happened; what the kernel's table showed is nothing that happened. */
  get deeds(): number {
    this.#read();
    return this.#deeds;
  }

  get isIdle(): boolean {
    this.#read();
    return this.#serverWaits && this.#held.size === 0;
  }

  #read(): void {
    for (; this.#row < this.store.length; this.#row += 1) this.#take(this.store.event(this.#row));
  }

  #take(event: TraceEvent): void {
    if (event.actor === KERNEL) return;
    this.#deeds += 1;
    if (event.actor === SERVER) this.#serverWaits = event.kind === 'wait';
    if (isRelay(event.actor)) this.#relay(event);
  }

  #relay({ kind, data }: TraceEvent): void {
    const { card, copyOf, did } = (data ?? {}) as Readonly<Record<string, Json>>;
    if (typeof card !== 'number') return;
    if (kind === 'receive') this.#held.add(card);
    else if (kind === 'send' || kind === 'drop') this.#held.delete(card);
    else if (kind === 'note' && Array.isArray(did) && did.includes('duplicated') && copyOf !== undefined)
      this.#held.add(card);
  }
}
