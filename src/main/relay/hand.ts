/** The cards that wait for the learner, first in line first. Whoever waits has left the clock and the dice. */
import type { RelayDeed } from '../../shared/net/net-data';
import { LabError } from '../../shared/wire/error';
import type { Passing } from './relay-device';

/** What the learner did to a card, in the order in which it was done. */
export interface Card {
  readonly passing: Passing;
  readonly did: readonly RelayDeed[];
}

export class Hand<Waiting extends Card> {
  /** A map keeps the order in which its keys came; one that changes it is built anew. */
  #line = new Map<number, Waiting>();

  get cards(): readonly Passing[] {
    return Array.from(this.#line.values(), ({ passing }) => passing);
  }

  get size(): number {
    return this.#line.size;
  }

  put(waiting: Waiting): void {
    this.#line.set(waiting.passing.card, waiting);
  }

  /** @throws LabError 'NO_SUCH_CARD' */
  get(card: number): Waiting {
    const waiting = this.#line.get(card);
    if (!waiting) throw new LabError('NO_SUCH_CARD', { card });
    return waiting;
  }

  /** Takes it out. @throws LabError 'NO_SUCH_CARD' */
  take(card: number): Waiting {
    const waiting = this.get(card);
    this.#line.delete(card);
    return waiting;
  }

  /** Takes out those that are meant, first in line first. */
  takeWhere(isMeant: (waiting: Waiting) => boolean): readonly Waiting[] {
    const taken = [...this.#line.values()].filter(isMeant);
    for (const { passing } of taken) this.#line.delete(passing.card);
    return taken;
  }

  takeAll(): readonly Waiting[] {
    return this.takeWhere(() => true);
  }

  /** It changes and keeps its place. */
  replace(card: number, waiting: Waiting): void {
    this.get(card);
    this.#line.set(card, waiting);
  }

  /** @throws LabError 'NO_SUCH_CARD' */
  putBehind(card: number, waiting: Waiting): void {
    this.get(card);
    this.#rebuild([...this.#line.values()].flatMap((one) => (one.passing.card === card ? [one, waiting] : [one])));
  }

  /** The two change places. @throws LabError 'NO_SUCH_CARD' */
  swap(card: number, other: number): void {
    const [one, two] = [this.get(card), this.get(other)];
    const change = new Map([
      [one, two],
      [two, one],
    ]);
    this.#rebuild(Array.from(this.#line.values(), (waiting) => change.get(waiting) ?? waiting));
  }

  #rebuild(line: readonly Waiting[]): void {
    this.#line = new Map(line.map((waiting) => [waiting.passing.card, waiting]));
  }
}
