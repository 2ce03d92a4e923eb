/**
 * A thread's own end of a traced run: what the machinery under a `*.worker.ts` program is made of.
 *
 * Before each step the thread stands at the turnstile (`stand`), after it, or in the critical section
 * that makes it, it writes it down (`record`). In a free run standing costs one load of one shared
 * word. When the run is to end the thread leaves at its next `stand`, or out of its sleep.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { EventKind } from '../../../shared/trace/event';
import { ParkingLot } from '../../memory/parking-lot';
import { COMMON, MODE, type Handover, type StepFacts } from './record';
import { TraceWriter } from './trace-writer';

/** What main gives every thread it starts, beside the lab's own `data`. */
export interface ThreadStart {
  readonly number: number;
  /** What main's `spawn` of this thread and its `ready` have in common. */
  readonly spawn: Handover;
  readonly origin: bigint;
  readonly common: SharedArrayBuffer;
  readonly lot: SharedArrayBuffer;
  readonly ring: SharedArrayBuffer;
  readonly data: unknown;
}

export class TracedThread {
  readonly lot: ParkingLot;
  /** Its actor number. */
  readonly number: number;
  /** The line of the program that runs: set by `at`, see vite/lines.ts. */
  line = 0;
  readonly #common: Int32Array;
  readonly #trace: TraceWriter;
  /** Nanoseconds since the run began. */
  readonly #now: () => number;
  #gated = false;

  constructor(start: ThreadStart, call: () => void) {
    this.number = start.number;
    this.lot = new ParkingLot(start.lot);
    this.#common = new Int32Array(start.common);
    this.#now = () => Number(process.hrtime.bigint() - start.origin);
    this.#trace = new TraceWriter(start.ring, this.#common, this.#now, call);
  }

  /** Stands before a step until it may be made; not at all in a free run. */
  stand(kind: EventKind, place?: number): void {
    const mode = Atomics.load(this.#common, COMMON.mode);
    this.#gated = mode === MODE.gated;
    if (mode === MODE.free) return;
    this.lot.arm(this.number);
    this.#write(kind, { place }, true);
    this.sleep();
  }

  /** Writes down a step. */
  record(kind: EventKind, facts: StepFacts): void {
    this.#write(kind, facts, false);
  }

  /** Parks on its own cell, which must be armed, until another thread or main unparks it, or for so long. */
  sleep(atMostMs = Infinity): void {
    this.#park(atMostMs);
  }

  /** Milliseconds since the run began: the same clock in all threads. */
  nowMs(): number {
    return this.#now() / 1e6;
  }

  /** Spends time as a program does that has nothing else to do: really asleep. */
  nap(ms: number): void {
    if (ms === 0) return;
    this.lot.arm(this.number);
    this.#park(ms);
  }

  #park(timeoutMs: number): void {
    const mode = Atomics.load(this.#common, COMMON.mode);
    if (mode === MODE.leaving) leave();
    // Whoever is to choose the next step must know at once that we stand or sleep.
    if (mode === MODE.gated) this.#trace.callMain();
    this.lot.park(this.number, timeoutMs);
    if (Atomics.load(this.#common, COMMON.mode) === MODE.leaving) leave();
  }

  #write(kind: EventKind, facts: StepFacts, stands: boolean): void {
    this.#trace.write({ kind, line: this.line, stands, gated: this.#gated }, facts);
  }
}

/** Ends this thread, and only it: in a worker `process.exit` does not end the process. */
function leave(): never {
  process.exit(0);
}

/**
 * Enters the run: to be called once, first thing in a program. The thread's first step, which a
 * learner can hold like any other, is that it is ready.
 *
 * @returns the thread, and what the engine gave it as `data`
 */
export function enterThread(): { readonly thread: TracedThread; readonly data: unknown } {
  const start = workerData as ThreadStart;
  const thread = new TracedThread(start, () => parentPort?.postMessage(null));
  thread.stand('ready');
  thread.record('ready', { msg: start.spawn });
  return { thread, data: start.data };
}
