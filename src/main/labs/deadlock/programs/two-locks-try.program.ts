/** Two threads that take the locks in opposite order, but wait for the second one only so long. */
import type { Me } from '../../../../shared/steps/program';
import type { Self, Step } from '../../../../shared/steps/step';

/** Long enough to be no accident, short enough to see it begin again. */
const PATIENCE_MS = 50;

export function* useBothOrGiveBack(self: Self, { number }: Me): Generator<Step, void, number> {
  const first = number === 0 ? 'a' : 'b';
  const second = number === 0 ? 'b' : 'a';
  for (;;) {
    yield self.lock(first);
    if (yield self.lockWithin(second, PATIENCE_MS)) break; // the wait has an end
    yield self.unlock(first);
  }
  yield self.work('use both');
  yield self.unlock(second);
  yield self.unlock(first);
}
