/** How rows stand to one selected row. */
export const CONCURRENT = 0;
export const PAST = 1;
export const FUTURE = 2;
export const ITSELF = 3;

/** By code. */
export const RELATIONS = ['concurrent', 'past', 'future', 'itself'] as const;

export type RelationName = (typeof RELATIONS)[number];

export class Relation {
  constructor(
    /** One of the codes above for each row: for loops that draw. */
    readonly codes: Uint8Array,
    readonly selected: number,
  ) {}

  /** Rows that came after this was asked are `concurrent` until it is asked again. */
  of(row: number): RelationName {
    return RELATIONS[this.codes[row] ?? CONCURRENT] ?? 'concurrent';
  }

  /** How many rows are in each relation. */
  counts(): Readonly<Record<RelationName, number>> {
    const counts = [0, 0, 0, 0];
    for (const code of this.codes) counts[code] = (counts[code] ?? 0) + 1;
    const [concurrent = 0, past = 0, future = 0, itself = 0] = counts;
    return { concurrent, past, future, itself };
  }
}
