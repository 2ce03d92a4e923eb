/**
 * The lost update: every thread adds 1 to one counter, and some of the ones are gone.
 *
 * `counter += 1` is three steps: read it, add, write it back. Whoever reads between another thread's
 * read and its write gets the old value, and one of the two writes the other's away.
 */
import type { Self, Step } from '../../../../shared/steps/step';

export function* increment(self: Self): Generator<Step, void, number> {
  const seen = yield self.load('counter');
  yield self.work('add');
  yield self.store('counter', seen + 1);
}
