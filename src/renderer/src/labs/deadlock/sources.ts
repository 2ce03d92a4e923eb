/** Which text the threads of a run have: it depends on what was chosen. */
import naive from '../../../../main/labs/deadlock/programs/naive.program.ts?source';
import ordered from '../../../../main/labs/deadlock/programs/ordered.program.ts?source';
import tries from '../../../../main/labs/deadlock/programs/try.program.ts?source';
import twoLocksNaive from '../../../../main/labs/deadlock/programs/two-locks-naive.program.ts?source';
import twoLocksOrdered from '../../../../main/labs/deadlock/programs/two-locks-ordered.program.ts?source';
import twoLocksTry from '../../../../main/labs/deadlock/programs/two-locks-try.program.ts?source';
import twoLocksWaiter from '../../../../main/labs/deadlock/programs/two-locks-waiter.program.ts?source';
import waiter from '../../../../main/labs/deadlock/programs/waiter.program.ts?source';
import type { deadlock } from '../../../../shared/labs/deadlock/contract';
import type { ParamsOf } from '../../../../shared/labs/lab';
import type { HighlightedSource } from '../../../../shared/source';

const philosophers = { naive, ordered, try: tries, waiter };
const twoLocks = { naive: twoLocksNaive, ordered: twoLocksOrdered, try: twoLocksTry, waiter: twoLocksWaiter };

export const sourceOf = ({ program, strategy }: ParamsOf<typeof deadlock>): HighlightedSource =>
  (program === 'two-locks' ? twoLocks : philosophers)[strategy];
