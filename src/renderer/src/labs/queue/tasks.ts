import type { queue } from '../../../../shared/labs/queue/contract';
import type { TasksOf } from '../panel';
import { itemOf } from '../event-data';
import type { QueueFacts } from './facts';

export const DEEP = 20;
export const LONG_WAIT_MS = 1_000;

export const tasks = {
  'order-in-order-out': [
    {
      id: 'third-leaves',
      step: 'investigate',
      by: 'event',
      answers: ({ events }, row) => {
        const event = events.at(row);
        return event?.kind === 'get' && String(itemOf(event)) === '1.3';
      },
    },
    { id: 'deep', step: 'modify', by: 'run', passes: ({ over, maxDepth }) => over && maxDepth >= DEEP },
    {
      id: 'mixed-but-ordered',
      step: 'make',
      by: 'run',
      passes: (facts) => facts.over && facts.params.producers >= 2 && changesOfProducer(facts) >= 3,
    },
  ],
  'full-queue': [
    {
      id: 'what-made-room',
      step: 'investigate',
      by: 'event',
      answers: ({ waits }, row) => waits.some((wait) => wait.for === 'room' && wait.releasedBy === row),
    },
    {
      id: 'never-waits',
      step: 'modify',
      by: 'run',
      passes: ({ over, put, roomWaits, params }) => over && roomWaits === 0 && put.length >= 6 && params.workMs > 0,
    },
    {
      id: 'long-wait-small-queue',
      step: 'make',
      by: 'run',
      passes: ({ over, params, producersWaitedMs }) =>
        over && params.capacity === 1 && producersWaitedMs >= LONG_WAIT_MS,
    },
  ],
  'who-gets-next': [
    {
      id: 'who-took-it',
      step: 'investigate',
      by: 'event',
      answers: ({ events }, row) => {
        const event = events.at(row);
        return event?.kind === 'get' && String(itemOf(event)) === '1.5';
      },
    },
    { id: 'unfair', step: 'modify', by: 'run', passes: (facts) => facts.over && spread(facts) >= 2 },
    {
      id: 'starved',
      step: 'make',
      by: 'run',
      passes: ({ over, takenBy, taken }) =>
        over && taken.length >= 3 && Object.values(takenBy).length >= 2 && Object.values(takenBy).includes(0),
    },
  ],
} as const satisfies TasksOf<typeof queue, QueueFacts>;

/** How often the next item to leave was another producer's. */
export function changesOfProducer({ taken }: QueueFacts): number {
  const producers = taken.map((item) => item.split('.')[0]);
  return producers.filter((producer, index) => index > 0 && producer !== producers[index - 1]).length;
}

/** Items of the busiest consumer beyond those of the idlest. */
export function spread({ takenBy }: QueueFacts): number {
  const counts = Object.values(takenBy);
  return counts.length < 2 ? 0 : Math.max(...counts) - Math.min(...counts);
}
