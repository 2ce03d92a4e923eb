/** Two threads that need both locks, and take them in the same order: a, then b. */
import type { Self, Step } from '../../../../shared/steps/step';

export function* useBothInOrder(self: Self): Generator<Step, void, number> {
  yield self.lock('a');
  yield self.lock('b'); // whoever waits here waits for b, and nobody who has b waits for a
  yield self.work('use both');
  yield self.unlock('b');
  yield self.unlock('a');
}
