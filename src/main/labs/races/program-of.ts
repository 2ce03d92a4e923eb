/**
 * The programs of this lab, built from parameters alone, so that real threads and the model run the
 * same: what is shared, who runs what, and what an end is judged by.
 */
import type { races } from '../../../shared/labs/races/contract';
import type { ValuesOf } from '../../../shared/labs/parameter';
import type { Json } from '../../../shared/wire/json';
import { stepThreads, type Body, type EndState, type StepProgram } from '../../../shared/steps/program';
import { increment as incrementAtomic } from './programs/increment-atomic.program';
import { increment as incrementLock } from './programs/increment-lock.program';
import { increment } from './programs/increment.program';
import { read as readAtomic, write as writeAtomic } from './programs/publish-atomic.program';
import { read as readLock, write as writeLock } from './programs/publish-lock.program';
import { read, write } from './programs/publish.program';
import { sell as sellAtomic } from './programs/ticket-atomic.program';
import { sell as sellLock } from './programs/ticket-lock.program';
import { sell } from './programs/ticket.program';

/** What a program of this lab is built from. */
export type RacesChoice = Pick<
  ValuesOf<(typeof races)['parameters']>,
  'program' | 'guard' | 'threads' | 'increments'
> & {
  /** What its threads are called, before their number; `thread` unless a run has others as well. */
  readonly role?: string;
};

type Guarded = { readonly [Guard in RacesChoice['guard']]: Body };

const INCREMENTS: Guarded = { none: increment, lock: incrementLock, atomic: incrementAtomic };
const SALES: Guarded = { none: sell, lock: sellLock, atomic: sellAtomic };
const WRITERS: Guarded = { none: write, lock: writeLock, atomic: writeAtomic };
const READERS: Guarded = { none: read, lock: readLock, atomic: readAtomic };

/** How many tickets there are to sell. */
export const TICKETS = 1;

export function programOf(choice: RacesChoice): StepProgram {
  const { guard, threads: count, increments: rounds, role = 'thread' } = choice;
  const threads = (body: (number: number) => Body): StepProgram['threads'] => stepThreads(role, count, body, rounds);
  switch (choice.program) {
    case 'increment':
      return {
        ...shared(guard, { counter: 0 }),
        threads: threads(() => INCREMENTS[guard]),
        outcome: ({ cells }) => cells['counter'] ?? 0,
        violates: (counter) => counter !== count * rounds,
      };
    case 'ticket':
      return {
        ...shared(guard, { tickets: TICKETS }),
        threads: threads(() => SALES[guard]),
        outcome: returned,
        violates: (sold) => sold > TICKETS,
      };
    case 'publish':
      return {
        ...shared(guard, { flag: 0, data: 0 }),
        threads: threads((number) => (number === 0 ? WRITERS[guard] : READERS[guard])),
        outcome: returned,
        violates: (misled) => misled > 0,
      };
  }
}

/** {@link programOf} for whoever was handed the choice as JSON by {@link asData}. */
export const programOfData = (data: Json): StepProgram => programOf(data as unknown as RacesChoice);

/** The choice alone, without the other parameters. */
export function asChoice({ program, guard, threads, increments, role = 'thread' }: RacesChoice): RacesChoice {
  return { program, guard, threads, increments, role };
}

/** {@link asChoice} as JSON. */
export const asData = (choice: RacesChoice): Json => ({ ...asChoice(choice) });

/** The file of the program's text, below src/main/labs. */
export function sourceOf({ program, guard }: Pick<RacesChoice, 'program' | 'guard'>): string {
  return `races/programs/${guard === 'none' ? program : `${program}-${guard}`}.program.ts`;
}

function shared(
  guard: RacesChoice['guard'],
  cells: StepProgram['cells'],
): Pick<StepProgram, 'cells' | 'locks' | 'semaphores' | 'conditions'> {
  const locks = guard === 'lock' ? { mutex: Object.keys(cells) } : {};
  return { cells, locks, semaphores: {}, conditions: [] };
}

/** What all threads returned, in all their rounds, added up. */
function returned({ returns }: EndState): number {
  return returns.flat().reduce((sum, one) => sum + one, 0);
}
