import * as v from 'valibot';
import { type } from '../../wire/contract';
import { lab } from '../lab';
import { choice, code, integer, schedule } from '../parameter';
import { REPAIR_TEMPLATE } from './repair-template';

/** A count: a number while that is exact (up to 2^53 - 1), its decimal digits as text beyond. */
export type Count = number | string;

export interface RacesSummary {
  /** Final value to how many schedules (`explore`, `repair`) or runs (all others) had it. */
  readonly outcomes: Readonly<Record<string, Count>>;
  /** Of one run that came to its end (`schedule`, `replay`). */
  readonly outcome?: number;
  /** Who went, step by step (`schedule`); what was asked for (`replay`). */
  readonly schedule?: readonly number[];
  /** `replay`: every step was made by the thread whose turn it was. */
  readonly followed?: boolean;
  /** `explore`, `repair`: complete interleavings of all atomic steps, without reduction. */
  readonly schedules?: Count;
  readonly violations?: Count;
  readonly deadlocks?: Count;
  /** Executed with reduction. */
  readonly explored?: number;
  /** A failing schedule, the fewest steps and then the fewest context switches. */
  readonly shortest?: readonly number[] | null;
  /** Stopped, or too large: the counts are lower bounds. */
  readonly partial?: boolean;
  /** One schedule of every class was executed; `explored` is all of them. */
  readonly exploredAll?: boolean;
  /** `thousand`. */
  readonly runs?: number;
  readonly elapsedMs?: number;
  /** `thousand`: the same program under a lock, run as often. */
  readonly locked?: Readonly<Record<string, Count>>;
  /** `thousand`: a schedule that explains what the threads of a failing run saw, if there was one. */
  readonly caught?: readonly number[] | null;
  /** `repair`: what is wrong with the text, if it could not be explored. */
  readonly programError?: { readonly code: string; readonly line: number; readonly message: string };
}

export const races = lab({
  id: 'races',
  parameters: {
    program: choice(['increment', 'ticket', 'publish'], 'increment'),
    guard: choice(['none', 'lock', 'atomic'], 'none'),
    threads: integer({ default: 2, min: 1, max: 5 }),
    /** How often each thread runs its text. */
    increments: integer({ default: 1, min: 1, max: 1_000 }),
    /** `thousand`: how many races. */
    runs: integer({ default: 1_000, min: 1, max: 100_000 }),
    /** `schedule`, `replay`: whose turn it is, by thread number. */
    schedule: schedule({ default: [], maxSteps: 10_000, maxThread: 4 }),
    /** `repair`: the text every schedule of which is checked. */
    code: code({ default: REPAIR_TEMPLATE, maxChars: 10_000 }),
  },
  experiments: {
    schedule: { set: { program: 'ticket' } },
    thousand: { set: { increments: 100 } },
    replay: { set: { schedule: [0, 0, 1, 1, 1, 0] } },
    explore: { set: {} },
    repair: { set: {} },
  },
  actions: {
    /** Goes back by one step of the learner's: everything is run again without it. */
    undo: v.strictObject({}),
    /** Begins again, with these turns taken first. */
    restart: v.strictObject({
      schedule: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(10_000)),
    }),
  },
  summary: type<RacesSummary>(),
  errors: ['NOTHING_TO_UNDO', 'CANNOT_FOLLOW'],
});
