/**
 * When an experiment is worth betting on again.
 *
 * What was known once is forgotten unless it is called up again with growing gaps (Cepeda et al.
 * 2006). A bet is due 1 day after the first right one, 3 days after the second, 7 days after each
 * further one. Right bets of one day count once: repeating at once shows little. A wrong bet starts over.
 */
import type { ExperimentProgress } from '../../../shared/bench/progress';

const DAYS_UNTIL_DUE = [1, 3, 7] as const;
const DAY_MS = 24 * 60 * 60 * 1000;

export type Standing =
  /** No bet yet. */
  | { readonly kind: 'new' }
  /** The last bet was wrong. */
  | { readonly kind: 'wrong' }
  | { readonly kind: 'right'; readonly dueAt: Date }
  /** Was right, and long enough ago to be asked again. */
  | { readonly kind: 'due'; readonly dueAt: Date };

/** Where one experiment stands at `now`. */
export function standing({ bets }: ExperimentProgress, now: Date): Standing {
  const last = bets.at(-1);
  if (!last) return { kind: 'new' };
  if (!last.right) return { kind: 'wrong' };
  const dueAt = new Date(new Date(last.at).getTime() + gapDays(bets) * DAY_MS);
  return dueAt.getTime() <= now.getTime() ? { kind: 'due', dueAt } : { kind: 'right', dueAt };
}

function gapDays(bets: ExperimentProgress['bets']): number {
  const lastWrong = bets.findLastIndex(({ right }) => !right);
  const days = new Set(bets.slice(lastWrong + 1).map(({ at }) => new Date(at).toDateString()));
  return DAYS_UNTIL_DUE[Math.min(days.size, DAYS_UNTIL_DUE.length) - 1] ?? DAYS_UNTIL_DUE[0];
}
