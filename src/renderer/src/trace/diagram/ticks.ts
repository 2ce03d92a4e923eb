/** Marks on an axis at round values, labelled in the unit that fits. */
import type { Axis } from '../lane-series';
import { fixed, NS_PER, type Unit, type UnitWords } from '../time-words';
import { perPixel, type Viewport } from './layout';

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** Labels are up to about 70 pixels wide and need air. */
const MIN_GAP_PX = 96;

export function ticks(view: Viewport, axis: Axis, units: UnitWords): readonly Tick[] {
  const step = roundStep(MIN_GAP_PX * perPixel(view), axis === 'causal' ? 1 : 0);
  const first = Math.max(0, Math.ceil(view.start / step));
  const last = Math.floor(view.end / step);
  const label = axis === 'causal' ? (value: number) => fixed(value, 0) : timeLabel(step, view.end, units);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => {
    const value = (first + at) * step;
    return { value, label: label(value) };
  });
}

/** The least 1, 2 or 5 times a power of ten that is not below `least`. */
export function roundStep(least: number, smallest: number): number {
  if (least <= smallest) return smallest;
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((one) => one * power >= least * (1 - 1e-9)) ?? 10;
  return Math.max(smallest, factor * power);
}

/**
 * All labels of an axis in one unit: the one the step is a handful of, unless the values would then
 * have more digits than anybody reads.
 */
function timeLabel(step: number, largest: number, units: UnitWords): (ns: number) => string {
  const MAX_VALUE = 100_000;
  const unit =
    (['ns', 'us', 'ms', 's'] as const).find((one) => step < 1_000 * NS_PER[one] && largest / NS_PER[one] < MAX_VALUE) ??
    's';
  const chosen: Unit = step >= NS_PER.s / 2 && largest >= NS_PER.s ? 's' : unit;
  const places = Math.max(0, -Math.floor(Math.log10(step / NS_PER[chosen]) + 1e-9));
  return (ns) => `${fixed(ns / NS_PER[chosen], places)} ${units[chosen]}`;
}
