/**
 * Sorts rows by a whole number each, stably: equal ones stay in the order of the trace.
 *
 * Digit by digit from the lowest (LSD radix sort, 16 bits a digit): a million rows by time take four
 * passes of some ten milliseconds, where a sort by comparison takes twenty million calls. It pauses
 * after each pass, so that a caller can let the screen breathe.
 */
const DIGIT_BITS = 16;
const BUCKETS = 1 << DIGIT_BITS;

/**
 * @param keyOf  a whole number from 0 to 2^53 - 1 for each row
 * @returns      the rows in order; the array given is used as room to work in
 */
export function* sortRows(rows: Uint32Array, keyOf: (row: number) => number): Generator<void, Uint32Array> {
  const largest = largestKey(rows, keyOf);
  let from = rows;
  let to = new Uint32Array(rows.length);
  for (let unit = 1; unit <= largest; unit *= BUCKETS) {
    pass(from, to, (row) => Math.floor(keyOf(row) / unit) % BUCKETS);
    [from, to] = [to, from as Uint32Array<ArrayBuffer>];
    yield;
  }
  return from;
}

function pass(from: Uint32Array, to: Uint32Array, digitOf: (row: number) => number): void {
  const places = new Uint32Array(BUCKETS + 1);
  for (const row of from) {
    const next = digitOf(row) + 1;
    places[next] = (places[next] as number) + 1;
  }
  for (let digit = 0; digit < BUCKETS; digit += 1)
    places[digit + 1] = (places[digit + 1] as number) + (places[digit] as number);
  for (const row of from) {
    const digit = digitOf(row);
    const place = places[digit] as number;
    to[place] = row;
    places[digit] = place + 1;
  }
}

function largestKey(rows: Uint32Array, keyOf: (row: number) => number): number {
  let largest = 0;
  for (const row of rows) largest = Math.max(largest, keyOf(row));
  return largest;
}
