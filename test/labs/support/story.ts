/** Traces written by hand, a line an event: what a run would have recorded, as short as it can be said. */
import type { RunStatus } from '../../../src/shared/bench/run';
import type { Lab, ParamsOf, SummaryOf } from '../../../src/shared/labs/lab';
import { settle } from '../../../src/shared/labs/lab';
import type { EventKind, TraceEvent } from '../../../src/shared/trace/event';
import type { WatchedRun } from '../../../src/renderer/src/labs/watched-run';

type Line = readonly [
  atMs: number,
  actor: string,
  kind: EventKind,
  more?: Partial<Omit<TraceEvent, 'seq' | 't' | 'actor' | 'kind'>>,
];

export function story(lines: readonly Line[]): readonly TraceEvent[] {
  return lines.map(([atMs, actor, kind, more], seq) => ({
    seq,
    t: atMs * 1e6,
    actor,
    kind,
    fidelity: 'LIVE',
    ...more,
  }));
}

export function watched<L extends Lab>(
  lab: L,
  experiment: string,
  events: readonly TraceEvent[],
  more: {
    readonly params?: Partial<ParamsOf<L>>;
    readonly status?: RunStatus;
    readonly summary?: Partial<SummaryOf<L>>;
  } = {},
): WatchedRun<L> {
  const settled = settle(lab, experiment, more.params ?? {});
  if (!settled.ok) throw new Error(`${settled.parameter} does not fit`);
  return {
    params: settled.params as ParamsOf<L>,
    actors: [...new Set(events.map(({ actor }) => actor))].map((actor, index) => ({
      actor,
      kind: 'process',
      pid: 100 + index,
    })),
    events,
    status: more.status ?? 'completed',
    summary: more.summary ?? {},
  };
}
