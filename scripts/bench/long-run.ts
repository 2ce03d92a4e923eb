/** A kept run of a million events, as a busy run of the lab `processes` would leave it. */
import type { RunHead } from '../../src/shared/bench/run';
import type { NewEvent } from '../../src/shared/trace/event';
import type { Recorded } from '../../src/shared/trace/recorded';
import { TraceStore } from '../../src/shared/trace/store';

export const EVENTS = 1_000_000;

export const LONG_RUN_HEAD: RunHead = {
  run: 'kept',
  lab: 'processes',
  experiment: 'default',
  params: { input: [1, 2, 3, -1], workMs: 0, consumers: 4 },
  seed: 1,
  startedAt: new Date().toISOString(),
  versions: {},
};

export function longRun(): Recorded {
  const store = new TraceStore();
  for (let row = 0; row < EVENTS; row += 1) store.append(eventAt(row));
  return { store, announced: [], end: { status: 'completed', summary: null, events: EVENTS, dropped: 0 } };
}

/** A creator, four consumers and main over two queues: five events an item, each with data. */
function eventAt(row: number): NewEvent {
  const item = Math.floor(row / 5);
  const consumer = `consumer-${(item % 4) + 1}`;
  const t = row * 2_500 + ((row * 7_919) % 2_000);
  const fidelity = 'LIVE';
  switch (row % 5) {
    case 0:
      return {
        t,
        actor: 'creator',
        kind: 'put',
        queue: 'items',
        msg: `creator#${item}`,
        data: { item },
        line: 14,
        fidelity,
      };
    case 1:
      return {
        t,
        actor: consumer,
        kind: 'get',
        queue: 'items',
        msg: `creator#${item}`,
        data: { item },
        line: 9,
        fidelity,
      };
    case 2:
      return { t, actor: consumer, kind: 'work', data: { item, ms: 0 }, line: 11, fidelity };
    case 3:
      return {
        t,
        actor: consumer,
        kind: 'put',
        queue: 'results',
        msg: `${consumer}#${item}`,
        data: { item: item * item },
        line: 12,
        fidelity,
      };
    default:
      return {
        t,
        actor: 'main',
        kind: 'get',
        queue: 'results',
        msg: `${consumer}#${item}`,
        data: { item: item * item },
        line: 30,
        fidelity,
      };
  }
}
