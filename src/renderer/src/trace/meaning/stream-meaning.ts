/**
 * What the bytes of one event mean. They may begin in the middle of a value, so all that went the same way before
 * them is read first; where each piece begins is kept, so that this happens once.
 */
import { bytesOfHex } from '../../../../shared/net/hex';
import type { Direction, Explainer, Span } from '../../../../shared/net/meaning';
import { netDataOf } from '../../../../shared/net/net-data';
import type { TraceStore } from '../../../../shared/trace/store';
import { explainerOf, type WireProtocol } from './wire';

/** What one end wrote, or read, one way. */
interface Way {
  readonly rows: number[];
  readonly direction: Direction;
  /** By piece: as the explainer was before it. Ends where bytes were not kept: after that nothing can be said. */
  readonly before: Explainer[];
}

const KINDS: ReadonlySet<string> = new Set(['connect', 'accept', 'listen', 'send', 'receive']);

export class StreamMeaning {
  #read = 0;
  readonly #servers = new Set<number>();
  readonly #ways = new Map<string, Way>();
  /** By row of a piece: whose it is, and the how-manieth. */
  readonly #places = new Map<number, { readonly way: Way; readonly index: number }>();

  constructor(
    readonly store: TraceStore,
    readonly protocol: WireProtocol,
  ) {}

  /** @returns `undefined` if the event has no bytes of a stream, or some before them were not kept */
  spansAt(row: number): readonly Span[] | undefined {
    this.#readOn();
    const place = this.#places.get(row);
    return place && this.#explained(place.way, place.index);
  }

  /** Which way bytes go that are sent from this port. */
  directionFrom(port: number): Direction {
    this.#readOn();
    return this.#servers.has(port) ? 'reply' : 'request';
  }

  #explained(way: Way, index: number): readonly Span[] | undefined {
    for (let at = way.before.length - 1; at < index; at += 1) {
      const explainer = way.before[at]?.copy();
      const row = way.rows[at];
      if (!explainer || row === undefined || !this.#isWhole(row)) return undefined;
      explainer.take(this.#bytesAt(row));
      way.before.push(explainer);
    }
    return way.before[index]?.copy().take(this.#bytesAt(way.rows[index] ?? 0));
  }

  #bytesAt(row: number): Uint8Array {
    return bytesOfHex(this.store.bytesAt(row) ?? '');
  }

  #isWhole(row: number): boolean {
    const { sizeBytes } = netDataOf(this.store.dataAt(row)) ?? {};
    return sizeBytes === undefined || (this.store.bytesAt(row)?.length ?? 0) >= 2 * sizeBytes;
  }

  #readOn(): void {
    for (; this.#read < this.store.length; this.#read += 1) this.#take(this.#read);
  }

  #take(row: number): void {
    const kind = this.store.kindAt(row);
    if (!KINDS.has(kind)) return;
    const data = netDataOf(this.store.dataAt(row));
    if (data?.protocol !== 'tcp') return;
    const { from, to, port, offset } = data;
    if (kind === 'listen' && port !== undefined) this.#servers.add(port);
    if ((kind === 'connect' || kind === 'accept') && to !== undefined) this.#servers.add(to);
    const isPiece = (kind === 'send' || kind === 'receive') && this.store.bytesAt(row) !== undefined;
    if (!isPiece || from === undefined || to === undefined) return;
    const way = this.#wayOf(`${kind} ${this.store.actorNameAt(row)} ${from} ${to}`, from, offset);
    this.#places.set(row, { way, index: way.rows.push(row) - 1 });
  }

  /** A stream that begins anew is another connection that got the same ports. */
  #wayOf(key: string, from: number, offset: number | undefined): Way {
    const known = this.#ways.get(key);
    if (known && offset !== 0) return known;
    const direction = this.#servers.has(from) ? 'reply' : 'request';
    const way: Way = { rows: [], direction, before: [explainerOf(this.protocol, direction)] };
    this.#ways.set(key, way);
    return way;
  }
}

const known = new WeakMap<TraceStore, StreamMeaning>();

/** One for each trace: views that ask share what was read. */
export function streamMeaningOf(store: TraceStore, protocol: WireProtocol): StreamMeaning {
  const before = known.get(store);
  if (before?.protocol === protocol) return before;
  const meaning = new StreamMeaning(store, protocol);
  known.set(store, meaning);
  return meaning;
}
