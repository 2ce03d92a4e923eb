/**
 * Unsafe publication: the flag is up before the data is there.
 *
 * The writer announces number 1, 2, ... with the flag and hands over the data of that number, in the
 * wrong order. A reader who trusts the flag in between takes old data for new and returns 1.
 */
import type { Me } from '../../../../shared/steps/program';
import type { Self, Step } from '../../../../shared/steps/step';

export function* write(self: Self, me: Me): Generator<Step, void, number> {
  const number = me.round + 1;
  yield self.store('flag', number);
  yield self.store('data', number);
}

export function* read(self: Self): Generator<Step, number, number> {
  const announced = yield self.load('flag');
  if (announced === 0) return 0; // nothing yet: it does not look
  const data = yield self.load('data');
  return data < announced ? 1 : 0; // saw the flag, but not the data
}
