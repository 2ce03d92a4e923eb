/** Programs for the tests, built from JSON, so that the threads build the same. */
import { Self, type Step } from '../../../src/shared/steps/step';
import type { Body, StepProgram } from '../../../src/shared/steps/program';
import type { Json } from '../../../src/shared/wire/json';

/** Each thread makes its steps one after the other, whatever they give, and returns a digest of what they gave. */
export interface Listed {
  readonly threads: readonly (readonly Step[])[];
  readonly rounds?: number;
  readonly semaphore?: number;
}

export const CELLS = ['a', 'b'] as const;
export const LOCKS = ['m', 'n'] as const;

export function listed({ threads, rounds = 1, semaphore = 1 }: Listed): StepProgram {
  return {
    cells: { a: 0, b: 5 },
    locks: { m: ['a'], n: ['b'] },
    semaphores: { s: semaphore },
    conditions: ['c'],
    threads: threads.map((steps, number) => ({ actor: `thread-${number}`, body: bodyOf(steps), rounds })),
    outcome: ({ cells, returns }) => digest([...Object.values(cells), ...returns.flat()]),
    violates: () => false,
  };
}

export const listedOf = (data: Json): StepProgram => listed(data as unknown as Listed);
export const asData = (program: Listed): Json => program as unknown as Json;

const bodyOf = (steps: readonly Step[]): Body =>
  function* () {
    const results: number[] = [];
    for (const step of steps) results.push(yield step);
    return digest(results);
  };

const digest = (values: readonly number[]): number => values.reduce((sum, value) => (sum * 31 + value) | 0, 7);

const at = (line: number): Self => new Self().at(line);

/** Load, think, store: the lost update, in the digest or the cell `a`. */
export const adding: readonly Step[] = [at(1).load('a'), at(2).work('think'), at(3).add('a', 1)];

/** One lock, then the other. */
export const lockBoth = (first: string, second: string): readonly Step[] => [
  at(1).lock(first),
  at(2).lock(second),
  at(3).unlock(second),
  at(4).unlock(first),
];

export const self = at(9);
