/**
 * Message ids in two numbers: `creator#3` is the name `creator` and the number 3. An id of any
 * other form is a name as a whole and has {@link WHOLE} for its number.
 */

/** Marks an id that is not of the form `actor#n`. */
export const WHOLE = -1;

/** Most digits that surely fit into 32 bits with a sign. */
const MAX_DIGITS = 9;

const ZERO = 48;
const NINE = 57;

/** @returns where the `#` stands, or -1 if what follows it is not a number as we write them */
export function hashOf(id: string): number {
  const hash = id.lastIndexOf('#');
  const digits = id.length - hash - 1;
  if (hash < 0 || digits < 1 || digits > MAX_DIGITS) return -1;
  if (digits > 1 && id.charCodeAt(hash + 1) === ZERO) return -1; // `#03` must come back as it was
  for (let at = hash + 1; at < id.length; at += 1) {
    const code = id.charCodeAt(at);
    if (code < ZERO || code > NINE) return -1;
  }
  return hash;
}

/** The number after the `#` that {@link hashOf} found. */
export function numberAfter(id: string, hash: number): number {
  let number = 0;
  for (let at = hash + 1; at < id.length; at += 1) number = number * 10 + (id.charCodeAt(at) - ZERO);
  return number;
}

export function messageId(name: string, number: number): string {
  return number === WHOLE ? name : `${name}#${number}`;
}
