/**
 * How fast a replay goes. Real time where that can be followed; a run that was over in a blink is
 * slowed to a few seconds, a long one hurried.
 */
const LEAST_MS = 4_000;
const MOST_MS = 30_000;

/** How many times as fast as the run itself: 1 = real time. */
export function replayRate(runNs: number): number {
  const runMs = Math.max(runNs / 1e6, 1e-3);
  const shownMs = Math.min(MOST_MS, Math.max(LEAST_MS, runMs));
  return runMs / shownMs;
}

/** `1`, `12`, `0.05`: two digits that count. */
export function rateWords(rate: number): string {
  return String(Number(rate.toPrecision(2)));
}
