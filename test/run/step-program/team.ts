/** A team of real threads, with all a run lends it and no lab around it. */
import { afterEach, expect } from 'vitest';
import type { Pace } from '../../../src/shared/bench/pace';
import type { GateState } from '../../../src/shared/bench/contract';
import type { StepProgram } from '../../../src/shared/steps/program';
import type { Actor, TraceEvent } from '../../../src/shared/trace/event';
import type { Json } from '../../../src/shared/wire/json';
import { Scope } from '../../../src/main/resources/scope';
import { MachineClock } from '../../../src/main/run/clock';
import { seededRandom } from '../../../src/main/run/random';
import { Recorder } from '../../../src/main/run/recorder';
import { StepTeam } from '../../../src/main/run/step-program/step-team';
import { Turnstile } from '../../../src/main/run/turnstile';
import { threadFile } from './build-threads';

export interface Bench {
  readonly team: StepTeam;
  readonly turnstile: Turnstile;
  readonly scope: Scope;
  readonly actors: Actor[];
  events(): TraceEvent[];
  /** Resolves when exactly these stand at the turnstile. */
  standing(...actors: string[]): Promise<void>;
  /** Lets one go that stands, and waits until it has moved: made its step, or found that it must wait. */
  move(thread: number): Promise<void>;
  /** Resolves with the first event, past or to come, whose data has all of this. */
  until(data: Readonly<Record<string, Json>>): Promise<TraceEvent>;
  stop(): Promise<void>;
}

const open = new Set<Bench>();

/** Whatever a test did, nothing is left of its threads. */
afterEach(async () => {
  for (const bench of open) {
    await bench.stop();
    expect(bench.scope.live()).toEqual([]);
  }
  open.clear();
});

export async function bench(
  worker: 'listed.thread' | 'spinning.thread',
  program: StepProgram,
  data: Json,
  pace: Pace = { mode: 'free' },
): Promise<Bench> {
  const scope = new Scope('test');
  const clock = new MachineClock();
  const recorder = new Recorder();
  const random = seededRandom(1);
  const turnstile = new Turnstile(pace, clock, random);
  const abort = new AbortController();
  const actors: Actor[] = [];
  const { signal } = abort;
  const run = { scope, clock, trace: recorder, turnstile, signal, programFile: threadFile };
  const team = new StepTeam({ ...run, actor: (actor) => actors.push(actor) }, { program, worker, data });
  const made: Bench = {
    team,
    turnstile,
    scope,
    actors,
    events: () => Array.from({ length: recorder.store.length }, (_, row) => recorder.store.event(row)),
    standing: (...names) => standing(turnstile, names),
    move: async (thread) => {
      let row = recorder.store.length;
      turnstile.step(`thread-${thread}`);
      const moved = (): boolean => {
        while (row < recorder.store.length) if (recorder.store.event(row++).actor === `thread-${thread}`) return true;
        return false;
      };
      while (!moved()) await new Promise(setImmediate);
    },
    until: (data) => until(recorder, data),
    stop: async () => {
      abort.abort();
      turnstile.openForGood();
      await team.finish();
      await scope.close();
    },
  };
  open.add(made);
  await team.start();
  return made;
}

async function until(recorder: Recorder, wanted: Readonly<Record<string, Json>>): Promise<TraceEvent> {
  for (let row = 0; ; row += 1) {
    while (row >= recorder.store.length) await new Promise(setImmediate);
    const event = recorder.store.event(row);
    const data = (event.data ?? {}) as Readonly<Record<string, Json>>;
    if (Object.entries(wanted).every(([key, value]) => data[key] === value)) return event;
  }
}

function standing(turnstile: Turnstile, names: readonly string[]): Promise<void> {
  const fits = ({ waiting }: GateState): boolean =>
    waiting
      .map(({ actor }) => actor)
      .sort()
      .join() === names.join();
  return new Promise((resolve) => {
    if (fits(turnstile.state())) return resolve();
    const stop = turnstile.onDidChange((state) => {
      if (!fits(state)) return;
      stop();
      resolve();
    });
  });
}
