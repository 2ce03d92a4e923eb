/**
 * How often each outcome came up, so far: counted among thousands, asked at any of them. The newest
 * few stand in a list that shares its rest, and are counted together when the list is long enough.
 */
export interface Tally {
  readonly count: number;
  readonly counted: ReadonlyMap<number, OutcomeCount>;
  readonly recent: Recent | undefined;
}

export interface OutcomeCount {
  readonly outcome: number;
  readonly count: number;
  readonly violates: boolean;
}

interface Recent {
  readonly outcome: number;
  readonly violates: boolean;
  readonly before: Recent | undefined;
  readonly length: number;
}

export const EMPTY_TALLY: Tally = { count: 0, counted: new Map(), recent: undefined };

/** As many as a histogram has bars, about: then a race costs one entry of the map that is copied. */
const MOST_RECENT = 256;

export function tallied(tally: Tally, outcome: number, violates: boolean): Tally {
  const { recent: before } = tally;
  const recent: Recent = { outcome, violates, before, length: (before?.length ?? 0) + 1 };
  const count = tally.count + 1;
  if (recent.length < MOST_RECENT) return { count, counted: tally.counted, recent };
  return { count, counted: together(tally.counted, recent), recent: undefined };
}

/** By outcome, ascending. */
export function outcomesOf({ counted, recent }: Tally): readonly OutcomeCount[] {
  return [...together(counted, recent).values()].sort((one, other) => one.outcome - other.outcome);
}

function together(
  counted: ReadonlyMap<number, OutcomeCount>,
  newest: Recent | undefined,
): ReadonlyMap<number, OutcomeCount> {
  const all = new Map(counted);
  for (let one = newest; one; one = one.before) {
    const { outcome, violates } = one;
    all.set(outcome, { outcome, violates, count: (all.get(outcome)?.count ?? 0) + 1 });
  }
  return all;
}
