/** Figures of a run as both languages write them. */
import { formatItem, type Item } from '../../../shared/labs/item-list';
import { SIGNAL_NUMBERS, signalOf, type Exit } from './event-data';

/** So many items of a list are read; the rest is counted. */
const MOST_NAMED = 12;

/** `1, 2, 'd'`; a long list ends in how many more there are. */
export function listed(items: readonly Item[]): string {
  const named = items.slice(0, MOST_NAMED).map(formatItem).join(', ');
  return items.length > MOST_NAMED ? `${named}, … (+${items.length - MOST_NAMED})` : named;
}

export const names = (all: readonly string[]): string => all.join(', ');

/** `main`, `main and consumer-1`: for the subject of an English sentence. */
export const andNames = (all: readonly string[]): string => new Intl.ListFormat('en').format(all);

/** `0.4 ms`, `120 ms`, `1.25 s`. */
export function duration(ms: number): string {
  if (ms >= 1_000) return `${trim((ms / 1_000).toFixed(2))} s`;
  return ms >= 10 ? `${Math.round(ms)} ms` : `${trim(ms.toFixed(1))} ms`;
}

/** {@link duration} in Korean, which writes the unit of seconds in Hangul. */
export const koreanDuration = (ms: number): string => duration(ms).replace(/ s$/, '초');

const trim = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

export interface EndFigures {
  readonly signal: string;
  /** As the process table has it; `undefined` if a signal took the process before it could leave one. */
  readonly code: number | undefined;
  /** What a shell shows: `128 + 9 = 137`. */
  readonly shell: string;
}

/** An end by a signal in figures; `undefined` if no signal was behind it. */
export function signalFigures(exit: Exit): EndFigures | undefined {
  const signal = signalOf(exit);
  if (signal === undefined) return undefined;
  const number: number | undefined = (SIGNAL_NUMBERS as Readonly<Record<string, number>>)[signal];
  return { signal, code: exit.code, shell: number === undefined ? '' : `128 + ${number} = ${128 + number}` };
}
