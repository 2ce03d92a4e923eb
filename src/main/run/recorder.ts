/**
 * Takes the events of a run, gives each its sequence number, keeps up to a bound and counts the rest.
 *
 * It is the buffer behind every watcher's feed: a slow screen makes nobody wait and loses nothing,
 * it merely reads later.
 */
import { MAX_EVENTS, type Actor, type NewEvent } from '../../shared/trace/event';
import type { Address, RunEnd, RunItem } from '../../shared/bench/run';
import type { Announcement, Recorded } from '../../shared/trace/recorded';
import { RunItems } from '../../shared/trace/run-items';
import { TraceStore } from '../../shared/trace/store';
import { abortable, type Batch, type Source } from '../../shared/wire/source';

export class Recorder implements Recorded {
  readonly store: TraceStore;
  readonly #announced: Announcement[];
  #end: RunEnd | undefined;
  #dropped: number;
  #wake = new Set<() => void>();

  /** @param recorded what was recorded before, such as a run that was kept in a file */
  constructor(
    readonly maxEvents: number = MAX_EVENTS,
    recorded?: Recorded,
  ) {
    this.store = recorded?.store ?? new TraceStore();
    this.#announced = [...(recorded?.announced ?? [])];
    this.#end = recorded?.end;
    this.#dropped = recorded?.end?.dropped ?? 0;
  }

  /** Lanes and servers, each with how many events there had been before it. */
  get announced(): readonly Announcement[] {
    return this.#announced;
  }

  get dropped(): number {
    return this.#dropped;
  }

  get end(): RunEnd | undefined {
    return this.#end;
  }

  /** Records events in the order given, which must not contradict cause and effect. */
  record(...events: readonly NewEvent[]): void {
    for (const event of events) {
      if (this.store.length < this.maxEvents) this.store.append(event);
      else this.#dropped += 1;
    }
    this.#wakeAll();
  }

  actor(actor: Actor): void {
    this.#announce({ type: 'actor', actor });
  }

  address(address: Address): void {
    this.#announce({ type: 'address', address });
  }

  /** The last word. Events after it are a defect and are counted as dropped. */
  finish(end: Omit<RunEnd, 'events' | 'dropped'>): RunEnd {
    this.#end ??= { ...end, events: this.store.length + this.#dropped, dropped: this.#dropped };
    this.#wakeAll();
    return this.#end;
  }

  /** Everything from the beginning, then what comes, then the end. Any number of readers. */
  watch(): Source<RunItem> {
    const items = new RunItems(this);
    return {
      take: async (_max, signal): Promise<Batch<RunItem> | undefined> => {
        for (;;) {
          const item = items.next();
          // One item a frame, and the next at once: but for the last events there is one at hand.
          if (item) return { items: [item], dropped: 0, more: item.type !== 'events' || items.row < this.store.length };
          if (items.over) return undefined;
          await abortable(new Promise<void>((resolve) => this.#wake.add(resolve)), signal);
        }
      },
    };
  }

  #announce(item: Announcement['item']): void {
    this.#announced.push({ before: this.store.length, item } as Announcement);
    this.#wakeAll();
  }

  #wakeAll(): void {
    if (this.#wake.size === 0) return;
    const waiting = [...this.#wake];
    this.#wake.clear();
    for (const wake of waiting) wake();
  }
}
