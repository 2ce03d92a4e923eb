/** What rows of "so many workers, so many tasks a second" say: how much faster, where it bends, and where it must. */
import type { Throughput } from './contract';

/** A row adds its worth if each more worker brings at least half of what the first one brought. */
const WORTH = 0.5;

/** @returns how many times as much each row does as one worker alone; empty if there is no such row to compare with */
export function speedups(rows: readonly Throughput[]): readonly number[] {
  const first = rows[0];
  if (!first || first.workers !== 1 || first.perSecond <= 0) return [];
  return rows.map(({ perSecond }) => perSecond / first.perSecond);
}

/**
 * Where the line bends: the row after which one more worker brings less than half of what the first brought.
 *
 * @returns `undefined` while every row adds its worth, or if there are too few rows to tell
 */
export function bendOf<Row extends Throughput>(rows: readonly Row[]): Row | undefined {
  const unit = rows[0] && rows[0].perSecond / rows[0].workers;
  if (unit === undefined || unit <= 0) return undefined;
  return rows.find((row, index) => {
    const next = rows[index + 1];
    return next && (next.perSecond - row.perSecond) / (next.workers - row.workers) < WORTH * unit;
  });
}

/**
 * How many times as fast one task is done by `workers` workers who split it, if a part of it cannot be split.
 *
 * Workers with many tasks do better, since one can use what is shared while the others do their own
 * parts; but nobody gets past `1 / serial`.
 *
 * @param serial  that part, 0 to 1
 * @see Gene Amdahl, "Validity of the single processor approach to achieving large scale computing capabilities", 1967
 */
export function amdahl(serial: number, workers: number): number {
  return 1 / (serial + (1 - serial) / workers);
}

/** The choice that is nearest to what was measured, where twice as much and half as much are equally far. */
export function nearest<Name extends string>(value: number, choices: Readonly<Record<Name, number>>): Name | undefined {
  const byDistance = (Object.entries(choices) as [Name, number][])
    .map(([name, at]) => ({ name, distance: Math.abs(Math.log(value / at)) }))
    .sort((one, other) => one.distance - other.distance);
  return byDistance[0]?.name;
}
