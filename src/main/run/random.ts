/**
 * Repeatable chance: the same seed gives the same numbers on every machine.
 *
 * Mulberry32, a 32-bit generator by Tommy Ettinger (public domain): far from cryptography, and just
 * right for choosing who goes next.
 *
 * @param seed  a whole number from 0 to 2^32 - 1
 * @returns     a function giving numbers from 0 (included) to 1 (excluded)
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
