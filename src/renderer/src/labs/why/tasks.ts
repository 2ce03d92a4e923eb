import type { why } from '../../../../shared/labs/why/contract';
import type { TasksOf } from '../panel';
import { numberField, textField } from '../event-data';
import { lastRow, serialPart, type WhyFacts } from './facts';

/** So much better than the cores alone that it is no chance. */
export const WELL_BEYOND = 1.5;
/** Rows this long differ little from one run to the next. */
export const STEADY_MS = 1_000;
export const FEW_TIMES = 2.5;
export const MANY_WORKERS = 6;
/** Nearly as many times as fast as there are workers. */
export const NEARLY_ALL = 0.8;

export const tasks = {
  'slow-among-fast': [
    {
      id: 'slow-is-done',
      step: 'investigate',
      by: 'event',
      answers: ({ events, slow }, row) => {
        const event = events.at(row);
        return event?.actor === 'concurrent' && event.kind === 'note' && numberField(event, 'done') === slow;
      },
    },
    {
      id: 'async-computes',
      step: 'modify',
      by: 'run',
      passes: ({ completed, params, ways: { concurrent } }) =>
        completed &&
        params.work === 'compute' &&
        concurrent !== undefined &&
        concurrent.lastFastMs > concurrent.slowDoneMs,
    },
    {
      id: 'two-before',
      step: 'make',
      by: 'run',
      passes: ({ completed, ways: { sequential } }) =>
        completed &&
        sequential !== undefined &&
        sequential.fastBeforeSlow >= 2 &&
        sequential.lastFastMs > sequential.slowDoneMs,
    },
  ],
  throughput: [
    {
      id: 'row-of-cores',
      step: 'investigate',
      by: 'event',
      answers: ({ events, cores }, row) => {
        const event = events.at(row);
        return (
          event?.actor === 'main' &&
          numberField(event, 'perSecond') !== undefined &&
          numberField(event, 'workers') === cores
        );
      },
    },
    {
      id: 'waiting-workers',
      step: 'modify',
      by: 'run',
      passes: (facts) =>
        facts.completed && facts.params.work === 'wait' && (lastRow(facts)?.speedup ?? 0) >= WELL_BEYOND * facts.cores,
    },
    {
      id: 'steadier',
      step: 'make',
      by: 'run',
      passes: (facts) =>
        facts.completed &&
        facts.params.measureMs >= STEADY_MS &&
        facts.params.work === 'compute' &&
        (lastRow(facts)?.workers ?? 0) > facts.cores,
    },
  ],
  bottleneck: [
    {
      id: 'had-to-wait',
      step: 'investigate',
      by: 'event',
      answers: ({ events }, row) => events.at(row)?.kind === 'block',
    },
    {
      id: 'tighter',
      step: 'modify',
      by: 'run',
      passes: (facts) => {
        const last = lastRow(facts);
        return facts.completed && last !== undefined && last.workers >= MANY_WORKERS && last.speedup < FEW_TIMES;
      },
    },
    {
      id: 'wider',
      step: 'make',
      by: 'run',
      passes: (facts) => {
        const last = lastRow(facts);
        return (
          facts.completed &&
          last !== undefined &&
          last.workers >= 4 &&
          serialPart(facts) > 0 &&
          last.speedup >= NEARLY_ALL * last.workers
        );
      },
    },
  ],
  replicas: [
    {
      id: 'door-notices',
      step: 'investigate',
      by: 'event',
      answers: ({ events }, row) => {
        const event = events.at(row);
        return event?.kind === 'error' && textField(event, 'code') === 'REPLICA_GONE';
      },
    },
    {
      id: 'no-second-try',
      step: 'modify',
      by: 'run',
      passes: ({ completed, params, door }) =>
        completed && params.retries === 0 && door.gone.length > 0 && door.failed > 0 && door.answeredAfter > 0,
    },
    {
      id: 'two-gone',
      step: 'make',
      by: 'run',
      passes: ({ completed, door }) =>
        completed && door.gone.length >= 2 && door.failed === 0 && door.answeredAfter > 0,
    },
    {
      id: 'all-gone',
      step: 'make',
      by: 'run',
      passes: ({ completed, params, door }) => completed && door.gone.length === params.replicas && door.failed > 0,
    },
  ],
} as const satisfies TasksOf<typeof why, WhyFacts>;
