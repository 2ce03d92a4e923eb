/**
 * Shared memory holds numbers only, and items may be texts. So what travels is which item it is: the
 * how many-th thing somebody handed over.
 *
 * | bits  | meaning                                        |
 * |-------|------------------------------------------------|
 * | 2..31 | the count of the one who put it                |
 * | 1     | 1 = main put it, by hand; 0 = the creator did  |
 * | 0     | 1 = it is the sentinel                         |
 */
import type { Item } from '../../../shared/labs/item-list';
import { SENTINEL } from '../../../shared/labs/threads/sentinel';
import { MAIN, type Handover } from '../../run/thread-program/record';

/** The creator is the first actor of the run. */
const CREATOR = 1;

export function encodeItem(item: Item, { actor, number }: Handover): number {
  return (number << 2) | (actor === MAIN ? 2 : 0) | (item === SENTINEL ? 1 : 0);
}

export function handoverOf(code: number): Handover {
  return { actor: (code & 2) === 0 ? CREATOR : MAIN, number: code >> 2 };
}

export const isSentinel = (code: number): boolean => (code & 1) === 1;

/** All items of a run, to be found again by their codes. */
export class ItemTable {
  readonly #byHand = new Map<number, Item>();

  constructor(readonly input: readonly Item[]) {}

  /** The creator's n-th item is its n-th handover. */
  get codes(): readonly number[] {
    return this.input.map((item, index) => encodeItem(item, { actor: CREATOR, number: index + 1 }));
  }

  /** @returns the code of an item that main puts as the given handover */
  add(item: Item, handover: Handover): number {
    this.#byHand.set(handover.number, item);
    return encodeItem(item, handover);
  }

  itemOf(code: number): Item {
    const { actor, number } = handoverOf(code);
    return (actor === MAIN ? this.#byHand.get(number) : this.input[number - 1]) ?? '';
  }
}
