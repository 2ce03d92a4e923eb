/** What one run of `__id__` showed, read from its trace: bets, tasks and explanations ask nothing else. */
import type { __camel__ } from '../../../../shared/labs/__id__/contract';
import type { ParamsOf } from '../../../../shared/labs/lab';
import { numbered } from '../../../../shared/labs/numbered';
import type { ActorId } from '../../../../shared/trace/event';
import { exitOf, numberField } from '../event-data';
import { eventsOf, type Events, type WatchedRun } from '../watched-run';

export interface __Pascal__Facts {
  readonly params: ParamsOf<typeof __camel__>;
  readonly events: Events;
  /** Every worker came to its own end. A run that was stopped is over, too, but does not show this. */
  readonly allEnded: boolean;
  readonly stepsDone: number;
  readonly workedMs: number;
}

export function __camel__Facts({ params, events }: WatchedRun<typeof __camel__>): __Pascal__Facts {
  let [stepsDone, workedMs] = [0, 0];
  const ended = new Set<ActorId>();
  for (const [, event] of eventsOf(events)) {
    if (event.kind === 'note') stepsDone += 1;
    if (event.kind === 'work') workedMs += numberField(event, 'ms') ?? 0;
    if (event.kind === 'exit' && exitOf(event).code === 0) ended.add(event.actor);
  }
  const allEnded = numbered('worker', params.workers).every((worker) => ended.has(worker));
  return { params, events, allEnded, stepsDone, workedMs };
}
