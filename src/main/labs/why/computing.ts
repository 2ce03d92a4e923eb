/**
 * What a task computes: it mixes a whole number again and again, as hash functions do with their
 * input. Each round needs the one before, so neither the compiler nor the processor can skip any.
 *
 * @see Austin Appleby, MurmurHash3, `fmix32`
 */
export function mix(value: number, rounds: number): number {
  let mixed = value | 0;
  for (let round = 0; round < rounds; round += 1) {
    mixed ^= mixed >>> 16;
    mixed = Math.imul(mixed, 0x85ebca6b);
    mixed ^= mixed >>> 13;
    mixed = Math.imul(mixed, 0xc2b2ae35);
    mixed ^= mixed >>> 16;
    mixed = (mixed + 1) | 0; // 0 would stay 0 for ever
  }
  return mixed;
}

/** So many rounds take about a tenth of a millisecond on a slow machine: often enough to look at a clock or a flag. */
export const ROUNDS_AT_ONCE = 10_000;

/** The engine has optimised the loop long before. */
const WARM_UP_MS = 20;
const MEASURE_MS = 5;
/** The best of several: whatever else ran on the core only makes it slower. */
const MEASUREMENTS = 5;

/** How many rounds this machine mixes in a millisecond, on a core of its own. Takes about 45 ms. */
export function roundsPerMs(now: () => number = () => performance.now()): number {
  measure(WARM_UP_MS, now);
  const speeds = Array.from({ length: MEASUREMENTS }, () => measure(MEASURE_MS, now));
  return Math.max(1, Math.round(Math.max(...speeds)));
}

function measure(forMs: number, now: () => number): number {
  const begun = now();
  let [rounds, value, elapsed] = [0, 1, 0];
  while (elapsed < forMs) {
    value = mix(value, ROUNDS_AT_ONCE);
    rounds += ROUNDS_AT_ONCE;
    elapsed = now() - begun;
  }
  // `value` is used, so the rounds cannot be left out.
  return Number.isNaN(value) ? 0 : rounds / elapsed;
}
