/**
 * What one thread tells of one step, in sixteen words of shared memory: 64 bytes, a cache line.
 *
 * | word  | meaning                                                                         |
 * |-------|---------------------------------------------------------------------------------|
 * | 0     | sequence number, counted by all threads of the run together                     |
 * | 1     | kind, an index into `EVENT_KINDS`                                               |
 * | 2, 3  | time in nanoseconds since the run began, a double                               |
 * | 4     | 1 = the step is not made yet: the thread stands at the turnstile before it      |
 * | 5     | line of the program, 0 = none                                                   |
 * | 6     | place, from 1: which of the run's places; 0 = none                              |
 * | 7, 8  | the handover: actor number and count; -1 = none                                 |
 * | 9, 10 | the handover whose receiving end made this possible, likewise                   |
 * | 11    | what only this lab can read                                                     |
 * | 12    | the actor that this step is about to wake; -1 = none                            |
 * | 13    | 1 = the turnstile held it, so it is GATED                                       |
 * | 14,15 | not in use                                                                      |
 *
 * Actors have numbers here: 0 is main, the threads follow from 1 in the order they were named.
 */
export const WORD = {
  sequence: 0,
  kind: 1,
  time: 2,
  stands: 4,
  line: 5,
  place: 6,
  msgActor: 7,
  msgNumber: 8,
  afterActor: 9,
  afterNumber: 10,
  datum: 11,
  wakes: 12,
  gated: 13,
} as const;

export const RECORD_WORDS = 16;
export const NOBODY = -1;
export const MAIN = 0;

/** The n-th thing an actor handed over. */
export interface Handover {
  readonly actor: number;
  readonly number: number;
}

/** What the thread says of a step; the rest is added for it. */
export interface StepFacts {
  /** From 1. */
  readonly place?: number | undefined;
  readonly msg?: Handover | undefined;
  readonly after?: Handover | undefined;
  /** For the lab alone. */
  readonly datum?: number | undefined;
  readonly wakes?: number | undefined;
}

/*
 * A ring: one thread writes, main reads. Four words ahead of the records:
 *
 * | word | meaning                                                                          |
 * |------|----------------------------------------------------------------------------------|
 * | 0    | how many records were ever published; only the thread writes it                  |
 * | 1    | how many were read; only main writes it, and the thread sleeps on it when full   |
 * | 2    | 1 = the thread has or is about to have a sequence number it has not published    |
 * | 3    | 1 = main has been told to come and read                                          |
 */
export const RING = { published: 0, read: 1, writing: 2, called: 3, records: 4 } as const;

/** A power of two. At a microsecond a record it lasts 4 ms, several times what main needs to come; 256 kB a thread. */
export const RING_RECORDS = 4_096;

/** Four words of four bytes keep the doubles in the records on multiples of eight, as they must be. */
export const RING_BYTES = (RING.records + RING_RECORDS * RECORD_WORDS) * Int32Array.BYTES_PER_ELEMENT;

/** Shared by all: what they are to do, and the next sequence number (2^31 of them, two thousand times what a run keeps). */
export const COMMON = { mode: 0, sequence: 1, words: 2 } as const;

/** How threads go: without asking, asking at the turnstile before each step, or out. */
export const MODE = { free: 0, gated: 1, leaving: 2 } as const;

/** Where record number `index` of a ring begins, in words. */
export const recordAt = (index: number): number => RING.records + (index & (RING_RECORDS - 1)) * RECORD_WORDS;
