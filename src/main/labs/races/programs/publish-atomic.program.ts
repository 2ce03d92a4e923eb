/**
 * Publication without a lock: first the data, then the flag.
 *
 * Both are atomic steps here, and everybody sees atomic steps in the order in which they were made. So
 * whoever sees the flag finds the data. With ordinary variables compiler and processor may swap the
 * two writes. A reader who saw the flag but not the data returns 1.
 */
import type { Me } from '../../../../shared/steps/program';
import type { Self, Step } from '../../../../shared/steps/step';

export function* write(self: Self, me: Me): Generator<Step, void, number> {
  const number = me.round + 1;
  yield self.store('data', number);
  yield self.store('flag', number);
}

export function* read(self: Self): Generator<Step, number, number> {
  const announced = yield self.load('flag');
  if (announced === 0) return 0; // nothing yet: it does not look
  const data = yield self.load('data');
  return data < announced ? 1 : 0; // saw the flag, but not the data
}
