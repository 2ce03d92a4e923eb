/**
 * What the learner has asked of the relay and the trace does not tell yet: some tens of milliseconds.
 * Whoever presses a key again meanwhile means the next card, not the one that is about to go, and does not
 * mean to undo a swap that is still on its way.
 */
import { useState } from 'react';
import type { CardCall } from './card-deeds';
import type { Card } from './network-state';

interface Swap {
  readonly card: number;
  readonly other: number;
  readonly wasBefore: boolean;
}

interface AskedDeeds {
  /** Without those that were asked to go. */
  readonly cards: readonly Card[];
  /** @returns whether it may be asked now */
  readonly ask: (card: number, call: CardCall) => boolean;
}

const NONE: ReadonlySet<number> = new Set();

export function useAskedDeeds(told: readonly Card[], canAct: boolean): AskedDeeds {
  const [leaving, setLeaving] = useState(NONE);
  const [swap, setSwap] = useState<Swap>();
  // What cannot be asked for any more will not happen either: the line is as it is told.
  if (!canAct && (leaving.size > 0 || swap)) {
    setLeaving(NONE);
    setSwap(undefined);
  }
  const isLeaving = ({ card }: Card): boolean => leaving.has(card);
  if (leaving.size > 0 && !told.some(isLeaving)) setLeaving(NONE);
  const ask = (card: number, { said, other = 0 }: CardCall): boolean => {
    if (said === 'release' || said === 'discard') setLeaving(new Set(leaving).add(card));
    if (said !== 'swap') return true;
    if (swap && isUnderWay(told, swap)) return false;
    setSwap({ card, other, wasBefore: isBefore(told, card, other) });
    return true;
  };
  return { cards: leaving.size === 0 ? told : told.filter((card) => !isLeaving(card)), ask };
}

const placeOf = (cards: readonly Card[], number: number): number => cards.findIndex(({ card }) => card === number);
const isBefore = (cards: readonly Card[], one: number, other: number): boolean =>
  placeOf(cards, one) < placeOf(cards, other);

/** Once one of the two has gone there is nothing to wait for. */
const isUnderWay = (cards: readonly Card[], { card, other, wasBefore }: Swap): boolean =>
  placeOf(cards, card) >= 0 && placeOf(cards, other) >= 0 && isBefore(cards, card, other) === wasBefore;
