/** Two threads that take the locks in opposite order, but one at a time: an outer lock lets one in. */
import type { Me } from '../../../../shared/steps/program';
import type { Self, Step } from '../../../../shared/steps/step';

export function* useBothAlone(self: Self, { number }: Me): Generator<Step, void, number> {
  const first = number === 0 ? 'a' : 'b';
  const second = number === 0 ? 'b' : 'a';
  yield self.lock('both'); // waits with empty hands
  yield self.lock(first);
  yield self.lock(second);
  yield self.work('use both');
  yield self.unlock(second);
  yield self.unlock(first);
  yield self.unlock('both');
}
