/**
 * What the bad cable of the experiment `checksum` does to a message. The first way is noticed by the Internet
 * checksum, the other two never are, because it is only a sum of 16-bit words.
 */
import type { ParamsOf } from '../lab';
import type { layers } from './contract';

export type Turn = ParamsOf<typeof layers>['turn'];

/** @returns a copy with something turned; an equal one if there is nothing that could be turned in this way */
export function turned(bytes: Uint8Array, how: Turn): Uint8Array {
  // Of a Buffer `slice` would be the same bytes.
  const copy = Uint8Array.from(bytes);
  switch (how) {
    case 'nothing':
      return copy;
    case 'one-bit':
      return withBitTurned(copy, beginOf(copy));
    case 'two-that-cancel':
      return withBitsThatCancel(copy);
    case 'swap-words':
      return withWordsSwapped(copy);
  }
}

/** Three quarters in: of a message with a text of some length this is the text. */
const beginOf = (bytes: Uint8Array): number => Math.floor((bytes.length * 3) / 4);

/** The lowest bit: a letter becomes its neighbour. */
const LOWEST = 1;

function withBitTurned(bytes: Uint8Array, at: number): Uint8Array {
  if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ LOWEST;
  return bytes;
}

/** Two words apart, the same bit: here it goes up, there it goes down. */
function withBitsThatCancel(bytes: Uint8Array): Uint8Array {
  for (let first = beginOf(bytes); first < bytes.length; first += 1) {
    for (let second = first + 2; second < bytes.length; second += 2) {
      if (((bytes[first] ?? 0) & LOWEST) === ((bytes[second] ?? 0) & LOWEST)) continue;
      return withBitTurned(withBitTurned(bytes, first), second);
    }
  }
  return bytes;
}

/** The first two words beside one another that differ. */
function withWordsSwapped(bytes: Uint8Array): Uint8Array {
  for (let at = beginOf(bytes) & ~1; at + 3 < bytes.length; at += 2) {
    const words = bytes.slice(at, at + 4);
    if (words[0] === words[2] && words[1] === words[3]) continue;
    bytes.set(words.subarray(2), at);
    bytes.set(words.subarray(0, 2), at + 2);
    return bytes;
  }
  return bytes;
}
