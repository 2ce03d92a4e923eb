/** Small programs whose answers are known. */
import { stepThreads, type Body, type EndState, type StepProgram } from '../../src/shared/steps/program';

const NOTHING = {
  cells: {},
  locks: {},
  semaphores: {},
  conditions: [],
  outcome: () => 0,
  violates: () => false,
} satisfies Omit<StepProgram, 'threads'>;

/** A program of which only what matters is said. */
export function program(some: Partial<StepProgram> & Pick<StepProgram, 'threads'>): StepProgram {
  return { ...NOTHING, ...some };
}

const unguarded: Body = function* (self) {
  const seen = yield self.load('counter');
  yield self.work('add');
  yield self.store('counter', seen + 1);
};

const locked: Body = function* (self) {
  yield self.lock('mutex');
  const seen = yield self.load('counter');
  yield self.work('add');
  yield self.store('counter', seen + 1);
  yield self.unlock('mutex');
};

const atomic: Body = function* (self) {
  yield self.add('counter', 1);
};

/** Load, add, store by every thread; what is lost shows in the end. */
export function increment(threads: number, rounds: number, guard: 'none' | 'lock' | 'atomic' = 'none'): StepProgram {
  const body = { none: unguarded, lock: locked, atomic }[guard];
  return program({
    cells: { counter: 0 },
    locks: { mutex: ['counter'] },
    threads: stepThreads('thread', threads, () => body, rounds),
    outcome: ({ cells }: EndState) => cells['counter'] ?? 0,
    violates: (outcome) => outcome !== threads * rounds,
  });
}

/** Left, right, eat, right, left; the ordered take the lower fork first. */
export function philosophers(count: number, ordered = false): StepProgram {
  const forks = Array.from({ length: count }, (_, at) => `fork-${at}`);
  const body = (left: string, right: string): Body =>
    function* (self) {
      yield self.lock(left);
      yield self.lock(right);
      yield self.work('eat');
      yield self.unlock(right);
      yield self.unlock(left);
    };
  return program({
    locks: Object.fromEntries(forks.map((fork) => [fork, []])),
    threads: stepThreads('philosopher', count, (number) => {
      const [left, right] = [`fork-${number}`, `fork-${(number + 1) % count}`];
      return ordered && number === count - 1 ? body(right, left) : body(left, right);
    }),
  });
}

/** What a generator returns in the end. */
export function throughWith<T>(work: Generator<unknown, T>): T {
  for (let at = work.next(); ; at = work.next()) if (at.done) return at.value;
}
