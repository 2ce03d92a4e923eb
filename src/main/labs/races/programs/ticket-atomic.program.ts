/**
 * The ticket sale repaired with an atomic operation: act only if the check is still true.
 *
 * `compareExchange` writes only if the cell still holds what was read before, and says what it held.
 * Whoever comes too late tries again with what it says. Returns how many tickets this thread sold.
 */
import type { Self, Step } from '../../../../shared/steps/step';

export function* sell(self: Self): Generator<Step, number, number> {
  let left = yield self.load('tickets');
  while (left > 0) {
    const held = yield self.compareExchange('tickets', left, left - 1);
    if (held === left) return 1; // sold
    left = held; // somebody was quicker
  }
  return 0;
}
