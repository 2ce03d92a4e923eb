/**
 * The ticket sale repaired with a lock: check and act belong together, so one lock goes around both.
 *
 * A lock around each alone would repair nothing. Returns how many tickets this thread sold.
 */
import type { Self, Step } from '../../../../shared/steps/step';

export function* sell(self: Self): Generator<Step, number, number> {
  yield self.lock('mutex');
  const left = yield self.load('tickets');
  if (left > 0) {
    yield self.store('tickets', left - 1);
  }
  yield self.unlock('mutex');
  return left > 0 ? 1 : 0; // sold
}
