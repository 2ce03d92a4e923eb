/**
 * The atomic steps a program may be made of.
 *
 * A program is a generator: it yields a step, whoever runs it makes that step in one go, and the
 * result comes back as the value of the `yield`. Between two steps anybody else may move. The same
 * program runs on real threads (src/main/run/step-program) and in the model (src/shared/explorer).
 *
 *     const seen = yield self.load('counter');
 *     yield self.store('counter', seen + 1);
 *
 * Every result is a number; where there is nothing to tell it is 0, yes is 1 and no is 0.
 */
export type Step = { readonly line: number } & (
  | { readonly kind: 'load'; readonly cell: string }
  | { readonly kind: 'store'; readonly cell: string; readonly value: number }
  /** Read, add, write as one step; the result is the value before (Atomics.add). */
  | { readonly kind: 'add'; readonly cell: string; readonly value: number }
  /** Writes `value` if the cell holds `expected`; the result is the value before (Atomics.compareExchange). */
  | { readonly kind: 'compareExchange'; readonly cell: string; readonly expected: number; readonly value: number }
  /** Something only this thread can see: it touches nothing shared. */
  | { readonly kind: 'work'; readonly what: string }
  /** Waits as long as somebody holds it; the lock of whoever holds it already is never free for it either. */
  | { readonly kind: 'lock'; readonly lock: string }
  /** 1 if it got the lock, 0 if somebody holds it. Never waits. */
  | { readonly kind: 'tryLock'; readonly lock: string }
  /** 1 if it got the lock within that time, 0 if the time ran out. In the model time runs out whenever the lock is taken. */
  | { readonly kind: 'lockWithin'; readonly lock: string; readonly ms: number }
  /** @throws in the program, if it does not hold the lock */
  | { readonly kind: 'unlock'; readonly lock: string }
  /** Waits while the semaphore is 0, then takes one. */
  | { readonly kind: 'acquire'; readonly semaphore: string }
  | { readonly kind: 'release'; readonly semaphore: string }
  /** Lets go of the lock and waits to be notified; holds the lock again when it goes on: two steps. */
  | { readonly kind: 'wait'; readonly condition: string; readonly lock: string }
  /** Wakes the first that waits; the result is how many were woken. */
  | { readonly kind: 'notify'; readonly condition: string }
  | { readonly kind: 'notifyAll'; readonly condition: string }
);

export type StepKind = Step['kind'];

/** All of them. */
export const STEP_KINDS = [
  'load',
  'store',
  'add',
  'compareExchange',
  'work',
  'lock',
  'tryLock',
  'lockWithin',
  'unlock',
  'acquire',
  'release',
  'wait',
  'notify',
  'notifyAll',
] as const satisfies readonly StepKind[];

/** What a program says its steps with. `at` is written in by the build: see vite/lines.ts. */
export class Self {
  #line = 0;

  at(line: number): this {
    this.#line = line;
    return this;
  }

  load(cell: string): Step {
    return { kind: 'load', cell, line: this.#line };
  }
  store(cell: string, value: number): Step {
    return { kind: 'store', cell, value, line: this.#line };
  }
  add(cell: string, value: number): Step {
    return { kind: 'add', cell, value, line: this.#line };
  }
  compareExchange(cell: string, expected: number, value: number): Step {
    return { kind: 'compareExchange', cell, expected, value, line: this.#line };
  }
  work(what: string): Step {
    return { kind: 'work', what, line: this.#line };
  }
  lock(lock: string): Step {
    return { kind: 'lock', lock, line: this.#line };
  }
  tryLock(lock: string): Step {
    return { kind: 'tryLock', lock, line: this.#line };
  }
  lockWithin(lock: string, ms: number): Step {
    return { kind: 'lockWithin', lock, ms, line: this.#line };
  }
  unlock(lock: string): Step {
    return { kind: 'unlock', lock, line: this.#line };
  }
  acquire(semaphore: string): Step {
    return { kind: 'acquire', semaphore, line: this.#line };
  }
  release(semaphore: string): Step {
    return { kind: 'release', semaphore, line: this.#line };
  }
  wait(condition: string, lock: string): Step {
    return { kind: 'wait', condition, lock, line: this.#line };
  }
  notify(condition: string): Step {
    return { kind: 'notify', condition, line: this.#line };
  }
  notifyAll(condition: string): Step {
    return { kind: 'notifyAll', condition, line: this.#line };
  }
}
