/**
 * Check, then act: one ticket is left, and it is sold more than once.
 *
 * "Is there one left?" was true when it was asked. Nobody promises that it is still true when the
 * ticket is taken. Returns how many tickets this thread sold.
 */
import type { Self, Step } from '../../../../shared/steps/step';

export function* sell(self: Self): Generator<Step, number, number> {
  const left = yield self.load('tickets');
  if (left > 0) {
    yield self.store('tickets', left - 1);
    return 1; // sold
  }
  return 0;
}
