/**
 * The lost update repaired with a lock: from the read to the write nobody else gets in.
 *
 * The lock does not make three steps one. It makes everybody who wants to begin them wait until
 * whoever has begun is through.
 */
import type { Self, Step } from '../../../../shared/steps/step';

export function* increment(self: Self): Generator<Step, void, number> {
  yield self.lock('mutex');
  const seen = yield self.load('counter');
  yield self.work('add');
  yield self.store('counter', seen + 1);
  yield self.unlock('mutex');
}
