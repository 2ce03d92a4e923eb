/** One line of the benchmark's report. */
export interface Row {
  readonly name: string;
  /** The figure the goal is about: mostly a ratio. */
  readonly value: number;
  /** `times`, `ms`, `kB`, ... */
  readonly unit: string;
  /** The goal in words, such as "at least 0.7". */
  readonly goal: string;
  readonly met: boolean;
  /** The absolute figures behind it, and what bounds it. */
  readonly note?: string;
}
