/**
 * What a thread of a step program tells main: one log for all threads, written under the mutex under
 * which the step itself is made, so its order is the order of the steps.
 *
 * A record is sixteen words, a cache line:
 *
 * | word | meaning                                                                 |
 * |------|-------------------------------------------------------------------------|
 * | 0    | form, an index into `FORMS`                                             |
 * | 1    | thread number                                                           |
 * | 2, 3 | nanoseconds since the run began, a double                               |
 * | 4    | line                                                                    |
 * | 5    | number in the schedule, -1 = no step                                    |
 * | 6    | what it is at: an index into the names of the program, -1 = nothing     |
 * | 7    | `block`, `stands`: the form of the step that is stood before            |
 * | 8    | result of the step                                                      |
 * | 9    | value after it; of a thread's end what it returned                      |
 * | 10   | the value that was expected                                             |
 * | 11   | holder of the lock, -1 = nobody                                         |
 * | 12   | threads that it wakes, by bits                                          |
 * | 13   | 1 = the order was chosen: GATED                                         |
 * | 14   | where its text is, -1 = none                                            |
 * | 15   | 1 = it sleeps, but not for ever                                         |
 */
import type { StepProgram } from '../../../shared/steps/program';
import { STEP_KINDS } from '../../../shared/steps/step';

export const FORMS = [
  ...STEP_KINDS,
  /** The second half of a wait. */
  'relock',
  'block',
  'ready',
  'return',
  /** The program threw. */
  'error',
  /** At the turnstile. */
  'stands',
  /** Where a replay left it. */
  'halted',
  /** Through with its job, or taken out of it. */
  'idle',
] as const;

export type Form = (typeof FORMS)[number];

export const WORD = {
  form: 0,
  thread: 1,
  time: 2,
  line: 4,
  step: 5,
  place: 6,
  of: 7,
  result: 8,
  value: 9,
  expected: 10,
  holder: 11,
  wakes: 12,
  gated: 13,
  text: 14,
  briefly: 15,
} as const;

export const RECORD_WORDS = 16;

/** Ahead of the records: how many were published, how many read, 1 = main has been told to come. */
export const LOG = { published: 0, read: 1, called: 2, records: 4 } as const;

/** A power of two; at a microsecond a step it lasts 8 ms. 512 kB. */
export const LOG_RECORDS = 8_192;

export const LOG_BYTES = (LOG.records + LOG_RECORDS * RECORD_WORDS) * Int32Array.BYTES_PER_ELEMENT;

/** What steps say in words (`work`, errors), each kept once by each thread; what has no room is empty. */
export const TEXT_BYTES = 65_536;

export const recordAt = (index: number): number => LOG.records + (index & (LOG_RECORDS - 1)) * RECORD_WORDS;

export interface StepRecord {
  readonly form: Form;
  readonly thread: number;
  readonly t: number;
  readonly line: number;
  /** Its number in the schedule, if it is a step. */
  readonly step: number | undefined;
  /** The cell, lock, semaphore or condition. */
  readonly name: string;
  readonly of: Form;
  readonly result: number;
  readonly value: number;
  readonly expected: number;
  readonly holder: number;
  readonly wakes: number;
  readonly gated: boolean;
  readonly text: string;
  readonly briefly: boolean;
}

/** Every name of a program, each with its kind, in one order for all. */
export function namesOf({
  cells,
  locks,
  semaphores,
  conditions,
}: StepProgram): (readonly [kind: string, name: string])[] {
  const of = (kind: string, names: readonly string[]) => names.map((name) => [kind, name] as const);
  return [
    ...of('cell', Object.keys(cells)),
    ...of('lock', Object.keys(locks)),
    ...of('semaphore', Object.keys(semaphores)),
    ...of('condition', conditions),
  ];
}
