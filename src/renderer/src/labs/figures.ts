/** Figures of a run as both languages write them. */
import { formatItem, type Item } from '../../../shared/labs/parameter';
import type { Exit } from './event-data';

/** So many items of a list are read; the rest is counted. */
const MOST_NAMED = 12;

/** `1, 2, 'd'`; a long list ends in how many more there are. */
export function listed(items: readonly Item[]): string {
  const named = items.slice(0, MOST_NAMED).map(formatItem).join(', ');
  return items.length > MOST_NAMED ? `${named}, … (+${items.length - MOST_NAMED})` : named;
}

export const names = (all: readonly string[]): string => all.join(', ');

/** `0.4 ms`, `120 ms`, `1.25 s`. */
export function duration(ms: number): string {
  if (ms >= 1_000) return `${trim((ms / 1_000).toFixed(2))} s`;
  return ms >= 10 ? `${Math.round(ms)} ms` : `${trim(ms.toFixed(1))} ms`;
}

/** {@link duration} in Korean, which writes the unit of seconds in Hangul. */
export const koreanDuration = (ms: number): string => duration(ms).replace(/ s$/, '초');

const trim = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

const SIGNAL_NUMBERS: Readonly<Record<string, number>> = { SIGTERM: 15, SIGKILL: 9 };

/**
 * How a process ended, as the operating system tells it: `exit code 0`, `SIGKILL`. A shell, and
 * some hosts, write a death by signal as 128 + the signal's number; such a code is read back.
 */
export function exitFigure({ code, signal }: Exit): string {
  if (signal !== undefined)
    return SIGNAL_NUMBERS[signal] === undefined
      ? signal
      : `${signal} (128 + ${SIGNAL_NUMBERS[signal]} = ${128 + SIGNAL_NUMBERS[signal]})`;
  const known = Object.entries(SIGNAL_NUMBERS).find(([, number]) => 128 + number === code);
  return known ? `${code} = 128 + ${known[1]} (${known[0]})` : String(code ?? '?');
}
