/**
 * A thread in a traced execution: it stands before each step (for its turn in the script, at the
 * turnstile, or not at all in a free run), and makes and records it in one critical section.
 */
import type { Step } from '../../../shared/steps/step';
import { CONTROL, MODE, Unwound } from './control';
import { namesOf, type Form } from './step-record';
import type { ThreadParts } from './thread-parts';
import type { Entry } from './step-log-writer';
import { touched } from '../../../shared/steps/names';

export class AttemptThread {
  #line = 0;
  #gated = false;
  readonly #places: ReadonlyMap<string, number>;

  constructor(readonly parts: ThreadParts) {
    this.#places = new Map(namesOf(parts.program).map(([kind, name], index) => [`${kind} ${name}`, index]));
  }

  run(): void {
    let last = 0;
    try {
      this.parts.run(
        (step) => this.#perform(step),
        (round, value) => this.parts.races.setReturned(this.parts.number, round, (last = value)),
      );
      this.#end({ form: 'return', line: this.#line, value: last });
    } catch (thrown) {
      if (thrown instanceof Unwound) return;
      this.#end({ form: 'error', line: this.#line, text: thrown instanceof Error ? thrown.message : String(thrown) });
    }
  }

  #end(entry: Entry): void {
    const { mutex, log, control, bit, script } = this.parts;
    // First the script: once main has read the record, where it could not be followed must be known.
    Atomics.or(control, CONTROL.ended, bit);
    script.ended();
    mutex.lock();
    log.write({ ...entry, gated: Atomics.load(control, CONTROL.mode) !== MODE.free });
    mutex.unlock();
    log.callMain();
  }

  #perform(step: Step): number {
    this.#line = step.line;
    this.#make(step, false);
    if (step.kind === 'wait') this.#make(step, true);
    return this.parts.memory.made.result;
  }

  #make(step: Step, woken: boolean): void {
    const { script, check } = this.parts;
    for (;;) {
      const turn = script.await(check);
      if (turn === 'over') {
        if (this.#makeByHand(step, woken)) return;
        continue;
      }
      this.#gated = true;
      if (turn === 'settle') {
        this.#settle(step, woken);
        script.pass();
      } else if (this.#locked(() => this.#tryAndRecord(step, woken))) return script.pass();
      else script.fail();
    }
  }

  /** One try with no script. False: it was not to be had, and was waited for. */
  #makeByHand(step: Step, woken: boolean): boolean {
    const { parts } = this;
    this.#sleepWhileBlocked();
    if (Atomics.load(parts.control, CONTROL.halt) === 1) this.#halt(step, woken);
    this.#stand(step, woken);
    if (step.kind === 'lockWithin' && Atomics.load(parts.control, CONTROL.mode) === MODE.free) {
      this.#lockWithin(step, performance.now() + step.ms);
      return true;
    }
    return this.#locked(() => {
      const made = this.#tryAndRecord(step, woken);
      if (!made) this.#block(step, woken);
      return made;
    });
  }

  #settle(step: Step, woken: boolean): void {
    const { memory } = this.parts;
    this.#locked(() => {
      // Who waits to be notified stands in line already.
      if (!memory.isBlocked() && !memory.can(step, woken)) this.#block(step, woken);
    });
  }

  /** Under the mutex: the step and its record. */
  #tryAndRecord(step: Step, woken: boolean): boolean {
    const { memory, control, log, lot } = this.parts;
    if (!memory.attempt(step, woken)) return false;
    const { made } = memory;
    const wakes = woken ? 0 : memory.takeWoken(step);
    const number = Atomics.add(control, CONTROL.step, 1);
    log.write({ ...this.#entry(step, woken ? 'relock' : step.kind), ...made, step: number, wakes });
    for (let thread = 0; thread < lot.size; thread += 1) if (wakes & (1 << thread)) lot.unpark(thread);
    return true;
  }

  /** Under the mutex: joins the line of what it waits for. */
  #block(step: Step, woken: boolean, briefly = false): void {
    const { memory, log } = this.parts;
    const { holder } = memory.made;
    if (briefly) memory.joinForAWhile(step);
    else memory.join(step);
    const of = woken ? 'relock' : step.kind;
    log.write({ ...this.#entry(step, 'block'), of, place: this.#waitsAt(step), holder, briefly });
  }

  /** In a free run only: really waits, and says only at the end whether it got it. */
  #lockWithin(step: Step, untilMs: number): void {
    const { parts } = this;
    const { memory } = parts;
    let inLine = false;
    for (;;) {
      const made = this.#locked(() => {
        const free = memory.can({ ...step, kind: 'lock', lock: step.kind === 'lockWithin' ? step.lock : '' }, false);
        if (inLine && memory.isInLine(step)) memory.leave(step);
        if (free || performance.now() >= untilMs) return this.#tryAndRecord(step, false);
        this.#block(step, false, true);
        inLine = true;
        return false;
      });
      if (made) return;
      parts.sleepInLine(step, untilMs);
    }
  }

  #sleepWhileBlocked(): void {
    if (!this.parts.memory.isBlocked()) return;
    // Whoever is to choose the next step must know at once that this thread waits.
    if (Atomics.load(this.parts.control, CONTROL.mode) !== MODE.free) this.parts.log.callMain();
    this.parts.sleepWhileBlocked(this.parts.check);
  }

  #stand(step: Step, woken: boolean): void {
    const { control, lot, number, check } = this.parts;
    check();
    this.#gated = Atomics.load(control, CONTROL.mode) !== MODE.free;
    if (!this.#gated) return;
    Atomics.store(control, CONTROL.go + number, 0);
    this.#report('stands', step, woken);
    for (;;) {
      lot.arm(number);
      check();
      if (Atomics.load(control, CONTROL.go + number) === 1) return;
      lot.park(number);
    }
  }

  /** The script is over, and nobody is to go on: stays until it is taken out of its job. */
  #halt(step: Step, woken: boolean): never {
    const { lot, number, check } = this.parts;
    this.#report('halted', step, woken);
    for (;;) {
      lot.arm(number);
      check();
      lot.park(number);
    }
  }

  #report(form: 'stands' | 'halted', step: Step, woken: boolean): void {
    this.#locked(() => this.parts.log.write({ ...this.#entry(step, form), of: woken ? 'relock' : step.kind }));
    this.parts.log.callMain();
  }

  #entry(step: Step, form: Form): Entry {
    const place = form === 'relock' ? this.#waitsAt(step) : this.#placeOf(...touched(step));
    return {
      form,
      line: step.line,
      gated: this.#gated,
      ...(place === undefined ? undefined : { place }),
      ...(step.kind === 'compareExchange' ? { expected: step.expected } : undefined),
      ...(step.kind === 'work' ? { text: step.what } : undefined),
      ...(step.kind === 'wait' ? { text: step.lock } : undefined),
    };
  }

  /** The lock or semaphore it waits for. */
  #waitsAt(step: Step): number {
    return (step.kind === 'wait' ? this.#placeOf('lock', step.lock) : this.#placeOf(...touched(step))) ?? -1;
  }

  #placeOf(kind: string, name: string): number | undefined {
    return this.#places.get(`${kind} ${name}`);
  }

  #locked<Result>(inside: () => Result): Result {
    const { mutex } = this.parts;
    mutex.lock();
    try {
      return inside();
    } finally {
      mutex.unlock();
    }
  }
}
