/**
 * Publication under a lock: flag and data change together for everybody who looks under the same lock.
 *
 * The order inside no longer matters. But the reader has to take the lock as well: a lock binds only
 * those who ask for it. A reader who saw the flag but not the data returns 1.
 */
import type { Me } from '../../../../shared/steps/program';
import type { Self, Step } from '../../../../shared/steps/step';

export function* write(self: Self, me: Me): Generator<Step, void, number> {
  const number = me.round + 1;
  yield self.lock('mutex');
  yield self.store('flag', number);
  yield self.store('data', number);
  yield self.unlock('mutex');
}

export function* read(self: Self): Generator<Step, number, number> {
  yield self.lock('mutex');
  const announced = yield self.load('flag');
  const data = yield self.load('data');
  yield self.unlock('mutex');
  return data < announced ? 1 : 0; // saw the flag, but not the data
}
