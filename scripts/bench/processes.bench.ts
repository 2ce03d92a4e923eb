/**
 * What tracing costs the queue between processes: the lab `processes` as a learner runs it, against
 * the same programs, queue and pipes with nothing recorded.
 *
 * Measured from the moment the last process runs its first line to the moment the last is gone, since
 * starting a process of Node takes longer than a thousand items.
 */
import { join } from 'node:path';
import { FREE } from '../../src/shared/bench/pace';
import type { Item } from '../../src/shared/labs/item-list';
import { processes, SENTINEL, type ProcessesSummary } from '../../src/shared/labs/processes/contract';
import type { Lab } from '../../src/shared/labs/lab';
import { forkProcess } from '../../src/main/hosts/fork';
import { startProcesses } from '../../src/main/labs/processes/engine';
import { Scope } from '../../src/main/resources/scope';
import type { Engine } from '../../src/main/run/engine';
import { Run } from '../../src/main/run/run';
import type { Row } from './row';

/** As many items as the lab allows: long enough that the machine's other work evens out. */
const ITEMS = 10_000;
/** Odd, so that the median is one of them. */
const REPETITIONS = 9;
const GOAL = 0.7;

export async function measure(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const consumers of [1, 4]) rows.push(await row(consumers));
  return rows;
}

async function row(consumers: number): Promise<Row> {
  const traced: number[] = [];
  const bare: number[] = [];
  await seconds(consumers, true); // warms the disk's cache and the compiler
  await seconds(consumers, false);
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    traced.push(await seconds(consumers, true));
    bare.push(await seconds(consumers, false));
  }
  const value = median(bare) / median(traced);
  return {
    name: `traced queue between processes, ${consumers} consumer${consumers === 1 ? '' : 's'}, against the same untraced`,
    value,
    unit: 'times',
    goal: `at least ${GOAL}`,
    met: value >= GOAL,
    note: `${perSecond(traced)} items/s traced, ${perSecond(bare)} items/s untraced; medians of ${REPETITIONS}, in turns`,
  };
}

/** One run, from the last process ready to the last process gone. */
async function seconds(consumers: number, traced: boolean): Promise<number> {
  const scope = new Scope('bench');
  const sentinels = Array.from({ length: consumers }, () => SENTINEL);
  const input: readonly Item[] = [...Array.from({ length: ITEMS - consumers }, (_, index) => index), ...sentinels];
  const engine: Engine<typeof processes> = (run) => Promise.resolve(startProcesses(run, traced));
  const run = new Run(
    {
      lab: processes,
      engine: engine as unknown as Engine<Lab>,
      experiment: 'default',
      params: { input, consumers, workMs: 0 },
      seed: 1,
      pace: FREE,
      hold: false,
    },
    { programsFolder: join(process.cwd(), 'out/main'), spawnProcess: forkProcess, version: 'bench' },
    scope,
  );
  const { status, summary } = await run.ended;
  await scope.close();
  const { leftInQueue } = summary as unknown as ProcessesSummary;
  if (status !== 'completed' || leftInQueue.items.length > 0) throw new Error(`the run ended ${status}`);
  return (timeOfLast(run, 'exit') - timeOfLast(run, 'ready')) / 1e9;
}

function timeOfLast({ recorder: { store } }: Run, kind: 'ready' | 'exit'): number {
  let last = 0;
  for (let row = 0; row < store.length; row += 1) if (store.kindAt(row) === kind) last = store.timeAt(row);
  return last;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

const perSecond = (times: readonly number[]): number => Math.round(ITEMS / median(times));
