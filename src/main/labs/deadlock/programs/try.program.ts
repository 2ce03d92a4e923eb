/** A polite philosopher: if the right fork is taken, gives the left one back and begins again. */
import type { Me } from '../../../../shared/steps/program';
import type { Self, Step } from '../../../../shared/steps/step';

export function* dinePolitely(self: Self, { number, of }: Me): Generator<Step, void, number> {
  const left = `fork-${number}`;
  const right = `fork-${(number + 1) % of}`;
  for (;;) {
    yield self.lock(left);
    if (yield self.tryLock(right)) break; // never waits with a fork in the hand
    yield self.unlock(left);
  }
  yield self.work('eat');
  yield self.unlock(right);
  yield self.unlock(left);
}
