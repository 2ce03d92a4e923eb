/**
 * What one relay was given and did, as the trace told of it so far, to be asked about any row of it.
 *
 * Everything it is given is a card, and is with it from its `receive` to the first `send` or `drop` of the
 * same card. A copy that the learner makes is a card of its own, behind the one it was made from.
 */
import type { DropReason, NetData, RelayDeed, Transport } from '../../../../shared/net/net-data';
import type { Faults } from '../../../../shared/relay/faults';
import type { ActorId } from '../../../../shared/trace/event';
import type { Card, RelayState } from './network-state';
import { Changes, countBelow, NamedTally } from './tallies';

/** Where a card stands in the line: at `at`, with room for its copies up to `at + room`. */
interface Standing {
  readonly at: number;
  readonly room: number;
}

/** A card with all that ever became of it. Most are never touched: only for those that are there is more to keep. */
interface CardLog {
  readonly first: Card;
  readonly standing: Standing;
  /** As it stands after each edit. */
  edits?: Changes<Card>;
  moves?: Changes<Standing>;
  /** Row of the event that took it away. */
  endRow: number | undefined;
}

export class RelayLog {
  port: number | undefined;
  protocol: Transport | undefined;
  readonly #cards = new Map<number, CardLog>();
  /** In the order of arrival. */
  readonly #all: CardLog[] = [];
  readonly #arrivals: number[] = [];
  readonly #ends: number[] = [];
  readonly #passes: number[] = [];
  /** Whether the line is not simply in the order of arrival. */
  #isMoved = false;
  readonly #drops = new NamedTally<DropReason>();
  readonly #deeds = new NamedTally<RelayDeed>();
  readonly #faults = new Changes<Faults>();
  readonly #hand = new Changes<boolean>();
  /** The first card that may still be there: those before it have gone. */
  #firstHeld = 0;

  constructor(readonly actor: ActorId) {}

  /** @param bytes  hex of the payload, as far as it was kept */
  receive(row: number, since: number, data: NetData, bytes: string, fromActor: ActorId | undefined): void {
    const { card } = data;
    if (card === undefined || data.fin) return;
    const { protocol, from = 0, to = 0, sizeBytes = 0 } = data;
    const toServer = to === this.port;
    const waits = data.waits === true;
    this.#add(
      { card, row, protocol, from, to, fromActor, toServer, sizeBytes, bytes, isEdited: false, waits, since },
      { at: card, room: 1 },
    );
    this.#arrivals.push(row);
  }

  send(row: number, data: NetData): void {
    if (data.card === undefined) return;
    this.#passes.push(row);
    for (const deed of data.did ?? []) this.#deeds.add(deed, row);
    this.#end(data.card, row);
  }

  drop(row: number, data: NetData): void {
    this.#drops.add(data.reason ?? 'loss', row);
    if (data.card !== undefined) this.#end(data.card, row);
  }

  note(row: number, since: number, data: NetData, bytes: string | undefined): void {
    if (data.faults) this.#faults.set(row, data.faults);
    if (data.hand !== undefined) this.#hand.set(row, data.hand);
    const { card } = data;
    if (card === undefined) return;
    if (data.copyOf !== undefined) this.#copy(card, data.copyOf, row, since);
    else if (data.did?.includes('duplicated')) this.#copy(data.with ?? 0, card, row, since);
    else if (data.with !== undefined) this.#swap(card, data.with, row);
    else if (bytes !== undefined) this.#edit(card, bytes, data.sizeBytes ?? bytes.length / 2, row);
  }

  at(row: number): RelayState {
    const held = this.#held(row);
    return {
      actor: this.actor,
      port: this.port,
      protocol: this.protocol,
      waiting: this.#waiting(row, held),
      held: held.length,
      arrived: countBelow(this.#arrivals, row),
      passed: countBelow(this.#passes, row),
      dropped: this.#drops.at(row),
      did: this.#deeds.at(row),
      faults: this.#faults.at(row),
      hand: this.#hand.at(row),
    };
  }

  #add(first: Card, standing: Standing): void {
    const log: CardLog = { first, standing, endRow: undefined };
    this.#cards.set(first.card, log);
    this.#all.push(log);
  }

  #edit(card: number, bytes: string, sizeBytes: number, row: number): void {
    const log = this.#cards.get(card);
    if (log) (log.edits ??= new Changes()).set(row, { ...log.first, bytes, sizeBytes, isEdited: true });
  }

  /** A copy stands right behind its original: it gets half of the room there is before the next. */
  #copy(card: number, of: number, row: number, since: number): void {
    const original = this.#cards.get(of);
    if (!original) return;
    const { at, room } = original.moves?.newest ?? original.standing;
    this.#move(original, { at, room: room / 2 }, row);
    const { bytes, sizeBytes } = original.edits?.newest ?? original.first;
    const first = { ...original.first, card, row, since, bytes, sizeBytes, isEdited: false };
    this.#add(first, { at: at + room / 2, room: room / 2 });
  }

  #swap(card: number, other: number, row: number): void {
    const [one, two] = [this.#cards.get(card), this.#cards.get(other)];
    if (!one || !two) return;
    const [first, second] = [one.moves?.newest ?? one.standing, two.moves?.newest ?? two.standing];
    this.#move(one, second, row);
    this.#move(two, first, row);
  }

  #move(card: CardLog, to: Standing, row: number): void {
    this.#isMoved = true;
    (card.moves ??= new Changes()).set(row, to);
  }

  #end(card: number, row: number): void {
    const log = this.#cards.get(card);
    if (log && log.endRow === undefined) {
      log.endRow = row;
      this.#ends.push(row);
    }
  }

  #held(row: number): readonly CardLog[] {
    const held: CardLog[] = [];
    const isGone = (card: CardLog | undefined): boolean => card?.endRow !== undefined;
    while (isGone(this.#all[this.#firstHeld])) this.#firstHeld += 1;
    // Nothing before it is held at the newest row; an earlier row has to look from the beginning.
    const isNewest = row > (this.#ends.at(-1) ?? -1);
    for (let at = isNewest ? this.#firstHeld : 0; at < this.#all.length; at += 1) {
      const card = this.#all[at];
      if (!card || card.first.row >= row) break;
      if (card.endRow === undefined || card.endRow >= row) held.push(card);
    }
    return held;
  }

  #waiting(row: number, held: readonly CardLog[]): readonly Card[] {
    const waiting = held.filter(({ first }) => first.waits);
    const placeOf = ({ standing, moves }: CardLog): number => (moves?.at(row) ?? standing).at;
    if (this.#isMoved) waiting.sort((one, other) => placeOf(one) - placeOf(other));
    return waiting.map(({ first, edits }) => edits?.at(row) ?? first);
  }
}
