/** What the keys and buttons of the card table do. */
import type { Transport } from '../../../../shared/net/net-data';
import type { Json } from '../../../../shared/wire/json';
import type { Card } from './network-state';

export type CardDeed = 'release' | 'discard' | 'copy' | 'earlier' | 'later';

/** A stream cannot do without some of its bytes, nor have them twice or in another order. */
const UDP_ONLY: ReadonlySet<CardDeed> = new Set<CardDeed>(['discard', 'copy', 'earlier', 'later']);

export const isPossible = (deed: CardDeed, protocol: Transport): boolean => protocol === 'udp' || !UDP_ONLY.has(deed);

export interface CardCall {
  readonly action: 'release' | 'discard' | 'copy' | 'swap';
  readonly args: { readonly [name: string]: Json };
  readonly said: 'release' | 'discard' | 'copy' | 'swap';
  /** The other card of a swap. */
  readonly other?: number;
  /** Which place in the line is looked at afterwards. */
  readonly at: number;
}

/** What to ask of the relay; `undefined` if it cannot be done there. */
export function callOf(deed: CardDeed, cards: readonly Card[], at: number): CardCall | undefined {
  const card = cards[at];
  if (!card || !isPossible(deed, card.protocol)) return undefined;
  const args = { card: card.card };
  switch (deed) {
    case 'release':
    case 'discard':
      // The next card takes its place in the line.
      return { action: deed, args, said: deed, at: Math.min(at, cards.length - 2) };
    case 'copy':
      return { action: 'copy', args, said: 'copy', at };
    case 'earlier':
    case 'later':
      return swap(cards, at, deed === 'earlier' ? at - 1 : at + 1);
  }
}

function swap(cards: readonly Card[], at: number, to: number): CardCall | undefined {
  const [card, other] = [cards[at]?.card, cards[to]?.card];
  if (card === undefined || other === undefined) return undefined;
  return { action: 'swap', args: { card, with: other }, said: 'swap', other, at: to };
}

interface Key {
  readonly key: string;
  /** The key itself: where the keyboard writes another script, C is ㅊ. */
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

export type KeyMeaning = { readonly deed: CardDeed } | { readonly goTo: number } | 'edit';

/** What a key means in a line of so many cards; `undefined` if it is none of ours. */
export function meaningOf(
  { key, code, altKey, ctrlKey, metaKey }: Key,
  at: number,
  count: number,
  page: number,
): KeyMeaning | undefined {
  if (ctrlKey || metaKey) return undefined;
  if (altKey) return key === 'ArrowUp' ? { deed: 'earlier' } : key === 'ArrowDown' ? { deed: 'later' } : undefined;
  const goTo = (to: number): KeyMeaning => ({ goTo: Math.max(0, Math.min(count - 1, to)) });
  switch (key) {
    case 'ArrowDown':
      return goTo(at + 1);
    case 'ArrowUp':
      return goTo(at - 1);
    case 'PageDown':
      return goTo(at + page);
    case 'PageUp':
      return goTo(at - page);
    case 'Home':
      return goTo(0);
    case 'End':
      return goTo(count - 1);
    case 'Enter':
      return { deed: 'release' };
    case 'Delete':
    case 'Backspace':
      return { deed: 'discard' };
    default:
      return code === 'KeyC' ? { deed: 'copy' } : code === 'KeyE' ? 'edit' : undefined;
  }
}
