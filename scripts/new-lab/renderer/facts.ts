/** What one run of `__id__` showed, read from its trace: bets, tasks and explanations ask nothing else. */
import type { __camel__ } from '../../../../shared/labs/__id__/contract';
import type { ParamsOf } from '../../../../shared/labs/lab';
import { eventsOf, type Events, type WatchedRun } from '../watched-run';

export interface __Pascal__Facts {
  readonly params: ParamsOf<typeof __camel__>;
  readonly events: Events;
  readonly over: boolean;
  readonly stepsDone: number;
}

export function __camel__Facts({ params, events, status }: WatchedRun<typeof __camel__>): __Pascal__Facts {
  let stepsDone = 0;
  for (const [, event] of eventsOf(events)) if (event.kind === 'note') stepsDone += 1;
  return { params, events, over: status !== undefined, stepsDone };
}
