/** With how many workers a measurement is made. */

/** More rows take longer and say no more. */
const MOST_ROWS = 12;

/** @param asked  0 = twice the cores: enough to see what more workers than cores bring, also on a machine with one */
export function mostWorkers(asked: number, cores: number, allowed: number): number {
  return asked === 0 ? Math.min(Math.max(2, 2 * cores), allowed) : asked;
}

/** From 1 to `most`, evenly spread if there are too many; the number of cores is always one of them. */
export function rowsOf(most: number, cores: number): readonly number[] {
  if (most <= MOST_ROWS) return Array.from({ length: most }, (_, index) => index + 1);
  // One place is kept for the number of cores.
  const steps = MOST_ROWS - 2;
  const spread = Array.from({ length: steps + 1 }, (_, index) => Math.round(1 + ((most - 1) * index) / steps));
  return [...new Set([...spread, Math.min(cores, most)])].sort((one, other) => one - other);
}
