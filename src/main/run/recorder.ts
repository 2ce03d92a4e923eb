/**
 * Takes the events of a run, gives each its sequence number, keeps up to a bound and counts the rest.
 *
 * It is the buffer behind every watcher's feed: a slow screen makes nobody wait and loses nothing,
 * it merely reads later.
 */
import { MAX_EVENTS, type Actor, type NewEvent } from '../../shared/trace/event';
import type { Address, RunEnd, RunItem } from '../../shared/bench/run';
import { TraceStore } from '../../shared/trace/store';
import { MAX_BATCH } from '../../shared/wire/host';
import { abortable, type Batch, type Source } from '../../shared/wire/source';

export class Recorder {
  readonly store = new TraceStore();
  readonly #announced: { readonly before: number; readonly item: RunItem }[] = [];
  #end: RunEnd | undefined;
  #dropped = 0;
  #wake = new Set<() => void>();

  constructor(readonly maxEvents: number = MAX_EVENTS) {}

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
    let row = 0;
    let announced = 0;
    let names = 0;
    let over = false;
    return {
      take: async (_max, signal): Promise<Batch<RunItem> | undefined> => {
        for (;;) {
          const next = this.#announced[announced];
          if (next && next.before <= row) {
            announced += 1;
            return one(next.item);
          }
          const until = Math.min(next?.before ?? this.store.length, row + MAX_BATCH);
          if (row < until) {
            const events = this.store.pack(row, until, names);
            row = until;
            names += events.names.length;
            return one({ type: 'events', events });
          }
          if (over) return undefined;
          if (this.#end) {
            over = true;
            return one({ type: 'end', end: this.#end });
          }
          await abortable(new Promise<void>((resolve) => this.#wake.add(resolve)), signal);
        }
      },
    };
  }

  #announce(item: RunItem): void {
    this.#announced.push({ before: this.store.length, item });
    this.#wakeAll();
  }

  #wakeAll(): void {
    if (this.#wake.size === 0) return;
    const waiting = [...this.#wake];
    this.#wake.clear();
    for (const wake of waiting) wake();
  }
}

const one = (item: RunItem): Batch<RunItem> => ({ items: [item], dropped: 0 });
