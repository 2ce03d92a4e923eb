/** Puts an exploration into the trace and into numbers that JSON can carry. */
import type { Exploration, ExplorationProgress } from '../../../shared/explorer/exploration';
import type { Json } from '../../../shared/wire/json';
import type { RunContext } from '../engine';
import type { Explored } from './report';

type TellingContext = Pick<RunContext, 'trace' | 'clock'>;

/** A number while that is exact, its decimal digits as text beyond. */
export function countOf(count: bigint): number | string {
  return count <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(count) : count.toString();
}

export const outcomeCounts = ({ outcomes }: Pick<Exploration, 'outcomes'>): Record<string, number | string> =>
  Object.fromEntries(
    [...outcomes].sort(([a], [b]) => a - b).map(([outcome, count]) => [String(outcome), countOf(count)]),
  );

/** For `onProgress` of `exploreInThread`: how far it is, as a note. */
export function tellProgress(run: TellingContext): (progress: ExplorationProgress) => void {
  return ({ phase, states, explored, found }) =>
    note(run, { exploring: true, phase, states, explored, found: found ? [...found] : null });
}

/** What came out, and then the shortest failing schedule step by step, as the model plays it. */
export function tellExplored(run: TellingContext, { exploration, played, listed }: Explored): void {
  const { schedules, violations, deadlocks, explored, shortest, partial } = exploration;
  note(run, {
    explored,
    schedules: countOf(schedules),
    outcomes: outcomeCounts(exploration),
    violations: countOf(violations),
    deadlocks: countOf(deadlocks),
    shortest: shortest ? [...shortest] : null,
    partial,
  });
  if (listed) note(run, { tree: listed.map((schedule) => ({ ...schedule })) });
  const t = run.clock.now();
  run.trace.record(...played.map((event) => ({ t, ...event })));
}

function note({ trace, clock }: TellingContext, data: Json): void {
  trace.record({ t: clock.now(), actor: 'main', kind: 'note', data, fidelity: 'SIMULATED' });
}
