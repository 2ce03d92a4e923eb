/** Fewer points that look the same: of each stretch the first, the lowest, the highest and the last. */

export interface Points {
  readonly t: ArrayLike<number>;
  readonly value: ArrayLike<number>;
}

export interface Thinned {
  readonly t: number[];
  readonly value: number[];
}

export const isThinned = (points: number, stretches: number): boolean => points > 4 * stretches;

/**
 * @param stretches  about one a pixel; each gives up to four points
 * @returns          all points if there are not more than that anyway
 */
export function thin({ t, value }: Points, stretches: number): Thinned {
  if (!isThinned(t.length, stretches)) return { t: Array.from(t), value: Array.from(value) };
  const thinned: Thinned = { t: [], value: [] };
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    const from = Math.floor((stretch * t.length) / stretches);
    const until = Math.floor(((stretch + 1) * t.length) / stretches);
    for (const at of extremes(value, from, until)) {
      thinned.t.push(t[at] ?? 0);
      thinned.value.push(value[at] ?? 0);
    }
  }
  return thinned;
}

function extremes(value: ArrayLike<number>, from: number, until: number): readonly number[] {
  let lowest = from;
  let highest = from;
  for (let at = from; at < until; at += 1) {
    if ((value[at] ?? 0) < (value[lowest] ?? 0)) lowest = at;
    if ((value[at] ?? 0) > (value[highest] ?? 0)) highest = at;
  }
  return [...new Set([from, lowest, highest, until - 1])].sort((one, other) => one - other);
}
