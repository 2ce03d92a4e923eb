/**
 * The lab `queue`: producers and consumers, each a thread, around one queue in shared memory.
 *
 * Main does what the main thread of such a program does: it starts the threads, waits until every
 * producer has ended, closes the queue, and waits for the consumers. It never touches an item.
 */
import type { queue, QueueSummary } from '../../../shared/labs/queue/contract';
import { numbered } from '../../../shared/labs/numbered';
import { UNBOUNDED, type ValuesOf } from '../../../shared/labs/parameter';
import type { Json } from '../../../shared/wire/json';
import { SharedFifo } from '../../memory/shared-fifo';
import type { Engine } from '../../run/engine';
import { MAIN, type Handover } from '../../run/thread-program/record';
import { ThreadTeam } from '../../run/thread-program/thread-team';
import type { TraceRecord } from '../../run/thread-program/trace-reader';
import { itemName } from './item';
import { WAIT_CAUSES, type QueueThreadData } from './queue-thread-data';
import { QueueTally } from './tally';

const FIFO = { queue: 'fifo' } as const;

export const queueEngine: Engine<typeof queue> = (run) => {
  const { items, workMs } = run.params;
  const producers = numbered('producer', run.params.producers);
  const consumers = numbered('consumer', run.params.consumers);
  const actors = [...producers, ...consumers];
  const tally = new QueueTally(actors);
  run.actor({ actor: 'main', kind: 'main', pid: process.pid });
  const team = new ThreadTeam(run, {
    actors,
    places: [FIFO],
    dataOf: (record) => dataOf(record, workMs),
    onEvent: (event) => tally.add(event),
  });
  const fifo = new SharedFifo(SharedFifo.allocate(slotsFor(run.params), team.lot), team.lot);
  // Main hands over the threads' starts first, then the close.
  const closing: Handover = { actor: MAIN, number: actors.length + 1 };
  const data: QueueThreadData = { fifo: fifo.buffer, items, workMs, closing };
  const conduct = async (): Promise<QueueSummary> => {
    for (const producer of producers) await team.start(producer, 'queue/producer.worker', data);
    for (const consumer of consumers) await team.start(consumer, 'queue/consumer.worker', data);
    for (const producer of producers) await team.join(producer);
    await close(team, fifo, closing);
    for (const consumer of consumers) await team.join(consumer);
    team.finish();
    return { order: tally.order, maxDepth: fifo.maxDepth, waitedMs: tally.waitedMs() };
  };
  return Promise.resolve({ finished: conduct(), act: {} });
};

/** Says that no more will come. Main must not sleep, so it comes back while a thread is inside. */
async function close(team: ThreadTeam, fifo: SharedFifo, closing: Handover): Promise<void> {
  await team.stand('close', FIFO);
  if (team.run.signal.aborted) return;
  let written: Promise<void> | undefined;
  const write = (woken: readonly number[]): void => void (written = team.record('close', FIFO, closing, woken));
  while (!fifo.tryClose(write)) await new Promise(setImmediate);
  await written;
}

/** A queue without a limit gets a slot for every item there will ever be: the ring must hold them all. */
function slotsFor({ capacity, producers, items }: ValuesOf<(typeof queue)['parameters']>): number {
  return capacity === UNBOUNDED ? Math.max(1, producers * items) : capacity;
}

function dataOf({ kind, datum }: TraceRecord, workMs: number): Json | undefined {
  switch (kind) {
    case 'put':
    case 'get':
      return { item: itemName(datum) };
    case 'work':
      return { item: itemName(datum), ms: workMs };
    case 'wait':
      return { for: WAIT_CAUSES[datum] ?? '' };
    default:
      return undefined;
  }
}
