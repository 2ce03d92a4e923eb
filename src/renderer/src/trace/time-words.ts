/** Times for people: nanoseconds in the unit that fits. */

export interface UnitWords {
  readonly ns: string;
  readonly us: string;
  readonly ms: string;
  readonly s: string;
}

export type Unit = keyof UnitWords;

export const NS_PER: Readonly<Record<Unit, number>> = { ns: 1, us: 1e3, ms: 1e6, s: 1e9 };

const UNITS: readonly Unit[] = ['s', 'ms', 'us', 'ns'];

/** The largest unit of which `ns` is at least one. */
export function unitFor(ns: number): Unit {
  return UNITS.find((unit) => Math.abs(ns) >= NS_PER[unit]) ?? 'ns';
}

const formats = new Map<number, Intl.NumberFormat>();

/** `1,234.50`: a fixed number of places. Formats are kept, since making one costs more than using it a hundred times. */
export function fixed(value: number, places: number): string {
  let format = formats.get(places);
  if (!format) {
    format = new Intl.NumberFormat('en', { minimumFractionDigits: places, maximumFractionDigits: places });
    formats.set(places, format);
  }
  return format.format(value);
}

/** `1,234.567 ms`: always milliseconds with three places, so that a column of them can be compared. */
export function milliseconds(ns: number, units: UnitWords): string {
  return `${fixed(ns / NS_PER.ms, 3)} ${units.ms}`;
}

/** `1.25 s`, `340 µs`: three digits, for spans. */
export function span(ns: number, units: UnitWords): string {
  if (ns === 0) return '0';
  const unit = unitFor(ns);
  return `${Number((ns / NS_PER[unit]).toPrecision(3)).toLocaleString('en')} ${units[unit]}`;
}
