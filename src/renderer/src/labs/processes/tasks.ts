import type { processes } from '../../../../shared/labs/processes/contract';
import type { TasksOf } from '../panel';
import { waitedFor } from '../event-data';
import { eventsOf } from '../watched-run';
import { isConsumer, type ProcessesFacts } from './facts';

/** Long enough to be meant, short enough to be tried. */
export const LONG_WAIT_MS = 1_000;

export const tasks = {
  default: [
    {
      // Every run with a taken item has an answer, whether or not a consumer was quick enough to wait for it.
      id: 'where-it-came-from',
      step: 'investigate',
      by: 'event',
      answers: (facts, row) => {
        const event = facts.events.at(row);
        const msg = firstTaken(facts)?.msg;
        return event?.kind === 'put' && msg !== undefined && event.msg === msg;
      },
    },
    {
      id: 'wait-a-second',
      step: 'modify',
      by: 'run',
      passes: (facts) => facts.over && facts.consumersWaitedMs >= LONG_WAIT_MS,
    },
    {
      id: 'two-consumers-end',
      step: 'make',
      by: 'run',
      passes: (facts) =>
        facts.over && facts.consumers.length >= 2 && facts.consumers.every((actor) => endedWell(facts, actor)),
    },
  ],
  'bad-item': [
    {
      id: 'where-it-noticed',
      step: 'investigate',
      by: 'event',
      answers: ({ events }, row) => events.at(row)?.kind === 'error',
    },
    {
      id: 'bad-first',
      step: 'modify',
      by: 'run',
      passes: ({ over, bad, finished, finishedAfterBad }) =>
        over && bad.length > 0 && finishedAfterBad >= 3 && finishedAfterBad === finished.length,
    },
    {
      id: 'as-many-bad-as-good',
      step: 'make',
      by: 'run',
      passes: ({ over, bad, finished }) => over && bad.length >= 3 && bad.length === finished.length,
    },
  ],
  'no-sentinel': [
    {
      id: 'last-wait',
      step: 'investigate',
      by: 'event',
      answers: ({ events, stuck, waits }, row) => {
        const event = events.at(row);
        if (event?.kind !== 'wait' || waitedFor(event) !== 'item' || !stuck.includes(event.actor)) return false;
        return waits.findLast((wait) => wait.actor === event.actor)?.row === row;
      },
    },
    {
      id: 'sentinel-by-hand',
      step: 'modify',
      by: 'run',
      passes: (facts) =>
        facts.over && facts.steppedIn === 'put' && facts.consumers.every((actor) => endedWell(facts, actor)),
    },
    {
      id: 'one-ends-one-waits',
      step: 'make',
      by: 'run',
      passes: (facts) =>
        facts.over && facts.consumers.length === 2 && endedCount(facts) === 1 && facts.stuck.some(isConsumer),
    },
  ],
  'kill-consumer': [
    {
      id: 'its-end',
      step: 'investigate',
      by: 'event',
      answers: ({ events, endings }, row) => {
        const event = events.at(row);
        return event?.kind === 'exit' && isConsumer(event.actor) && endings[event.actor]?.byItself === false;
      },
    },
    {
      id: 'other-signal',
      step: 'modify',
      by: 'run',
      passes: ({ over, kills }) => over && kills.some((kill) => kill.signal === 'SIGTERM' && isConsumer(kill.actor)),
    },
    {
      id: 'leave-two',
      step: 'make',
      by: 'run',
      passes: ({ over, kills, left }) => over && kills.length > 0 && left.length === 2,
    },
    {
      id: 'others-carry-on',
      step: 'make',
      by: 'run',
      passes: (facts) =>
        facts.over &&
        facts.kills.some(({ fate }) => fate === 'lost') &&
        facts.left.length === 0 &&
        endedCount(facts) > 0,
    },
  ],
  'nothing-shared': [
    {
      id: 'birth',
      step: 'investigate',
      by: 'event',
      answers: ({ events }, row) => {
        const event = events.at(row);
        return event?.kind === 'ready' && isConsumer(event.actor);
      },
    },
    { id: 'two-counts', step: 'modify', by: 'run', passes: (facts) => facts.over && new Set(counts(facts)).size >= 2 },
    {
      id: 'ten-by-three',
      step: 'make',
      by: 'run',
      passes: (facts) =>
        facts.over && counts(facts).length === 3 && counts(facts).reduce((sum, count) => sum + count, 0) === 10,
    },
  ],
} as const satisfies TasksOf<typeof processes, ProcessesFacts>;

/** The get with which a consumer took the first item of the run, and whether it had to wait for it. */
export function firstTaken({ events, waits }: ProcessesFacts) {
  for (const [row, { actor, kind, queue, msg }] of eventsOf(events)) {
    if (kind !== 'get' || queue !== 'items') continue;
    return { actor, msg, waited: waits.some((wait) => wait.endRow === row) };
  }
  return undefined;
}

function endedWell({ endings }: ProcessesFacts, actor: string): boolean {
  const ending = endings[actor];
  return ending !== undefined && ending.byItself && ending.code === 0;
}

export const endedCount = (facts: ProcessesFacts): number =>
  facts.consumers.filter((actor) => endedWell(facts, actor)).length;

/** What each consumer counted, of those that counted anything. */
export function counts({ consumers, handled }: ProcessesFacts): readonly number[] {
  return consumers.map((actor) => handled[actor] ?? 0).filter((count) => count > 0);
}
