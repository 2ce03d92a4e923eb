/** A philosopher: takes the left fork, then the right one, eats, and puts both back. */
import type { Me } from '../../../../shared/steps/program';
import type { Self, Step } from '../../../../shared/steps/step';

export function* dine(self: Self, { number, of }: Me): Generator<Step, void, number> {
  const left = `fork-${number}`;
  const right = `fork-${(number + 1) % of}`;
  yield self.lock(left);
  yield self.lock(right); // waits while a neighbour has it, and keeps the left one meanwhile
  yield self.work('eat');
  yield self.unlock(right);
  yield self.unlock(left);
}
