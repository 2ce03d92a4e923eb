/**
 * The lost update repaired with an atomic operation: reading, adding and writing are one step.
 *
 * What cannot be cut in two cannot be got between. On the machine this is one instruction
 * (`Atomics.add`), and nobody waits.
 */
import type { Self, Step } from '../../../../shared/steps/step';

export function* increment(self: Self): Generator<Step, void, number> {
  yield self.add('counter', 1);
}
