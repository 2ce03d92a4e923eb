/**
 * Runs an engine for real, as a session would: real processes, threads and sockets, no host.
 *
 *     const run = startLab(queueEngine, queue, { params: { ... }, pace: { mode: 'paused' } });
 *     await run.until(({ kind }) => kind === 'wait');
 *     const { summary, events } = await run.end();
 */
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { FREE, type Pace } from '../../src/shared/bench/pace';
import type { RunEnd } from '../../src/shared/bench/run';
import {
  settle,
  type ActionArgs,
  type ActionOf,
  type ExperimentOf,
  type Lab,
  type ParamsOf,
  type SummaryOf,
} from '../../src/shared/labs/lab';
import type { GateState } from '../../src/shared/bench/contract';
import type { Actor, TraceEvent } from '../../src/shared/trace/event';
import type { Json } from '../../src/shared/wire/json';
import { forkProcess } from '../../src/main/hosts/fork';
import { Scope } from '../../src/main/resources/scope';
import type { Clock } from '../../src/main/run/clock';
import type { Engine } from '../../src/main/run/engine';
import { Run } from '../../src/main/run/run';
import { PROGRAMS_FOLDER } from './build-programs';

export interface LabOptions<L extends Lab> {
  readonly experiment?: ExperimentOf<L>;
  readonly params?: Partial<ParamsOf<L>>;
  readonly seed?: number;
  readonly pace?: Pace;
  readonly hold?: boolean;
  readonly clock?: Clock;
  /** Other files for some programs, by the name a run starts them by. */
  readonly programs?: Readonly<Record<string, string>>;
}

export interface EndedLab<L extends Lab> extends Omit<RunEnd, 'events' | 'summary'> {
  readonly summary: SummaryOf<L>;
  readonly events: readonly TraceEvent[];
}

export interface StartedLab<L extends Lab> {
  readonly run: Run;
  readonly scope: Scope;
  readonly events: () => readonly TraceEvent[];
  readonly actors: () => ReadonlyMap<string, Actor>;
  /** The first event, past or to come, that fits; rejects if the run ends without one. */
  until(fits: (event: TraceEvent) => boolean): Promise<TraceEvent>;
  /** Resolves when what stands at the turnstile fits, now or later. */
  atGate(fits: (state: GateState) => boolean): Promise<void>;
  act<Name extends ActionOf<L>>(name: Name, args: ActionArgs<L, Name>): Promise<Json>;
  /** Waits for the end. */
  end(): Promise<EndedLab<L>>;
  stop(): Promise<EndedLab<L>>;
}

const started = new Set<Scope>();

/** Whatever a test did, nothing is left of its runs. */
afterEach(async () => {
  const scopes = [...started];
  started.clear();
  for (const scope of scopes) await scope.close();
  expect(scopes.flatMap((scope) => scope.live())).toEqual([]);
});

export function startLab<L extends Lab>(engine: Engine<L>, lab: L, options: LabOptions<L> = {}): StartedLab<L> {
  const experiment = options.experiment ?? Object.keys(lab.experiments)[0] ?? '';
  const settled = settle(lab, experiment, options.params ?? {});
  if (!settled.ok) throw new Error(`${settled.parameter}: ${settled.problem.code}`);
  const scope = new Scope('test');
  started.add(scope);
  const run = new Run(
    {
      lab,
      engine: engine as unknown as Engine<Lab>,
      experiment,
      params: settled.params,
      seed: options.seed ?? 1,
      pace: options.pace ?? FREE,
      hold: options.hold ?? false,
    },
    { programsFolder: PROGRAMS_FOLDER, version: 'test', spawnProcess: spawning(options.programs ?? {}) },
    scope,
    options.clock,
  );
  const actors = new Map<string, Actor>();
  const changed = announceTo(run, actors);
  const events = (): TraceEvent[] => eventsOf(run);
  const end = async (): Promise<EndedLab<L>> => {
    const ended = await run.ended;
    return { ...ended, summary: ended.summary as SummaryOf<L>, events: events() };
  };
  return {
    run,
    scope,
    events,
    actors: () => actors,
    until: (fits) => firstThat(run, changed, fits),
    atGate: (fits) => gate(run, fits),
    act: (name, args) => run.act(name, args),
    end,
    stop: async () => {
      await run.stop();
      return end();
    },
  };
}

/** A run that is left alone until it ends. */
export function runLab<L extends Lab>(engine: Engine<L>, lab: L, options: LabOptions<L> = {}): Promise<EndedLab<L>> {
  return startLab(engine, lab, options).end();
}

function spawning(others: Readonly<Record<string, string>>): typeof forkProcess {
  const byFile = new Map(Object.entries(others).map(([name, file]) => [join(PROGRAMS_FOLDER, `${name}.js`), file]));
  return (file, args) => forkProcess(byFile.get(file) ?? file, args);
}

function eventsOf({ recorder: { store } }: Run): TraceEvent[] {
  return Array.from({ length: store.length }, (_, row) => store.event(row));
}

/** Reads what the run announces, as a screen does, and calls back after each piece. */
function announceTo(run: Run, actors: Map<string, Actor>): Set<() => void> {
  const listeners = new Set<() => void>();
  const source = run.recorder.watch();
  const { signal } = new AbortController();
  void (async () => {
    for (let batch = await source.take(1, signal); batch; batch = await source.take(1, signal)) {
      for (const item of batch.items) if (item.type === 'actor') actors.set(item.actor.actor, item.actor);
      for (const listener of [...listeners]) listener();
    }
  })();
  return listeners;
}

function firstThat(run: Run, changed: Set<() => void>, fits: (event: TraceEvent) => boolean): Promise<TraceEvent> {
  return new Promise((resolve, reject) => {
    let row = 0;
    const look = (): void => {
      for (; row < run.recorder.store.length; row += 1) {
        const event = run.recorder.store.event(row);
        if (!fits(event)) continue;
        changed.delete(look);
        return resolve(event);
      }
      if (!run.recorder.end) return;
      changed.delete(look);
      reject(new Error(`the run ended without it: ${JSON.stringify(run.recorder.end)}`));
    };
    changed.add(look);
    look();
  });
}

function gate(run: Run, fits: (state: GateState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (fits(run.turnstile.state())) return resolve();
    // Tells the present state at once, which does not fit: `stop` is there before it is needed.
    const stop = run.turnstile.onDidChange((state) => {
      if (!fits(state)) return;
      stop();
      resolve();
    });
  });
}
