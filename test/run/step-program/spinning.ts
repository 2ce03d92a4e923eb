/** Programs that never come to an end by themselves, and one that loses updates. */
import type { Body, StepProgram } from '../../../src/shared/steps/program';
import type { Json } from '../../../src/shared/wire/json';

const BODIES: Readonly<Record<string, Body>> = {
  *increment(self) {
    const seen = yield self.at(1).load('counter');
    yield self.at(2).store('counter', seen + 1);
    return 0;
  },
  *steps(self) {
    for (;;) yield self.at(1).load('counter');
  },
  *holds(self) {
    yield self.at(1).lock('lock');
    for (;;) yield self.at(2).load('counter');
  },
  *wants(self) {
    yield self.at(1).lock('lock');
    return 1;
  },
  *within(self) {
    return yield self.at(1).lockWithin('lock', 3_600_000);
  },
  *briefly(self) {
    return yield self.at(1).lockWithin('lock', 1);
  },
  *lets(self) {
    yield self.at(1).lock('lock');
    while ((yield self.at(2).load('counter')) === 0);
    yield self.at(3).unlock('lock');
    return 5;
  },
  *signals(self) {
    yield self.at(1).store('counter', 1);
    return 0;
  },
  *nothing() {
    let turns = 0;
    for (; turns >= 0; turns = (turns + 1) % 1_000);
    return turns;
  },
  *ends() {
    return 3;
  },
  *throws(self) {
    yield self.at(1).load('counter');
    yield self.at(7).unlock('lock');
    return 0;
  },
};

export interface Spinning {
  readonly bodies: readonly string[];
  readonly rounds?: number;
}

export function spinning({ bodies, rounds = 1 }: Spinning): StepProgram {
  return {
    cells: { counter: 0 },
    locks: { lock: ['counter'] },
    semaphores: {},
    conditions: [],
    threads: bodies.map((name, number) => {
      const body = BODIES[name];
      if (!body) throw new RangeError(name);
      return { actor: `thread-${number}`, body, rounds };
    }),
    outcome: ({ cells }) => cells['counter'] ?? 0,
    violates: (counter) => counter !== bodies.length * rounds,
  };
}

export const spinningOf = (data: Json): StepProgram => spinning(data as unknown as Spinning);
