/** What can be wrong with a program text of the learner's. The sentences are in the renderer. */
export const PROGRAM_ERRORS = [
  /** It cannot be parsed; `message` says what the parser says. */
  'SYNTAX_ERROR',
  /** It has no generator function. */
  'NO_PROGRAM',
  /** It loads code from somewhere else; `message` names how. */
  'NOT_ALLOWED',
  /** It yields something that is no step; `message` shows it. */
  'NO_SUCH_STEP',
  /** It names a cell, lock, semaphore or condition there is not; `message` is the name. */
  'UNKNOWN_CELL',
  /** A cell or the returned value is to be a whole number; `message` shows what it was. */
  'NOT_A_NUMBER',
  /** It unlocks or waits with a lock it does not hold; `message` is the lock. */
  'NOT_HELD',
  /** It goes round and round without a step. */
  'ENDLESS_LOOP',
  /** It needs more memory than it is given. */
  'OUT_OF_MEMORY',
  /** It throws; `message` is what. */
  'THREW',
] as const;

export type ProgramErrorCode = (typeof PROGRAM_ERRORS)[number];

export interface ProgramFault {
  readonly code: ProgramErrorCode;
  /** From 1; 0 where it belongs to no line. */
  readonly line: number;
  readonly message: string;
}
