/**
 * Many free runs of the program, then as many with a lock. Nothing is traced but their outcomes: a trace
 * would slow the threads down and make races rarer.
 *
 * The first run that fails is explained afterwards: a schedule is searched in which every thread sees
 * what it saw. Nobody knows whether it was that one; no thread could tell the difference.
 */
import type { RacesSummary } from '../../../../shared/labs/races/contract';
import type { StepProgram } from '../../../../shared/steps/program';
import type { NewEvent } from '../../../../shared/trace/event';
import type { Race } from '../../../run/step-program/attempt';
import type { RacesRun } from '../engine';
import { explainRun, type Explained } from '../explaining';
import { asChoice, programOf, type RacesChoice } from '../program-of';
import { teamOf } from './team';

/**
 * Steps in a run that is to be explained, times its threads: two threads of a hundred rounds take some
 * seconds, most of them to make it calmer. The more threads, the more orders there are to try.
 */
const MAX_EXPLAINED = 1_200;

/** What the threads of the program with a lock are called, behind which the others are seen. */
const LOCKED = 'locked';

type Caught = Required<{ readonly [Key in keyof Race]: NonNullable<Race[Key]> }>;

interface Series {
  readonly outcomes: Record<string, number>;
  runs: number;
  elapsedMs: number;
  /** What the threads of the first failing run saw. */
  caught: Caught | undefined;
}

export async function raceOften(run: RacesRun): Promise<RacesSummary> {
  const { params } = run;
  const free = await race(run, params);
  const locked = params.guard === 'lock' ? free : await race(run, { ...params, guard: 'lock', role: LOCKED });
  const caught = free.caught && (await explained(run, free.caught));
  if (caught && !run.signal.aborted) await replay(run, caught.shortest);
  const { runs, elapsedMs, outcomes } = free;
  return {
    outcomes,
    runs,
    elapsedMs,
    locked: locked.outcomes,
    caught: caught?.schedule ?? null,
    ...(caught && { shortest: caught.shortest }),
  };
}

async function race(run: RacesRun, choice: RacesChoice): Promise<Series> {
  const series: Series = { outcomes: {}, runs: 0, elapsedMs: 0, caught: undefined };
  const { violates } = programOf(choice);
  const team = teamOf(run, choice);
  await team.start();
  try {
    const began = performance.now();
    await team.race(run.params.runs, (races) => {
      const t = run.clock.now();
      run.trace.record(...races.map((one) => eventOf(series, one, violates, { t, locked: choice.role === LOCKED })));
    });
    series.elapsedMs = Math.round((performance.now() - began) * 1e3) / 1e3;
  } catch (thrown) {
    // Stopped in the middle: what there is counts.
    if (!run.signal.aborted) throw thrown;
  } finally {
    await team.finish();
  }
  return series;
}

/** Counts one more run, and tells of it. */
function eventOf(
  series: Series,
  { outcome, seen }: Race,
  violates: StepProgram['violates'],
  { t, locked }: { readonly t: number; readonly locked: boolean },
): NewEvent {
  series.runs += 1;
  const data = { race: series.runs, ...(locked && { locked }) };
  const event = { t, actor: 'main', kind: 'note', fidelity: 'LIVE' } as const;
  if (outcome === undefined) return { ...event, data };
  series.outcomes[outcome] = (series.outcomes[outcome] ?? 0) + 1;
  const failed = violates(outcome);
  // What it saw is only there until the batch is over.
  if (failed && seen) series.caught ??= { outcome, seen: seen.map((results) => [...results]) };
  return { ...event, data: { ...data, outcome, violates: failed } };
}

async function explained(run: RacesRun, { seen, outcome }: Caught): Promise<Explained | undefined> {
  const steps = seen.reduce((sum, results) => sum + results.length, 0);
  if (steps * seen.length > MAX_EXPLAINED) return undefined;
  return explainRun(run, { choice: asChoice(run.params), seen, outcome });
}

/** The same failure with as few changes of turn as can be, once more on real threads. */
async function replay(run: RacesRun, schedule: readonly number[]): Promise<void> {
  const team = teamOf(run, { ...run.params, role: 'replayed' });
  await team.start();
  try {
    await team.replay(schedule);
  } catch (thrown) {
    if (!run.signal.aborted) throw thrown;
  } finally {
    await team.finish();
  }
}
