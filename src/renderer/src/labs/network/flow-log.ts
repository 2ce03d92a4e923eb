/**
 * One direction between two ports, as the trace told of it so far, to be asked about any row of it.
 *
 * A datagram is under way from its `send` until its `receive` or `drop`, which have the same `msg`. A
 * stream has no messages: a write is under way until as many bytes were read as had been written up to
 * its end.
 */
import type { RelayDeed, Transport } from '../../../../shared/net/net-data';
import type { ActorId } from '../../../../shared/trace/event';
import { MOST_PARCELS, type FlowState, type Parcel, type StreamPiece } from './network-state';
import { countBelow, SizedTally } from './tallies';

export interface SentParcel extends Parcel {
  /** Row of the event that ended it. */
  endRow: number | undefined;
}

export class FlowLog {
  readonly sends = new SizedTally();
  readonly receives = new SizedTally();
  readonly #drops: number[] = [];
  readonly #parcels: SentParcel[] = [];
  /** Parcels that ended, in the order in which they did. */
  readonly #ended = new SizedTally();
  /** Stream: the first write that was not read whole. */
  #open = 0;

  constructor(
    readonly protocol: Transport,
    readonly from: number,
    readonly to: number,
    /** Row of its first event. */
    readonly row: number,
  ) {}

  send(row: number, sizeBytes: number, card: number | undefined, did: readonly RelayDeed[]): SentParcel {
    this.sends.add(row, sizeBytes);
    const parcel: SentParcel = { row, sizeBytes, card, did, endRow: undefined };
    this.#parcels.push(parcel);
    return parcel;
  }

  /** @param parcel  the datagram it is, if its send is known */
  receive(row: number, sizeBytes: number, parcel: SentParcel | undefined): void {
    this.receives.add(row, sizeBytes);
    if (this.protocol === 'tcp') this.#readTo(row, this.receives.bytes);
    else if (parcel) this.#end(parcel, row);
  }

  drop(row: number, parcel: SentParcel | undefined): void {
    this.#drops.push(row);
    if (parcel) this.#end(parcel, row);
  }

  /** A stream that was broken off carries nothing any more. */
  breakOff(row: number): void {
    for (; this.#open < this.#parcels.length; this.#open += 1) this.#endAt(this.#open, row);
  }

  at(row: number, fromActor: ActorId | undefined, toActor: ActorId | undefined): FlowState {
    const sent = this.sends.at(row);
    const received = this.receives.at(row);
    const ended = this.#ended.at(row);
    const times = sent.times - ended.times;
    return {
      protocol: this.protocol,
      from: this.from,
      to: this.to,
      fromActor,
      toActor,
      sent,
      received,
      dropped: countBelow(this.#drops, row),
      underWay: { times, bytes: times === 0 ? 0 : this.#bytesUnderWay(sent.bytes, received.bytes, ended.bytes) },
      parcels: this.#newestUnderWay(row, sent.times, Math.min(times, MOST_PARCELS)),
    };
  }

  /** A stream's writes and reads, one after the other. */
  piecesAt(row: number): { readonly writes: readonly StreamPiece[]; readonly reads: readonly StreamPiece[] } {
    return { writes: piecesOf(this.sends, row), reads: piecesOf(this.receives, row) };
  }

  /** Of a write that was read in part, only the rest is under way. */
  #bytesUnderWay(sent: number, received: number, ended: number): number {
    return this.protocol === 'tcp' ? Math.max(0, sent - received) : sent - ended;
  }

  /** Backwards from the newest: what was lost long ago need not be walked past. */
  #newestUnderWay(row: number, sent: number, wanted: number): readonly Parcel[] {
    const found: Parcel[] = [];
    for (let at = sent - 1; at >= 0 && found.length < wanted; at -= 1) {
      const parcel = this.#parcels[at];
      if (parcel && (parcel.endRow === undefined || parcel.endRow >= row)) found.push(parcel);
    }
    return found.reverse();
  }

  #readTo(row: number, bytes: number): void {
    while (this.#open < this.#parcels.length && this.sends.bytesThrough(this.#open) <= bytes) {
      this.#endAt(this.#open, row);
      this.#open += 1;
    }
  }

  #endAt(index: number, row: number): void {
    const parcel = this.#parcels[index];
    if (parcel) this.#end(parcel, row);
  }

  #end(parcel: SentParcel, row: number): void {
    if (parcel.endRow !== undefined) return;
    parcel.endRow = row;
    this.#ended.add(row, parcel.sizeBytes);
  }
}

function piecesOf(tally: SizedTally, row: number): readonly StreamPiece[] {
  const { times } = tally.at(row);
  return tally.rows
    .slice(0, times)
    .map((at, index) => ({ row: at, from: tally.bytesThrough(index - 1), until: tally.bytesThrough(index) }));
}
