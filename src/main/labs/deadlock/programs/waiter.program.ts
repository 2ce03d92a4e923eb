/** A philosopher who asks the waiter first: one fewer than there are forks may reach for them. */
import type { Me } from '../../../../shared/steps/program';
import type { Self, Step } from '../../../../shared/steps/step';

export function* dineWithWaiter(self: Self, { number, of }: Me): Generator<Step, void, number> {
  const left = `fork-${number}`;
  const right = `fork-${(number + 1) % of}`;
  yield self.acquire('waiter'); // waits with empty hands
  yield self.lock(left);
  yield self.lock(right);
  yield self.work('eat');
  yield self.unlock(right);
  yield self.unlock(left);
  yield self.release('waiter');
}
