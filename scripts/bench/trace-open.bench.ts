/**
 * A trace of 1,000,000 events, kept in a file: from the file to a screen's own store, and then back
 * and forth in it. Everything a host and a page do is done here, one after the other in one process
 * and without drawing; in the app they are two processes that work at the same time.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRunFile, writeRunFile } from '../../src/main/run/run-file';
import { bench } from '../../src/shared/bench/contract';
import { benchFold } from '../../src/shared/trace/bench-state';
import { Causality } from '../../src/shared/trace/causality';
import { TraceStore } from '../../src/shared/trace/store';
import { Connection } from '../../src/shared/wire/client';
import { contract } from '../../src/shared/wire/contract';
import { serve, served } from '../../src/shared/wire/host';
import { pair } from '../../src/shared/wire/pair';
import { EVENTS, LONG_RUN_HEAD, longRun } from './long-run';
import type { Row } from './row';

/** Opened this often; the middle one counts. */
const ROUNDS = 3;

/** Places to look at while scrubbing: as many as a minute of dragging at 60 frames a second. */
const PLACES = 3_600;

const FRAME_MS = 17;

/** Only this operation, so that no engine and no session take part. */
const opened = contract('opened', { watch: bench.operations.watch });

export async function measure(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'interleave-bench-'));
  try {
    const path = join(folder, 'long.lab');
    const writeMs = await timed(() => write(path));
    const runs: { ms: number; readMs: number; store: TraceStore }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) runs.push(await open(path));
    const middle = [...runs].sort((one, other) => one.ms - other.ms)[Math.floor(ROUNDS / 2)];
    if (!middle) throw new Error('nothing was opened');
    const sizeMb = (await stat(path)).size / 1e6;
    const note = `file read in ${middle.readMs.toFixed(0)} ms of it; ${runs[0]?.ms.toFixed(0)} ms the first time; ${sizeMb.toFixed(1)} MB, written in ${writeMs.toFixed(0)} ms`;
    return [
      {
        name: '1,000,000 events, file to screen',
        value: middle.ms,
        unit: 'ms',
        goal: 'under 2,000',
        met: middle.ms < 2_000,
        note,
      },
      ...scrub(middle.store),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function timed(action: () => unknown): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

async function open(path: string): Promise<{ ms: number; readMs: number; store: TraceStore }> {
  const start = performance.now();
  const { recorder } = await readRunFile(path);
  const readMs = performance.now() - start;
  const { client, host } = pair();
  serve(host, [served(opened, { watch: () => recorder.watch() })]);
  const connection = new Connection(client);
  const store = new TraceStore();
  for await (const { items } of connection.client(opened).watch({ run: 'kept' })) {
    for (const item of items) if (item.type === 'events') store.appendPack(item.events);
  }
  const ms = performance.now() - start;
  connection.close();
  if (store.length !== EVENTS) throw new Error(`${store.length} events arrived`);
  return { ms, readMs, store };
}

function scrub(store: TraceStore): Row[] {
  const fold = benchFold(store);
  const start = performance.now();
  fold.at(EVENTS);
  const foldMs = performance.now() - start;
  const times: number[] = [];
  for (let place = 0; place < PLACES; place += 1) {
    // A stride that is prime to the number of events: all over the trace, and never the same twice.
    const row = (place * 611_953) % EVENTS;
    const before = performance.now();
    fold.at(row).queues.forEach((queue) => queue.items(100));
    times.push(performance.now() - before);
  }
  const sorted = times.sort((one, other) => one - other);
  const slow = sorted[Math.floor(0.95 * PLACES)] ?? Infinity;
  const causality = new Causality(store);
  const ranksStart = performance.now();
  causality.ranks();
  const ranksMs = performance.now() - ranksStart;
  const relationStart = performance.now();
  causality.relation(EVENTS / 2);
  const relationMs = performance.now() - relationStart;
  const note = `slowest ${(sorted.at(-1) ?? 0).toFixed(1)} ms; first pass over all ${foldMs.toFixed(0)} ms; order of causes ${ranksMs.toFixed(0)} ms once, past and future of one event ${relationMs.toFixed(0)} ms`;
  return [
    {
      name: 'any moment of 1,000,000 events, 95 % within',
      value: slow,
      unit: 'ms',
      goal: `under ${FRAME_MS}`,
      met: slow < FRAME_MS,
      note,
    },
  ];
}

async function write(path: string): Promise<void> {
  await writeRunFile(path, LONG_RUN_HEAD, longRun(), LONG_RUN_HEAD.startedAt);
}
