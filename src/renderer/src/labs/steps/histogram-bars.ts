/** Outcomes as bars: one each while they are few, ranges of equal width where they are many. */
import type { OutcomeCount } from '../../../../shared/trace/tally';

export interface Bar {
  readonly from: number;
  /** The last outcome in it; `from` where it is one outcome. */
  readonly to: number;
  readonly label: string;
  readonly count: number;
  readonly locked: number;
  readonly violates: boolean;
}

/** A bar of 480 pixels' width in all needs ten to be seen. */
const MOST_BARS = 48;

/** Failing and right outcomes never share a bar: there the range is cut. */
export function barsOf(outcomes: readonly OutcomeCount[], locked: readonly OutcomeCount[]): readonly Bar[] {
  const all = new Map<number, { count: number; locked: number; violates: boolean }>();
  for (const { outcome, count, violates } of outcomes) all.set(outcome, { count, locked: 0, violates });
  for (const { outcome, count, violates } of locked) {
    const own = all.get(outcome);
    all.set(outcome, { count: own?.count ?? 0, locked: count, violates });
  }
  const values = [...all.keys()].sort((one, other) => one - other);
  const first = values[0] ?? 0;
  const span = (values.at(-1) ?? 0) - first + 1;
  const width = values.length <= MOST_BARS ? 0 : Math.ceil(span / (MOST_BARS - 1));
  const bars: Bar[] = [];
  for (const outcome of values) {
    const one = all.get(outcome);
    if (!one) continue;
    const last = bars.at(-1);
    const joins = last && width > 0 && last.violates === one.violates && outcome - last.from < width;
    if (joins) {
      bars[bars.length - 1] = {
        ...last,
        to: outcome,
        label: `${last.from}–${outcome}`,
        count: last.count + one.count,
        locked: last.locked + one.locked,
      };
    } else bars.push({ from: outcome, to: outcome, label: String(outcome), ...one });
  }
  return bars;
}
