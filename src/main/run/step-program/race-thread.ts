/**
 * A thread in a batch of races: untraced executions, one after another, as fast as they go. All meet at
 * the barrier before each; the last to come judges the race before, and lays everything out anew.
 *
 * On the way through a race there is no gate and no record: a step is an operation of `Atomics`, and
 * its result is remembered. Only who must wait, or wake somebody, enters the mutex.
 */
import { ONE_BY_ONE, TOGETHER } from '../../memory/barrier';
import { SharedSteps } from '../../memory/shared-steps';
import type { Step } from '../../../shared/steps/step';
import { CONTROL, MODE, Unwound } from './control';
import { MAX_BATCH_RACES } from './race-results';
import type { ThreadParts } from './thread-parts';

export class RaceThread {
  readonly #canWait: boolean;
  #scripted = false;
  #seen: ReturnType<ThreadParts['races']['seenBy']>;

  constructor(readonly parts: ThreadParts) {
    const { locks, semaphores, conditions } = parts.program;
    this.#canWait = Object.keys({ ...locks, ...semaphores }).length + conditions.length > 0;
    this.#seen = parts.races.seenBy(parts.number);
  }

  /** Races until the batch is over. */
  run(): void {
    const { barrier, control, check } = this.parts;
    this.#scripted = Atomics.load(control, CONTROL.length) > 0;
    const next = (): void => this.#next();
    for (;;) {
      barrier.meet(next, this.#scripted ? ONE_BY_ONE : TOGETHER);
      check();
      if (Atomics.load(control, CONTROL.batchOver) === 1) return;
      this.#race();
    }
  }

  /** By the last to come to the barrier. */
  #next(): void {
    const { control, races, memory } = this.parts;
    const done = Atomics.load(control, CONTROL.racesDone);
    if (done >= 0) races.setOutcome(done, this.#judge());
    Atomics.store(control, CONTROL.racesDone, done + 1);
    const enough = Math.min(Atomics.load(control, CONTROL.races), MAX_BATCH_RACES);
    if (done + 1 >= enough || races.isNearlyFull) return void Atomics.store(control, CONTROL.batchOver, 1);
    memory.reset();
    Atomics.store(control, CONTROL.ended, 0);
    Atomics.store(control, CONTROL.void, 0);
    Atomics.store(control, CONTROL.failedAt, -1);
    Atomics.store(control, CONTROL.position, 0);
  }

  #judge(): number {
    const { control, program, memory, races } = this.parts;
    if (Atomics.load(control, CONTROL.void) === 1) return NaN;
    return program.outcome({ cells: memory.cells(), returns: races.returned() });
  }

  #race(): void {
    const { parts } = this;
    this.#seen.begin();
    try {
      parts.run(
        (step) => {
          const result = this.#scripted ? this.#makeInTurn(step) : this.#makeFreely(step);
          this.#seen.add(result);
          return result;
        },
        (round, value) => parts.races.setReturned(parts.number, round, value),
      );
    } catch (thrown) {
      if (Atomics.load(parts.control, CONTROL.mode) >= MODE.unwinding) throw new Unwound();
      // Called off already, or this thread threw: nobody will ask what the end amounts to.
      if (!(thrown instanceof Unwound)) Atomics.store(parts.control, CONTROL.void, 1);
    }
    this.#seen.end();
    Atomics.or(parts.control, CONTROL.ended, parts.bit);
    if (this.#scripted) parts.script.ended();
    else if (this.#canWait) this.#callOffIfStuck();
  }

  #makeFreely(step: Step): number {
    const { memory, mutex } = this.parts;
    this.#checkRace();
    if (step.kind === 'wait' || step.kind === 'notify' || step.kind === 'notifyAll') return this.#makeInLine(step);
    if (step.kind === 'lockWithin') return this.#lockWithin(step, performance.now() + step.ms);
    if (!memory.attempt(step)) {
      this.#waitFor(step, false);
      return 0;
    }
    const { result } = memory.made;
    if (SharedSteps.isOfLines(step) && memory.isAwaited(step)) {
      mutex.lock();
      const woken = memory.takeWoken(step);
      mutex.unlock();
      this.parts.unpark(woken);
    }
    return result;
  }

  #makeInLine(step: Step): number {
    const { memory, mutex } = this.parts;
    mutex.lock();
    let woken = 0;
    try {
      memory.attempt(step);
      woken = memory.takeWoken(step);
    } finally {
      mutex.unlock();
    }
    const { result } = memory.made;
    this.parts.unpark(woken);
    if (step.kind !== 'wait') return result;
    this.#callOffIfStuck();
    this.parts.sleepWhileBlocked(this.#checkRace);
    if (!memory.attempt(step, true)) this.#waitFor(step, true);
    return 0;
  }

  /** Joins the line and sleeps until it has it. */
  #waitFor(step: Step, woken: boolean): void {
    const { memory, mutex } = this.parts;
    for (;;) {
      mutex.lock();
      memory.join(step);
      const free = memory.can(asLock(step), false);
      if (free) memory.leave(step);
      mutex.unlock();
      if (!free) {
        this.#callOffIfStuck();
        this.parts.sleepWhileBlocked(this.#checkRace);
      }
      if (memory.attempt(step, woken)) return;
    }
  }

  #lockWithin(step: Step, untilMs: number): number {
    const { memory, mutex } = this.parts;
    for (;;) {
      memory.attempt(step);
      if (memory.made.result === 1 || performance.now() >= untilMs) break;
      mutex.lock();
      memory.joinForAWhile(step);
      const free = memory.can(asLock(step), false);
      mutex.unlock();
      if (!free) this.parts.sleepInLine(step, untilMs);
      mutex.lock();
      memory.leave(step);
      mutex.unlock();
      this.#checkRace();
    }
    return memory.made.result;
  }

  /** A step when it is this thread's turn in the script; the race is void if it cannot be made then. */
  #makeInTurn(step: Step): number {
    this.#turn(step, false);
    const { result } = this.parts.memory.made;
    if (step.kind === 'wait') this.#turn(step, true);
    return step.kind === 'wait' ? 0 : result;
  }

  #turn(step: Step, woken: boolean): void {
    const { script, check, memory, control } = this.parts;
    if (script.await(check) === 'step') {
      if (memory.attempt(step, woken)) return script.pass();
      script.fail();
    }
    Atomics.store(control, CONTROL.void, 1);
    throw new Unwound();
  }

  /** Throws if this race is called off, or the batch. */
  readonly #checkRace = (): void => {
    const { control, check } = this.parts;
    check();
    if (Atomics.load(control, CONTROL.void) === 1) throw new Unwound();
  };

  /** All that live wait for each other: nobody will come to the barrier unless they are told to. */
  #callOffIfStuck(): void {
    const { control, memory, mutex } = this.parts;
    if (memory.blockedThreads === 0) return;
    mutex.lock();
    const blocked = memory.blockedThreads;
    const all = (blocked | Atomics.load(control, CONTROL.ended)) === 2 ** this.parts.program.threads.length - 1;
    if (all && blocked !== 0) Atomics.store(control, CONTROL.void, 1);
    mutex.unlock();
    if (all) this.parts.unpark(blocked);
  }
}

/** What a waiting step waits for, as a step. */
function asLock(step: Step): Step {
  if (step.kind === 'wait' || step.kind === 'lockWithin') return { kind: 'lock', lock: step.lock, line: step.line };
  return step;
}
