/** A philosopher who keeps an order: the fork with the lower number first, whichever side it lies on. */
import type { Me } from '../../../../shared/steps/program';
import type { Self, Step } from '../../../../shared/steps/step';

export function* dineInOrder(self: Self, { number, of }: Me): Generator<Step, void, number> {
  const neighbour = (number + 1) % of;
  const lower = `fork-${Math.min(number, neighbour)}`;
  const higher = `fork-${Math.max(number, neighbour)}`;
  yield self.lock(lower);
  yield self.lock(higher); // whoever waits here waits for a higher fork: no circle can close
  yield self.work('eat');
  yield self.unlock(higher);
  yield self.unlock(lower);
}
