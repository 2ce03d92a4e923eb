/**
 * What real threads make of schedules and races: hand-offs between threads that follow a schedule
 * against two threads that do nothing but hand over, and races on threads that stay against fresh
 * threads for each.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { MachineClock } from '../../src/main/run/clock';
import { seededRandom } from '../../src/main/run/random';
import { Recorder } from '../../src/main/run/recorder';
import { StepTeam } from '../../src/main/run/step-program/step-team';
import { Turnstile } from '../../src/main/run/turnstile';
import { Scope } from '../../src/main/resources/scope';
import { asData, programOf, type RacesChoice } from '../../src/main/labs/races/program-of';
import type { Row } from './row';

/** Strictly in turns: each step is a hand-off, which is the most a schedule can ask for. */
const IN_TURNS = [0, 1, 0, 1, 0, 1];
/** Long enough that starting and compiling even out. */
const SCHEDULES = 30_000;
const HANDOFFS = 100_000;
const RACES = 1_000;
/** A worker each takes tens of milliseconds: enough for a mean. */
const FRESH = 20;
/** Odd, so that the median is one of them. */
const REPETITIONS = 5;
const SCHEDULES_GOAL = 0.6;
const RACES_GOAL = 20;

export async function measure(): Promise<Row[]> {
  return [await schedulesRow(), await racesRow(), ...(await lostRows())];
}

async function schedulesRow(): Promise<Row> {
  const [ours, bare]: [number[], number[]] = [[], []];
  await withTeam({ increments: 1 }, async (team) => {
    await scheduled(team);
    for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
      ours.push(await scheduled(team));
      bare.push((await bareHandoffs()) / IN_TURNS.length);
    }
  });
  const value = median(ours) / median(bare);
  return {
    name: 'schedules of 2 x 3 steps on real threads, against bare hand-offs through Atomics.wait',
    value,
    unit: 'times',
    goal: `at least ${SCHEDULES_GOAL}`,
    met: value >= SCHEDULES_GOAL,
    note: `${whole(ours)} schedules/s, bare ${whole(bare)} times six hand-offs/s; strictly in turns, medians of ${REPETITIONS}`,
  };
}

async function racesRow(): Promise<Row> {
  const ours: number[] = [];
  await withTeam({ increments: 1 }, async (team) => {
    for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
      ours.push(await timed(RACES, () => team.race(RACES, () => undefined)));
    }
  });
  const fresh = await timed(FRESH, async () => {
    for (let race = 0; race < FRESH; race += 1) {
      await withTeam({ increments: 1 }, (team) => team.race(1, () => undefined));
    }
  });
  const value = median(ours) / fresh;
  return {
    name: '1,000 free races on threads that stay, against fresh workers for each',
    value,
    unit: 'times',
    goal: `at least ${RACES_GOAL}`,
    met: value >= RACES_GOAL,
    note: `${whole(ours)} races/s, fresh ${fresh.toFixed(1)} races/s`,
  };
}

/** How often a race shows what it is there for: the figure is a finding, any rate above 0 will do. */
async function lostRows(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const increments of [1, 100]) {
    let lost = 0;
    await withTeam({ increments }, (team) =>
      team.race(RACES, (races) => {
        lost += races.filter(({ outcome }) => outcome !== 2 * increments).length;
      }),
    );
    rows.push({
      name: `races of 2 x ${increments} increments that lost an update`,
      value: (100 * lost) / RACES,
      unit: '%',
      goal: 'above 0',
      met: lost > 0,
      note: `of ${RACES} free races, first ones included`,
    });
  }
  return rows;
}

function scheduled(team: StepTeam): Promise<number> {
  return timed(SCHEDULES, () =>
    team.race(
      SCHEDULES,
      (races) => {
        // 0 and 1 load before either stores: one update is lost, each time.
        if (races.some(({ outcome }) => outcome !== 1)) throw new Error('a schedule was not followed');
      },
      { schedule: IN_TURNS },
    ),
  );
}

/** Hand-offs a second between two threads that do nothing else. */
async function bareHandoffs(): Promise<number> {
  const cells = new Int32Array(new SharedArrayBuffer(4));
  const text = `
    const { workerData: { cells, me, times } } = require('node:worker_threads');
    for (let turn = 0; turn < times; turn += 1) {
      for (let seen; (seen = Atomics.load(cells, 0)) % 2 !== me; ) Atomics.wait(cells, 0, seen);
      Atomics.add(cells, 0, 1);
      Atomics.notify(cells, 0);
    }`;
  const start = (me: number): Worker =>
    new Worker(text, { eval: true, execArgv: [], workerData: { cells, me, times: HANDOFFS / 2 } });
  const ended = (worker: Worker): Promise<void> => new Promise((resolve) => worker.on('exit', () => resolve()));
  // The second waits for the first, so the clock starts when both are there.
  const second = start(1);
  await new Promise((resolve) => second.on('online', resolve));
  const first = start(0);
  await new Promise((resolve) => first.on('online', resolve));
  return timed(HANDOFFS, () => Promise.all([ended(first), ended(second)]));
}

async function withTeam(choice: Partial<RacesChoice>, use: (team: StepTeam) => Promise<unknown>): Promise<void> {
  const all: RacesChoice = { program: 'increment', guard: 'none', threads: 2, increments: 1, ...choice };
  const scope = new Scope('bench');
  const clock = new MachineClock();
  const turnstile = new Turnstile({ mode: 'free' }, clock, seededRandom(1));
  const team = new StepTeam(
    {
      scope,
      clock,
      turnstile,
      trace: new Recorder(),
      signal: new AbortController().signal,
      actor: () => undefined,
      programFile: (name) => join(process.cwd(), 'out/main', `${name}.js`),
    },
    { program: programOf(all), worker: 'races/thread.worker', data: asData(all) },
  );
  await team.start();
  await use(team);
  await team.finish();
  await scope.close();
}

/** How many of these a second. */
async function timed(count: number, work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (1_000 * count) / (performance.now() - begun);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

const whole = (rates: readonly number[]): string => String(Math.round(median(rates)));
