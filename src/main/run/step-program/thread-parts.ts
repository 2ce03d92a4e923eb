/** What a thread of a step program works with, and what its two jobs have in common. */
import { Barrier } from '../../memory/barrier';
import { Mutex } from '../../memory/mutex';
import { ParkingLot } from '../../memory/parking-lot';
import { SharedSteps, StepError } from '../../memory/shared-steps';
import { isStep } from '../../../shared/steps/names';
import type { Body, StepProgram, StepThread } from '../../../shared/steps/program';
import { Self, type Step } from '../../../shared/steps/step';
import { CONTROL, MODE, Unwound, type StepThreadStart } from './control';
import { RaceResults } from './race-results';
import { Script } from './script';
import { StepLogWriter } from './step-log-writer';

export class ThreadParts {
  readonly number: number;
  readonly bit: number;
  readonly text: StepThread;
  readonly control: Int32Array;
  readonly lot: ParkingLot;
  readonly memory: SharedSteps;
  readonly mutex: Mutex;
  readonly barrier: Barrier;
  readonly script: Script;
  readonly log: StepLogWriter;
  readonly races: RaceResults;
  /** Throws {@link Unwound} if nobody is to stay in the job. A field, so that it can be passed on. */
  readonly check: () => void;

  constructor(
    readonly program: StepProgram,
    start: StepThreadStart,
    call: () => void,
  ) {
    const text = program.threads[start.thread];
    if (!text) throw new RangeError(`no thread ${start.thread}`);
    this.text = text;
    this.number = start.thread;
    this.bit = 1 << start.thread;
    const control = (this.control = new Int32Array(start.control));
    this.lot = new ParkingLot(start.lot);
    this.memory = new SharedSteps(program, start.memory, this.lot, start.thread);
    this.mutex = new Mutex(control, CONTROL.mutex);
    this.barrier = new Barrier(start.barrier, program.threads.length);
    this.script = new Script(control, start.script, this.lot, start.thread);
    const now = (): number => Number(process.hrtime.bigint() - start.origin);
    this.log = new StepLogWriter(start.log, start.texts, start.thread, now, call);
    this.races = new RaceResults(program, start.races);
    this.check = () => {
      if (Atomics.load(control, CONTROL.mode) >= MODE.unwinding) throw new Unwound();
    };
  }

  /** Runs the thread's text, all rounds; `make` makes each step and gives its result. */
  run(make: (step: Step) => number, didReturn: (round: number, value: number) => void): void {
    const { body, rounds } = this.text;
    const of = this.program.threads.length;
    for (let round = 0; round < rounds; round += 1) {
      const text = body(new Self(), { number: this.number, of, round });
      const value = through(text, make);
      didReturn(round, typeof value === 'number' ? value : 0);
    }
  }

  /** Asleep until somebody takes it out of the line it stands in. */
  sleepWhileBlocked(check: () => void): void {
    while (this.memory.isBlocked()) {
      this.lot.arm(this.number);
      check();
      if (this.memory.isBlocked()) this.lot.park(this.number);
    }
  }

  /** Asleep until it is out of that line, but not past a time of `performance.now()`. */
  sleepInLine(step: Step, untilMs: number): void {
    for (;;) {
      this.lot.arm(this.number);
      this.check();
      const leftMs = untilMs - performance.now();
      if (leftMs <= 0 || !this.memory.isInLine(step)) return;
      this.lot.park(this.number, leftMs);
    }
  }

  unpark(threads: number): void {
    for (let rest = threads, number = 0; rest !== 0; rest >>>= 1, number += 1) {
      if (rest & 1) this.lot.unpark(number);
    }
  }
}

/** Runs one round to its end. */
function through(text: ReturnType<Body>, make: (step: Step) => number): number | undefined | void {
  try {
    let next = text.next();
    while (!next.done) next = text.next(make(asStep(next.value)));
    return next.value;
  } catch (thrown) {
    unwind(text);
    throw thrown;
  }
}

/** A learner's program may yield anything. */
function asStep(yielded: unknown): Step {
  if (!isStep(yielded)) throw new StepError('NOT_A_STEP');
  return yielded;
}

/** Ends a text half-way. What it still wants to do on its way out is not done: nobody waits for it. */
function unwind(text: ReturnType<Body>): void {
  try {
    text.return(undefined);
  } catch {
    // thrown on its way out by a text that nobody hears any more
  }
}
