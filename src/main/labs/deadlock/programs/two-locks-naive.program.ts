/** Two threads that need both locks, and take them in opposite order. */
import type { Me } from '../../../../shared/steps/program';
import type { Self, Step } from '../../../../shared/steps/step';

export function* useBoth(self: Self, { number }: Me): Generator<Step, void, number> {
  const first = number === 0 ? 'a' : 'b';
  const second = number === 0 ? 'b' : 'a';
  yield self.lock(first);
  yield self.lock(second); // waits while the other has it, and keeps the first one meanwhile
  yield self.work('use both');
  yield self.unlock(second);
  yield self.unlock(first);
}
